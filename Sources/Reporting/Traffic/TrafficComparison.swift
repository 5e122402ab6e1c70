public import CostModel
public import Framing
public import Measurement
public import Traffic

/// Captured traffic as a mix whose costs are projected: a part for each endpoint whose JSON was measured, and one for all that
/// would not change.
///
/// Today's bytes are those that travelled. What a format makes of an endpoint's JSON bodies is their measured mean, with the
/// content coding that was captured; bodies that are not JSON, or were not measured, stay as they are.
public struct TrafficComparison {
  /// What is asked.
  public struct Question: Sendable {
    /// Today's codec, which its processor time is of.
    public var from = "json/foundation"
    /// The codec to switch to.
    public var to = "protobuf/swift"
    /// Whose processors are paid for.
    public var ends = PaidEnds.server
    /// What bodies travel in, before and after; `nil` for what was captured.
    public var framing, newFraming: MessageFraming?
    /// The coding after the switch; `nil` for the one that was captured.
    public var newCoding: NewCoding?
    /// Whether headers and packets count.
    public var countsEnvelope = true

    /// A coding that takes the place of the captured one; `nil` is none.
    public struct NewCoding: Sendable {
      let coding: ContentCoding?

      /// States a coding.
      public init(_ coding: ContentCoding?) { self.coding = coding }
    }

    /// The usual question.
    public init() {}
  }

  private let traffic: CapturedTraffic
  private let document: ResultDocument
  private let question: Question
  private let workloads: Set<String>

  /// Prepares a comparison of a capture, of which the document has the measurements.
  public init(_ traffic: CapturedTraffic, _ document: ResultDocument, _ question: Question) {
    self.traffic = traffic
    self.document = document
    self.question = question
    workloads = Set(document.workloads.map(\.name))
  }

  /// The mix; throws where the document does not have what is asked about.
  public func mix() throws -> TrafficMix {
    let measured = traffic.endpoints.filter { item in
      BodyDirection.allCases.contains { isMeasured(item, $0) }
    }
    var parts = try measured.map(part)
    let rest = traffic.endpoints.filter { item in
      !BodyDirection.allCases.contains { isMeasured(item, $0) }
    }
    if !rest.isEmpty { parts.append(try unchanged(rest)) }
    return try TrafficMix(parts: parts)
  }

  private func isMeasured(_ item: EndpointTraffic, _ direction: BodyDirection) -> Bool {
    !item[direction].json.isEmpty && workloads.contains(direction.name(of: item.endpoint))
  }

  /// The codecs that could be switched to; the user's own documents are not a library.
  private var codecs: [String] {
    document.codecs.filter { $0.kind == .codec && $0.name != "json/document" }.map(\.name)
  }

  // MARK: Endpoints that change

  private func part(_ item: EndpointTraffic) throws -> TrafficPart {
    let isOneHost = Set(traffic.endpoints.map(\.endpoint.host)).count == 1
    let endpoint = item.endpoint
    return TrafficPart(
      name: isOneHost ? "\(endpoint.method) \(endpoint.path)" : "\(endpoint)",
      weight: Rational(item.requests), old: try side(question.from, of: item, isNew: false),
      new: try side(question.to, of: item, isNew: true),
      // What lacks one of the measurements is not a candidate.
      candidates: codecs.compactMap { try? side($0, of: item, isNew: true) })
  }

  private func side(
    _ codec: String, of item: EndpointTraffic, isNew: Bool
  ) throws -> FormatSide {
    var side = FormatSide(name: codec, codec: codec)
    var time = Rational.zero
    for direction in BodyDirection.allCases {
      let tally = item[direction]
      var bytes = Rational(tally.sentBytes)
      if isMeasured(item, direction) {
        let (json, seconds, omissions) = try measured(
          codec, tally, direction, workload: direction.name(of: item.endpoint), isNew: isNew)
        bytes = try bytes - Rational(tally.jsonSentBytes) + json
        time = try time + seconds
        side.omissions += omissions.filter { !side.omissions.contains($0) }
      }
      let mean = MeasuredBody(
        mean: ByteCount(magnitude: try bytes / Rational(item.requests)))
      if direction == .requests { side.request = mean } else { side.response = mean }
    }
    side.processorTime = TimeSpan(
      magnitude: try (time / Rational(item.requests)).rounded(toPartsOf: 1_000_000_000_000))
    side.envelope = envelope(item.version, item.headerSizes, isNew: isNew)
    return side
  }

  /// What all JSON bodies of an endpoint come to one way, in bytes, and the processor time that is paid for, in seconds.
  private func measured(
    _ codec: String, _ tally: BodyTally, _ direction: BodyDirection, workload: String, isNew: Bool
  ) throws -> (bytes: Rational, seconds: Rational, omissions: [String]) {
    let captured = tally.coding.flatMap(ContentCoding.init(captured:))
    let coding = isNew ? question.newCoding.map(\.coding) ?? captured : captured
    let side = try MeasuredFormat(document, codec: codec, coding: coding).side(
      response: workload, request: nil,
      paidEnds: direction == .requests ? question.ends.swapped : question.ends)
    let count = Rational(tally.json.count)
    let seconds = try count * (side.processorTime?.magnitude ?? 0)
    let isJSON = codec.hasPrefix("json/")
    if isJSON, coding == captured {
      return (Rational(tally.jsonSentBytes), seconds, side.omissions)
    }
    // Another coding of the user's own JSON.
    let bodies =
      isJSON
      ? try MeasuredFormat(document, codec: "json/document", coding: coding).side(
        response: workload, request: nil, paidEnds: .none) : side
    let mean = bodies.response?.mean.magnitude ?? 0
    return (try count * mean, seconds, side.omissions)
  }

  // MARK: Endpoints that stay

  private func unchanged(_ items: [EndpointTraffic]) throws -> TrafficPart {
    let requests = items.reduce(0) { $0 + $1.requests }
    func mean(_ total: Int) throws(ArithmeticFailure) -> MeasuredBody {
      MeasuredBody(
        mean: ByteCount(
          magnitude: try (Rational(total) / Rational(requests)).rounded(toPartsOf: 1_000_000)))
    }
    var side = FormatSide(
      name: question.from, codec: question.from,
      request: try mean(items.reduce(0) { $0 + $1.asked.sentBytes }),
      response: try mean(items.reduce(0) { $0 + $1.answered.sentBytes }),
      processorTime: .zero)
    let version = items.max { $0.requests < $1.requests }?.version
    side.envelope = envelope(version, EndpointTraffic.headerSizes(of: items), isNew: false)
    return TrafficPart(
      name: items.count == 1 ? "1 other endpoint" : "\(items.count) other endpoints",
      weight: Rational(requests), old: side, new: side,
      candidates: codecs.map { codec in
        var other = side
        (other.name, other.codec) = (codec, codec)
        return other
      })
  }

  private func envelope(
    _ version: HTTPVersion?, _ sizes: CapturedHeaderSizes, isNew: Bool
  ) -> Envelope? {
    guard question.countsEnvelope else { return nil }
    let captured: MessageFraming = version?.sendsText ?? false ? .http1 : .http2
    let today = question.framing ?? captured
    var envelope = Envelope(
      framing: isNew ? question.newFraming ?? today : today,
      headers: MessageHeaders(mediaType: "application/json"), session: .none)
    envelope.captured = sizes
    return envelope
  }
}

extension PaidEnds {
  /// Whose processors are paid for, as a message the other way has it: a request is written by the client.
  fileprivate var swapped: PaidEnds {
    switch self {
    case .server: .client
    case .client: .server
    case .both, .none: self
    }
  }
}
