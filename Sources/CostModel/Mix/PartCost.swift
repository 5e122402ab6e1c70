/// What one part of a mix has to do with the month's bill, and what changing it would save.
public struct PartCost: Hashable, Sendable {
  /// The part's name.
  public let name: String
  /// The share of the requests that are of this kind.
  public let share: Share
  /// What a request of the part is today.
  public let old: PartSide
  /// What it would be.
  public let new: PartSide
  /// The part of today's bill for transfer that its bytes are: its share of the billed bytes × the bill.
  public let transferToday: Money
  /// The billed bytes that a month would have less of; below zero where there would be more.
  public let savedBytesPerMonth: ByteCount
  /// What the whole switch saves of transfer, as far as this part's bytes do: those of all parts add up to it.
  ///
  /// The part's ``savedBytesPerMonth`` ÷ those of all parts × what all of them save, tariff by tariff. Every saved byte
  /// counts alike, so a part that does not change has none of it. Rounded to a billionth of a dollar.
  public let savedTransfer: Money
  /// What the whole switch saves of processors, as far as this part's requests do.
  public let savedProcessing: Money
  /// What would be saved if this part alone changed.
  ///
  /// Under a price with steps these do not add up to what all parts save together: whichever part goes first takes its
  /// bytes from the last step, which is the cheapest.
  public let savedAlone: Money

  /// What the part saves of the month: transfer and processing.
  public func saved() throws(ArithmeticFailure) -> Money { try savedTransfer + savedProcessing }
}

extension PartCost {
  /// The costs of all parts, in the order of the mix.
  static func all(_ formula: MonthlyFormula<Rational>) throws(ArithmeticFailure) -> [PartCost] {
    let mix = formula.scenario.mix
    var costs: [PartCost] = []
    for (index, part) in mix.parts.enumerated() {
      costs.append(
        try PartCost(
          part, share: try part.weight / mix.totalWeight, old: formula.old.parts[index],
          new: formula.new.parts[index], of: formula))
    }
    return costs
  }

  private init(
    _ part: TrafficPart, share: Rational, old: PartSide, new: PartSide,
    of formula: MonthlyFormula<Rational>
  ) throws(ArithmeticFailure) {
    name = part.name
    self.share = Share(magnitude: share)
    (self.old, self.new) = (old, new)
    // What the mean request loses when this part changes: as bytes out, bytes in, and seconds.
    func lost(_ old: Rational, _ new: Rational, grid: Int128) throws(ArithmeticFailure) -> Rational
    {
      try (share * (old - new)).rounded(toPartsOf: grid)
    }
    let out = try lost(old.bytesOut.magnitude, new.bytesOut.magnitude, grid: PartSide.grid)
    let received = try lost(old.bytesIn.magnitude, new.bytesIn.magnitude, grid: PartSide.grid)
    let time = try lost(
      old.processorTime.magnitude, new.processorTime.magnitude, grid: PartSide.timeGrid)

    let requests = try formula.requests()
    var (transferToday, savedTransfer, savedAlone) = (Money.zero, Money.zero, Money.zero)
    for tariff in formula.scenario.tariffs {
      let countsRequests = tariff.direction == .both
      func billed(_ out: Rational, _ received: Rational) throws(ArithmeticFailure) -> Rational {
        countsRequests ? try out + received : out
      }
      let before = try billed(formula.bytesOut(.old), formula.bytesIn(.old))
      let after = try billed(formula.bytesOut(.new), formula.bytesIn(.new))
      let bill = try formula.bill(tariff, .old)
      let ofPart = try share * billed(old.bytesOut.magnitude, old.bytesIn.magnitude)
      transferToday = try transferToday + Money(magnitude: bill).part(ofPart, of: before)
      savedTransfer =
        try savedTransfer
        + Money(magnitude: bill - formula.bill(tariff, .new)).part(
          billed(out, received), of: before - after)
      savedAlone =
        try savedAlone
        + Money(
          magnitude: bill
            - tariff.cost(
              ofBytesOut: (formula.bytesOut(.old) - out) * requests,
              in: (formula.bytesIn(.old) - received) * requests))
    }
    let countsRequests = formula.scenario.tariffs.contains { $0.direction == .both }
    savedBytesPerMonth = ByteCount(
      magnitude: try (countsRequests ? try out + received : out) * requests)
    let savedProcessing = Money(magnitude: try formula.processing(ofSeconds: time))
    self.savedProcessing = savedProcessing
    self.transferToday = transferToday
    self.savedTransfer = savedTransfer
    self.savedAlone = try savedAlone + savedProcessing
  }
}

extension Money {
  /// `amount × part ÷ whole`, to a billionth of a dollar; nothing where the whole is nothing.
  ///
  /// An exact amount of a bill with steps and an exact ratio have too many digits for their product.
  fileprivate func part(_ part: Rational, of whole: Rational) throws(ArithmeticFailure) -> Money {
    guard whole != 0 else { return .zero }
    guard part != whole else { return self }
    let ratio = try (part / whole).rounded(toPartsOf: 1_000_000_000_000_000)
    return Money(
      magnitude: try (magnitude.rounded(toPartsOf: 1_000_000_000) * ratio)
        .rounded(toPartsOf: 1_000_000_000))
  }
}
