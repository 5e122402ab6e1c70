import CostModel
import Framing
import Measurement
import Payloads
import Reporting
import Suites

extension CostOptions {
  /// Options whose answer a capture has.
  private static let ofCapture =
    [
      "result", "measure", "workload", "request-workload", "compression", "session", "to-session",
      "request-header", "response-header", "language",
    ]
    + [
      CostParameter.payloadBytes, .requestBytes, .reduction, .cpuMicroseconds, .newCPUMicroseconds,
    ].map(\.name)

  /// The traffic of a HAR file, measured; `nil` where none is given.
  func capturedMix() throws -> TrafficMix? {
    let seed = UInt64(try arguments.integer("seed", in: 0...Int.max) ?? 1)
    guard
      let captured = try CapturedMeasurement(
        arguments, command: CostCommand.name, seed: seed, refusing: Self.ofCapture)
    else { return nil }
    var question = TrafficComparison.Question()
    let codecs = captured.benchmark.codecs.filter { $0.kind == .codec }.map(\.name)
    question.from = try arguments.choice("from", among: codecs) ?? question.from
    question.to = try arguments.choice("to", among: codecs) ?? question.to
    let ends = try arguments.choice("ends", among: PaidEnds.allCases.map(\.rawValue))
    question.ends = ends.flatMap(PaidEnds.init) ?? question.ends
    let framings = MessageFraming.allCases.map(\.rawValue)
    question.framing = try arguments.choice("framing", among: framings)
      .flatMap(MessageFraming.init)
    question.newFraming = try arguments.choice("to-framing", among: framings)
      .flatMap(MessageFraming.init)
    question.countsEnvelope = !arguments.has("body-only")
    let newCoding = try coding("to-compression")
    if arguments.has("to-compression") { question.newCoding = .init(newCoding) }
    let benchmark = captured.benchmark
    Interruption.listen()
    let document = try captured.measuring(
      plan: PayloadRun.quick(.quick(seed: seed)), alsoBy: newCoding?.method
    ).document(
      of: benchmark.subjects, workloads: benchmark.workloads, codecs: benchmark.codecs)
    guard document.isComplete else { throw QuickMeasurement.Interrupted() }
    for note in captured.omissions + TrafficWords(captured.traffic).notes {
      Console.complain(note)
    }
    return try TrafficComparison(captured.traffic, document, question).mix()
  }
}
