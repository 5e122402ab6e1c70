import CostModel

/// Every codec that was measured, as a month of it would cost, the cheapest first.
struct CandidateRows {
  /// One codec.
  struct Row {
    let cells: [PageTable.Cell]
    /// Whether it is one of the two that the projection is of.
    let isCompared: Bool
  }

  static let title = "Each codec in place of today's, and the months until it pays"
  /// What a reader must know of the rows.
  let notes: [String]

  let columns = ["codec", "on the wire", "transfer", "processing", "together", "months"]
  /// None where nothing but the two was measured.
  let rows: [Row]

  init(projection: CostProjection) throws(ArithmeticFailure) {
    guard projection.candidates.count > 1 else {
      rows = []
      notes = []
      return
    }
    let horizon = projection.scenario.horizon
    notes = [
      "Each compressed and framed as after the switch; a switch that pays after more than "
        + "\(horizon.text) is over \(horizon.months).",
      "– is another library for today's format: no client has to move for it.",
    ]
    var rows = [
      Row(cells: try Self.cells("today", projection.old) + [.init("")], isCompared: true)
    ]
    for candidate in projection.candidates {
      let side = candidate.cost.side
      let breakEven = candidate.plan.breakEven
      let pays: PageTable.Cell =
        if projection.keepsFormat(candidate) {
          .init("–")
        } else {
          .init(
            MonthText(horizon: horizon).exact(breakEven),
            breakEven.months.map { Double($0) } ?? .infinity)
        }
      rows.append(
        Row(
          cells: try Self.cells(side.codec ?? side.name, candidate.cost) + [pays],
          isCompared: side.codec == projection.new.side.codec))
    }
    self.rows = rows
  }

  private static func cells(
    _ name: String, _ cost: SideCost
  ) throws(ArithmeticFailure) -> [PageTable.Cell] {
    let bytes = try PageTable.Cell(
      CostRows.bytes(cost.bytesOut), Double(cost.bytesOut.magnitude))
    let amounts = [cost.transfer, cost.processing, try cost.total()].map {
      PageTable.Cell($0.formatted().text, Double($0.magnitude))
    }
    return [.init(name), bytes] + amounts
  }
}
