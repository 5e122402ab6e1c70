import CostModel

/// The tables of an assignment, for a terminal and for a page; with blanks in place of results where it is a worksheet.
struct AssignmentTables {
  let assignment: Assignment
  let results: ShownResults

  /// Columns and rows of text.
  struct Table {
    let columns: [TextTable.Column]
    var rows: [[String]] = []
  }

  /// Steps as lines; `≈` where digits were rounded away from what is shown. The next line goes on from the exact figure.
  func steps(_ steps: [WorkStep]) -> Table {
    var table = Table(columns: [
      .init("what", .left), .init("formula", .left), .init("result", .left),
    ])
    for step in steps {
      // Whether a result is exact is part of it.
      let sign = step.isExact || results == .blank ? "=" : "≈"
      table.rows.append([
        step.label, step.formula(results), "\(sign) \(step.result.text(results))",
      ])
    }
    return table
  }

  func readings() throws(ArithmeticFailure) -> Table {
    var table = Table(columns: [
      .init("payload", .left), .init("billed by", .left),
      .init("saved in \(assignment.periodText)", .right), .init("money saved", .right),
      .init("change", .right),
    ])
    for reading in assignment.readings {
      let payload = try reading.payload.formatted(in: reading.payloadUnit, fractionDigits: 0...9)
      let bytes = try reading.payload.formatted(in: .byte, fractionDigits: 0...9)
      let saved = try reading.saving.inPeriod.formatted(
        in: reading.billedUnit, fractionDigits: 2...2)
      let change = try reading.change.formattedAsPercent(fractionDigits: 2, signed: true)
      table.rows.append([
        payload == bytes ? bytes.text : "\(payload) = \(bytes)",
        "\(reading.billedUnit.symbol) (\(reading.billedUnit.powerText) B)", saved.text(results),
        reading.saving.money.formatted().text(results), results.text(change, unit: "%"),
      ])
    }
    return table
  }

  /// A row for each cost, and the sums last.
  func costs() -> Table {
    Table(
      columns: SwitchCostTables.columns, rows: SwitchCostTables(plan: assignment.plan).rows(results)
    )
  }

  /// The measured sizes, which are given, and what they save.
  func codecs(_ measured: MeasuredPayloads) throws(ArithmeticFailure) -> Table {
    let unit = assignment.saving.unit.symbol
    var table = Table(columns: [
      .init("codec", .left), .init("bytes", .right), .init("of JSON", .right),
      .init("\(unit) saved", .right), .init("money saved", .right), .init("pays back", .right),
    ])
    table.rows.append([
      measured.baseline.name, Self.bytes(measured.baseline), "100.0 %", "", "", "",
    ])
    for each in assignment.measuredSavings {
      let saved = try each.saving.inPeriod.count(in: each.saving.unit)
      let share = try each.shareOfBaseline.formattedAsPercent()
      table.rows.append([
        each.size.name, Self.bytes(each.size), results.text(share, unit: "%"),
        results.text(saved.decimalText(fractionDigits: 1...1).text),
        each.saving.money.formatted().text(results),
        results.text(each.breakEven.month.map { "month \($0)" } ?? "never"),
      ])
    }
    return table
  }

  /// When the switch has paid for itself, in a sentence.
  var verdict: String {
    guard results == .shown else {
      return "Does the switch pay for itself? If so, by the end of month \(ShownResults.blankText)."
    }
    return switch assignment.plan.breakEven {
    case .immediately: "The switch costs nothing once and pays from the first month."
    case .after(let months):
      "The switch has paid for itself by the end of month \(months.roundedUp)."
    case .never: "The switch never pays: running it costs at least what it saves."
    }
  }

  private static func bytes(_ size: PayloadSize) -> String {
    size.mean.magnitude.decimalText(fractionDigits: 1...1).text
  }
}

extension ByteUnit {
  /// What the unit is in bytes, as a power of the base of its prefix.
  fileprivate var powerText: String {
    switch self {
    case .byte: "1"
    case .kilobyte: "10³"
    case .megabyte: "10⁶"
    case .gigabyte: "10⁹"
    case .terabyte: "10¹²"
    case .kibibyte: "2¹⁰"
    case .mebibyte: "2²⁰"
    case .gibibyte: "2³⁰"
    case .tebibyte: "2⁴⁰"
    }
  }
}
