public import Framing

/// What a request of one part is on one side, at the likely values of the inputs.
public struct PartSide: Hashable, Sendable {
  /// The format.
  public let side: FormatSide
  /// The mean body of a request.
  public let requestBody: ByteCount
  /// The mean body of a response.
  public let responseBody: ByteCount
  /// An exchange on the wire, its bodies rounded up to whole bytes.
  public let wire: WireExchange
  /// A response on the wire: ``responseBody`` and what is around it.
  public let bytesOut: ByteCount
  /// A request on the wire: ``requestBody`` and what is around it.
  public let bytesIn: ByteCount
  /// The processor time that is paid for.
  public let processorTime: TimeSpan

  /// A mean of a part of several is rounded to a millionth of a byte, or to a picosecond.
  ///
  /// Means over different numbers of bodies have no small common denominator, so their sum would need more digits than there
  /// are. A millionth of a byte is less than a cent in a month of 10¹² requests.
  static let grid: Int128 = 1_000_000
  /// The same of seconds.
  static let timeGrid: Int128 = 1_000_000_000_000

  /// Calculates a part's side; rounds to the ``grid`` where it is one of several.
  init(
    _ side: FormatSide, _ which: Side, values: CostValues<Rational>, isOneOfSeveral: Bool
  ) throws(ArithmeticFailure) {
    func body(
      _ measured: MeasuredBody?, _ parameter: CostParameter
    ) throws(ArithmeticFailure) -> ByteCount {
      var mean: Rational
      if let measured {
        mean = measured.mean.magnitude
      } else {
        mean = try values.body(parameter, which)
      }
      if isOneOfSeveral { mean = try mean.rounded(toPartsOf: Self.grid) }
      return ByteCount(magnitude: mean)
    }
    self.side = side
    responseBody = try body(side.response, .payloadBytes)
    requestBody = try body(side.request, .requestBytes)
    // No size is near what an Int holds: see the rules of the parameters.
    wire = side.exchange(
      requestBody: Int(requestBody.magnitude.roundedUp),
      responseBody: Int(responseBody.magnitude.roundedUp))
    bytesOut = try responseBody + .bytes(wire.response.overheadBytes)
    bytesIn = try requestBody + .bytes(wire.request.overheadBytes)
    var time: Rational
    if let measured = side.processorTime {
      time = measured.magnitude
    } else {
      time = try values.processorTime(which)
    }
    if isOneOfSeveral { time = try time.rounded(toPartsOf: Self.timeGrid) }
    processorTime = TimeSpan(magnitude: time)
  }
}
