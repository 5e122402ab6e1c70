import CostModel

/// What a projection comes to: the verdict in a sentence, and what else was measured in others.
struct CostAnswer {
  let projection: CostProjection
  /// Whether codecs are named, for a reader who may give them to an option.
  var namesCodecs = true

  /// All sentences; throws, as the others do, where a figure needs more digits than exact arithmetic has.
  func text() throws(ArithmeticFailure) -> String {
    try ([headline()] + others()).joined(separator: " ")
  }

  /// The verdict and what it is decided by.
  func headline() throws(ArithmeticFailure) -> String {
    try [verdict(), leftOut()].compactMap(\.self).joined(separator: " ")
  }

  private func verdict() throws(ArithmeticFailure) -> String {
    switch projection.verdict {
    case .switchFormat:
      return try "Switch: \(saving()), and \(payback(projection.plan, range))."
    case .doNotSwitch:
      guard projection.plan.savedPerMonth > .zero else {
        return try "Don't switch for money: \(saving())."
      }
      return
        try
        "Don't switch for money: \(saving()), and \(payback(projection.plan, range))\(tooLittle)."
    case .compressFirst:
      let coding = projection.compression?.coding ?? ""
      return try "\(compressing()) With \(coding) on both sides, \(switchingAfterwards())."
    case .changeLibraryFirst:
      // What is asked about may be that library.
      return try projection.switchStart().old.side.key == projection.new.side.key
        ? changingLibrary() : "\(changingLibrary()) After that, \(switchingAfterwards())."
    case .cannotTell:
      return try "The figures cannot tell: \(saving()), and \(undecided())."
    }
  }

  /// What else was measured: the other format that is cheapest, the library alone, the part to change first, and whose the
  /// bytes are.
  func others() throws(ArithmeticFailure) -> [String] {
    var sentences: [String] = []
    if let other = try otherFormat() { sentences.append(other) }
    if !startsAfterAStep, let library = try projection.library() {
      let saved = try projection.old.total() - library.cost.total()
      if try projection.grounds.isWorthwhile(savingInMonth: saved) {
        sentences.append(
          "Without any switch, \(words(library.cost).library) in place of today's library "
            + "saves \(saved.formatted().text) a month.")
      }
    }
    if !startsAfterAStep, let first = projection.partToChangeFirst,
      try projection.grounds.isWorthwhile(savingInMonth: first.savedAlone)
    {
      sentences.append(
        "\(first.name) saves most: \(Self.amount(first.savedAlone)) a month where it alone changes."
      )
    }
    return sentences + [try around()]
  }

  /// Whether a cheaper step comes first, so that what is said of a switch is of the state after it.
  private var startsAfterAStep: Bool {
    projection.verdict == .compressFirst || projection.verdict == .changeLibraryFirst
  }

  // MARK: The verdicts

  private func compressing() throws(ArithmeticFailure) -> String {
    guard let step = projection.compression else { return "" }
    return
      "Compress first: \(step.coding) \(try saving(from: projection.old, to: step.old)), and no "
      + "client has to change."
  }

  private func switchingAfterwards() throws(ArithmeticFailure) -> String {
    let start = try projection.switchStart()
    let pays = start.plan.savedPerMonth > .zero ? ", and \(payback(start.plan, ""))" : ""
    return
      "\(CodecWords(projection.new.side).formatAlone) \(try saving(from: start.old, to: start.new))"
      + pays
  }

  private func changingLibrary() throws(ArithmeticFailure) -> String {
    guard let library = try projection.library() else { return "" }
    let saved = try projection.old.total() - library.cost.total()
    return "Change the library first: \(words(library.cost).library) in place of "
      + "\(words(projection.old).library) saves \(saved.formatted().text) a month, and no "
      + "client has to change."
  }

