import CostModel
import Reporting

/// The options that say what is billed.
struct PriceOptions {
  static let declared = [
    Option(
      "prices", "TABLE", repeats: true,
      "A price table: \(Tariff.shippedNames.joined(separator: ", ")), or a file (aws-internet). Several add up."
    ),
    Option("price-per-gb", "DOLLARS", "One price for every GB of 10⁹ B instead."),
  ]

  let arguments: Arguments
  let command: String

  /// What is billed, and what is shown beside it: a flat price beside a table, and the default table beside a flat price.
  func tariffs() throws -> (counted: [Tariff], beside: [Tariff]) {
    var tables: [Tariff] = []
    for name in arguments.values("prices") {
      let table = try table(name)
      if let index = tables.firstIndex(of: table) {
        let first = arguments.values("prices")[index]
        throw UsageError(
          "--prices: '\(name)' \(first == name ? "is given twice" : "is the same table as '\(first)'"); several add up, so give it once",
          command: command)
      }
      tables.append(table)
    }
    if let price = try pricePerGB() {
      guard tables.isEmpty else {
        throw UsageError("--price-per-gb: --prices is given too", command: command)
      }
      return (
        [.flat(price, source: "--price-per-gb")], [try table(Tariff.shippedNames[0])]
      )
    }
    if tables.isEmpty { tables = [try table(Tariff.shippedNames[0])] }
    return (tables, tables.count == 1 ? [tables[0].flatReading].compactMap { $0 } : [])
  }

  private func pricePerGB() throws(UsageError) -> TransferPrice? {
    guard let text = arguments.text("price-per-gb") else { return nil }
    do throws(ParameterFailure) {
      let price = try AssignmentParameter.pricePerGB.rule.value(of: text)
      return TransferPrice(Money(magnitude: price), per: .gigabyte)
    } catch {
      throw UsageError("--price-per-gb: \(error)", command: command)
    }
  }

  private func table(_ name: String) throws -> Tariff {
    if let shipped = try Tariff.shipped(name) { return shipped }
    return try TariffFile(path: name).read()
  }
}
