public import Compression
public import Measurement

/// Compresses the encodings of subjects, each by itself, and offers what can be timed of it.
///
///     let compression = CompressionBenchmark(methods: [.gzip], timedLevels: .servers)
///     let timed = try compression.timedCases(of: subjects)
///     // Sampled beside the codecs, so that sums and ratios are paired by round.
///     var result = try compression.run(subjects).result
///     result.take(series, of: timed)
public struct CompressionBenchmark {
  /// Which encodings are compressed.
  public enum Scope: Sendable, Hashable {
    /// Only those of single records, as HTTP responses are compressed.
    case singleRecords
    /// Those of batches too, each batch as one body.
    case batchesToo
  }

  /// Which levels bodies are compressed at.
  public enum Levels: Sendable, Hashable {
    /// Those that servers use by default.
    case servers
    /// The best ones too, some of which take a hundred times as long.
    case all
  }

  /// Which levels are timed.
  public enum TimedLevels: String, Sendable, Hashable, CaseIterable {
    /// Those that servers use where nobody chose one.
    case servers
    /// The best ones too, some of which take a hundred times as long.
    case all
    /// None.
    case none
  }

  private let settings: [CompressionSetting]
  private let scope: Scope
  private let timedLevels: TimedLevels

  /// Prepares a benchmark.
  ///
  /// - Parameters:
  ///   - methods: How to compress, each method at the level of servers and at its best; leaving bodies as they are is
  ///     what the others are compared with, and no method.
  ///   - levels: At which levels.
  ///   - scope: Which encodings.
  ///   - timedLevels: What ``timedCases(of:)`` has.
  public init(
    methods: [CompressionMethod], levels: Levels = .all, scope: Scope = .singleRecords,
    timedLevels: TimedLevels = .none
  ) {
    settings = methods.filter { $0 != .identity }.flatMap(CompressionSetting.settings)
      .filter { levels == .all || $0.choice == .server }
    self.scope = scope
    self.timedLevels = timedLevels
  }

  /// Compresses all bodies and verifies that they come back.
  ///
  /// - Parameters:
  ///   - subjects: Whose encodings to compress.
  ///   - isInterrupted: Asked between steps; where it answers yes, the benchmark ends with what it has.
  ///   - progress: Called before each step.
  /// - Returns: The section of a result document, without times, and whether the benchmark came to its end.
  public func run(
    _ subjects: [BenchmarkSubject], isInterrupted: () -> Bool = { false },
    progress: @escaping (BenchmarkProgress) -> Void = { _ in }
  ) throws -> (result: ResultDocument.Compression, isComplete: Bool) {
    let sets = sets(of: subjects)
    // Where any are timed, their cases were the first half (``timedCases(of:progress:)``).
    let before = settings.contains(where: isTimed) ? 0.5 : 0
    var result = ResultDocument.Compression(settings: settings.map(\.described), bodies: [])
    for (index, set) in sets.enumerated() {
      if isInterrupted() { return (result, false) }
      progress(
        .compressing(
          bodies: set.name,
          fractionCompleted: before + (1 - before) * Double(index) / Double(sets.count)))
      let outputs = try settings.map { try $0.compressed(set) }
      result.bodies.append(
        ResultDocument.Compression.Bodies(
          workload: set.workload, size: set.size, codecs: set.codecs, bodyCount: set.bodies.count,
          totalBytes: set.totalBytes,
          outcomes: zip(settings, outputs).map { $0.outcome(of: set.bodies, $1) },
          dictionary: try dictionaryResult(of: set)))
    }
    return (result, true)
  }

  private func sets(of subjects: [BenchmarkSubject]) -> [BodySet] {
    BodySet.sets(of: subjects.filter { scope == .batchesToo || $0.recordsPerOperation == 1 })
  }

  // MARK: Dictionaries