  /// The cheaper step that is not recommended, since it saves too little; `nil` where there is none, or where it saves less than
  /// a dollar.
  private func leftOut() throws(ArithmeticFailure) -> String? {
    let grounds = projection.grounds
    guard let step = try grounds.cheaperStep(), step.verdict != projection.verdict,
      step.saved >= .dollars(1)
    else { return nil }
    let change =
      step.verdict == .compressFirst
      ? "Compressing with \(projection.compression?.coding ?? "") instead"
      : "Changing the library instead, to \(try projection.library().map { words($0.cost).library } ?? ""),"
    return "\(change) would save \(step.saved.formatted().text) a month: \(lessThanADay)."
  }

  /// Why a switch that pays back is not recommended; empty where that is not the reason.
  private var tooLittle: String {
    projection.grounds.surelyPaysBack
      && projection.scenario.horizon.reaches(projection.plan.breakEven)
      ? ", but what is left after running costs is \(lessThanADay)" : ""
  }

  private var lessThanADay: String {
    "less in a year than a day of an engineer's work costs (\(projection.grounds.dayRate.formatted().text))"
  }

  private func undecided() throws(ArithmeticFailure) -> String {
    if projection.grounds.surelyPaysBack {
      return "the measured times leave open whether a year of it saves what a day of an engineer's "
        + "work costs (\(projection.grounds.dayRate.formatted().text))"
    }
    let share = projection.grounds.shareThatPays
    let (low, high) = (Quantity.percent(share.lowerBound), Quantity.percent(share.upperBound))
    let within = projection.scenario.horizon.text
    return low == high
      ? "pays back within \(within) in \(low) of the draws"
      : "pays back within \(within) in \(low) to \(high) of the draws, depending on which end of "
        + "their intervals the measured times are at"
  }

  // MARK: Pieces

  private func words(_ cost: SideCost) -> CodecWords {
    CodecWords(cost.side, namesCodecs: namesCodecs)
  }

  /// `Protobuf saves 40.0 % of the billed bytes, $1,866.24 a month`
  private func saving() throws(ArithmeticFailure) -> String {
    let (old, new) = (CodecWords(projection.old.side), CodecWords(projection.new.side))
    let than = try projection.savedShare() < .zero ? " than \(old.format)" : ""
    return "\(new.format) \(try saving(from: projection.old, to: projection.new, than: than))"
  }

  /// `saves 40.0 % of the billed bytes, $1,866.24 a month`; `but` where bytes and money do not go the same way, and whose most
  /// of the money is where it is not that of the bytes.
  private func saving(
    from old: SideCost, to new: SideCost, than: String = ""
  ) throws(ArithmeticFailure) -> String {
    let share = try projection.savedShare(from: old, to: new)
    let saved = try old.total() - new.total()
    let amount = Self.amount(Money(magnitude: max(saved.magnitude, -saved.magnitude)))
    let percent = try Self.percent(share)
    let bytes =
      share == .zero
      ? "saves none of the billed bytes"
      : share > .zero
        ? "saves \(percent) of the billed bytes" : "sends \(percent) more billed bytes\(than)"
    if saved < .zero {
      return "\(bytes), \(share > .zero ? "but" : "and") costs \(amount) a month more"
    }
    if saved == .zero { return "\(bytes), \(share > .zero ? "but" : "and") nothing on the bill" }
    guard share > .zero else { return "\(bytes), but saves \(amount) a month" }
    let processing = try old.processing - new.processing
    return "\(bytes), \(amount) a month"
      + (try processing * 2 > saved ? " (most of it processor time)" : "")
  }

  /// The size of a share: `40.0 %`, or `less than 0.1 %` in place of a zero that it is not.
  private static func percent(_ share: Share) throws(ArithmeticFailure) -> String {
    let percent = try Share(magnitude: max(share.magnitude, -share.magnitude)).formattedAsPercent()
    return percent == "0.0 %" && share != .zero ? "less than 0.1 %" : percent
  }

