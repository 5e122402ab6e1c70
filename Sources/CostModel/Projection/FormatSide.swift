public import Framing

/// The body of a message, as it was measured.
public struct MeasuredBody: Hashable, Sendable {
  /// Its mean size.
  public let mean: ByteCount
  /// The size below which 50, 90 and 99 of 100 samples lie; absent where it is not known.
  public let percentiles: [SizePercentile]

  /// States a size.
  public init(mean: ByteCount, percentiles: [SizePercentile] = []) {
    self.mean = mean
    self.percentiles = percentiles
  }
}

/// The size below which a part of the samples lies.
public struct SizePercentile: Hashable, Sendable {
  /// How many of 100 samples.
  public let percent: Int
  /// The size in bytes.
  public let bytes: Int

  /// States a percentile.
  public init(percent: Int, bytes: Int) {
    self.percent = percent
    self.bytes = bytes
  }
}

/// What is sent in one of the two formats that are compared, and what it costs to write and read.
public struct FormatSide: Hashable, Sendable {
  /// The format's or codec's name: `JSON`, `protobuf/swift`.
  public var name: String
  /// The codec's name alone, where one was measured; ``name`` may also say how it is sent.
  public var codec: String?
  /// The body of a request; absent where ``CostParameter/requestBytes`` says what it is.
  public var request: MeasuredBody?
  /// The body of a response; absent where ``CostParameter/payloadBytes`` says what it is.
  public var response: MeasuredBody?
  /// The processor time that is paid for in each exchange; absent where ``CostParameter/cpuMicroseconds`` says it.
  public var processorTime: TimeSpan?
  /// How far the true processor time may be from ``processorTime``, on either side; absent where that is not known.
  public var processorTimeNoise: TimeSpan?
  /// What of it could not be counted, each in a sentence.
  public var omissions: [String] = []
  /// What is around the bodies; absent where only they count.
  public var envelope: Envelope?

  /// States a side.
  public init(
    name: String, codec: String? = nil, request: MeasuredBody? = nil, response: MeasuredBody? = nil,
    processorTime: TimeSpan? = nil, envelope: Envelope? = nil
  ) {
    self.name = name
    self.codec = codec
    self.request = request
    self.response = response
    self.processorTime = processorTime
    self.envelope = envelope
  }

  /// What the same format is known by in every part of a mix: its codec, or its name.
  public var key: String { codec ?? name }

  /// The format of the codec: what its name has before the slash; `nil` where no codec was measured.
  public var format: Substring? { codec?.prefix { $0 != "/" } }

  /// Whether both are codecs of one format.
  func hasFormat(of other: FormatSide) -> Bool { format != nil && format == other.format }

  /// An exchange on the wire, with bodies of so many bytes.
  public func exchange(requestBody: Int, responseBody: Int) -> WireExchange {
    envelope?.exchange(requestBody: requestBody, responseBody: responseBody)
      ?? Envelope.bodies(requestBody: requestBody, responseBody: responseBody)
  }
}
