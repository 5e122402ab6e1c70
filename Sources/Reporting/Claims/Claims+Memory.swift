import Measurement

/// One way of saying how much memory an operation uses.
struct MemoryAmount {
  /// What it is: `bytes allocated`.
  let name: String
  /// What is added up.
  let measure: String
  /// Where it stands; `nil` where it was not measured.
  let value: (ResultDocument.Operation) -> Double?
  /// The amount with its unit.
  let text: (Double) -> String

  /// Allocations, the bytes that they asked for, and the most memory that was held at once.
  static var all: [MemoryAmount] {
    [
      MemoryAmount(
        name: "allocations", measure: "allocations an operation, sum of all workloads",
        value: \.allocationsPerOperation, text: Quantity.count),
      MemoryAmount(
        name: "bytes allocated", measure: "bytes allocated an operation, sum of all workloads",
        value: \.allocatedBytesPerOperation, text: { Quantity.bytes($0) }),
      MemoryAmount(
        name: "peak memory",
        measure: "the most held at once for a batch, sum of all workloads",
        value: { $0.peakMemoryBytes.map(Double.init) }, text: { Quantity.bytes($0) }),
    ]
  }
}

extension Claims {
  /// Less is no difference: an allocator rounds, and memory comes in pages.
  private static let noticeablyMore = 1.05

  /// Whether every codec of Avro uses more than every codec of Protobuf.
  static func memory(
    _ figures: ClaimFigures, _ direction: BenchmarkSubject.Direction, _ amount: MemoryAmount
  ) -> Claim {
    let findings = figures.pairs("avro", "protobuf").compactMap { avro, protobuf in
      figures.totals(avro, protobuf, direction, amount.value).map { avroTotal, protobufTotal in
        Claim.Finding(
          subject: "\(avro) vs \(protobuf)",
          figure: "\(amount.text(avroTotal)) vs \(amount.text(protobufTotal))",
          counted: times(avroTotal, protobufTotal), claimed: .above(noticeablyMore), group: avro)
      }
    }
    return Claim(
      "Avro uses more memory than Protobuf (\(direction.rawValue), \(amount.name))",
      measure: "\(amount.measure); more by over 5 %", findings: findings,
      dependingOn: .implementations, missing: figures.missing(["avro", "protobuf"]),
      onlyWorkload: figures.onlyWorkload)
  }

  /// How many times as much one amount is as another; nothing is once as much as nothing.
  private static func times(_ amount: Double, _ other: Double) -> Double {
    if other > 0 { return amount / other }
    return amount > 0 ? .infinity : 1
  }
}
