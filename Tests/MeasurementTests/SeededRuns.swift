import Foundation
import Randomness

@testable import Measurement

/// Results whose samples are drawn from a seed: what a run would write if times were known beforehand.
struct SeededRuns {
  var workloads = ["orders", "ticks", "claims"]
  var codecs = ["json/foundation", "json/swift", "protobuf/swift", "avro/swift", "xml/libxml2"]
  var rounds = 30
  /// How far a sample scatters around its time, as a fraction.
  var noise = 0.02
  /// How much of the rounds take twice as long, as on a busy machine.
  var busyShare = 0.0
  /// How many processes take the rounds, each as many as another.
  var processes = 10
  /// How far each process shifts each case, from start to end: the standard deviation of the logarithm of its time.
  var placement = 0.0

  /// A run in which the codecs named take longer by a factor, and the whole machine by another.
  func document(
    seed: UInt64, factors: [String: Double] = [:], machine: Double = 1
  ) -> ResultDocument {
    var generator = SeededGenerator(seed: seed)
    let busy = (0..<rounds).map { _ in generator.chance(busyShare) }
    var document = ResultDocument.sample()
    document.roundsByProcess =
      processes == 1 ? nil : Array(repeating: rounds / processes, count: processes)
    document.workloads = workloads.map { .init(name: $0, summary: $0, seed: 1) }
    document.codecs = codecs.map { .init(name: $0, kind: .codec, summary: $0) }
    document.measurements = workloads.flatMap { workload in
      ["one", "batch"].flatMap { size in
        codecs.map { codec in
          var measurement = ResultDocument.Measurement(
            BenchmarkSubject(
              identity: .init(workload: workload, size: size, codec: codec),
              recordsPerOperation: 1, operationsPerPass: 1, encodedBytesPerPass: 100,
              encode: nil, decode: nil, verifyRoundTrip: {}))
          for direction in BenchmarkSubject.Direction.allCases {
            var operation = ResultDocument.Operation()
            let shifts = (0..<processes).map { _ in
              placement > 0 ? placement * Self.normal(&generator) : 0
            }
            operation.sampleNanoseconds = busy.enumerated().map { round, isBusy in
              let shift = shifts[min(round / (rounds / processes), processes - 1)]
              let time =
                1e6 * machine * (factors[codec] ?? 1) * (isBusy ? 2 : 1)
                * exp(shift + noise * Self.normal(&generator))
              return Int(time)
            }
            operation.sampleCPUNanoseconds = operation.sampleNanoseconds
            measurement[direction] = operation
          }
          return measurement
        }
      }
    }
    return document
  }

  /// The sum of twelve uniform numbers, which is nearly normal, with variance 1.
  private static func normal(_ generator: inout SeededGenerator) -> Double {
    (0..<12).reduce(-6.0) { sum, _ in sum + generator.unit() }
  }
}