  /// What a dictionary does for single records; `nil` where there are too few of them to train one, or they have too
  /// little in common.
  private func dictionaryResult(
    of set: BodySet
  ) throws -> ResultDocument.Compression.Dictionary? {
    guard
      let setting = settings.first(where: { $0.method == .zstd && $0.choice == .server }),
      set.bodies.count >= 2 * CompressionDictionary.fewestSamples
    else { return nil }
    // Every second one, so that whatever changes along the sample is in both halves.
    let training = stride(from: 0, to: set.bodies.count, by: 2).map { set.bodies[$0] }
    let tested = stride(from: 1, to: set.bodies.count, by: 2).map { set.bodies[$0] }
    guard let dictionary = try? CompressionDictionary(trainedOn: training) else { return nil }
    let with = Compressor(.zstd, level: setting.level, dictionary: dictionary)
    let without = Compressor(.zstd, level: setting.level)
    var totals = (tested: 0, without: 0, with: 0)
    for body in tested {
      let short = try with.compress(body)
      guard try with.decompress(short, limit: body.count) == body else {
        throw CompressionDifference(bodies: set.name, setting: setting)
      }
      totals.tested += body.count
      totals.with += short.count
      totals.without += try without.compress(body).count
    }
    return ResultDocument.Compression.Dictionary(
      method: setting.method.rawValue, level: setting.level, trainingBodyCount: training.count,
      dictionaryBytes: dictionary.bytes.count, testedBodyCount: tested.count,
      testedBytes: totals.tested, totalBytesWithout: totals.without, totalBytesWith: totals.with)
  }

  // MARK: Times

  /// Both directions of every timed setting on every set of bodies, in an order that is the same in every process. A
  /// setting's compressor serves all sets, as in a server.
  public func timedCases(
    of subjects: [BenchmarkSubject], progress: (BenchmarkProgress) -> Void = { _ in }
  ) throws -> [CompressionCase] {
    let sets = sets(of: subjects)
    let kept = KeptBuffer()
    let chosen = settings.indices.filter { isTimed(settings[$0]) }
    return try chosen.enumerated().flatMap { position, setting in
      let compressor = settings[setting].compressor()
      return try sets.indices.flatMap { index in
        // The first half of what is compressed; ``run(_:isInterrupted:progress:)`` is the other.
        let done = Double(position * sets.count + index) / Double(2 * chosen.count * sets.count)
        progress(.compressing(bodies: sets[index].name, fractionCompleted: done))
        let (bodies, outputs) = (sets[index].bodies, try settings[setting].compressed(sets[index]))
        let limit = bodies.map(\.count).max() ?? 0
        func timed(
          _ direction: ResultDocument.Compression.Direction,
          _ run: @escaping (_ passes: Int) throws -> Void
        ) -> CompressionCase {
          CompressionCase(
            set: index, setting: setting, direction: direction,
            sampled: SampledCase(
              id: "\(sets[index].name) \(settings[setting]) \(direction.rawValue)",
              operationsPerPass: bodies.count, run: run))
        }
        return [
          timed(.compress) { passes in
            try kept.lend { buffer in
              for _ in 0..<passes {
                for body in bodies {
                  buffer.removeAll()
                  try compressor.compress(body.rawSpan, into: &buffer)
                }
              }
              blackHole(buffer.count)
            }
          },
          timed(.decompress) { passes in
            try kept.lend { buffer in
              for _ in 0..<passes {
                for output in outputs {
                  buffer.removeAll()
                  try compressor.decompress(output.rawSpan, limit: limit, into: &buffer)
                }
              }
              blackHole(buffer.count)
            }
          },
        ]
      }
    }
  }

  private func isTimed(_ setting: CompressionSetting) -> Bool {
    switch timedLevels {
    case .servers: setting.choice == .server
    case .all: true
    case .none: false
    }
  }
}

/// A direction of a setting on a set of bodies, to be sampled.
public struct CompressionCase {
  let set: Int
  let setting: Int
  let direction: ResultDocument.Compression.Direction
  /// What is sampled.
  public let sampled: SampledCase
}

extension ResultDocument.Compression {
  /// Enters what was sampled of cases: a series for each, in their order.
  ///
  /// - Precondition: the cases are of the subjects and the benchmark that the section is of.
  public mutating func take(_ series: [SampleSeries], of cases: [CompressionCase]) {
    for (timed, series) in zip(cases, series)
    where timed.set < bodies.count && !series.nanoseconds.isEmpty {
      var operation = ResultDocument.Operation()
      operation.take(series)
      bodies[timed.set].outcomes[timed.setting][timed.direction] = operation
    }
  }
}
