/// What a comparison of two runs comes to.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// The whole interval, with and without drift, lies below the band that counts as equal.
  case faster
  /// The whole interval, with and without drift, lies above the band.
  case slower
  /// The whole interval lies inside of the band.
  case same
  /// The interval crosses an end of the band, or drift alone may explain the change, or there are too few samples.
  case cannotTell = "cannot tell"
}
