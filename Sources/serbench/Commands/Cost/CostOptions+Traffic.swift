import CostModel
import Formats
import Framing
import Measurement
import Payloads
import Reporting
import Suites

extension CostOptions {
  private typealias Refusal = CapturedMeasurement.Refusal

  /// Options whose answer a capture has.
  private static let ofCapture = [
    Refusal(
      ["result", "measure", "workload", "request-workload"],
      "is about what was measured before, and a HAR file is measured now; leave one of them out"),
    Refusal(
      [CostParameter.payloadBytes, .requestBytes, .reduction].map(\.name),
      "is measured: a HAR file has the bodies; leave it out"),
    Refusal(
      ["session"],
      "is what a HAR file says of today; leave it out, or say what is after the switch with "
        + "--to-session"),
    Refusal(
      ["request-headers", "response-headers"],
      "is what a HAR file says of every request; leave it out, or add a field with "
        + "--request-header or --response-header"),
    Refusal(["endpoint"], "is what a HAR file says of each body; leave it out"),
  ]

  /// A capture that was measured, and what is asked about it.
  struct Captured {
    let measurement: CapturedMeasurement
    let document: ResultDocument
    let question: TrafficComparison.Question

    var comparison: TrafficComparison {
      TrafficComparison(measurement.traffic, document, question)
    }

    /// What a reader must know, each in a sentence.
    var notes: [String] {
      measurement.omissions + TrafficWords(measurement.traffic).notes + comparison.notes
    }
  }

  /// The traffic of a HAR file, measured; `nil` where none is given.
  func captured() throws -> Captured? {
    let seed = UInt64(try arguments.integer("seed", in: 0...Int.max) ?? 1)
    let compressions = try [bodyCompression("compression"), bodyCompression("to-compression")]
    let codings = compressions.compactMap { $0?.coding }
    guard
      let measurement = try CapturedMeasurement(
        arguments, command: CostCommand.name, seed: seed, refusing: Self.ofCapture,
        alsoBy: codings)
    else { return nil }
    var question = try question(about: measurement)
    question.compression = compressions[0] ?? .captured
    question.newCompression = compressions[1] ?? question.compression
    let benchmark = measurement.benchmark
    Interruption.listen()
    let document = try measurement.measuring(
      plan: PayloadRun.quick(
        .quick(seed: seed, times: question.ends.timed(in: question.language) != .none))
    ).document(of: benchmark.subjects, workloads: benchmark.workloads, codecs: benchmark.codecs)
    guard document.isComplete else { throw QuickMeasurement.Interrupted() }
    return Captured(measurement: measurement, document: document, question: question)
  }

  /// How an option says that the bodies of a capture are compressed; `nil` where it is not given.
  private func bodyCompression(_ option: String) throws(UsageError) -> BodyCompression? {
    guard let text = arguments.text(option) else { return nil }
    guard let compression = BodyCompression(text) else {
      throw refused(
        option,
        "unknown compression '\(text)'; choose none, captured, captured+gzip, or a method such as gzip "
          + "or gzip:9")
    }
    _ = try measurable(compression.coding, option)
    return compression
  }

  private func question(
    about measurement: CapturedMeasurement
  ) throws -> TrafficComparison.Question {
    let codecs = measurement.benchmark.codecs.filter { $0.kind == .codec }.map(\.name)
    let usual = try CostQuestion(self, codecs: codecs)
    guard CodecName(usual.from).format == SerializationFormat.json.id else {
      throw refused("from", "what was captured is JSON; give one of its codecs, such as json/swift")
    }
    try checkChange(usual)
    var question = TrafficComparison.Question()
    (question.from, question.to) = (usual.from, usual.to)
    (question.ends, question.language) = (usual.ends, usual.language)
    (question.hasOwnTime, question.hasOwnNewTime) = (usual.hasOwnTime, usual.hasOwnNewTime)
    question.envelope = try EnvelopeOptions(arguments: arguments, command: CostCommand.name)
      .change(
        sendsText: measurement.traffic.endpoints.allSatisfy { $0.version?.sendsText ?? false })
    if question.envelope?.newSession != nil, arguments.has("access-log") {
      throw refused("to-session", "a log does not say which requests carry a session; leave it out")
    }
    return question
  }
}