  /// An amount from zero on: `$12.34`, or `less than $0.01` in place of a zero that it is not.
  private static func amount(_ amount: Money) -> String {
    let text = amount.formatted().text
    return text == "$0.00" && amount > .zero ? "less than $0.01" : text
  }

  /// - Parameter range: what follows the months, of the draws.
  private func payback(_ plan: SwitchPlan, _ range: String) -> String {
    let horizon = projection.scenario.horizon
    let shareOfDraws = plan == projection.plan ? shareOfDraws : ""
    switch plan.breakEven {
    case .immediately: return "pays from the first month, since it costs nothing once"
    case .after(let months) where horizon.reaches(plan.breakEven):
      let whole = months.roundedUp
      return "pays back after \(whole) month\(whole == 1 ? "" : "s")\(range)"
    case .after:
      return "does not pay back within \(horizon.text)\(shareOfDraws)"
    case .never:
      let not = "does not pay back within \(horizon.text)"
      guard plan.savedPerMonth > .zero else { return not }
      return "\(not): running it costs \(plan.perMonth.formatted().text) a month\(shareOfDraws)"
    }
  }

  /// The middle eight of ten draws, where draws differ.
  private var range: String {
    let draws = projection.draws
    guard draws.count > 1 else { return "" }
    let months = MonthText(horizon: projection.scenario.horizon)
    let (low, high) = (draws.breakEvenMonths(0.1), draws.breakEvenMonths(0.9))
    return " (\(months.whole(low)) to \(months.whole(high)) in 8 of 10 draws)"
  }

  /// How many of the draws pay back although the likely values do not.
  private var shareOfDraws: String {
    let share = projection.draws.shareThatPays(within: projection.scenario.horizon.months)
    return share > 0 ? " (\(Quantity.percent(share)) of the draws do)" : ""
  }

  /// The cheapest format that is neither today's nor the one that is asked about.
  private func otherFormat() throws(ArithmeticFailure) -> String? {
    let start = try projection.switchStart()
    let others = start.candidates.filter { !projection.keepsFormat($0) }
    guard
      let found = others.first(where: { $0.cost.side.format != projection.new.side.format }),
      others.first == found || projection.verdict == .doNotSwitch, found.plan.savedPerMonth > .zero
    else { return nil }
    let words = CodecWords(found.cost.side).formatAlone
    let horizon = projection.scenario.horizon
    let month = found.plan.breakEven.month ?? 0
    let pays =
      horizon.reaches(found.plan.breakEven)
      ? "pays back after \(month) month\(month == 1 ? "" : "s")"
      : "does not pay back within \(horizon.text)"
        + (horizon.reaches(start.plan.breakEven) ? "" : " either")
    let name = namesCodecs ? "\(words) (\(found.cost.side.key))" : words
    return "\(name) \(try saving(from: start.old, to: found.cost)), and \(pays)."
  }

  /// Whose most of the bytes are.
  private func around() throws(ArithmeticFailure) -> String {
    if projection.old.side.envelope == nil { return "Only bodies are counted." }
    let headers = try projection.share(of: .headers)
    let body = try projection.share(of: .body)
    let named = Share(magnitude: try headers.magnitude + projection.share(of: .session).magnitude)
    let half = Share(magnitude: try 1 / 2)
    if named > half { return try Self.most(named, "headers") }
    let rest = Share(magnitude: try 1 - body.magnitude)
    return rest > half
      ? try Self.most(rest, "around the body")
      : "Of today's billed bytes, \(try rest.formattedAsPercent(fractionDigits: 0)) are around the body."
  }

  /// What more than a half of the bytes are.
  private static func most(_ share: Share, _ what: String) throws(ArithmeticFailure) -> String {
    let percent = try share.formattedAsPercent(fractionDigits: 0)
    return percent == "50 %"
      ? "Half of today's billed bytes are \(what)."
      : "Most of today's billed bytes are \(what) (\(percent))."
  }
}
