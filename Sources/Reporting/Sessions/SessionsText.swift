public import CostModel
public import Traffic

/// How state travels in the requests of a capture, for a terminal: the answer, what carries state, and every request.
public struct SessionsText {
  private let rows: [SessionRow]
  private let leftOut: Int
  private let summary: SessionSummary
  private let rate: RequestRate?
  private let style: TextStyle
  private let width: Int

  /// Prepares a text.
  ///
  /// - Parameters:
  ///   - log: The requests.
  ///   - rate: How many requests arrive a second, as a mean; `nil` leaves the month out.
  ///   - style: How the text is decorated.
  ///   - width: The most columns that a line takes; at least 60.
  public init(
    _ log: SessionLog, rate: RequestRate? = nil, style: TextStyle = .plain, width: Int = 80
  ) {
    rows = log.rows
    leftOut = log.leftOut
    summary = SessionSummary(log.rows)
    self.rate = rate
    self.style = style
    self.width = max(60, width)
  }

  /// The text; throws where a figure has too many digits to be exact.
  public func rendered() throws(ArithmeticFailure) -> String {
    var text = try answer()
    guard !rows.isEmpty else { return text }
    text += "\n" + (try ways()) + carriers() + "\n" + list() + "\n" + notes()
    return text
  }

  // MARK: The answer

  private var leftOutRequests: String {
    "\(count(leftOut, "request")) \(leftOut == 1 ? "is" : "are")"
  }

  private func answer() throws(ArithmeticFailure) -> String {
    let all = summary.all
    guard all.requests > 0 else {
      return Paragraph.wrapped(
        leftOut == 0
          ? "There is no request to look at: the capture has no entries."
          : "There is no request to look at: \(leftOutRequests) left out, answered by the browser's cache, "
            + "without response, or not over HTTP.", width: width)
    }
    let stateful = summary.groups.filter { !$0.kinds.isEmpty }
    guard !stateful.isEmpty else {
      return Paragraph.wrapped(
        "No state travels in the \(count(all.requests, "request")): there is no cookie, no token "
          + "and no key of an API. If you expected some, browsers may have left them out: Chrome "
          + "exports cookies and Authorization only if its DevTools setting \"Allow to generate "
          + "HAR with sensitive data\" is on.", width: width)
    }
    let ways = stateful.map { "\($0.requests) by \(Self.name($0.kinds))" }
    let number = stateful.reduce(0) { $0 + $1.requests }
    var sentences = [
      "State travels in \(number) of \(count(all.requests, "request")): "
        + ways.joined(separator: ", ") + ".",
      "As the mean of all requests it takes \(try mean(\.text, all)) in HTTP/1.1; in HTTP/2 it "
        + "takes \(try mean(\.compressed, all)) as captured, and \(try mean(\.repeated, all)) "
        + "where the same request came before on the connection.",
    ]
    if let rate {
      sentences.append(
        "At \(rate.formatted()) that is \(try month(\.text, rate)) a month (30 days) in HTTP/1.1, "
          + "and \(try month(\.repeated, rate)) in HTTP/2 on connections that stay open.")
    }
    return sentences.map { Paragraph.wrapped($0, width: width) }.joined()
  }

  private func meanBytes(
    _ part: (SessionRow.Cost) -> Int, _ group: SessionSummary.Group
  ) throws(ArithmeticFailure) -> ByteCount {
    ByteCount(
      magnitude: try Rational(part(group.totalCost)) / Rational(max(1, group.requests)))
  }

  private func mean(
    _ part: (SessionRow.Cost) -> Int, _ group: SessionSummary.Group
  ) throws(ArithmeticFailure) -> String {
    try meanBytes(part, group).formatted(in: .byte, fractionDigits: 0...1).text
  }

  private func month(
    _ part: (SessionRow.Cost) -> Int, _ rate: RequestRate
  ) throws(ArithmeticFailure) -> String {
    try (rate * meanBytes(part, summary.all) * .month).formatted(fractionDigits: 0...2).text
  }

  // MARK: Tables

