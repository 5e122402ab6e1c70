import Compression
import Measurement
import Suites

/// The options of the commands that compress what they measure.
extension CompressionBenchmark {
  private static let methods = CompressionMethod.allCases.filter { $0 != .identity }
  private static let names = methods.map(\.rawValue) + ["all", "none"]

  private static let timedLevels = TimedLevels.allCases.map(\.rawValue)

  /// The options that ``init(_:)`` reads.
  static let options = [
    Option(
      "compression", "METHODS",
      "Compress each encoding too, by \(names.joined(separator: ", ")), at the level of servers and "
        + "at the best: all."),
    Option(
      "compression-times", "LEVELS",
      "Time compression too, at the levels of servers, all, or none: servers."),
    Option("compress-batches", nil, "Compress the batches too, each as one body."),
  ]

  /// The benchmark that the options ask for; `nil` where they ask for none.
  ///
  /// - Parameter defaultLevels: At which levels bodies are compressed unless more are timed.
  init?(_ arguments: Arguments, defaultLevels: Levels = .all) throws(UsageError) {
    let chosen = try arguments.choices("compression", among: Self.names)
    let isAll = chosen.isEmpty || chosen.contains("all")
    if chosen.contains("none") {
      guard chosen == ["none"], !arguments.has("compression-times"),
        !arguments.has("compress-batches")
      else {
        throw arguments.refusal("compression", "none", "methods, or nothing else about compression")
      }
      return nil
    }
    let levels = try arguments.choice("compression-times", among: Self.timedLevels)
    let timedLevels = levels.flatMap(TimedLevels.init) ?? .servers
    self.init(
      methods: Self.methods.filter { isAll || chosen.contains($0.rawValue) },
      levels: timedLevels == .all ? .all : defaultLevels,
      scope: arguments.has("compress-batches") ? .batchesToo : .singleRecords,
      timedLevels: timedLevels)
  }
}
