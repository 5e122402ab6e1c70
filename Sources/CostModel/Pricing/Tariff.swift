/// What a provider bills for traffic in a month: prices for each unit, step by step.
public struct Tariff: Hashable, Sendable {
  /// Which bytes are billed.
  public enum Direction: String, Hashable, Sendable {
    /// Those of responses, which leave the cloud; requests come in for nothing.
    case out
    /// Those of requests too.
    case both
  }

  /// A step: what lies between the step before and a bound, and the price of each unit of it.
  public struct Tier: Hashable, Sendable {
    /// The units of a month up to which the step reaches; `nil` for the last, which has no end.
    public let upTo: Rational?
    /// The price of one unit in the step.
    public let price: Money
  }

  /// What the table is called: its file's name without the ending.
  public let name: String
  /// Who bills.
  public let provider: String
  /// What traffic is billed.
  public let traffic: String
  /// Where the prices come from.
  public let source: String
  /// When they were read there: `2026-04-27`, or a month, or a year.
  public let date: String
  /// The unit that is counted.
  public let unit: ByteUnit
  /// Which bytes are billed.
  public let direction: Direction
  /// How often each byte is billed: 2 where the sender and the receiver both pay.
  public let ends: Int
  /// The steps, in ascending order; the last has no end.
  public let tiers: [Tier]

  /// One price for every unit that goes out, and where it comes from.
  public static func flat(_ price: TransferPrice, source: String) -> Tariff {
    Tariff(
      name: "\(price.formatted()) flat", provider: "",
      traffic: "every \(price.unit.symbol) that goes out at one price", source: source, date: "",
      unit: price.unit, direction: .out, ends: 1,
      tiers: [Tier(upTo: nil, price: price.perUnit)])
  }

  /// The table as it is often quoted: its first price for everything, in units of powers of 1,000; `nil` where it is that
  /// already, or where more is billed than what goes out once.
  public var flatReading: Tariff? {
    guard direction == .out, ends == 1 else { return nil }
    let decimal = unit.decimalCounterpart
    guard decimal != unit || tiers.count > 1 else { return nil }
    return .flat(TransferPrice(firstPrice, per: decimal), source: "the first price of \(name)")
  }

  /// The price of the first step that is not free.
  public var firstPrice: Money { tiers.first { $0.price > .zero }?.price ?? .zero }
}

// MARK: Bills

extension Tariff {
  /// What a month's bytes cost, sent and received ones counted as ``direction`` says.
  public func cost<Number: Arithmetic>(
    ofBytesOut out: Number, in received: Number
  ) throws(ArithmeticFailure) -> Number {
    let bytes = direction == .out ? out : try out + received
    var total = Number(0)
    for step in try steps(bytes) { total = try total + step.cost }
    return total
  }

  /// A step of a bill: how many units fall into it, and what they cost.
  public struct Step<Number: Arithmetic>: Sendable {
    /// The step of the tariff.
    public let tier: Tier
    /// The units that fall into it.
    public let units: Number
    /// What they cost: units × price × ends.
    public let cost: Number
  }

  /// A bill for so many bytes, step by step; steps that nothing falls into are left out.
  public func steps<Number: Arithmetic>(
    _ bytes: Number
  ) throws(ArithmeticFailure) -> [Step<Number>] {
    let units = try bytes / Number(unit.bytes)
    var steps: [Step<Number>] = []
    var start = Number(0)
    for tier in tiers {
      let end = tier.upTo.map { min(units, Number($0)) } ?? units
      guard end > start else { break }
      let inside = try end - start
      let price = Number(tier.price.magnitude)
      steps.append(
        Step(
          tier: tier, units: inside, cost: try inside * price * Number(Rational(ends))))
      start = end
    }
    return steps
  }
}
