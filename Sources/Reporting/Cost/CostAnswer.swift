import CostModel

/// What a projection comes to, in a sentence, and what else was measured in another.
struct CostAnswer {
  let projection: CostProjection

  /// All sentences; throws, as the others do, where a figure needs more digits than exact arithmetic has.
  func text() throws(ArithmeticFailure) -> String {
    try ([headline()] + others()).joined(separator: " ")
  }

  /// What the projection comes to.
  func headline() throws(ArithmeticFailure) -> String {
    try "\(subject) \(bytes()), \(money()), and \(payback()); \(around())."
  }

  private var subject: String { "\(projection.new.side.name) over \(projection.old.side.name)" }

  /// What would be cheaper still, and what of it is the library's and not the format's.
  func others() throws(ArithmeticFailure) -> [String] {
    let today = try projection.old.total()
    var sentences: [String] = []
    if let cheapest = projection.candidates.first {
      let side = cheapest.cost.side
      let saved = try today - cheapest.cost.total()
      if saved > .zero, side.codec != projection.new.side.codec {
        sentences.append(
          "Cheapest of all measured is \(side.codec ?? side.name), \(saved.formatted().text) a month below today."
        )
      }
    }
    let ofToday = projection.candidates.filter(projection.keepsFormat)
    // Where today's codec would cost something else after the switch, more than the codec changes.
    let same = ofToday.first { $0.cost.side.codec == projection.old.side.codec }
    if let same, try same.cost.total() == today, let library = ofToday.first {
      let saved = try today - library.cost.total()
      if saved >= .dollars(1) {
        sentences.append(
          "Without any switch, \(library.cost.side.codec ?? "") in place of today's library saves "
            + "\(saved.formatted().text) a month.")
      }
    }
    return sentences
  }

  private func bytes() throws(ArithmeticFailure) -> String {
    let share = try projection.savedShare()
    let percent = try Share(magnitude: max(share.magnitude, -share.magnitude)).formattedAsPercent()
    if share == .zero { return "saves none of the bytes" }
    return share > .zero ? "saves \(percent) of the bytes" : "sends \(percent) more bytes"
  }

  private func money() throws(ArithmeticFailure) -> String {
    let saved = projection.plan.savedPerMonth
    let amount = Money(magnitude: max(saved.magnitude, -saved.magnitude)).formatted().text
    return saved >= .zero ? "\(amount) a month" : "costs \(amount) a month more"
  }

  private func payback() throws(ArithmeticFailure) -> String {
    switch projection.plan.breakEven {
    case .immediately: return "pays from the first month, since it costs nothing once"
    case .never:
      let saved = projection.plan.savedPerMonth
      guard saved > .zero else { return "never pays back" }
      let running = projection.plan.perMonth.formatted().text
      return "never pays back: running it costs \(running) a month"
    case .after(let months):
      let whole = months.roundedUp
      return "pays back after \(whole) month\(whole == 1 ? "" : "s")\(range)"
    }
  }

  /// The middle eight of ten draws, where draws differ.
  private var range: String {
    let draws = projection.draws
    guard draws.count > 1 else { return "" }
    let (low, high) = (draws.breakEvenMonths(0.1), draws.breakEvenMonths(0.9))
    return " (\(MonthText.whole(low)) to \(MonthText.whole(high)) in 8 of 10 draws)"
  }

  /// Whose most of the bytes are.
  private func around() throws(ArithmeticFailure) -> String {
    let headers = try projection.share(of: .headers)
    let body = try projection.share(of: .body)
    let named = Share(magnitude: try headers.magnitude + projection.share(of: .session).magnitude)
    let half = Share(magnitude: try 1 / 2)
    if projection.old.side.envelope == nil { return "only bodies are counted" }
    if named > half {
      return
        "most of today's bytes are headers (\(try named.formattedAsPercent(fractionDigits: 0)))"
    }
    let rest = Share(magnitude: try 1 - body.magnitude)
    let percent = try rest.formattedAsPercent(fractionDigits: 0)
    return rest > half
      ? "most of today's bytes are around the body (\(percent))"
      : "\(percent) of today's bytes are around the body"
  }
}
