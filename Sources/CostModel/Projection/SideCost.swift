public import Framing

/// What one format costs in a month of 30 days, exactly.
public struct SideCost: Hashable, Sendable {
  /// The format.
  public let side: FormatSide
  /// The body of a request.
  public let requestBody: ByteCount
  /// The body of a response.
  public let responseBody: ByteCount
  /// An exchange on the wire, its bodies rounded up to whole bytes.
  public let wire: WireExchange
  /// A response on the wire.
  public let bytesOut: ByteCount
  /// A request on the wire.
  public let bytesIn: ByteCount
  /// Everything that goes out in a month.
  public let monthlyOut: ByteCount
  /// Everything that comes in in a month.
  public let monthlyIn: ByteCount
  /// The bill of each tariff of the scenario.
  public let bills: [TariffBill]
  /// The bill of each tariff beside them.
  public let billsBeside: [TariffBill]
  /// What all ``bills`` come to.
  public let transfer: Money
  /// The processor time that is paid for in each exchange.
  public let processorTime: TimeSpan
  /// Processors for encoding and decoding in the busiest hour; a fraction of one is the part that it is needed.
  public let cores: Rational
  /// What they cost.
  public let processing: Money

  /// Everything that is paid in a month.
  public func total() throws(ArithmeticFailure) -> Money { try transfer + processing }
}

/// What a tariff makes of a month's bytes.
public struct TariffBill: Hashable, Sendable {
  /// The tariff.
  public let tariff: Tariff
  /// The bytes that it bills.
  public let bytes: ByteCount
  /// What they cost.
  public let amount: Money
}
