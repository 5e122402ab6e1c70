import CostModel

/// What a reader can have the bytes billed by.
struct PriceChoice {
  /// As a list of choices has it.
  let name: String
  /// What is billed; several add up.
  let tariffs: [Tariff]

  /// The scenario's own, and then every table that comes with the package.
  static func all(_ scenario: CostScenario) -> [PriceChoice] {
    let own = scenario.tariffs.map(\.shortName).joined(separator: " and ")
    // Every table is read by a test.
    let shipped = Tariff.shippedNames.compactMap { (try? Tariff.shipped($0)) ?? nil }
    return [PriceChoice(name: own, tariffs: scenario.tariffs)]
      + shipped.filter { [$0] != scenario.tariffs }.map {
        PriceChoice(name: $0.shortName, tariffs: [$0])
      }
  }

  struct Document: Encodable {
    let tariffs: [Table]

    struct Table: Encodable {
      let unitBytes: String
      let countsRequests: Bool
      let ends: String
      let tiers: [Tier]
    }

    struct Tier: Encodable {
      /// Absent for the last.
      let upTo: String?
      let price: String
    }
  }

  var document: Document {
    Document(
      tariffs: tariffs.map { tariff in
        Document.Table(
          unitBytes: tariff.unit.bytes.fraction, countsRequests: tariff.direction == .both,
          ends: String(tariff.ends),
          tiers: tariff.tiers.map {
            .init(upTo: $0.upTo?.fraction, price: $0.price.magnitude.fraction)
          })
      })
  }
}
