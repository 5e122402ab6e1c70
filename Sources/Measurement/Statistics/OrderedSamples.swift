/// Samples in ascending order that still know at which position each of them was.
///
/// Sorted once, they give the median of any resample in one walk.
struct OrderedSamples {
  private let values: [Double]
  private let positions: [Int]

  init(_ samples: [Double]) {
    positions = samples.indices.sorted { samples[$0] < samples[$1] }
    values = positions.map { samples[$0] }
  }

  /// The median of a resample.
  func median(_ draws: borrowing Draws) -> Double {
    let lowerRank = (draws.total - 1) / 2
    let upperRank = draws.total / 2
    var seen = 0
    var lower: Double?
    for index in values.indices {
      seen += draws.counts[positions[index]]
      if lower == nil, seen > lowerRank { lower = values[index] }
      if seen > upperRank { return ((lower ?? values[index]) + values[index]) / 2 }
    }
    preconditionFailure("no more samples are drawn than counted")
  }
}
