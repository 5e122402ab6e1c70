public import Randomness

/// Quotes: doubles that look like decimals, integers, and a short symbol each.
public enum StockTicksWorkload: GeneratedWorkload {
  public static let name = "stock-ticks"
  public static let summary = "one refresh of a board of 200 symbols"
  public static let purpose = "the course's stock feed; numbers, one shape 200 times"
  public static let sampleCount = 4
  public static let batchCount = 10
  public static let seed: UInt64 = 3

  public static func item(_ index: Int, _ generator: inout SeededGenerator) -> StockTicks {
    var ticks = StockTicks()
    ticks.sequence = 88_000 + UInt64(index)
    ticks.exchange = "XNAS"
    ticks.ticks = (0..<200).map { tick($0, refresh: index, &generator) }
    return ticks
  }

  private static func tick(
    _ index: Int, refresh: Int, _ generator: inout SeededGenerator
  ) -> StockTick {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    var tick = StockTick()
    // The symbols are the same in each refresh, so they come from the position and not from the generator.
    tick.symbol = String([letters[index / 26 % 26], letters[index % 26], letters[index * 7 % 26]])
    let cents = 500 + index * 137 % 90_000
    let spread = generator.integer(in: 1...5)
    tick.bid = Double(cents) / 100
    tick.ask = Double(cents + spread) / 100
    tick.last = Double(cents + generator.integer(in: 0...spread)) / 100
    tick.bidSize = UInt32(generator.integer(in: 1...40)) * 100
    tick.askSize = UInt32(generator.integer(in: 1...40)) * 100
    tick.volume = UInt64(generator.integer(in: 10_000...90_000_000))
    tick.timestamp =
      UInt64(Epoch.seconds + refresh) * 1_000_000_000
      + UInt64(generator.integer(in: 0...999_999_999))
    tick.changeCents = Int32(generator.integer(in: -250...250))
    return tick
  }

  public static func batch(_ items: [StockTicks]) -> StockTicksBacklog {
    var backlog = StockTicksBacklog()
    backlog.refreshes = items
    return backlog
  }
}
