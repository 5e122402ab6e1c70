import Compression
import Measurement
import Reporting
import Suites

/// A quick measurement of a user's payload for an answer about it: every codec, and what compression makes of the bodies.
struct QuickMeasurement {
  /// How the bodies are compressed besides gzip, which is always looked at.
  let codings: [ContentCoding]
  /// Whether times are asked about, and not sizes alone.
  var times = true

  /// The methods that a coding can have.
  static let methods = CompressionMethod.allCases.filter { $0 != .identity }

  /// The result; throws where it was interrupted.
  func result(of payload: PayloadOptions, seed: UInt64) throws -> ResultDocument {
    // The best levels are tried only where one is asked for.
    let hasLevels = codings.contains { $0.level != nil }
    let names = Set(codings.map(\.method) + [CompressionMethod.gzip.rawValue])
    let run = PayloadRun(PayloadRun.quick(.quick(seed: seed, times: times)))
    let payloads = try run.payloads { progress in
      [
        try payload.payload(
          limits: hasLevels ? .quickAtBest : .quick, seed: seed, progress: progress)
      ]
    }
    let benchmark = try run.benchmark(payloads)
    Interruption.listen()
    let document = try run.measuring(
      payloads,
      compression: CompressionBenchmark(
        methods: Self.methods.filter { names.contains($0.rawValue) },
        levels: hasLevels ? .all : .servers, timedLevels: hasLevels ? .all : .servers)
    ).document(
      of: benchmark.subjects, workloads: benchmark.workloads, codecs: benchmark.codecs)
    guard document.isComplete else { throw Interrupted() }
    return document
  }

  /// A signal came before all was measured.
  struct Interrupted: Error, CustomStringConvertible {
    let description = "interrupted before all was measured"
  }
}
