/// Tells when a case has stopped getting faster: its caches are filled and its buffers grown.
struct WarmUp {
  /// How many samples of a warm-up take as long as one that counts.
  static let samplesPerSample = 4
  /// A case that has not settled after so many samples is as warm as it gets.
  static let mostSamples = 20
  /// A case that has run for so long is as warm as it gets, in nanoseconds.
  private static let longest = 100_000_000.0
  /// How many samples in a row must fail to be faster than all before them.
  private static let settledAfter = 2
  /// By how much a sample must undercut the fastest before it to count as faster.
  private static let noticeable = 0.02

  /// How many samples were looked at.
  private(set) var count = 0
  private var elapsed = 0.0
  private var fastest = Double.infinity
  private var sinceFaster = 0

  /// Whether the samples have stopped falling.
  var isWarm: Bool {
    sinceFaster >= Self.settledAfter || count >= Self.mostSamples || elapsed >= Self.longest
  }

  /// Looks at the next sample.
  mutating func observe(_ nanoseconds: Double) {
    count += 1
    elapsed += nanoseconds
    sinceFaster = nanoseconds < fastest * (1 - Self.noticeable) ? 0 : sinceFaster + 1
    fastest = min(fastest, nanoseconds)
  }
}
