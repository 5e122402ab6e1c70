import CostModel

/// Every codec that was measured, as a month of it would cost, the cheapest first.
struct CandidateRows {
  /// One codec.
  struct Row {
    let cells: [String]
    /// Whether it is one of the two that the projection is of.
    let isCompared: Bool
  }

  static let title = "Each codec in place of today's, and the months until it pays"
  static let notes = [
    "Each compressed and framed as after the switch.",
    "– is another library for today's format: no client has to move for it.",
  ]

  let columns = ["codec", "on the wire", "transfer", "processing", "together", "months"]
  /// None where nothing but the two was measured.
  let rows: [Row]

  init(projection: CostProjection) throws(ArithmeticFailure) {
    guard projection.candidates.count > 1 else {
      rows = []
      return
    }
    var rows = [Row(cells: try Self.cells("today", projection.old) + [""], isCompared: true)]
    for candidate in projection.candidates {
      let name = candidate.cost.side.name
      let months = candidate.plan.breakEven.months?.decimalText(fractionDigits: 1...1).text
      let pays = projection.keepsFormat(candidate) ? "–" : months ?? "never"
      rows.append(
        Row(
          cells: try Self.cells(name, candidate.cost) + [pays],
          isCompared: projection.new.side.name.hasPrefix(name)))
    }
    self.rows = rows
  }

  private static func cells(
    _ name: String, _ cost: SideCost
  ) throws(ArithmeticFailure) -> [String] {
    [
      name, try CostRows.bytes(cost.bytesOut), cost.transfer.formatted().text,
      cost.processing.formatted().text, try cost.total().formatted().text,
    ]
  }
}

extension CostProjection {
  /// Whether a candidate is a codec of the format that is sent today, as the part of its name before the slash says.
  func keepsFormat(_ candidate: CostCandidate) -> Bool {
    let formats = [candidate.cost, old].map { $0.side.name.prefix { $0 != "/" } }
    return formats[0] == formats[1]
  }
}
