import Compression
import CostModel
import Foundation
import Framing
import HeaderCompression
import Measurement
import Payloads
import Reporting
import Suites
import SystemCalls

/// What the options of `serbench cost` say, put together to a scenario.
struct CostOptions {
  /// The options that say what is compared, what is around it, and what is billed.
  static let declared = [
    Option("result", "FILE", "Sizes and times from a result of serbench run or measure."),
    Option("measure", "FILE", "The same, of a result that holds one workload: your own."),
    Option("workload", "NAME", "The workload that responses are, of the result."),
    Option("request-workload", "NAME", "The workload that requests are; none has a body else."),
    Option(
      "from", "CODEC", "Today's codec in the result: json/foundation. Without one, a name: JSON."),
    Option(
      "to", "CODEC", "The codec to switch to: protobuf/swift. Without a result, a name: Protobuf."),
    Option("compression", "NAME", "How bodies are compressed in the result: gzip, or gzip:9."),
    Option("to-compression", "NAME", "How they are after the switch, or none: as before."),
    Option(
      "ends", "ENDS",
      "Whose processors are paid for: \(PaidEnds.allCases.map(\.rawValue).joined(separator: ", ")) (server)."
    ),
    Option(
      "framing", "NAME",
      "What bodies travel in: \(MessageFraming.allCases.map(\.rawValue).joined(separator: ", ")) (http/2)."
    ),
    Option("to-framing", "NAME", "What they travel in after the switch: as before."),
    Option(
      "session", "NAME", "Sent with each request: none, cookie, token, or token:CODEC (token)."),
    Option("to-session", "NAME", "Sent with each request after the switch: as before."),
    Option("request-header", "FIELD", repeats: true, "A further field, as 'name: value'."),
    Option("response-header", "FIELD", repeats: true, "A further field, as 'name: value'."),
    Option(
      "request-headers", "FILE",
      "Requests have these header fields: what curl -v shows after '> '. A cookie or authorization in it is the session."
    ),
    Option(
      "response-headers", "FILE", "Responses have these header fields: what curl -D wrote."),
    Option(
      "hpack", "NAME",
      "How the server compresses the header fields of its responses in HTTP/2 and gRPC: dynamic, or static as nginx, without HPACK's dynamic table (dynamic). Requests are compressed by the client, with it."
    ),
    Option("body-only", nil, "Count bodies, and nothing around them."),
    Option(
      "prices", "TABLE", repeats: true,
      "A price table: \(Tariff.shippedNames.joined(separator: ", ")), or a file (aws-internet). Several add up."
    ),
    Option("price-per-gb", "DOLLARS", "One price for every GB of 10⁹ B instead."),
    Option("profile", "WEIGHTS", "The day's traffic: flat, or 24 hourly weights: 1,1,2,…"),
  ]

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  /// The scenario; throws where options make no sense, alone or together, or a file cannot be used.
  func scenario() throws -> CostScenario {
    let inputs = try inputs()
    if let mix = try capturedMix() {
      let (tariffs, beside) = try tariffs()
      return CostScenario(
        inputs: inputs, mix: mix, tariffs: tariffs, tariffsBeside: beside, profile: try profile())
    }
    var sides = try sides()
    if !arguments.has("body-only") { try wrap(&sides) }
    let (tariffs, beside) = try tariffs()
    return CostScenario(
      inputs: inputs, old: sides.old, new: sides.new, candidates: sides.candidates,
      tariffs: tariffs, tariffsBeside: beside, profile: try profile())
  }

  func refused(_ option: String, _ reason: Any) -> UsageError {
    UsageError("--\(option): \(reason)", command: CostCommand.name)
  }

  // MARK: Numbers

  private func inputs() throws(UsageError) -> CostInputs {
    var inputs = CostInputs()
    for parameter in CostParameter.allCases {
      guard let text = arguments.text(parameter.name) else { continue }
      do throws(EstimateFailure) {
        try inputs.set(parameter, to: text)
      } catch {
        throw refused(parameter.name, error)
      }
    }
    return inputs
  }

