import CostModel
import Framing

/// The working of a projection: every line's formula with its numbers, and where the rule stands.
struct CostWorking {
  let projection: CostProjection

  /// A line of the working.
  struct Line {
    let label: String
    let formula: String
    let result: String
    let source: String
  }

  /// Lines under a heading.
  struct Group {
    let title: String
    let lines: [Line]
  }

  /// The working, in groups.
  func groups() throws(ArithmeticFailure) -> [Group] {
    var groups: [Group] = []
    for (index, part) in projection.parts.enumerated() {
      let prefix = projection.parts.count > 1 ? "\(part.name), " : ""
      for cost in [projection.old, projection.new] {
        let side = cost.parts[index]
        guard side.side.envelope != nil else { continue }
        for (what, parts) in [("response", side.wire.response), ("request", side.wire.request)] {
          groups.append(
            Group(
              title: "\(prefix)\(side.side.name): a \(what) on the wire",
              lines: parts.map(Self.line)))
        }
      }
    }
    for side in [projection.old, projection.new] {
      groups.append(
        Group(title: "\(side.side.name): the bills of 30 days", lines: try bills(side)))
    }
    if projection.old.cores > 0 || projection.new.cores > 0 {
      groups.append(Group(title: "Processors", lines: try processors()))
    }
    return groups
  }

  func text(_ style: TextStyle) throws(ArithmeticFailure) -> String {
    var text = style.apply(.strong, to: "The working") + "\n"
    for group in try groups() {
      text += "\n  \(group.title)\n"
      for line in group.lines {
        let equation = "\(line.label): \(line.formula) = \(line.result)"
        text += Paragraph.wrapped(equation, firstIndent: "    ", indent: "      ")
        guard !line.source.isEmpty else { continue }
        text += style.apply(
          .faint, to: Paragraph.wrapped(line.source, firstIndent: "      ", indent: "      "))
      }
    }
    return text
  }

  private static func line(_ part: WirePart) -> Line {
    Line(
      label: "\(part.layer.rawValue), \(part.label)", formula: part.formula,
      result: "\(part.bytes) B", source: part.source)
  }

  // MARK: Money

  private var rate: Rational { projection.scenario.inputs[.requestsPerSecond].likely }

  private func bills(_ side: SideCost) throws(ArithmeticFailure) -> [Line] {
    let each = try CostRows.bytes(side.bytesOut)
    var lines = [
      Line(
        label: "sent out",
        formula: "\(each) × \(RequestRate(magnitude: rate).formatted()) × 2,592,000 s",
        result: try side.monthlyOut.formatted(in: .gigabyte, fractionDigits: 0...6).text,
        source: "")
    ]
    for bill in side.bills + side.billsBeside {
      let unit = bill.tariff.unit
      let units = try bill.bytes.formatted(in: unit, fractionDigits: 0...6)
      lines.append(
        Line(
          label: bill.tariff.shortName,
          formula: "\(try bill.bytes.formatted(in: .byte)) ÷ \(unit.bytes.decimalText().text)",
          result: units.text, source: bill.tariff.provenance))
      for step in try bill.tariff.steps(bill.bytes.magnitude) {
        let count = step.units.decimalText(fractionDigits: 0...6).text
        let price = step.tier.price.formatted(fractionDigits: 2...6).text
        let bound = step.tier.upTo.map { "up to \($0.decimalText().text)" } ?? "above"
        lines.append(
          Line(
            label: "  \(bound)",
            formula: "\(count) \(unit.symbol) × \(price)"
              + (bill.tariff.ends == 1 ? "" : " × \(bill.tariff.ends) ends"),
            result: Money(magnitude: step.cost).formatted().text, source: ""))
      }
    }
    return lines
  }

  private func processors() throws(ArithmeticFailure) -> [Line] {
    let inputs = projection.scenario.inputs
    let peak = try projection.scenario.profile.peakFactor()
    var lines: [Line] = []
    for side in [projection.old, projection.new] {
      let micros = try (side.processorTime.magnitude * 1_000_000)
        .decimalText(fractionDigits: 0...3).text
      lines.append(
        Line(
          label: "\(side.side.name), vCPUs in the busiest hour",
          formula: "\(RequestRate(magnitude: rate).formatted()) × "
            + "\(peak.decimalText(fractionDigits: 0...3).text) peak ÷ mean × \(micros) µs ÷ "
            + inputs[.utilization].likely.decimalText().text,
          result: side.cores.decimalText(fractionDigits: 0...4).text, source: ""))
      lines.append(
        Line(
          label: "\(side.side.name), a month of them",
          formula: "\(side.cores.decimalText(fractionDigits: 0...4).text) × 720 h × "
            + Money(magnitude: inputs[.vCPUHour].likely).formatted(fractionDigits: 2...6).text,
          result: side.processing.formatted().text, source: ""))
    }
    return lines
  }
}
