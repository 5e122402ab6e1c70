/// A stream of requests, what a smaller format would take off each, and what the bytes cost.
public struct TrafficScenario: Hashable, Sendable {
  /// How many requests arrive.
  public var rate: RequestRate
  /// The mean size of a payload before the switch.
  public var payload: ByteCount
  /// The part of each payload that the switch saves.
  public var reduction: Share
  /// What the transfer costs.
  public var price: TransferPrice
  /// How long traffic is added up for a bill.
  public var period: TimeSpan

  /// States a scenario.
  public init(
    rate: RequestRate, payload: ByteCount, reduction: Share, price: TransferPrice, period: TimeSpan
  ) {
    self.rate = rate
    self.payload = payload
    self.reduction = reduction
    self.price = price
    self.period = period
  }

  /// What the switch saves.
  public func saving() throws(ArithmeticFailure) -> TrafficSaving {
    try saving(perRequest: payload * reduction)
  }

  /// What it saves to send each request so much smaller; a loss, below zero, where it grows.
  public func saving(perRequest bytes: ByteCount) throws(ArithmeticFailure) -> TrafficSaving {
    let rate = try rate * bytes
    let inPeriod = try rate * period
    return try TrafficSaving(
      rate: rate, perHour: rate * .hour, inPeriod: inPeriod, unit: price.unit,
      money: price.cost(of: inPeriod), moneyPerMonth: price.cost(of: rate * .month))
  }
}

/// What smaller payloads save in a ``TrafficScenario``.
public struct TrafficSaving: Hashable, Sendable {
  /// Bandwidth: requests/s × bytes saved on each.
  public let rate: ByteRate
  /// Data in an hour: rate × 3,600 s.
  public let perHour: ByteCount
  /// Data in the billing period: rate × its seconds.
  public let inPeriod: ByteCount
  /// The unit that is billed.
  public let unit: ByteUnit
  /// Money in the billing period: its data × the price.
  public let money: Money
  /// Money in a month of 30 days, which running costs are compared with.
  public let moneyPerMonth: Money
}