  private func profile() throws(UsageError) -> DailyProfile {
    do throws(DailyProfileFailure) {
      return try arguments.text("profile").map { text throws(DailyProfileFailure) in
        try DailyProfile(text)
      } ?? .flat
    } catch {
      throw refused("profile", error)
    }
  }

  // MARK: Formats

  /// Options that only a result gives a meaning to, and those whose numbers it replaces.
  private static let ofResult = [
    "workload", "request-workload", "compression", "to-compression", "ends",
  ]
  private static let replaced: [CostParameter] = [
    .payloadBytes, .cpuMicroseconds, .newCPUMicroseconds,
  ]
  /// The same, of requests; they may be assumed where only responses were measured.
  private static let replacedOfRequests: [CostParameter] = [.requestBytes, .reduction]

  /// Today's format, the one to switch to, and all that could be switched to.
  private struct Sides {
    var old: FormatSide
    var new: FormatSide
    var candidates: [FormatSide] = []
  }

  private func sides() throws -> Sides {
    guard let (option, document) = try document() else {
      if let option = Self.ofResult.first(where: arguments.has) {
        throw refused(option, "it needs a payload, or a --result to be looked up in")
      }
      return Sides(
        old: FormatSide(name: arguments.text("from") ?? "JSON"),
        new: FormatSide(name: arguments.text("to") ?? "Protobuf"))
    }
    let hasRequests = arguments.has("request-workload") || !arguments.has("request-bytes")
    let replaced = Self.replaced + (hasRequests ? Self.replacedOfRequests : [])
    if let parameter = replaced.first(where: { arguments.has($0.name) }) {
      let given = arguments.operands.isEmpty ? "--\(option)" : "the payload"
      throw refused(parameter.name, "\(given) gives what was measured instead")
    }
    let workload = try workload(of: document, option)
    let ends = try arguments.choice("ends", among: PaidEnds.allCases.map(\.rawValue))
    let codings = try codings()
    func side(_ codec: String, _ coding: ContentCoding?) throws -> FormatSide {
      try MeasuredFormat(document, codec: codec, coding: coding).side(
        response: workload, request: arguments.text("request-workload"),
        paidEnds: ends.flatMap(PaidEnds.init) ?? .server)
    }
    let codecs = document.codecs.filter { $0.kind == .codec }.map(\.name)
    return Sides(
      old: try side(try arguments.choice("from", among: codecs) ?? "json/foundation", codings.old),
      new: try side(try arguments.choice("to", among: codecs) ?? "protobuf/swift", codings.new),
      candidates: document.codecs.filter { $0.kind == .codec }.compactMap { codec in
        // What lacks one of the workloads, or a time, is no candidate.
        try? side(codec.name, codings.new)
      })
  }

  /// How bodies are compressed before and after; `nil` for not at all.
  private func codings() throws(UsageError) -> (old: ContentCoding?, new: ContentCoding?) {
    let old = try coding("compression")
    return (old, arguments.has("to-compression") ? try coding("to-compression") : old)
  }

  func coding(_ option: String) throws(UsageError) -> ContentCoding? {
    guard let text = arguments.text(option), text != "none" else { return nil }
    guard let coding = ContentCoding(text) else {
      throw refused(option, "'\(text)' is no method such as gzip or gzip:9, nor none")
    }
    return coding
  }

  private func document() throws -> (option: String, ResultDocument)? {
    if !arguments.operands.isEmpty { return ("result", try measured()) }
    let given = ["result", "measure"].filter(arguments.has)
    guard let option = given.first, let path = arguments.text(option) else { return nil }
    guard given.count == 1 else { throw refused("measure", "--result is given too") }
    return (option, try ResultFile(path: path).read())
  }

