import CostModel
import Formats
import Measurement
import Payloads
import Reporting
import Traffic

/// What the options of `serbench cost` say.
///
/// A command that knows the traffic asks for ``question()``, builds the parts of its own mix with a `MeasuredComparison`, and
/// passes them to ``scenario(of:subject:notes:)``.
struct CostOptions {
  /// The options that say what is compared, what is around it, and what is billed.
  static let declared =
    [
      Option("result", "FILE", "Sizes and times from a result of serbench run or measure."),
      Option("measure", "FILE", "The same, of a result that holds one workload: your own."),
      Option("workload", "NAME", "Take this workload of the result as the responses."),
      Option(
        "request-workload", "NAME",
        "Take this workload of the result as the requests; by default requests have no body."),
      Option(
        "from", "CODEC",
        "Today's codec, which its processor time is of, or a format: json/foundation. With plain numbers a format: json."
      ),
      Option(
        "to", "CODEC",
        "The codec to switch to, or a format: protobuf/swift. With plain numbers a format: protobuf; what another one saves says --reduction."
      ),
      Option(
        "compression", "NAME",
        "How bodies are compressed today: none, gzip, zstd or brotli, or such as gzip:9 (none); with a HAR file also captured, or captured+gzip, which is gzip where responses travelled without (captured)."
      ),
      Option("to-compression", "NAME", "How they are after the switch, or none: as before."),
      Option(
        "ends", "ENDS",
        "Whose processors are paid for: \(PaidEnds.allCases.map(\.rawValue).joined(separator: ", ")) (server)."
      ),
      Option(
        "language", "NAME",
        "What the services are written in: swift, or other, which leaves processors out unless --cpu-us and --new-cpu-us give them (swift)."
      ),
    ] + EnvelopeOptions.declared + PriceOptions.declared + TrafficOptions.declared
    + AccessLogOptions.declared

  let arguments: Arguments
  private static let command = CostCommand.name

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func refused(_ option: String, _ reason: Any) -> UsageError {
    UsageError("--\(option): \(reason)", command: Self.command)
  }

  // MARK: Scenarios

  /// A scenario, and what its page needs besides: how else the bodies could be compressed, and what was measured.
  struct Case {
    let scenario: CostScenario
    var choices: CompressionChoices?
    var document: ResultDocument?
  }

  /// What is asked; throws where options make no sense, alone or together, or a file cannot be used.
  func asked() throws -> Case {
    let logs = AccessLogOptions(arguments: arguments, command: Self.command)
    // Before minutes are spent on measuring.
    let log = try logs.log()
    try arguments.check(
      PayloadOptions.options.map(\.name), !arguments.operands.isEmpty,
      "is about a payload, and no file of one is given")
    if let captured = try captured() { return try asked(about: captured, logs, log) }
    guard let source = try source() else {
      if log != nil { throw refused("access-log", "it needs a payload, or a --result") }
      return Case(scenario: try assumedScenario())
    }
    let (option, document) = source
    try checkNoMeasuredNumbers(option)
    let question = try question(about: document)
    let comparison = MeasuredComparison(document, question)
    let workload = try workload(of: document, option)
    func part(_ comparison: MeasuredComparison) throws -> TrafficPart {
      try comparison.part(
        named: workload, response: workload, request: arguments.text("request-workload"))
    }
    let asked = try part(comparison)
    let subject = try comparison.subject(of: workload)
    let notes = comparison.notes(on: asked, response: workload)
    var scenario =
      try log.map { log in
        try loggedScenario(
          try logs.traffic(of: asked, in: log), subject: subject, notes: notes + logs.notes(on: log)
        )
      } ?? scenario(of: TrafficMix(asked), subject: subject, notes: notes)
    scenario.schema = comparison.schema(of: workload)
    return Case(
      scenario: scenario,
      choices: CompressionChoices(document, question) { comparison in
        let part = try part(comparison)
        return try log.map { try logs.traffic(of: part, in: $0).mix } ?? TrafficMix(part)
      },
      document: document)
  }

  /// What is asked about a capture, whose requests are as many as a log says where there is one.
  private func asked(
    about captured: Captured, _ logs: AccessLogOptions, _ log: AccessLog?
  ) throws -> Case {
    let comparison = captured.comparison
    let mix = try comparison.mix()
    let requests = mix.totalWeight.decimalText().text
    let kinds = mix.parts.count == 1 ? "all of one kind" : "of \(mix.parts.count) kinds"
    let subject =
      "\(requests) requests of \(arguments.operands.joined(separator: ", ")), \(kinds)"
    var scenario: CostScenario
    if let log {
      let traffic = try logs.traffic(ofCaptured: mix, in: log)
      scenario = try loggedScenario(
        traffic, subject: subject,
        notes: captured.notes + AccessLogOptions.notes(on: traffic) + logs.notes(on: log))
    } else {
      scenario = try self.scenario(of: mix, subject: subject, notes: captured.notes)
    }
    scenario.schema = "found from the bodies of each endpoint"
    return Case(
      scenario: scenario,
      choices: CompressionChoices(comparison) { comparison in
        let mix = try comparison.mix()
        return try log.map { try logs.traffic(ofCaptured: mix, in: $0).mix } ?? mix
      }, document: captured.document)
  }

