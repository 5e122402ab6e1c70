import Measurement
import Reporting
import Suites

/// What `serbench run --list` shows: what there is to measure, and what the payloads are made of.
enum WorkloadList {
  /// The tables, as text.
  static func text(_ codecs: [BenchmarkSuite.Codec], style: TextStyle) throws -> String {
    let facts = try WorkloadFacts.all()
    return """
      \(payloads(facts).rendered(style: style))
      \(numbers(facts).rendered(style: style))
      Fields counts those of the records inside as well. Text, numbers and other
      (booleans, enums, bytes) are shares of the values in the single records;
      present is the share of optional fields that have a value.

      \(list(codecs).rendered(style: style))
      """
  }

  private static func payloads(_ facts: [WorkloadFacts]) -> TextTable {
    var table = TextTable(columns: [.init("workload", .left), .init("what, and why", .left)])
    for workload in facts {
      table.append([.init(workload.name, .strong), .init(workload.summary)])
      table.append(["", .init(workload.purpose, .faint)])
    }
    return table
  }

  private static func numbers(_ facts: [WorkloadFacts]) -> TextTable {
    var table = TextTable(columns: [
      .init("workload", .left), .init("fields", .right), .init("text", .right),
      .init("numbers", .right), .init("other", .right), .init("present", .right),
      .init("singles", .right), .init("batch", .right), .init("seed", .right),
    ])
    for workload in facts {
      let composition = workload.composition
      table.append([
        .init(workload.name, .strong), .init("\(composition.fields)"),
        .init(percent(composition.textShare)), .init(percent(composition.numberShare)),
        .init(percent(composition.otherShare)),
        .init(composition.presence.map(percent) ?? "–"),
        .init("\(workload.sampleCount)"), .init("\(workload.batchCount)"),
        .init(workload.seed.map { "\($0)" } ?? "–"),
      ])
    }
    return table
  }

  private static func list(_ codecs: [BenchmarkSuite.Codec]) -> TextTable {
    var table = TextTable(columns: [.init("codec", .left), .init("what it is", .left)])
    for codec in codecs {
      let name =
        switch codec.kind {
        case .codec: TextTable.Cell(codec.name, .strong)
        case .libraryAlone: TextTable.Cell("  library alone")
        case .borrowedDecode: TextTable.Cell("  borrowed")
        }
      table.append([name, .init(codec.summary)])
    }
    return table
  }

  private static func percent(_ share: Double) -> String {
    "\(Int((share * 100).rounded())) %"
  }
}
