import CostModel
import Framing

/// The rows in which the two sides of a projection stand side by side.
struct CostRows {
  /// A figure on both sides and what is saved of it.
  struct Row {
    let label: String
    let old: String
    let new: String
    let saved: String
    var isStrong = false

    var cells: [TextTable.Cell] {
      [label, old, new, saved].map { .init($0, isStrong ? .strong : .none) }
    }
  }

  /// Bytes of an exchange.
  let bytes: [Row]
  /// What a month comes to.
  let money: [Row]

  init(projection: CostProjection) throws(ArithmeticFailure) {
    let (old, new) = (projection.old, projection.new)
    var bytes = [try Self.row("response body", old.responseBody, new.responseBody)]
    bytes += try Self.layers(old.out, new.out)
    bytes.append(try Self.row("response on the wire", old.bytesOut, new.bytesOut, isStrong: true))
    if max(old.bytesIn, new.bytesIn) > .zero {
      bytes.append(try Self.row("request body", old.requestBody, new.requestBody))
      bytes += try Self.layers(old.received, new.received)
      bytes.append(try Self.row("request on the wire", old.bytesIn, new.bytesIn, isStrong: true))
    }
    self.bytes = bytes
    var money = [try Self.amount("sent out", old.monthlyOut, new.monthlyOut)]
    if projection.countsRequests {
      money.append(try Self.amount("sent in", old.monthlyIn, new.monthlyIn))
    }
    money.append(
      Self.row("transfer", old.transfer, new.transfer, try projection.savedTransfer()))
    if max(old.cores, new.cores) > 0 {
      let saved = try old.cores - new.cores
      money.append(
        Row(
          label: "vCPUs for (de)coding", old: Self.cores(old.cores), new: Self.cores(new.cores),
          saved: Self.cores(saved)))
      money.append(
        Self.row("processing", old.processing, new.processing, try projection.savedProcessing()))
    }
    money.append(
      Self.row(
        "together", try old.total(), try new.total(), projection.plan.savedPerMonth,
        isStrong: true))
    let days = projection.scenario.inputs[.days].likely
    if days != 30 {
      money.append(
        Self.row(
          "in \(days.decimalText().text) days", try projection.inPeriod(old.total()),
          try projection.inPeriod(new.total()),
          try projection.inPeriod(projection.plan.savedPerMonth)))
    }
    self.money = money
  }

  /// What is around a body, layer by layer.
  private static func layers(
    _ old: LayeredBytes, _ new: LayeredBytes
  ) throws(ArithmeticFailure) -> [Row] {
    var rows: [Row] = []
    for layer in WirePart.Layer.allCases where layer != .body {
      let (before, after) = (old[layer], new[layer])
      guard max(before, after) > .zero else { continue }
      rows.append(try row("  + \(layer.rawValue)", before, after))
    }
    return rows
  }

  private static func row(
    _ label: String, _ old: ByteCount, _ new: ByteCount, isStrong: Bool = false
  ) throws(ArithmeticFailure) -> Row {
    try Row(
      label: label, old: bytes(old), new: bytes(new), saved: bytes(old - new), isStrong: isStrong)
  }

  private static func amount(
    _ label: String, _ old: ByteCount, _ new: ByteCount
  ) throws(ArithmeticFailure) -> Row {
    let unit = max(old, new).fittingUnit(among: [.byte, .kilobyte, .megabyte, .gigabyte])
    func text(_ count: ByteCount) throws(ArithmeticFailure) -> String {
      try count.formatted(in: unit, fractionDigits: 0...2).text
    }
    return try Row(label: label, old: text(old), new: text(new), saved: text(old - new))
  }

  private static func row(
    _ label: String, _ old: Money, _ new: Money, _ saved: Money, isStrong: Bool = false
  ) -> Row {
    Row(
      label: label, old: old.formatted().text, new: new.formatted().text,
      saved: saved.formatted().text, isStrong: isStrong)
  }

  static func bytes(_ count: ByteCount) throws(ArithmeticFailure) -> String {
    try count.formatted(in: .byte, fractionDigits: 0...1).text
  }

  /// Whole bytes, with commas between thousands.
  static func bytes(_ count: Int) -> String { "\(Rational(count).decimalText().text) B" }

  private static func cores(_ count: Rational) -> String {
    count.decimalText(fractionDigits: 2...2).text
  }
}

/// Responses of other sizes than the mean.
struct PercentileRows {
  /// Label, bodies before and after, wire before and after, part saved.
  let rows: [[String]]

  init(projection: CostProjection) throws(ArithmeticFailure) {
    let (old, new) = (projection.old, projection.new)
    guard projection.parts.count == 1 else {
      // Percentiles of different kinds of requests are not those of the mix.
      rows = []
      return
    }
    let pairs = zip(
      old.side.response?.percentiles ?? [], new.side.response?.percentiles ?? [])
    var rows: [[String]] = []
    for (before, after) in pairs where before.percent == after.percent {
      let wire = [(old.side, before.bytes), (new.side, after.bytes)].map { side, bytes in
        side.exchange(
          requestBody: Int(old.requestBody.magnitude.roundedUp), responseBody: bytes
        ).response.totalBytes
      }
      let saved = Share(magnitude: try 1 - Rational(wire[1]) / Rational(max(1, wire[0])))
      rows.append([
        "\(before.percent) of 100 are at most",
        CostRows.bytes(before.bytes), CostRows.bytes(after.bytes), CostRows.bytes(wire[0]),
        CostRows.bytes(wire[1]),
        try saved.formattedAsPercent(),
      ])
    }
    // Bodies of one length have one row to show, which is the mean's.
    self.rows = Set(rows.map { $0.dropFirst() }).count > 1 ? rows : []
  }
}
