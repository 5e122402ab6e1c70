import Foundation

/// The normal distribution with mean 0 and variance 1.
enum NormalDistribution {
  /// The value below which a fraction of the distribution lies.
  ///
  /// Inverts the cumulative distribution ½·erfc(−x/√2) by halving; exact to the last few bits, and called rarely.
  ///
  /// - Precondition: the fraction lies between 0 and 1.
  static func quantile(_ fraction: Double) -> Double {
    precondition(fraction > 0 && fraction < 1)
    var (lower, upper) = (-40.0, 40.0)
    for _ in 0..<100 {
      let middle = (lower + upper) / 2
      if 0.5 * erfc(-middle / 2.0.squareRoot()) < fraction {
        lower = middle
      } else {
        upper = middle
      }
    }
    return (lower + upper) / 2
  }
}
