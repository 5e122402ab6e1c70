public import Compression
public import Measurement

/// Compresses the encodings of subjects, each by itself, and times it where asked to.
public struct CompressionBenchmark {
  /// Which encodings are compressed.
  public enum Scope: Sendable, Hashable {
    /// Only those of single records, as HTTP responses are compressed.
    case singleRecords
    /// Those of batches too, each batch as one body.
    case batchesToo
  }

  private let settings: [CompressionSetting]
  private let scope: Scope
  private let sampler: InterleavedSampler?

  /// Prepares a benchmark.
  ///
  /// - Parameters:
  ///   - methods: How to compress, each method at the level of servers and at its best; leaving bodies as they are is
  ///     what the others are compared with, and no method.
  ///   - scope: Which encodings.
  ///   - sampler: How to time it; `nil` for sizes alone.
  public init(
    methods: [CompressionMethod], scope: Scope = .singleRecords, sampler: InterleavedSampler? = nil
  ) {
    settings = methods.filter { $0 != .identity }.flatMap(CompressionSetting.settings)
    self.scope = scope
    self.sampler = sampler
  }

  /// Compresses all bodies and verifies that they come back, then samples all settings on all of them, interleaved.
  ///
  /// - Parameters:
  ///   - subjects: Whose encodings to compress.
  ///   - isInterrupted: Asked between steps; where it answers yes, the benchmark ends with what it has.
  ///   - progress: Called before each step, outside of what is timed.
  /// - Returns: The section of a result document, and whether the benchmark came to its end.
  public func run(
    _ subjects: [BenchmarkSubject], isInterrupted: () -> Bool = { false },
    progress: @escaping (BenchmarkProgress) -> Void = { _ in }
  ) throws -> (result: ResultDocument.Compression, isComplete: Bool) {
    let sets = BodySet.sets(
      of: subjects.filter { scope == .batchesToo || $0.recordsPerOperation == 1 })
    var result = ResultDocument.Compression(settings: settings.map(\.described), bodies: [])
    var compressed: [[[[UInt8]]]] = []
    for (index, set) in sets.enumerated() {
      if isInterrupted() { return (result, false) }
      progress(
        .compressing(
          bodies: set.name, fractionCompleted: Double(index) / Double(sets.count)))
      let outputs = try settings.map { try $0.compressed(set) }
      compressed.append(outputs)
      result.bodies.append(
        ResultDocument.Compression.Bodies(
          workload: set.workload, size: set.size, codecs: set.codecs, bodyCount: set.bodies.count,
          totalBytes: set.totalBytes,
          outcomes: zip(settings, outputs).map { $0.outcome(of: set.bodies, $1) },
          dictionary: try dictionaryResult(of: set)))
    }
    guard let sampler else { return (result, true) }
    let cases = timedCases(sets, compressed)
    let outcome = try sampler.sample(
      cases.map(\.sampled), isInterrupted: isInterrupted, progress: { progress(.sampling($0)) })
    for (timed, series) in zip(cases, outcome.series) {
      var operation = ResultDocument.Operation()
      operation.take(series)
      result.bodies[timed.set].outcomes[timed.setting][timed.direction] = operation
    }
    return (result, outcome.isComplete)
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

  /// A direction of a setting on a set of bodies.
  private struct TimedCase {
    let set: Int
    let setting: Int
    let direction: ResultDocument.Compression.Direction
    let sampled: SampledCase
  }

  /// Both directions of every setting on every set. A setting's compressor serves all sets, as in a server.
  private func timedCases(_ sets: [BodySet], _ compressed: [[[[UInt8]]]]) -> [TimedCase] {
    let kept = KeptBuffer()
    return settings.indices.flatMap { setting in
      let compressor = settings[setting].compressor()
      return sets.indices.flatMap { index in
        let (bodies, outputs) = (sets[index].bodies, compressed[index][setting])
        let limit = bodies.map(\.count).max() ?? 0
        func timed(
          _ direction: ResultDocument.Compression.Direction,
          _ run: @escaping (_ passes: Int) throws -> Void
        ) -> TimedCase {
          TimedCase(
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
}
