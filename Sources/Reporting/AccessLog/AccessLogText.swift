import CostModel
public import Traffic

/// What a log of accesses says of the traffic, for a terminal: the rates, the day, the endpoints.
public struct AccessLogText {
  private let log: AccessLog
  private let style: TextStyle
  private let mostEndpoints: Int

  /// Prepares a text.
  ///
  /// - Parameters:
  ///   - log: What was read.
  ///   - style: How the text is decorated.
  ///   - mostEndpoints: How many endpoints have a line; the others share one.
  public init(_ log: AccessLog, style: TextStyle = .plain, mostEndpoints: Int = 20) {
    self.log = log
    self.style = style
    self.mostEndpoints = mostEndpoints
  }

  /// The text, at most 80 columns wide.
  public func rendered() -> String {
    let sections = [answer(), rates(), day(), endpoints()].compactMap { $0 }
    return sections.joined(separator: "\n")
  }

  private func section(_ title: String, _ body: String) -> String {
    style.apply(.strong, to: title) + "\n" + body
  }

  private static func count(_ number: Int) -> String { Rational(number).decimalText().text }

  private static func rate(_ rate: RequestRate) -> String {
    let digits = rate.magnitude < 10 ? 2 : rate.magnitude < 100 ? 1 : 0
    return rate.magnitude.decimalText(fractionDigits: digits...digits).text
  }

  private static func percent(_ part: Int, of whole: Int) -> String {
    whole == 0
      ? "–" : Rational.ratio(part * 100, whole).decimalText(fractionDigits: 1...1).text + " %"
  }

  // MARK: The answer

  private func answer() -> String {
    var rates = "\(Self.extent(of: log)): \(Self.rate(log.meanRate)) requests/s as a mean"
    if log.spanSeconds > 60 { rates += ", \(Self.rate(log.peakRate)) in the busiest minute" }
    rates += "."
    var text = style.apply(.strong, to: String(Paragraph.wrapped(rates).dropLast())) + "\n"
    if log.unreadLines > 0 {
      let first = log.firstUnreadLines.map(\.description).joined(separator: "; ")
      text += style.apply(
        .bad,
        to: Paragraph.wrapped(
          "! \(Self.count(log.unreadLines)) lines are not those of a request: \(first)"
            + (log.unreadLines > log.firstUnreadLines.count ? "; …" : "") + ".", indent: "  "))
    }
    let withoutSize = log.total.withoutSize
    if withoutSize > 0 {
      let responses = withoutSize == 1 ? "response has" : "responses have"
      text += Paragraph.wrapped(
        "! \(Self.count(withoutSize)) \(responses) no logged size. If a log in JSON has it, name its member: --log-members bytes=NAME.",
        indent: "  ")
    }
    if log.sizesCountHeaders {
      text += Paragraph.wrapped(
        "! The log has no sizes of bodies, only of whole responses: what is called a body here has its header too.",
        indent: "  ")
    }
    return text
  }

  /// How much was logged: `1,000 requests in 2 days`.
  static func extent(of log: AccessLog) -> String {
    "\(count(log.requests)) request\(log.requests == 1 ? "" : "s") in \(span(log.spanSeconds))"
  }

  /// A span in a unit that suits it.
  private static func span(_ seconds: Int) -> String {
    for (unit, length) in [("days", 86_400), ("hours", 3_600), ("minutes", 60)]
    where seconds >= 2 * length {
      return "\(Rational.ratio(seconds, length).decimalText(fractionDigits: 0...1).text) \(unit)"
    }
    return seconds == 1 ? "1 second" : "\(seconds) seconds"
  }

  // MARK: Rates

