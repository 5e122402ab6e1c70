public import Framing
public import HeaderCompression

extension TrafficComparison {
  /// What is asked about captured traffic.
  public struct Question: Sendable {
    /// Today's codec, which its processor time is of.
    public var from = "json/foundation"
    /// The codec to switch to.
    public var to = "protobuf/swift"
    /// How bodies are compressed today.
    public var compression = BodyCompression.captured
    /// How they are after the switch.
    public var newCompression = BodyCompression.captured
    /// Whose processors are paid for.
    public var ends = PaidEnds.server
    /// What the services are written in.
    public var language = CostQuestion.Language.swift
    /// Whether ``CostParameter/cpuMicroseconds`` says today's processor time of a request to an endpoint that changes.
    public var hasOwnTime = false
    /// Whether ``CostParameter/newCPUMicroseconds`` says that of the new format.
    public var hasOwnNewTime = false
    /// What is around the bodies besides what was captured; `nil` where only bodies count.
    public var envelope: EnvelopeChange? = EnvelopeChange()

    /// The usual question.
    public init() {}
  }

  /// What differs from what was captured around the bodies.
  public struct EnvelopeChange: Hashable, Sendable {
    /// What bodies travel in, before and after; `nil` for what was captured.
    public var framing, newFraming: MessageFraming?
    /// What carries the session after the switch; `nil` for what was captured.
    public var newSession: SessionIdentity?
    /// How the server compresses the header fields of its responses, in HTTP/2 and gRPC.
    public var indexing = HeaderIndexing.dynamic
    /// Further fields of each request, and of each response.
    public var requestFields, responseFields: [HeaderField]

    /// All as captured.
    public init() {
      (requestFields, responseFields) = ([], [])
    }
  }
}