  /// A quick measurement of payloads.
  private func measured() throws -> ResultDocument {
    if let option = ["result", "measure"].first(where: arguments.has) {
      throw refused(option, "a payload to measure is given too")
    }
    let codings = try [codings().old, codings().new].compactMap { $0 }
    let known = CompressionMethod.allCases.filter { $0 != .identity }
    let methods = known.filter { method in codings.contains { $0.method == method.rawValue } }
    guard Set(codings.map(\.method)).count == methods.count else {
      throw refused(
        "compression", "the methods are \(known.map(\.rawValue).joined(separator: ", "))")
    }
    // The best levels are timed only where one is asked for.
    let hasLevels = codings.contains { $0.level != nil }
    let seed = UInt64(try arguments.integer("seed", in: 0...Int.max) ?? 1)
    let options = try PayloadOptions(arguments, command: CostCommand.name)
    let run = PayloadRun(PayloadRun.quick(.quick(seed: seed)))
    let payloads = try run.payloads { progress in
      [
        try options.payload(
          limits: hasLevels ? .quickAtBest : .quick, seed: seed, progress: progress)
      ]
    }
    let benchmark = try run.benchmark(payloads)
    Interruption.listen()
    let document = try run.measuring(
      payloads,
      compression: methods.isEmpty
        ? nil
        : CompressionBenchmark(
          methods: methods, levels: hasLevels ? .all : .servers,
          timedLevels: hasLevels ? .all : .servers)
    ).document(
      of: benchmark.subjects, workloads: benchmark.workloads, codecs: benchmark.codecs)
    guard document.isComplete else { throw Interrupted() }
    return document
  }

  struct Interrupted: Error, CustomStringConvertible {
    let description = "interrupted before all was measured"
  }

  private func workload(of document: ResultDocument, _ option: String) throws -> String {
    if let name = arguments.text("workload") { return name }
    let names = document.workloads.map(\.name)
    guard names.count == 1 else {
      throw refused(option, "say which --workload: \(names.joined(separator: ", "))")
    }
    return names[0]
  }

  // MARK: Around the bodies

  private func wrap(_ sides: inout Sides) throws {
    let framings = MessageFraming.allCases.map(\.rawValue)
    func framing(_ option: String) throws(UsageError) -> MessageFraming? {
      try arguments.choice(option, among: framings).flatMap(MessageFraming.init)
    }
    let today = try framing("framing") ?? .http2
    let tomorrow = try framing("to-framing") ?? today
    let captured = try CapturedHeaders(arguments)
    let session = try session("session", captured)
    let codings = try codings()
    let sessionAfter = arguments.has("to-session") ? try self.session("to-session", nil) : session
    let indexing = try indexing([today, tomorrow])
    func envelope(_ side: FormatSide) throws(UsageError) -> Envelope {
      Envelope(
        framing: tomorrow, headers: try headers(side, codings.new, captured),
        session: sessionAfter, responseIndexing: indexing)
    }
    sides.old.envelope = Envelope(
      framing: today, headers: try headers(sides.old, codings.old, captured), session: session,
      responseIndexing: indexing)
    sides.new.envelope = try envelope(sides.new)
    for index in sides.candidates.indices {
      sides.candidates[index].envelope = try envelope(sides.candidates[index])
    }
    guard tomorrow != today else { return }
    // It is part of what is saved, so it is named.
    sides.old.name += " in \(today.rawValue)"
    sides.new.name += " in \(tomorrow.rawValue)"
  }

  private func indexing(_ framings: [MessageFraming]) throws(UsageError) -> HeaderIndexing {
    let names = HeaderIndexing.allCases.map(\.rawValue)
    guard let name = try arguments.choices("hpack", among: names).last else { return .dynamic }
    guard framings.contains(.http2) || framings.contains(.grpc) else {
      throw refused("hpack", "it needs the framing http/2 or grpc")
    }
    return HeaderIndexing(rawValue: name) ?? .dynamic
  }

