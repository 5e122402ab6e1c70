/// Price tables are text: a line a property, `name: value`; `#` begins a line for people.
///
///     provider: AWS
///     traffic: from EC2 to the internet
///     source: https://aws.amazon.com/ec2/pricing/on-demand/
///     date: 2026-04-27
///     unit: GiB
///     direction: out
///     ends: 1
///     tier: up to 100 at 0
///     tier: above at 0.09
///
/// All are demanded but `direction` (`out`, or `both`) and `ends` (1, or 2 where the receiver pays too). A tier is
/// `up to UNITS at DOLLARS`, UNITS counted from the beginning of the month; the last is `above at DOLLARS`.
extension Tariff {
  /// Reads a table; a failure names the line.
  public init(_ text: String, file: String) throws(TariffFailure) {
    var reader = TariffReader(file: file)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      reader.line = index + 1
      try reader.read(line)
    }
    self = try reader.tariff()
  }
}

/// What of a table has been read.
private struct TariffReader {
  let file: String
  var line = 1
  private var properties: [String: String] = [:]
  private var tiers: [Tariff.Tier] = []
  private static let names = ["provider", "traffic", "source", "date", "unit", "direction", "ends"]
  private static let mostDollars: Rational = 1_000
  private static let longestValue = 500

  init(file: String) { self.file = file }

  mutating func read(_ line: Substring) throws(TariffFailure) {
    let trimmed = line.trimmed
    guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { return }
    guard let colon = trimmed.firstIndex(of: ":") else {
      throw failure("'\(Self.shown(trimmed))' is not of the form 'name: value'")
    }
    let name = String(trimmed[..<colon].trimmed)
    let value = trimmed[trimmed.index(after: colon)...].trimmed
    guard !value.isEmpty else { throw failure("'\(Self.shown(name))' has no value") }
    guard value.utf8.count <= Self.longestValue else {
      throw failure("the value is longer than \(Self.longestValue) bytes")
    }
    if name == "tier" { return try readTier(value) }
    guard Self.names.contains(name) else {
      throw failure(
        "there is no property '\(Self.shown(name))'; there are "
          + Self.names.joined(separator: ", ") + " and tier")
    }
    guard properties.updateValue(String(value), forKey: name) == nil else {
      throw failure("'\(name)' is given a second time")
    }
    try check(name, String(value))
  }

  private func check(_ name: String, _ value: String) throws(TariffFailure) {
    switch name {
    case "unit" where Self.unit(value) == nil:
      let units = ByteUnit.allCases.map(\.symbol).joined(separator: ", ")
      throw failure("unknown unit '\(Self.shown(value))'; give one of \(units)")
    case "direction" where Tariff.Direction(rawValue: value) == nil:
      throw failure("the direction '\(Self.shown(value))' is neither 'out' nor 'both'")
    case "ends" where value != "1" && value != "2":
      throw failure("ends is '\(Self.shown(value))' and must be 1 or 2")
    case "date" where !Self.isDate(value):
      throw failure("the date '\(Self.shown(value))' is not written as 2026-01-31 or 2026-01")
    default: break
    }
  }

  private mutating func readTier(_ value: Substring) throws(TariffFailure) {
    let words = value.split(separator: " ")
    let bound: Rational?
    switch words.count {
    case 5 where words[0] == "up" && words[1] == "to" && words[3] == "at":
      guard let units = Rational(decimal: words[2]), units > 0 else {
        throw failure("'\(Self.shown(words[2]))' is not a number of units above 0")
      }
      bound = units
    case 3 where words[0] == "above" && words[1] == "at": bound = nil
    default:
      throw failure(
        "the tier '\(Self.shown(value))' is neither 'up to UNITS at DOLLARS' nor 'above at DOLLARS'"
      )
    }
    let text = words[words.count - 1]
    guard let price = Rational(decimal: text), price >= 0, price <= Self.mostDollars else {
      throw failure("'\(Self.shown(text))' is not a price from 0 to 1,000 dollars, such as 0.09")
    }
    if let last = tiers.last {
      guard let before = last.upTo else {
        throw failure("nothing can follow the tier 'above', which has no end")
      }
      if let bound, bound <= before {
        throw failure("the tier ends at or below the one before, at \(before.decimalText().text)")
      }
    }
    tiers.append(Tariff.Tier(upTo: bound, price: Money(magnitude: price)))
  }

  func tariff() throws(TariffFailure) -> Tariff {
    func property(_ name: String) throws(TariffFailure) -> String {
      guard let value = properties[name] else { throw failure("the file ends without '\(name)'") }
      return value
    }
    guard tiers.last.map({ $0.upTo == nil }) == true else {
      throw failure("the file ends without a last tier 'above at DOLLARS'")
    }
    let unit = try property("unit")
    let fileName = file.split(separator: "/").last ?? "prices"
    return Tariff(
      name: String(fileName.hasSuffix(".prices") ? fileName.dropLast(7) : fileName),
      provider: try property("provider"), traffic: try property("traffic"),
      source: try property("source"), date: try property("date"),
      unit: Self.unit(unit) ?? .gibibyte,
      direction: properties["direction"].flatMap(Tariff.Direction.init) ?? .out,
      ends: properties["ends"] == "2" ? 2 : 1, tiers: tiers)
  }

  // MARK: Values

  private static func unit(_ symbol: String) -> ByteUnit? {
    ByteUnit.allCases.first { $0.symbol == symbol }
  }

  /// Whether a text is a day, a month or a year as ISO 8601 writes them; calendars are not consulted.
  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count <= 3
      && zip(parts, [4, 2, 2]).allSatisfy { part, count in
        part.count == count && part.allSatisfy { ("0"..."9").contains($0) }
      }
  }

  private static func shown(_ text: some StringProtocol) -> String {
    text.count <= 40 ? String(text) : text.prefix(40) + "…"
  }

  private func failure(_ problem: String) -> TariffFailure {
    TariffFailure(file: file, line: line, problem: problem)
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return start[...last]
  }
}
