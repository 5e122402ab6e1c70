import Measurement
import Payloads
import Suites
import SystemCalls

/// A measurement of payloads of a user's, from their files to a result: read, given schemas, prepared, measured.
///
///     let run = PayloadRun(PayloadRun.quick(plan))
///     let payloads = try run.payloads { progress in [try options.payload(limits: .quick, seed: 1, progress: progress)] }
///     let benchmark = try run.benchmark(payloads)
///     let document = try run.measuring(payloads, compression: nil).document(
///       of: benchmark.subjects, workloads: benchmark.workloads, codecs: benchmark.codecs)
///
/// Where it is quick, all of that together takes ``quickSeconds``, whatever the payloads' size.
struct PayloadRun {
  /// How long a quick measurement takes from the start of the program to its answer, in seconds.
  static let quickSeconds = 15.0
  /// What is left of it for the answer, in seconds.
  private static let answerSeconds = 1.5

  private let plan: SamplingPlan
  private let display: ProgressDisplay

  /// Prepares a measurement by a plan.
  init(_ plan: SamplingPlan) {
    self.plan = plan
    display = ProgressDisplay(plan)
  }

  /// A plan that ends in time for the answer of a quick measurement.
  static func quick(_ plan: SamplingPlan) -> SamplingPlan {
    var plan = plan
    plan.deadline =
      ProgramStart.nanoseconds + UInt64((quickSeconds - answerSeconds) * 1e9)
    return plan
  }

  /// The payloads, as they were handed over by the process that has started this one, or as `read` reads them.
  func payloads(
    _ read: (_ progress: @escaping (BenchmarkProgress) -> Void) throws -> [Payload]
  ) throws -> [Payload] {
    defer { display.clear() }
    return try SamplingProcess.handedOver() ?? read(display.show)
  }

  /// Prepares payloads for codecs; says on standard error which ones cannot carry them.
  func benchmark(
    _ payloads: [Payload], codecs: [BenchmarkSuite.Codec] = PayloadBenchmark.allCodecs
  ) throws -> PayloadBenchmark {
    let isFirst = !SamplingProcess.hasOwnTask
    let benchmark = try PayloadBenchmark(
      payloads, codecs: codecs, progress: isFirst ? display.show : { _ in })
    display.clear()
    if isFirst { for omission in benchmark.omissions { Console.complain(omission) } }
    return benchmark
  }

  /// How the payloads are measured.
  func measuring(
    _ payloads: [Payload], file: String? = nil, compression: CompressionBenchmark?
  ) -> MeasuringRun {
    MeasuringRun(
      plan: plan, file: file, compression: compression, display: display, handsOver: payloads)
  }
}
