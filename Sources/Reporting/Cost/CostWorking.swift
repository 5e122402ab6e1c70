import CostModel
import Framing

/// The working of a projection: every line's formula with its numbers, and where the rule is laid down.
///
/// A line multiplies out: its factors have all digits that were used, or are a fraction where the digits have no end, so that
/// a reader with a calculator gets the result as it is printed.
struct CostWorking {
  let projection: CostProjection

  /// A line of the working.
  struct Line {
    let label: String
    let formula: String
    let result: String
    let source: String

    init(_ label: String, _ formula: String, _ result: String, source: String = "") {
      self.label = label
      self.formula = formula
      self.result = result
      self.source = source
    }
  }

  /// Lines under a heading.
  struct Group {
    let title: String
    let lines: [Line]
  }

  /// The working, in groups.
  func groups() throws(ArithmeticFailure) -> [Group] {
    var groups = try WireWorking(projection: projection).groups()
    for side in [projection.old, projection.new] {
      groups.append(
        Group(
          title: "\(side.side.name): the bills of 30 days",
          lines: try BillWorking(projection: projection, side: side).lines()))
    }
    if projection.old.cores > 0 || projection.new.cores > 0 {
      groups.append(Group(title: "Processors", lines: try processors()))
    }
    return groups
  }

  func text(_ style: TextStyle, width: Int) throws(ArithmeticFailure) -> String {
    var text = style.apply(.strong, to: "The working") + "\n"
    for group in try groups() {
      text += "\n  \(group.title)\n"
      for line in group.lines {
        let equation = "\(line.label): \(line.formula) = \(line.result)"
        let indent = line.label.hasPrefix(" ") ? "      " : "    "
        text += Paragraph.wrapped(
          equation, width: width, firstIndent: indent, indent: indent + "  ")
        guard !line.source.isEmpty else { continue }
        text += style.apply(
          .faint,
          to: Paragraph.wrapped(
            line.source, width: width, firstIndent: "      ", indent: "      "))
      }
    }
    return text
  }

  private func processors() throws(ArithmeticFailure) -> [Line] {
    let inputs = projection.scenario.inputs
    let mean = RequestRate(magnitude: inputs[.requestsPerSecond].likely)
    let (rate, profile) = (mean.formatted(), projection.scenario.profile)
    let span = try profile.peak().span.rawValue
    let peak = try profile.peak().factor.allDigits
    var lines: [Line] = []
    for span in DailyProfile.Span.allCases {
      guard let factor = try profile.factor(ofBusiest: span), factor != 1 else { continue }
      lines.append(
        Line(
          "requests in the busiest \(span.rawValue)", "\(rate) × \(factor.allDigits)",
          RequestRate(magnitude: try mean.magnitude * factor).formatted().description))
    }
    for side in [projection.old, projection.new] {
      let micros = try (side.processorTime.magnitude * 1_000_000).allDigits
      let cores =
        "\(rate) × \(peak) × \(micros) µs ÷ 1,000,000 ÷ "
        + inputs[.utilization].likely.allDigits
      lines.append(
        Line(
          "\(side.side.name), vCPUs in the busiest \(span)", cores,
          side.cores.decimalText(fractionDigits: 0...4).text))
      let price = Money(magnitude: inputs[.vCPUHour].likely).formatted(fractionDigits: 2...6).text
      lines.append(
        Line(
          "\(side.side.name), a month of them", "\(cores) × 720 h × \(price)",
          side.processing.formatted().text))
    }
    return lines
  }
}

/// The working of the bytes of a request and its response, and of their means over the kinds of requests.
private struct WireWorking {
  let projection: CostProjection

  func groups() throws(ArithmeticFailure) -> [CostWorking.Group] {
    var groups: [CostWorking.Group] = []
    for (index, part) in projection.parts.enumerated() {
      let prefix = projection.parts.count > 1 ? "\(part.name), " : ""
      for cost in [projection.old, projection.new] {
        let side = cost.parts[index]
        guard side.side.envelope != nil else { continue }
        groups.append(
          CostWorking.Group(
            title: "\(prefix)\(side.side.name): a response on the wire",
            lines: try lines(side.wire.response, body: side.responseBody, sum: side.bytesOut)))
        groups.append(
          CostWorking.Group(
            title: "\(prefix)\(side.side.name): a request on the wire",
            lines: try lines(side.wire.request, body: side.requestBody, sum: side.bytesIn)))
      }
    }
    if projection.parts.count > 1 { groups += try means() }
    return groups
  }