  /// A scenario of measured bodies in the traffic of a log.
  private func loggedScenario(
    _ traffic: LoggedTraffic, subject: String, notes: [String]
  ) throws -> CostScenario {
    var scenario = try scenario(
      of: traffic.mix, subject: "\(subject); \(traffic.subject)", notes: notes, log: traffic.log)
    scenario.backTest = traffic.backTest
    return scenario
  }

  /// A scenario of traffic that was measured, with the options' numbers and prices.
  func scenario(
    of mix: TrafficMix, subject: String?, notes: [String] = [], log: AccessLog? = nil
  ) throws -> CostScenario {
    let traffic = TrafficOptions(arguments: arguments, command: Self.command)
    let (inputs, profile) = try traffic.inputs(log: log)
    let (tariffs, beside) = try PriceOptions(arguments: arguments, command: Self.command).tariffs()
    var scenario = CostScenario(
      inputs: inputs, mix: mix, tariffs: tariffs, tariffsBeside: beside, profile: profile)
    scenario.horizon = try traffic.horizon()
    scenario.subject = subject
    scenario.notes = notes
    return scenario
  }

  /// A scenario of plain numbers.
  private func assumedScenario() throws -> CostScenario {
    if let option = Self.ofResult.first(where: arguments.has) {
      throw refused(option, "it needs a payload, or a --result to be looked up in")
    }
    let (old, new) = (try assumedFormat("from") ?? .json, try assumedFormat("to") ?? .protobuf)
    let assumption = AssumedFormats(
      old: old, new: new, hasOwnReduction: arguments.has(CostParameter.reduction.name))
    if let reason = assumption.refusal {
      throw refused(arguments.has("to") ? "to" : "from", reason)
    }
    var sides = (old: FormatSide(name: old.name), new: FormatSide(name: new.name))
    if let envelope = try envelope() {
      envelope.wrap(&sides.old, isNew: false, coding: nil)
      envelope.wrap(&sides.new, isNew: true, coding: nil)
    }
    return try scenario(
      of: TrafficMix(TrafficPart(name: "", old: sides.old, new: sides.new)), subject: nil,
      notes: assumption.notes)
  }

  /// The format that an option names where nothing was measured; `nil` where it is not given.
  private func assumedFormat(_ option: String) throws(UsageError) -> SerializationFormat? {
    guard let text = arguments.text(option) else { return nil }
    guard let format = SerializationFormat(calledBy: text) ?? SerializationFormat(codec: text)
    else {
      let names = SerializationFormat.all.map(\.id)
      throw arguments.refusal(
        option, text,
        "a format: \(names.joined(separator: ", "))" + Spelling.question(text, among: names))
    }
    return format
  }

  // MARK: The question

  /// What is asked about what a result holds.
  func question(about document: ResultDocument) throws -> CostQuestion {
    var question = try CostQuestion(
      self, codecs: document.codecs.filter { $0.kind == .codec }.map(\.name))
    try checkChange(question)
    (question.coding, question.newCoding) = try codings()
    question.envelope = try envelope()
    return question
  }

  /// Throws where nothing changes: where the codec after the switch is today's, and all else is as before.
  func checkChange(_ question: CostQuestion) throws(UsageError) {
    let others = ["to-compression", "to-framing", "to-session"]
    guard question.from == question.to, !others.contains(where: arguments.has) else { return }
    guard arguments.has("to") else {
      throw arguments.refusal(
        "from", question.from,
        "a --to besides it, since \(question.to) is what is switched to unless that says otherwise")
    }
    throw arguments.refusal(
      "to", question.to,
      "a codec that is not today's, or what else changes: "
        + others.map { "--\($0)" }.joined(separator: ", "))
  }

  private func envelope() throws -> EnvelopeChoice? {
    try EnvelopeOptions(arguments: arguments, command: Self.command).choice()
  }

  /// The codec that an option names, or the usual one of the format that it names.
  fileprivate func codec(
    _ option: String, among codecs: [String]
  ) throws(UsageError) -> String? {
    guard let text = arguments.text(option) else { return nil }
    // The user's own bodies are not a library.
    let names = codecs.filter { $0 != BenchmarkSuite.Codec.ownBodies }
    guard let name = CodecName.meant(by: text, among: names) else {
      throw arguments.refusal(
        option, text,
        "a format, or one of \(names.joined(separator: ", "))"
          + Spelling.question(text, among: names))
    }
    return name
  }

  /// How bodies are compressed before and after; `nil` for not at all.
  func codings() throws(UsageError) -> (old: ContentCoding?, new: ContentCoding?) {
    let old = try coding("compression")
    return (old, arguments.has("to-compression") ? try coding("to-compression") : old)
  }

