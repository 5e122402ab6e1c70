import Measurement
import Payloads
import Suites
import SystemCalls

/// A measurement of a user's own payload, from its files to a result: read, given a schema, prepared, measured.
///
/// Where it is quick, all of that together takes ``quickSeconds``, whatever the payload's size.
struct PayloadRun {
  /// How long a quick measurement takes from the start of the program to its answer, in seconds.
  static let quickSeconds = 15.0
  /// What is left of it for the answer, in seconds.
  private static let answerSeconds = 1.5

  private let options: PayloadOptions
  private let plan: SamplingPlan
  private let limits: SampleLimits
  private let display: ProgressDisplay

  /// Prepares a measurement.
  ///
  /// - Parameters:
  ///   - options: Which bodies, under which schema.
  ///   - plan: How much is measured.
  ///   - limits: How much of the bodies is.
  init(_ options: PayloadOptions, plan: SamplingPlan, limits: SampleLimits) {
    self.options = options
    self.plan = plan
    self.limits = limits
    display = ProgressDisplay(plan)
  }

  /// A plan that ends in time for the answer of a quick measurement.
  static func quick(_ plan: SamplingPlan) -> SamplingPlan {
    var plan = plan
    plan.deadline =
      ProgramStart.nanoseconds + UInt64((quickSeconds - answerSeconds) * 1e9)
    return plan
  }

  /// The payload, as it was handed over by the process that has started this one, or from its files.
  func payload() throws -> Payload {
    defer { display.clear() }
    return try SamplingProcess.handedOver()?.payload()
      ?? options.payload(limits: limits, seed: plan.orderSeed, progress: display.show)
  }

  /// Prepares a payload for codecs; says on standard error which ones cannot carry it.
  func benchmark(
    _ payload: Payload, codecs: [BenchmarkSuite.Codec] = PayloadBenchmark.allCodecs
  ) throws -> PayloadBenchmark {
    let isFirst = !SamplingProcess.hasOwnTask
    let benchmark = try PayloadBenchmark(
      [payload], codecs: codecs, progress: isFirst ? display.show : { _ in })
    display.clear()
    if isFirst { for omission in benchmark.omissions { Console.complain(omission) } }
    return benchmark
  }

  /// How the payload is measured.
  func measuring(
    _ payload: Payload, file: String? = nil, compression: CompressionBenchmark?
  ) -> MeasuringRun {
    MeasuringRun(
      plan: plan, file: file, compression: compression, display: display, handsOver: payload)
  }
}
