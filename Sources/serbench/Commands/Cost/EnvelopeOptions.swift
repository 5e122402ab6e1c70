import Framing
import HeaderCompression
import Reporting
import Suites

/// The options that say what is around the bodies.
struct EnvelopeOptions {
  static let declared = [
    Option(
      "framing", "NAME",
      "What bodies travel in: \(MessageFraming.allCases.map(\.rawValue).joined(separator: ", ")) (http/2)."
    ),
    Option("to-framing", "NAME", "What they travel in after the switch: as before."),
    Option(
      "session", "NAME", "Sent with each request: none, cookie, token, or token:CODEC (token)."),
    Option("to-session", "NAME", "Sent with each request after the switch: as before."),
    Option(
      "request-headers", "FILE",
      "Requests have these header fields: what curl -v shows after '> '. A cookie or authorization in it is the session."
    ),
    Option(
      "response-headers", "FILE", "Responses have these header fields: what curl -D wrote."),
    Option("request-header", "FIELD", repeats: true, "A further field, as 'name: value'."),
    Option("response-header", "FIELD", repeats: true, "A further field, as 'name: value'."),
    Option(
      "hpack", "NAME",
      "How the server compresses the header fields of its responses in HTTP/2 and gRPC: dynamic, or static as nginx, without HPACK's dynamic table (dynamic). Requests are compressed by the client, with it."
    ),
    Option("body-only", nil, "Count bodies, and nothing around them."),
  ]

  let arguments: Arguments
  let command: String

  /// What is around the bodies; `nil` where only they count.
  func choice() throws -> EnvelopeChoice? {
    guard try countsMoreThanBodies() else { return nil }
    let captured = try CapturedHeaders(arguments)
    var choice = EnvelopeChoice(session: try session("session", captured))
    choice.framing = try framing("framing") ?? choice.framing
    choice.newFraming = try framing("to-framing") ?? choice.framing
    if arguments.has("to-session") { choice.newSession = try session("to-session", nil) }
    choice.indexing = try indexing([choice.framing, choice.newFraming])
    choice.headers.requestFields = try fields("request-header")
    choice.headers.responseFields = try fields("response-header")
    choice.headers.capturedRequest = captured.request
    choice.headers.capturedResponse = captured.response
    return choice
  }

  /// What differs from what a HAR file says of what is around the bodies; `nil` where only they count.
  ///
  /// - Parameter sendsText: Whether all of what was captured is HTTP/1.1.
  func change(sendsText: Bool) throws -> TrafficComparison.EnvelopeChange? {
    guard try countsMoreThanBodies() else { return nil }
    var change = TrafficComparison.EnvelopeChange()
    change.framing = try framing("framing")
    change.newFraming = try framing("to-framing")
    if arguments.has("to-session") { change.newSession = try session("to-session", nil) }
    let today = change.framing ?? (sendsText ? .http1 : .http2)
    change.indexing = try indexing([today, change.newFraming ?? today])
    change.requestFields = try fields("request-header")
    change.responseFields = try fields("response-header")
    return change
  }

  private func countsMoreThanBodies() throws(UsageError) -> Bool {
    guard arguments.has("body-only") else { return true }
    if let option = Self.declared.map(\.name).first(where: {
      $0 != "body-only" && arguments.has($0)
    }) {
      throw refused(option, "--body-only leaves out what is around the bodies; give one of them")
    }
    return false
  }

  private func refused(_ option: String, _ reason: Any) -> UsageError {
    UsageError("--\(option): \(reason)", command: command)
  }

  private func framing(_ option: String) throws(UsageError) -> MessageFraming? {
    try arguments.choice(option, among: MessageFraming.allCases.map(\.rawValue))
      .flatMap(MessageFraming.init)
  }

  private func indexing(_ framings: [MessageFraming]) throws(UsageError) -> HeaderIndexing {
    let names = HeaderIndexing.allCases.map(\.rawValue)
    guard let name = try arguments.choice("hpack", among: names) else { return .dynamic }
    guard framings.contains(.http2) || framings.contains(.grpc) else {
      throw refused("hpack", "it needs the framing http/2 or grpc")
    }
    return HeaderIndexing(rawValue: name) ?? .dynamic
  }

  private func fields(_ option: String) throws(UsageError) -> [HeaderField] {
    var fields: [HeaderField] = []
    for text in arguments.values(option) {
      guard let field = HeaderField(line: Array(text.utf8)) else {
        throw refused(option, "'\(text)' is not a header field; give it as 'name: value'")
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
          "unknown session '\(text)'; choose none, cookie, token, or "
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
}
