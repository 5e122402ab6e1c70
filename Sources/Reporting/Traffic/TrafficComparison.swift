public import CostModel
import Formats
import Framing
import HeaderCompression
public import Measurement
public import Traffic

/// Captured traffic as a mix whose costs are projected: a part for each endpoint whose JSON was measured, and one for all that
/// would not change.
///
/// Today's bytes are those that travelled. What a format makes of an endpoint's JSON bodies is their measured mean, with the
/// content coding that was captured; bodies that are not JSON, or were not measured, stay as they are.
public struct TrafficComparison {
  /// What was measured.
  let document: ResultDocument
  /// What is asked.
  var question: Question
  private let traffic: CapturedTraffic
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
    if question.language == .other, question.hasOwnTime != question.hasOwnNewTime {
      throw MeasuredFormatFailure.oneTime
    }
    var parts = try traffic.endpoints.filter(isMeasured).map(part)
    let rest = traffic.endpoints.filter { !isMeasured($0) }
    if !rest.isEmpty || traffic.others != nil { parts.append(try unchanged(rest)) }
    return try TrafficMix(parts: parts)
  }

  /// What a reader must know of the answer, each in a sentence.
  public var notes: [String] {
    (question.compression == .captured
      ? []
      : ["Today's bodies are compressed as --compression says, and not as they were captured."])
      + (question.language == .other && !question.hasOwnTime
        ? [MeasuredComparison.withoutTimes] : []) + mixedVersions
  }

  /// Which requests are calculated in another version of HTTP than theirs, since a part has one framing.
  private var mixedVersions: [String] {
    guard let envelope = question.envelope, envelope.framing == nil else { return [] }
    let rest = traffic.endpoints.filter { !isMeasured($0) } + [traffic.others].compactMap(\.self)
    var (text, binary) = (0, 0)
    for items in traffic.endpoints.filter(isMeasured).map({ [$0] }) + [rest] {
      let sendsText = Self.version(of: items)?.sendsText ?? false
      for (version, count) in items.flatMap(\.versions) where version.sendsText != sendsText {
        if sendsText { binary += count } else { text += count }
      }
    }
    func note(_ count: Int, _ version: String, _ other: String) -> String? {
      guard count > 0 else { return nil }
      let (verb, those) = count == 1 ? ("is", "it") : ("are", "them")
      let requests = TrafficWords.count(count, "request")
      return "\(requests) over \(version) \(verb) calculated as \(other), "
        + "which most requests beside \(those) have."
    }
    return [note(text, "HTTP/1", "HTTP/2"), note(binary, "HTTP/2", "HTTP/1.1")].compactMap(\.self)
  }

  /// The version of HTTP of the endpoint that has the most requests.
  private static func version(of items: [EndpointTraffic]) -> HTTPVersion? {
    items.max { $0.requests < $1.requests }?.version
  }

  private func isMeasured(_ item: EndpointTraffic) -> Bool {
    BodyDirection.allCases.contains { isMeasured(item, $0) }
  }

  private func isMeasured(_ item: EndpointTraffic, _ direction: BodyDirection) -> Bool {
    item[direction].jsonCount > 0 && workloads.contains(direction.name(of: item.endpoint))
  }

  private var candidates: [String] { CodecName.candidates(in: document) }

  // MARK: Endpoints that change

  private func part(_ item: EndpointTraffic) throws -> TrafficPart {
    let isOneHost = Set(traffic.endpoints.map(\.endpoint.host)).count == 1
    let endpoint = item.endpoint
    func new(_ codec: String, _ compression: BodyCompression) throws -> FormatSide {
      try side(codec, compression, of: item, isNew: true)
    }
    var part = TrafficPart(
      name: isOneHost ? "\(endpoint.method) \(endpoint.path)" : "\(endpoint)",
      weight: Rational(item.requests),
      old: try side(question.from, question.compression, of: item, isNew: false),
      new: try new(question.to, question.newCompression))
    if question.language == .swift {
      // What lacks one of the measurements is not a candidate.
      part.candidates = candidates.compactMap { try? new($0, question.newCompression) }
    }
    part.compressed = try? compressed(item)
    return part
  }

  /// Both formats with the responses compressed that are not today; `nil` where that makes neither of them shorter.
  private func compressed(_ item: EndpointTraffic) throws -> CompressedSides? {
    guard let completed = question.compression.completed, let usual = MeasuredComparison.usualCoding
    else { return nil }
    func sides(_ compression: BodyCompression) throws -> (old: FormatSide, new: FormatSide) {
      (
        try side(question.from, compression, of: item, isNew: false),
        try side(question.to, compression, of: item, isNew: true)
      )
    }
    let (before, after) = (try sides(question.compression), try sides(completed))
    guard before.old.response != after.old.response || before.new.response != after.new.response
    else { return nil }
    return CompressedSides(
      coding: "\(usual)", old: after.old, new: after.new,
      candidates: question.language == .swift
        ? candidates.compactMap { try? side($0, completed, of: item, isNew: true) } : [])
  }

  private func side(
    _ codec: String, _ compression: BodyCompression, of item: EndpointTraffic, isNew: Bool
  ) throws -> FormatSide {
    var side = FormatSide(name: codec, codec: codec)
    var (time, noise) = (Rational.zero, Rational.zero)
    var sizes = item.headerSizes
    for direction in BodyDirection.allCases {
      let tally = item[direction]
      var bytes = Rational(tally.sentBytes)
      if isMeasured(item, direction) {
        let measured = try MeasuredTally(
          tally, direction, workload: direction.name(of: item.endpoint), codec: codec,
          in: document, ends: question.ends.timed(in: question.language)
        ).compressed(compression)
        bytes = try bytes - Rational(tally.jsonSentBytes) + measured.bytes
        time = try time + measured.seconds
        noise = try noise + measured.noise
        side.omissions += measured.omissions.filter { !side.omissions.contains($0) }
        if direction == .responses {
          sizes = sizes.coded(measured.coding, inPlaceOf: tally.coding, in: tally.jsonCount)
        }
      }
      let mean = MeasuredBody(
        mean: ByteCount(magnitude: try bytes / Rational(item.requests)))
      if direction == .requests { side.request = mean } else { side.response = mean }
    }
    let hasOwn = isNew ? question.hasOwnNewTime && codec == question.to : question.hasOwnTime
    if hasOwn {
      side.omissions = []
    } else {
      side.processorTime = try Self.mean(time, of: item.requests)
      side.processorTimeNoise = try Self.mean(noise, of: item.requests)
    }
    side.envelope = envelope(item.version, sizes, isNew: isNew)
    return side
  }

  /// A mean to the picosecond: no clock is that fine, and sums of such times stay exact.
  private static func mean(_ seconds: Rational, of requests: Int) throws -> TimeSpan {
    TimeSpan(magnitude: try (seconds / Rational(requests)).rounded(toPartsOf: 1_000_000_000_000))
  }

  // MARK: Endpoints that stay

  private func unchanged(_ rest: [EndpointTraffic]) throws -> TrafficPart {
    let items = rest + [traffic.others].compactMap { $0 }
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
    let version = Self.version(of: items)
    let sizes = EndpointTraffic.headerSizes(of: items)
    side.envelope = envelope(version, sizes, isNew: false)
    var new = side
    // A session is carried to every endpoint, whatever its bodies are.
    if question.envelope?.newSession != nil {
      new.envelope = envelope(version, sizes, isNew: true)
      new.envelope?.framing = side.envelope?.framing ?? .http2
    }
    let count = traffic.others == nil ? Quantity.whole(rest.count) : "all"
    return TrafficPart(
      name: "\(count) other endpoint\(count == "1" ? "" : "s")",
      weight: Rational(requests), old: side, new: new,
      candidates: question.language == .other
        ? []
        : candidates.map { codec in
          var other = new
          (other.name, other.codec) = (codec, codec)
          return other
        })
  }

  private func envelope(
    _ version: HTTPVersion?, _ sizes: CapturedHeaderSizes, isNew: Bool
  ) -> Envelope? {
    guard let change = question.envelope else { return nil }
    let captured: MessageFraming = version?.sendsText ?? false ? .http1 : .http2
    let today = change.framing ?? captured
    var envelope = Envelope(
      framing: isNew ? change.newFraming ?? today : today,
      headers: MessageHeaders(mediaType: SerializationFormat.json.mediaType), session: .none,
      responseIndexing: change.indexing)
    var sizes = sizes.adding(
      toRequests: change.requestFields, toResponses: change.responseFields)
    if isNew, let session = change.newSession { sizes = sizes.carrying(session) }
    envelope.captured = sizes
    return envelope
  }
}

extension CapturedHeaderSizes {
  /// The headers of responses of which so many have bodies in another coding than was captured.
  fileprivate func coded(
    _ coding: ContentCoding?, inPlaceOf captured: String?, in count: Int
  ) -> CapturedHeaderSizes {
    func field(_ value: String?) -> [HeaderField] {
      value.map { [HeaderField("content-encoding", $0)] } ?? []
    }
    guard coding != captured.flatMap(ContentCoding.init(captured:)) else { return self }
    return changingResponses(
      adding: field(coding?.headerValue), removing: field(captured), in: count)
  }
}
