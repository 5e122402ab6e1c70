/// One way to read the prefixes in "2 KB at $0.09 per GB", and what it makes of the saving.
///
/// Since *KB* and *GB* are written for powers of 1,000 (IEC 80000-13) and of 1,024 (memory sizes, most cloud bills), the
/// sentence has four meanings.
public struct UnitReading: Hashable, Sendable {
  /// What the payload is taken to be.
  public let payload: ByteCount
  /// The unit that the payload is counted in.
  public let payloadUnit: ByteUnit
  /// The unit that the bill is counted in.
  public let billedUnit: ByteUnit
  /// The saving under this reading.
  public let saving: TrafficSaving
  /// How far the money saved is from that of the decimal reading: reading ÷ decimal − 1.
  public let change: Share

  /// The readings of a scenario, the decimal one first: four where its payload is a number of KB, and two where it is a
  /// number of bytes, which has one meaning.
  ///
  /// A binary payload has 1,024 bytes where the decimal one has 1,000; a binary bill counts GiB at the price of a GB.
  public static func all(
    of scenario: TrafficScenario, payloadIsInBytes: Bool = false
  ) throws(ArithmeticFailure) -> [UnitReading] {
    let decimal = try scenario.saving()
    let growth = try ByteUnit.kibibyte.bytes / ByteUnit.kilobyte.bytes
    var payloads: [(ByteUnit, ByteCount)] = [(scenario.payload.fittingUnit(), scenario.payload)]
    if !payloadIsInBytes {
      payloads = [(.kilobyte, scenario.payload), (.kibibyte, try scenario.payload * growth)]
    }
    var readings: [UnitReading] = []
    for (payloadUnit, payload) in payloads {
      for billedUnit in [ByteUnit.gigabyte, .gibibyte] {
        var read = scenario
        read.payload = payload
        read.price = TransferPrice(scenario.price.perUnit, per: billedUnit)
        let saving = try read.saving()
        readings.append(
          UnitReading(
            payload: payload, payloadUnit: payloadUnit, billedUnit: billedUnit, saving: saving,
            change: Share(magnitude: try saving.money / decimal.money - 1)))
      }
    }
    return readings
  }
}