  private func ways() throws(ArithmeticFailure) -> String {
    var table = TextTable(columns: [
      .init("how state travels", .left), .init("requests", .right), .init("HTTP/1.1", .right),
      .init("HTTP/2", .right), .init("again", .right),
    ])
    func row(_ name: String, _ group: SessionSummary.Group) throws(ArithmeticFailure) {
      table.append([
        .init(name), .init("\(group.requests)"), .init(try mean(\.text, group)),
        .init(try mean(\.compressed, group)), .init(try mean(\.repeated, group)),
      ])
    }
    for group in summary.groups { try row(Self.name(group.kinds), group) }
    if summary.groups.count > 1 {
      table.appendRule()
      try row("all requests", summary.all)
    }
    return style.apply(.strong, to: "Bytes a request, as means") + "\n"
      + table.rendered(style: style)
  }

  private func carriers() -> String {
    guard !summary.carriers.isEmpty else { return "" }
    var table = TextTable(columns: [
      .init("what carries it", .left), .init("as", .left), .init("requests", .right),
    ])
    for item in summary.carriers {
      table.append([
        .init("\(item.carrier.place.rawValue) \(item.carrier.name)"),
        .init(item.carrier.kind.rawValue), .init("\(item.requests)"),
      ])
    }
    return "\n" + table.rendered(style: style)
  }

  /// Every request; its address is broken where it is too long for the line.
  private func list() -> String {
    let hosts = Set(rows.map(\.endpoint.host))
    let columns: [TextTable.Column] = [
      .init("#", .right), .init("status", .right), .init("state", .left),
      .init("HTTP/1.1", .right), .init("HTTP/2", .right), .init("again", .right),
      .init("request", .left),
    ]
    var table = TextTable(columns: columns)
    let cells = rows.map { row in
      [
        "\(row.number)", "\(row.status)", Self.shortName(row.kinds), "\(row.cost.text)",
        "\(row.cost.compressed)", "\(row.cost.repeated)",
      ]
    }
    let taken = columns.indices.dropLast().reduce(0) { sum, column in
      sum + 2 + cells.reduce(columns[column].title.count) { max($0, $1[column].count) }
    }
    for (row, cells) in zip(rows, cells) {
      let lines = AddressLines.broken(
        Self.address(of: row, showsHost: hosts.count > 1), to: max(16, width - taken))
      table.append(cells.map { .init($0) } + [.init(lines[0])])
      for line in lines.dropFirst() { table.append(cells.map { _ in "" } + [.init(line)]) }
    }
    let title =
      hosts.count == 1 ? "Requests to \(hosts.first.flatMap { $0 } ?? "")" : "Requests"
    return style.apply(.strong, to: "\(title), bytes of state") + "\n"
      + table.rendered(style: style)
  }

  private static func address(of row: SessionRow, showsHost: Bool) -> String {
    let endpoint = row.endpoint
    return "\(endpoint.method) \(showsHost ? endpoint.host ?? "" : "")\(endpoint.path)"
      + (row.parameterNames.isEmpty ? "" : "?" + row.parameterNames.joined(separator: "&"))
  }

  // MARK: Words

  /// `JWT and session cookie`; `nothing` for no way.
  private static func name(_ kinds: [StateKind]) -> String {
    kinds.isEmpty ? "none" : kinds.map(\.rawValue).joined(separator: " and ")
  }

  private static func shortName(_ kinds: [StateKind]) -> String {
    guard kinds.count > 1 else { return name(kinds) }
    return kinds.map { kind in
      switch kind {
      case .signedToken: "JWT"
      case .sessionCookie: "cookie"
      case .otherToken: "token"
      case .otherCookie: "other"
      }
    }.joined(separator: " + ")
  }

  private func count(_ number: Int, _ thing: String) -> String {
    "\(number) \(thing)\(number == 1 ? "" : "s")"
  }

  private func notes() -> String {
    let set = summary.cookiesSet
    var notes = [
      "\(count(set.responses, "response")) set\(set.responses == 1 ? "s" : "") "
        + "\(count(set.cookies, "cookie")): \(set.textBytes) B of Set-Cookie in HTTP/1.1.",
      "HTTP/1.1: the fields and parameters that carry state, as text. HTTP/2: what they add to the "
        + "request's header block, by HPACK (RFC 7541) as libnghttp2 writes it, at the request's "
        + "place on its connection; again: if the same request came once more.",
      "Values of cookies, tokens and parameters are not shown. Parts of a path that look like "
        + "numbers or identifiers are folded.",
    ]
    if leftOut > 0 {
      notes.append(
        "\(leftOutRequests) left out: answered by the browser's cache, without "
          + "response, or not over HTTP.")
    }
    return notes.map { Paragraph.wrapped($0, width: width) }.joined()
  }
}