  private func lines(
    _ parts: [WirePart], body: ByteCount, sum: ByteCount
  ) throws(ArithmeticFailure) -> [CostWorking.Line] {
    var lines: [CostWorking.Line] = []
    for part in parts {
      let isBody = part.layer == .body
      lines.append(
        CostWorking.Line(
          isBody ? "body, rounded up" : "\(part.layer.rawValue), \(part.label)",
          isBody ? "⌈\(body.magnitude.allDigits)⌉" : part.formula, CostRows.bytes(part.bytes),
          source: part.source))
      for field in part.fields {
        lines.append(CostWorking.Line("  \(field.name)", field.formula, "\(field.bytes) B"))
      }
    }
    let terms =
      [body.magnitude.allDigits] + parts.filter { $0.layer != .body }.map { "\($0.bytes)" }
    lines.append(
      CostWorking.Line(
        "together", terms.joined(separator: " + "),
        try sum.formatted(in: .byte, fractionDigits: 0...6).text))
    return lines
  }

  /// The weighted means over the kinds of requests.
  private func means() throws(ArithmeticFailure) -> [CostWorking.Group] {
    var groups: [CostWorking.Group] = []
    for cost in [projection.old, projection.new] {
      func line(
        _ label: String, _ value: (PartSide) -> ByteCount, _ mean: ByteCount
      ) throws(ArithmeticFailure) -> CostWorking.Line {
        let terms = zip(projection.parts, cost.parts).map { part, side in
          "\(part.share.magnitude.allDigits) × \(value(side).magnitude.allDigits)"
        }
        return CostWorking.Line(
          label, terms.joined(separator: " + "),
          try mean.formatted(in: .byte, fractionDigits: 0...4).text)
      }
      groups.append(
        CostWorking.Group(
          title: "\(cost.side.name): the mean over all requests, share × bytes",
          lines: [
            try line("a response", { $0.bytesOut }, cost.bytesOut),
            try line("a request", { $0.bytesIn }, cost.bytesIn),
          ]))
    }
    return groups
  }
}

/// The working of a side's bills.
private struct BillWorking {
  let projection: CostProjection
  let side: SideCost

  func lines() throws(ArithmeticFailure) -> [CostWorking.Line] {
    let rate = projection.scenario.inputs[.requestsPerSecond].likely
    func sent(_ label: String, _ each: ByteCount, _ month: ByteCount) throws(ArithmeticFailure)
      -> CostWorking.Line
    {
      CostWorking.Line(
        label,
        "\(each.magnitude.allDigits) B × \(RequestRate(magnitude: rate).formatted()) × 2,592,000 s "
          + "÷ 1,000,000,000",
        try month.formatted(in: .gigabyte, fractionDigits: 0...6).text)
    }
    var lines = [try sent("sent out", side.bytesOut, side.monthlyOut)]
    if projection.countsRequests {
      lines.append(try sent("sent in", side.bytesIn, side.monthlyIn))
    }
    for bill in side.bills + side.billsBeside {
      let unit = bill.tariff.unit
      lines.append(
        CostWorking.Line(
          bill.tariff.shortName,
          "\(bill.bytes.magnitude.allDigits) B ÷ \(unit.bytes.allDigits)",
          try bill.bytes.formatted(in: unit, fractionDigits: 0...6).text,
          source: bill.tariff.provenance))
      for step in try bill.tariff.steps(bill.bytes.magnitude) {
        let price = step.tier.price.formatted(fractionDigits: 2...6).text
        let bound = step.tier.upTo.map { "up to \($0.decimalText().text)" } ?? "above"
        lines.append(
          CostWorking.Line(
            "  \(bound)",
            "\(step.units.allDigits) \(unit.symbol) × \(price)"
              + (bill.tariff.ends == 1 ? "" : " × \(bill.tariff.ends) ends"),
            Money(magnitude: step.cost).formatted().text))
      }
    }
    return lines
  }
}

extension Rational {
  /// The number with all its digits where there are at most nine after the point, else as a fraction in parentheses.
  fileprivate var allDigits: String {
    let text = decimalText(fractionDigits: 0...9)
    guard text.isRounded else { return text.text }
    let (above, below) = (decimalOf(numerator), decimalOf(denominator))
    return "(\(above) ÷ \(below))"
  }

  private func decimalOf(_ whole: Int128) -> String {
    // A whole number over 1 always makes a fraction.
    (try? Rational(whole, over: 1))?.decimalText().text ?? "\(whole)"
  }
}
