public import Formats
public import Framing

/// How a response is sent: as it is or compressed, its body by itself or with all that is around it.
public struct Sending: Hashable, Sendable {
  /// How the body is compressed, as HTTP names it: `gzip`; `nil` where it is not.
  public let contentCoding: String?
  /// What the body travels in, with header fields, TLS and TCP/IP; `nil` for the body alone.
  public let framing: MessageFraming?

  /// The ways that differ in what they leave of a reduction, from bare bodies to what is billed.
  static func all(contentCoding: String?) -> [Sending] {
    ([nil, .http1, .http2] as [MessageFraming?]).flatMap { framing in
      [Sending(contentCoding: nil, framing: framing)]
        + (contentCoding.map { [Sending(contentCoding: $0, framing: framing)] } ?? [])
    }
  }

  /// What a response of a format comes to on average.
  ///
  /// What is around a body is that of the mean, rounded up to whole bytes.
  ///
  /// - Returns: `nil` where the size was not measured compressed.
  func bytes(
    _ size: PayloadSize, format: SerializationFormat
  ) throws(ArithmeticFailure) -> ByteCount? {
    guard let body = contentCoding == nil ? size.mean : size.compressedMean else { return nil }
    guard let framing else { return body }
    let envelope = Envelope(
      framing: framing,
      headers: MessageHeaders(mediaType: format.mediaType, contentCoding: contentCoding),
      session: .none)
    let around = envelope.exchange(
      requestBody: 0, responseBody: Int(body.magnitude.roundedUp)
    ).response.overheadBytes
    return try body + .bytes(around)
  }
}

/// The question that the assignment leaves open: what becomes of the assumed reduction with measured sizes, once bodies
/// are compressed and what is around them is counted.
public struct OpenQuestion: Hashable, Sendable {
  /// What one way of sending leaves of the reduction.
  public struct Answer: Hashable, Sendable {
    /// How responses are sent, before and after.
    public let sending: Sending
    /// The mean bytes of a response before.
    public let before: ByteCount
    /// The mean bytes of a response after.
    public let after: ByteCount
    /// The part of the bytes that is saved; below zero where there are more.
    public let reduction: Share
    /// What is saved with the assignment's traffic and price.
    public let saving: TrafficSaving
    /// When that pays for the switch.
    public let breakEven: BreakEven
  }

  /// The answers for a format.
  public struct Side: Hashable, Sendable {
    /// The format to switch to.
    public let format: SerializationFormat
    /// One answer for each way of sending.
    public let answers: [Answer]
  }

  /// The format that is sent today.
  public let today: SerializationFormat
  /// The formats that could be sent, each once: codecs of one format write the same bytes.
  public let sides: [Side]

  /// Answers it from measured sizes; `nil` where today's size is not of a known format.
  init?(
    _ measured: MeasuredPayloads, in scenario: TrafficScenario, costs: [SwitchCost]
  ) throws(ArithmeticFailure) {
    guard let today = SerializationFormat(codec: measured.baseline.name) else { return nil }
    var sides: [Side] = []
    for size in measured.alternatives {
      guard let format = SerializationFormat(codec: size.name), format != today,
        !sides.contains(where: { $0.format == format })
      else { continue }
      var answers: [Answer] = []
      for sending in Sending.all(contentCoding: measured.contentCoding) {
        guard let before = try sending.bytes(measured.baseline, format: today),
          let after = try sending.bytes(size, format: format)
        else { continue }
        let saving = try scenario.saving(perRequest: before - after)
        answers.append(
          Answer(
            sending: sending, before: before, after: after,
            reduction: Share(magnitude: try 1 - after / before), saving: saving,
            breakEven: try SwitchPlan(costs: costs, savedPerMonth: saving.moneyPerMonth)
              .breakEven))
      }
      sides.append(Side(format: format, answers: answers))
    }
    self.today = today
    self.sides = sides
  }

  /// The answers for the format that the assignment speaks of: Protobuf.
  public var protobuf: Side? { sides.first { $0.format == .protobuf } }
}
