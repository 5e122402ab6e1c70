/// What one format costs in a month of 30 days, exactly.
public struct SideCost: Hashable, Sendable {
  /// The format, as the first part of the mix that changes has it.
  public let side: FormatSide
  /// What a request of each part is, in the order of the mix.
  public let parts: [PartSide]
  /// The body of a request: the mean over the parts, as all that follow.
  public let requestBody: ByteCount
  /// The body of a response.
  public let responseBody: ByteCount
  /// The bytes of a response on the wire, by layer.
  public let out: LayeredBytes
  /// The bytes of a request on the wire, by layer.
  public let received: LayeredBytes
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
  /// Processors for encoding and decoding at the peak (``DailyProfile/peak()``); a fraction of one is the part that it is needed.
  public let cores: Rational
  /// What they cost.
  public let processing: Money

  /// Everything that is paid in a month.
  public func total() throws(ArithmeticFailure) -> Money { try transfer + processing }
}

extension SideCost {
  init(_ formula: MonthlyFormula<Rational>, _ side: Side) throws(ArithmeticFailure) {
    let scenario = formula.scenario
    let (mixed, named) = (side == .old ? formula.old : formula.new, scenario.mix.named)
    self.side = side == .old ? named.old : named.new
    parts = mixed.parts
    (out, received) = (mixed.out, mixed.received)
    requestBody = ByteCount(magnitude: try formula.requestBody(side))
    responseBody = ByteCount(magnitude: try formula.responseBody(side))
    bytesOut = ByteCount(magnitude: try formula.bytesOut(side))
    bytesIn = ByteCount(magnitude: try formula.bytesIn(side))
    let requests = try formula.requests()
    let monthlyOut = try bytesOut * requests
    let monthlyIn = try bytesIn * requests
    self.monthlyOut = monthlyOut
    self.monthlyIn = monthlyIn
    func bills(_ tariffs: [Tariff]) throws(ArithmeticFailure) -> [TariffBill] {
      var bills: [TariffBill] = []
      for tariff in tariffs {
        bills.append(
          TariffBill(
            tariff: tariff,
            bytes: tariff.direction == .out ? monthlyOut : try monthlyOut + monthlyIn,
            amount: Money(magnitude: try formula.bill(tariff, side))))
      }
      return bills
    }
    self.bills = try bills(scenario.tariffs)
    billsBeside = try bills(scenario.tariffsBeside)
    transfer = Money(magnitude: try formula.transfer(side))
    processorTime = TimeSpan(magnitude: try formula.processorTime(side))
    cores = try formula.cores(side)
    processing = Money(magnitude: try formula.processing(side))
  }
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
