extension ResultDocument {
  /// How long encodings are, beside their mean: few payloads are the mean one.
  public struct SizePercentiles: Sendable, Hashable, Codable {
    /// Half of the encodings are at most so many bytes long.
    public var p50: Int
    /// Nine of ten are.
    public var p90: Int
    /// Ninety-nine of a hundred are.
    public var p99: Int

    /// The percentiles of encodings of these lengths; `nil` where there is none.
    ///
    /// Each is the length of one of them: definition 1 of Hyndman and Fan (1996).
    public init?(lengths: [Int]) {
      guard !lengths.isEmpty else { return nil }
      let ordered = lengths.sorted()
      func percentile(_ percent: Int) -> Int {
        ordered[(percent * ordered.count + 99) / 100 - 1]
      }
      (p50, p90, p99) = (percentile(50), percentile(90), percentile(99))
    }
  }
}
