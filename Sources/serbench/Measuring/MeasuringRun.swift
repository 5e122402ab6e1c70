import CAllocationCounter
import Foundation
import Measurement
import Payloads
import Suites

/// A measurement from the command line: progress on the terminal, a table of what came out, a file if one is asked for.
struct MeasuringRun {
  private let plan: SamplingPlan
  private let file: ResultFile?
  private let compression: CompressionBenchmark?
  private let measuresPeakMemory: Bool
  private let display: ProgressDisplay
  private let payloads: [Payload]

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - plan: How much to measure.
  ///   - path: Where the result goes, if it is to be kept; `-` is standard output, which then has no table.
  ///   - compression: How every encoding is compressed, if it is to be.
  ///   - measuresPeakMemory: Whether batches are also measured in processes of their own, which can make only what is in
  ///     the suite.
  ///   - display: Shows progress; `nil` for one of its own.
  ///   - payloads: What the processes that sample are handed, so that they need not read them again.
  init(
    plan: SamplingPlan, file path: String?, compression: CompressionBenchmark? = nil,
    measuresPeakMemory: Bool = false, display: ProgressDisplay? = nil,
    handsOver payloads: [Payload] = []
  ) {
    self.display = display ?? ProgressDisplay(plan)
    self.payloads = payloads
    self.plan = plan
    self.file = path.map { ResultFile(path: $0 == "-" ? Self.standardOutput : $0) }
    self.compression = compression
    self.measuresPeakMemory = measuresPeakMemory
  }

  private static let standardOutput = "/dev/stdout"

  /// Measures subjects, writes the result, and prints what `report` makes of it.
  ///
  /// - Throws: where the file cannot be written, before anything is measured; where a round trip fails; and where the run
  ///   was interrupted, once what was measured has been kept.
  /// - Returns: The result.
  @discardableResult func measure(
    _ subjects: [BenchmarkSubject], workloads: [BenchmarkSuite.Workload],
    codecs: [BenchmarkSuite.Codec], report: (ResultDocument) throws -> String
  ) throws -> ResultDocument {
    // The processes that take rounds leave both to this one.
    if !SamplingProcess.hasOwnTask {
      try file?.checkWritable()
      try Console.checkWritable()
    }
    Interruption.listen()
    let document = try document(of: subjects, workloads: workloads, codecs: codecs)
    guard document.isComplete || document.hasSamples else {
      throw Interrupted(
        "interrupted before anything was timed" + (file.map { "; \($0.path) is as it was" } ?? ""))
    }
    let target = document.isComplete ? file : file?.forIncomplete
    if let target { Console.note(try target.write(document), of: target.path) }
    if target?.path != Self.standardOutput {
      if document.isComplete, let target { Console.complain("The result is in \(target.path).") }
      try Console.show(try report(document))
    }
    if !document.isComplete { throw Interrupted(keptIn: target?.path, insteadOf: file?.path) }
    return document
  }

  /// Measures subjects, and writes nothing.
  func document(
    of subjects: [BenchmarkSubject], workloads: [BenchmarkSuite.Workload],
    codecs: [BenchmarkSuite.Codec]
  ) throws -> ResultDocument {
    let startedAt = Date()
    defer { display.clear() }
    // A process that was started for a part of the rounds is silent until it samples.
    let timedCompression =
      try compression?.timedCases(
        of: subjects, progress: SamplingProcess.hasOwnTask ? { _ in } : display.show) ?? []
    let benchmark = Benchmark(
      subjects: subjects, others: timedCompression.map(\.sampled),
      sampler: InterleavedSampler(plan: plan),
      allocationCounts: {
        let counts = allocation_counter_read()
        return AllocationCounts(allocations: counts.allocations, bytes: counts.bytes)
      })
    try SamplingProcess.carryOutOwnTask { task in
      try benchmark.carryOut(
        task, isInterrupted: { Interruption.isRequested }, progress: display.show)
    }
    // Before anything is timed, so that no other process runs beside a sample.
    let memories = PeakMemories(
      of: measuresPeakMemory ? subjects : [], isInterrupted: { Interruption.isRequested },
      progress: display.show)
    if let gap = memories.gap {
      display.clear()
      Console.complain("warning: peak memory is left out: \(gap)")
    }
    var compressed = try compression?.run(
      subjects, isInterrupted: { Interruption.isRequested }, progress: display.show)
    var outcome = try benchmark.run(
      isInterrupted: { Interruption.isRequested }, progress: display.show,
      by: plan.processes > 1
        ? { task throws(SamplingFailure) in
          display.show(.starting(process: task.process + 1, task.start))
          return try SamplingProcess.carryOut(task, of: payloads)
        } : nil)
    memories.enter(into: &outcome.measurements)
    compressed?.result.take(outcome.otherSeries, of: timedCompression)
    var document = ResultDocument(
      isComplete: outcome.isComplete && compressed?.isComplete ?? true,
      startedAt: startedAt.formatted(.iso8601),
      elapsedSeconds: Date().timeIntervalSince(startedAt),
      environment: .current(libraryVersions: CodecSuite.libraryVersions),
      parameters: ResultDocument.Parameters(plan),
      roundsByProcess: plan.processes > 1 ? outcome.roundsByProcess : nil,
      timerOverheadNanoseconds: SamplingClock.system.wallOverhead(),
      workloads: workloads.map {
        .init(name: $0.name, summary: $0.summary, seed: $0.seed, bodies: $0.bodies)
      },
      codecs: codecs.map { .init(name: $0.name, kind: $0.kind, summary: $0.summary) },
      measurements: outcome.measurements)
    document.compression = compressed?.result
    return document
  }

  /// The run ended before its time.
  private struct Interrupted: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
      self.description = description
    }

    /// Says where the incomplete result is, and that the file that was asked for is as it was where they differ.
    init(keptIn kept: String?, insteadOf file: String?) {
      guard let kept, let file else {
        description = "interrupted; the figures are of what was measured so far"
        return
      }
      description =
        "interrupted; what was measured so far is in \(kept), marked as incomplete"
        + (kept == file ? "" : "; \(file) is as it was")
    }
  }
}