  private func rates() -> String {
    var table = TextTable(columns: [
      .init("", .left), .init("requests/s", .right), .init("requests", .right),
      .init("from", .left),
    ])
    table.append([
      "mean", .init(Self.rate(log.meanRate), .strong), .init(Self.count(log.requests)),
      .init("\(log.first)"),
    ])
    if log.spanSeconds > 60 {
      let minute = log.busiestMinute
      table.append([
        "busiest minute", .init(Self.rate(log.peakRate), .strong),
        .init(Self.count(minute.requests)), .init("\(minute.start)"),
      ])
    }
    if let second = log.busiestSecond {
      table.append([
        "busiest second", .init(Self.count(second.requests)), .init(Self.count(second.requests)),
        .init("\(second.start)"),
      ])
    }
    let total = log.total
    let classes = total.byStatusClass.enumerated().filter { $0.element > 0 }
      .map { "\($0.offset + 1)xx \(Self.percent($0.element, of: total.requests))" }
    return section(
      "How many requests arrive",
      table.rendered(indent: 2, style: style)
        + "  The log ends at \(log.last).\n"
        + Paragraph.wrapped(
          "Statuses: \(classes.joined(separator: ", ")).", firstIndent: "  ", indent: "  "))
  }

  // MARK: The day

  private func day() -> String? {
    guard let rates = log.hourlyRates else {
      return section(
        "The day", "  The log spans less than a day, so the hours of a day are not compared.\n")
    }
    let greatest = rates.map { Double($0.magnitude) }.max() ?? 0
    var table = TextTable(columns: [
      .init("hour", .left), .init("requests/s", .right), .init("", .left), .init("hour", .left),
      .init("requests/s", .right), .init("", .left),
    ])
    func cells(_ hour: Int) -> [TextTable.Cell] {
      let rate = rates[hour]
      let bar = Bar.drawn(Double(rate.magnitude), of: greatest, width: 12)
      return [.init("\(hour < 10 ? "0" : "")\(hour)"), .init(Self.rate(rate)), .init(bar)]
    }
    for hour in 0..<12 { table.append(cells(hour) + cells(hour + 12)) }
    return section(
      "The day, by the log's clock: the mean of each hour",
      table.rendered(indent: 2, style: style))
  }

  // MARK: Endpoints

  private func endpoints() -> String {
    var table = TextTable(columns: [
      .init("endpoint", .left), .init("requests", .right), .init("share", .right),
      .init("answers", .right), .init("mean body", .right), .init("errors", .right),
    ])
    let shown = log.endpoints.prefix(mostEndpoints)
    for each in shown { table.append(row(Self.clipped("\(each.endpoint)"), each.accesses)) }
    var rest = log.others
    for each in log.endpoints.dropFirst(mostEndpoints) { rest.add(each.accesses) }
    if rest.requests > 0 {
      let number = log.endpoints.count - shown.count
      table.append(row(log.others.requests > 0 ? "all others" : "\(number) others", rest))
    }
    if log.unreadable.requests > 0 { table.append(row("no readable address", log.unreadable)) }
    table.appendRule()
    table.append(row("all", log.total))
    let notes =
      "answers: responses of 2xx with a logged size; its mean, as it was sent, is the mean body. errors: 4xx and 5xx. "
      + "Numbers, UUIDs, hashes and the like in paths are folded; queries are left out."
    return section(
      "Endpoints",
      table.rendered(indent: 2, style: style)
        + style.apply(.faint, to: Paragraph.wrapped(notes, firstIndent: "  ", indent: "  ")))
  }

  /// A name with its middle left out where it is long, since names differ at their ends too.
  static func clipped(_ name: String, to most: Int = 30) -> String {
    name.count <= most ? name : name.prefix(most / 2) + "…" + name.suffix(most - most / 2 - 1)
  }

  private func row(_ name: String, _ accesses: EndpointAccesses) -> [TextTable.Cell] {
    let mean = accesses.meanAnswer.map {
      $0.magnitude.decimalText(fractionDigits: 0...0).text + " B"
    }
    return [
      .init(name), .init(Self.count(accesses.requests)),
      .init(Self.percent(accesses.requests, of: log.requests)),
      .init(Self.count(accesses.answers.count)), .init(mean ?? "–"),
      .init(Self.percent(accesses.errors, of: accesses.requests)),
    ]
  }
}