  private func headers(
    _ side: FormatSide, _ coding: ContentCoding?, _ captured: CapturedHeaders
  ) throws(UsageError) -> MessageHeaders {
    var headers = MessageHeaders(
      mediaType: Self.mediaType(side.name), contentCoding: coding?.headerValue)
    headers.requestFields = try fields("request-header")
    headers.responseFields = try fields("response-header")
    headers.capturedRequest = captured.request
    headers.capturedResponse = captured.response
    return headers
  }

  private static func mediaType(_ codec: String) -> String {
    switch codec.split(separator: "/").first?.lowercased() {
    case "json": "application/json"
    case "xml": "application/xml"
    case "avro": "application/avro"
    default: "application/protobuf"
    }
  }

  private func fields(_ option: String) throws(UsageError) -> [HeaderField] {
    var fields: [HeaderField] = []
    for text in arguments.values(option) {
      guard let field = HeaderField(line: Array(text.utf8)) else {
        throw refused(option, "'\(text)' is no field; give it as 'name: value'")
      }
      fields.append(field)
    }
    return fields
  }

  /// The session that an option names; without it, that of a captured request, or else a token.
  private func session(
    _ option: String, _ captured: CapturedHeaders?
  ) throws -> SessionIdentity {
    if let request = captured?.request, !arguments.has(option) {
      return request.session.map(SessionIdentity.captured) ?? .none
    }
    if let session = captured?.request?.session {
      throw refused(
        option, "the request headers have a session of their own (\(session)); leave one out")
    }
    switch arguments.text(option) ?? "token" {
    case "none": return SessionIdentity.none
    case "cookie": return .cookie
    case "token": return .token(claimsBytes: try claimsBytes("json/foundation"))
    case let text:
      let codecs = CodecSuite.codecs.filter { $0.kind == .codec }.map(\.name)
      guard text.hasPrefix("token:"), codecs.contains(String(text.dropFirst(6))) else {
        throw refused(
          option,
          "'\(text)' is none of none, cookie, token, "
            + codecs.map { "token:\($0)" }.joined(separator: ", "))
      }
      return .token(claimsBytes: try claimsBytes(String(text.dropFirst(6))))
    }
  }

  /// The mean size of a session's claims in a codec, in whole bytes.
  private func claimsBytes(_ codec: String) throws -> Int {
    let sizes = try CodecSuite.sizes(ofSingleRecordsIn: "session-claims")
    guard let size = sizes.first(where: { $0.codec == codec }) else { return 0 }
    return (size.totalBytes + size.records - 1) / size.records
  }

  // MARK: Prices

  /// What is billed, and what is shown beside it: a flat price beside a table, and the default table beside a flat price.
  private func tariffs() throws -> ([Tariff], beside: [Tariff]) {
    var tables: [Tariff] = []
    for name in arguments.values("prices") { tables.append(try table(name)) }
    if let price = try pricePerGB() {
      guard tables.isEmpty else { throw refused("price-per-gb", "--prices is given too") }
      return (
        [.flat(price, source: "--price-per-gb")], [try table(Tariff.shippedNames[0])]
      )
    }
    if tables.isEmpty { tables = [try table(Tariff.shippedNames[0])] }
    return (tables, tables.count == 1 ? [tables[0].flatReading].compactMap { $0 } : [])
  }

  private func pricePerGB() throws(UsageError) -> TransferPrice? {
    guard let text = arguments.text("price-per-gb") else { return nil }
    do throws(ParameterFailure) {
      let price = try AssignmentParameter.pricePerGB.rule.value(of: text)
      return TransferPrice(Money(magnitude: price), per: .gigabyte)
    } catch {
      throw refused("price-per-gb", error)
    }
  }

  private func table(_ name: String) throws -> Tariff {
    if let shipped = try Tariff.shipped(name) { return shipped }
    return try TariffFile(path: name).read()
  }
}