  func coding(_ option: String) throws(UsageError) -> ContentCoding? {
    guard let text = arguments.text(option), text != "none" else { return nil }
    guard let coding = ContentCoding(text) else {
      throw refused(
        option, "unknown compression '\(text)'; choose none, or a method such as gzip or gzip:9")
    }
    return coding
  }

  // MARK: What was measured

  /// Options that only a result gives a meaning to, and those whose numbers it replaces.
  private static let ofResult = [
    "workload", "request-workload", "compression", "to-compression", "ends", "language",
  ]
  /// Sizes that are measured; those of requests may be assumed where only responses were measured.
  private static let replacedOfRequests: [CostParameter] = [.requestBytes, .reduction]

  private func checkNoMeasuredNumbers(_ option: String) throws(UsageError) {
    let hasRequests = arguments.has("request-workload") || !arguments.has("request-bytes")
    let replaced = [.payloadBytes] + (hasRequests ? Self.replacedOfRequests : [])
    guard let parameter = replaced.first(where: { arguments.has($0.name) }) else { return }
    let given = arguments.operands.isEmpty ? "--\(option)" : "the payload"
    throw refused(parameter.name, "\(given) gives what was measured instead")
  }

  /// The result that is given or measured now, and the option that a message calls it by; `nil` for plain numbers.
  private func source() throws -> (option: String, ResultDocument)? {
    if !arguments.operands.isEmpty { return ("result", try measured()) }
    let given = ["result", "measure"].filter(arguments.has)
    guard let option = given.first, let path = arguments.text(option) else { return nil }
    guard given.count == 1 else { throw refused("measure", "--result is given too") }
    return (option, try ResultFile(operand: path).read())
  }

  /// A quick measurement of payloads.
  private func measured() throws -> ResultDocument {
    if let option = ["result", "measure"].first(where: arguments.has) {
      throw refused(option, "a payload to measure is given too")
    }
    let codings = try [
      measurable(codings().old, "compression"), measurable(codings().new, "to-compression"),
    ].compactMap { $0 }
    // A process that measures a part for another has its files checked already.
    for file in arguments.operands
    where !SamplingProcess.hasOwnTask && ResultFile(path: file).holdsResult {
      throw UsageError(
        "\(file) is a result, not a payload; give it as --result \(file)", command: Self.command)
    }
    let seed = UInt64(try arguments.integer("seed", in: 0...Int.max) ?? 1)
    // Before seconds are spent on measuring.
    let question = try CostQuestion(
      self, codecs: PayloadBenchmark.allCodecs.filter { $0.kind == .codec }.map(\.name))
    try checkChange(question)
    return try QuickMeasurement(
      codings: codings, times: question.ends.timed(in: question.language) != .none
    )
    .result(of: try PayloadOptions(arguments, command: Self.command), seed: seed)
  }

  /// The coding of an option, if bodies can be measured with it; throws for others.
  func measurable(
    _ coding: ContentCoding?, _ option: String
  ) throws(UsageError) -> ContentCoding? {
    guard let coding else { return nil }
    let methods = QuickMeasurement.methods
    guard let method = methods.first(where: { $0.rawValue == coding.method }) else {
      throw refused(
        option, "the methods are \(methods.map(\.rawValue).joined(separator: ", "))")
    }
    let levels = [method.serverLevel, method.bestLevel]
    guard coding.level.map(levels.contains) ?? true else {
      throw refused(
        option,
        "\(method.rawValue) is measured at its usual level (\(method.rawValue)) and its best (\(method.rawValue):\(method.bestLevel)); give one of them"
      )
    }
    return coding
  }

  private func workload(of document: ResultDocument, _ option: String) throws -> String {
    let names = document.workloads.map(\.name)
    for option in ["workload", "request-workload"] {
      guard let name = arguments.text(option), !names.contains(name) else { continue }
      throw arguments.refusal(
        option, name,
        "one of \(names.joined(separator: ", "))" + Spelling.question(name, among: names))
    }
    if let name = arguments.text("workload") { return name }
    guard names.count == 1 else {
      throw refused(option, "say which --workload: \(names.joined(separator: ", "))")
    }
    return names[0]
  }
}

extension CostQuestion {
  /// Which of the codecs are compared, and whose processor time counts.
  init(_ options: CostOptions, codecs: [String]) throws(UsageError) {
    self.init()
    let arguments = options.arguments
    from = try options.codec("from", among: codecs) ?? from
    to = try options.codec("to", among: codecs) ?? to
    let ends = try arguments.choice("ends", among: PaidEnds.allCases.map(\.rawValue))
    self.ends = ends.flatMap(PaidEnds.init) ?? self.ends
    let languages = CostQuestion.Language.allCases.map(\.rawValue)
    language =
      try arguments.choice("language", among: languages).flatMap(Language.init) ?? language
    hasOwnTime = arguments.has(CostParameter.cpuMicroseconds.name)
    hasOwnNewTime = arguments.has(CostParameter.newCPUMicroseconds.name)
    guard language == .swift || hasOwnTime == hasOwnNewTime else {
      throw options.refused("language", MeasuredFormatFailure.oneTime)
    }
  }
}
