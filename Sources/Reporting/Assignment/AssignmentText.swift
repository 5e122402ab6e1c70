import CostModel

/// The assignment as text for people, at most 80 columns wide.
public struct AssignmentText {
  private let assignment: Assignment
  private let style: TextStyle

  /// Prepares to draw an assignment.
  public init(_ assignment: Assignment, style: TextStyle = .plain) {
    self.assignment = assignment
    self.style = style
  }

  /// The three questions with their work, and the measured sizes where there are any.
  ///
  /// Throws where a figure needs more digits than exact arithmetic has.
  public func rendered() throws(ArithmeticFailure) -> String {
    var sections = [
      try section("1. Bandwidth saved", work(assignment.bandwidthSteps())),
      try section("2. Money saved in \(assignment.periodText)", work(assignment.periodSteps())),
      try section("The same, by what KB and GB are taken to mean", readings()),
      try section("3. What the switch costs besides bandwidth", costs()),
    ]
    if let measured = assignment.measured {
      sections.append(
        try section(
          "With the measured sizes of \(measured.workload) in place of the assumed reduction",
          sizes(measured)))
    }
    return sections.joined(separator: "\n")
  }

  private func section(_ title: String, _ body: String) -> String {
    style.apply(.strong, to: title) + "\n" + body
  }

  private func rendered(_ table: TextTable) -> String {
    table.rendered(indent: 2, style: style)
  }

  /// Steps as lines; `≈` where digits were rounded away from what is shown. The next line goes on from the exact figure.
  private func work(_ steps: [WorkStep]) -> String {
    var table = TextTable(columns: [.init("", .left), .init("", .left), .init("", .left)])
    for step in steps {
      table.append([
        .init(step.label), .init(step.formula),
        .init("\(step.isExact ? "=" : "≈") \(step.result)", .strong),
      ])
    }
    return rendered(table)
  }

  private func readings() throws(ArithmeticFailure) -> String {
    var table = TextTable(columns: [
      .init("payload", .left), .init("billed by", .left),
      .init("saved in \(assignment.periodText)", .right), .init("money saved", .right),
      .init("change", .right),
    ])
    for reading in assignment.readings {
      let unit = reading.payloadUnit
      let payload = try reading.payload.formatted(in: unit)
      let bytes = try reading.payload.formatted(in: .byte)
      let saved = try reading.saving.inPeriod.formatted(
        in: reading.billedUnit, fractionDigits: 2...2)
      let change = try reading.change.formattedAsPercent(fractionDigits: 2, signed: true)
      table.append([
        .init("\(payload) = \(bytes)"),
        .init("\(reading.billedUnit.symbol) (\(reading.billedUnit.powerText) B)"),
        .init(saved.text), .init(reading.saving.money.formatted().text, .strong), .init(change),
      ])
    }
    return rendered(table)
  }

  private func costs() throws(ArithmeticFailure) -> String {
    let tables = SwitchCostTables(plan: assignment.plan)
    return """
      \(rendered(tables.amounts))
        Assumptions, not facts; each is an option (serbench assignment --help):
      \(rendered(tables.reasons))
      \(try work(assignment.breakEvenSteps()))  \(verdict)

      """
  }

  private var verdict: String {
    switch assignment.plan.breakEven {
    case .immediately: "The switch costs nothing once and pays from the first month."
    case .after(let months):
      "The switch has paid for itself by the end of month \(months.roundedUp)."
    case .never: "The switch never pays: running it costs at least what it saves."
    }
  }

  private func sizes(_ measured: MeasuredPayloads) throws(ArithmeticFailure) -> String {
    var table = TextTable(columns: [
      .init("codec", .left), .init("bytes", .right), .init("of JSON", .right),
      .init("\(assignment.saving.unit.symbol) saved", .right), .init("money saved", .right),
      .init("pays back", .right),
    ])
    table.append([
      .init(measured.baseline.name), .init(Self.bytes(measured.baseline)), "100.0 %", "", "", "",
    ])
    for each in assignment.measuredSavings {
      let saved = try each.saving.inPeriod.count(in: each.saving.unit)
      table.append([
        .init(each.size.name), .init(Self.bytes(each.size)),
        .init(try each.shareOfBaseline.formattedAsPercent()),
        .init(saved.decimalText(fractionDigits: 1...1).text),
        .init(each.saving.money.formatted().text, each.saving.money < .zero ? .bad : .strong),
        .init(each.breakEven.month.map { "month \($0)" } ?? "never"),
      ])
    }
    return rendered(table) + "  Mean bytes of a payload; savings in \(assignment.periodText).\n"
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
