import CostModel

/// Every kind of request of a mix, the one that saves most first.
struct PartRows {
  static let title = "Each kind of request: a response on the wire, and what a month of it saves"
  static let columns = ["request", "share", "before", "after", "saved", "if it alone changes"]
  static let note =
    "The column 'saved' adds up to the total. The last column does not where prices have steps: a kind that changes alone takes "
    + "its bytes from the cheapest step."

  /// Name, share of the requests, wire before and after, saved as its part of the whole, saved alone.
  let rows: [[String]]

  init(projection: CostProjection) throws(ArithmeticFailure) {
    rows = try projection.parts.sorted { $0.savedAlone > $1.savedAlone }.map {
      part throws(ArithmeticFailure) in
      [
        Self.shortened(part.name), try part.share.formattedAsPercent(),
        try CostRows.bytes(part.old.bytesOut), try CostRows.bytes(part.new.bytesOut),
        try part.saved().formatted().text, part.savedAlone.formatted().text,
      ]
    }
  }

  private static let widest = 28

  /// A name that leaves room for the figures: its beginning and its end, which tell endpoints apart.
  private static func shortened(_ name: String) -> String {
    guard name.count > widest else { return name }
    return name.prefix(9) + "…" + name.suffix(widest - 10)
  }
}
