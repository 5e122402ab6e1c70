import CostModel

/// The page's controls: what a reader may move, as it was calculated. Hidden until the page's script shows them.
struct WhatIfForm {
  let scenario: CostScenario
  let choices: CompressionChoices
  let prices: [PriceChoice]

  /// The form; throws where a figure needs more digits than exact arithmetic has.
  func html() throws(ArithmeticFailure) -> String {
    """
    <form id="what-if" class="what-if" hidden="hidden" aria-labelledby="what-if-title" autocomplete="off">
    <h2 id="what-if-title">What if?</h2>
    <p class="note">Change a figure, and the answer above follows. Most figures may be a range: 10..20..40.</p>
    <div class="controls">\(try traffic())\(compression)\(billing)</div>
    <details><summary>What the switch costs</summary><div class="controls">\(costs)</div></details>
    <p><button type="reset">As calculated</button></p>
    </form>

    """
  }

  private func traffic() throws(ArithmeticFailure) -> String {
    let peak = try scenario.profile.peak()
    return input(.requestsPerSecond, "Requests, on average")
      + input(
        "peak", "Requests in the busiest \(peak.span.rawValue)",
        try ScenarioDocument.Rule.peak(peak).unit,
        peak.factor.decimalText(fractionDigits: 0...3, grouped: false).text)
  }

  private var compression: String {
    guard choices.choices.count > 1 else {
      return hidden("coding", 0) + hidden("new-coding", 0)
    }
    let names = choices.choices.map(\.compression.label)
    return select("coding", "Compression today", names, choices.today)
      + select("new-coding", "Compression after", names, choices.after)
  }

  private var billing: String {
    let options = prices.enumerated().map { ("\($0)", $1.name) } + [("flat", "one price per GB")]
    let flat = scenario.tariffs.first?.firstPrice.magnitude ?? 0
    return select("prices", "Prices", options, "0")
      + input(
        "price-per-gb", "Price", "dollars per GB of 10⁹ B",
        flat.decimalText(fractionDigits: 2...6, grouped: false).text)
  }

  private var costs: String {
    AssignmentParameter.assumed.map { parameter in
      let meaning = parameter.rule.meaning
      return input(.switching(parameter), meaning.prefix(1).uppercased() + meaning.dropFirst())
    }.joined()
  }

  // MARK: Controls

  private func input(_ parameter: CostParameter, _ label: String) -> String {
    input(parameter.name, label, parameter.rule.unit, scenario.inputs[parameter].text)
  }

  private func input(_ name: String, _ label: String, _ unit: String, _ value: String) -> String {
    """
    <label><span>\(Markup.escaped(label))</span> <input name="\(name)" value="\(Markup.escaped(value))" \
    inputmode="decimal" aria-describedby="unit-\(name)"/> \
    <small id="unit-\(name)" data-unit="\(Markup.escaped(unit))">\(Markup.escaped(unit))</small></label>

    """
  }

  private func select(_ name: String, _ label: String, _ options: [String], _ chosen: Int) -> String
  {
    select(name, label, options.enumerated().map { ("\($0)", $1) }, "\(chosen)")
  }

  private func select(
    _ name: String, _ label: String, _ options: [(value: String, text: String)], _ chosen: String
  ) -> String {
    let items = options.map { option in
      let selected = option.value == chosen ? " selected=\"selected\"" : ""
      return
        "<option value=\"\(option.value)\"\(selected)>\(Markup.escaped(option.text))</option>"
    }
    return
      "<label><span>\(label)</span> <select name=\"\(name)\">\(items.joined())</select></label>\n"
  }

  private func hidden(_ name: String, _ value: Int) -> String {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\"/>"
  }
}
