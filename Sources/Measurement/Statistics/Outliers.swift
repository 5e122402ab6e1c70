/// How many samples lie far from the middle half of them. They are counted and never dropped.
///
/// Source: Tukey, *Exploratory Data Analysis* (1977), section 2D: the inner fences stand one and a half times the
/// distance between the quartiles outside of them, the outer fences three times.
public struct Outliers: Sendable, Hashable {
  /// Samples below the outer fence.
  public private(set) var lowSevere = 0
  /// Samples between the outer and the inner fence, below.
  public private(set) var lowMild = 0
  /// Samples between the inner and the outer fence, above.
  public private(set) var highMild = 0
  /// Samples above the outer fence.
  public private(set) var highSevere = 0

  /// All of them.
  public var count: Int { lowSevere + lowMild + highMild + highSevere }

  /// Counts the outliers among samples that ascend.
  init(ordered: [Double]) {
    let lower = quantile(0.25, of: ordered)
    let upper = quantile(0.75, of: ordered)
    let step = 1.5 * (upper - lower)
    for sample in ordered {
      if sample < lower - 2 * step {
        lowSevere += 1
      } else if sample < lower - step {
        lowMild += 1
      } else if sample > upper + 2 * step {
        highSevere += 1
      } else if sample > upper + step {
        highMild += 1
      }
    }
  }
}
