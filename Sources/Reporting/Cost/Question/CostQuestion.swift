public import CostModel
public import Framing
public import HeaderCompression

/// What is asked about measured bodies: which formats, how they are sent, whose processors count.
public struct CostQuestion: Hashable, Sendable {
  /// What the services are written in.
  public enum Language: String, CaseIterable, Sendable {
    /// Swift: its times are those of the codecs that were measured.
    case swift
    /// Another language, of whose codecs nothing was measured.
    case other
  }

  /// Today's codec in the result.
  public var from = "json/foundation"
  /// The codec to switch to.
  public var to = "protobuf/swift"
  /// How bodies are compressed today; `nil` for not at all.
  public var coding: ContentCoding?
  /// How they are compressed after the switch.
  public var newCoding: ContentCoding?
  /// Whose processors are paid for.
  public var ends = PaidEnds.server
  /// What the services are written in.
  public var language = Language.swift
  /// Whether ``CostParameter/cpuMicroseconds`` says today's processor time, in place of what was measured.
  public var hasOwnTime = false
  /// Whether ``CostParameter/newCPUMicroseconds`` says that of the new format.
  public var hasOwnNewTime = false
  /// What is around the bodies; `nil` where only they count.
  public var envelope: EnvelopeChoice?

  /// Asks for Protobuf in place of JSON, both with nothing around the bodies.
  public init() {}
}

extension PaidEnds {
  /// Whose processors are paid for by the times that were measured: of services in another language, nobody's.
  public func timed(in language: CostQuestion.Language) -> PaidEnds {
    language == .other ? .none : self
  }
}

/// What bodies travel in, before and after a switch.
public struct EnvelopeChoice: Hashable, Sendable {
  /// What they travel in today.
  public var framing = MessageFraming.http2
  /// What they travel in after the switch.
  public var newFraming = MessageFraming.http2
  /// How a request says whose it is today.
  public var session: SessionIdentity
  /// How it does after the switch.
  public var newSession: SessionIdentity
  /// How the server compresses the header fields of its responses, in HTTP/2 and gRPC.
  public var indexing = HeaderIndexing.dynamic
  /// The header fields; media type and content coding are those of each format.
  public var headers = MessageHeaders(mediaType: "")

  /// Both sides in HTTP/2.
  public init(session: SessionIdentity) {
    self.session = session
    newSession = session
  }

  /// Puts the envelope of today, or that of after the switch, around a side.
  public func wrap(_ side: inout FormatSide, isNew: Bool, coding: ContentCoding?) {
    var headers = headers
    headers.mediaType = CodecWords(side).mediaType
    headers.contentCoding = coding?.headerValue
    side.envelope = Envelope(
      framing: isNew ? newFraming : framing, headers: headers,
      session: isNew ? newSession : session, responseIndexing: indexing)
    // It is part of what is saved, so it is named.
    if framing != newFraming { side.name += " in \((isNew ? newFraming : framing).inWords)" }
  }
}
