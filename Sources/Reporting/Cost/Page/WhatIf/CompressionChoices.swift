public import CostModel
public import Measurement

/// The same traffic compressed in every way that is known, so that a page can choose among them.
public struct CompressionChoices: Sendable {
  /// The traffic with all bodies compressed in one way, or as they are.
  public struct Choice: Sendable {
    /// The content coding; `nil` for bodies as they are.
    public let coding: ContentCoding?
    /// The traffic, both sides of each part so compressed.
    public let mix: TrafficMix

    /// States a way and what it makes of the traffic.
    public init(coding: ContentCoding?, mix: TrafficMix) {
      self.coding = coding
      self.mix = mix
    }

    /// The coding as an option has it: `gzip`, or `none`.
    var name: String { coding.map(\.description) ?? "none" }
  }

  /// All ways, at least one.
  let choices: [Choice]
  /// Which of them today's bodies are compressed in.
  let today: Int
  /// Which of them the new ones are.
  let after: Int

  /// The only choice is the scenario as it is.
  init(_ scenario: CostScenario) {
    choices = [Choice(coding: nil, mix: scenario.mix)]
    (today, after) = (0, 0)
  }

  /// Chooses among several ways; `nil` where one of the two that are chosen is not among them.
  public init?(_ choices: [Choice], today: ContentCoding?, after: ContentCoding?) {
    func index(_ coding: ContentCoding?) -> Int? {
      choices.firstIndex { $0.coding?.description == coding?.description }
    }
    guard let today = index(today), let after = index(after) else { return nil }
    self.choices = choices
    (self.today, self.after) = (today, after)
  }
}

extension CompressionChoices {
  /// Every way in which a result has bodies compressed: not at all, at the level that servers use, and as the question has it.
  ///
  /// - Parameters:
  ///   - document: The result.
  ///   - question: What is asked about it.
  ///   - mix: The traffic, of what a comparison makes of the result; a way for which this throws is no choice.
  public init?(
    _ document: ResultDocument, _ question: CostQuestion,
    mix: (MeasuredComparison) throws -> TrafficMix
  ) {
    let servers = (document.compression?.settings ?? []).filter { $0.choice == .server }
      .compactMap { ContentCoding($0.method) }
    var codings: [ContentCoding?] = [nil] + servers
    for asked in [question.coding, question.newCoding]
    where !codings.contains(where: { $0?.description == asked?.description }) {
      codings.append(asked)
    }
    self.init(
      codings.compactMap { coding in
        var compressed = question
        (compressed.coding, compressed.newCoding) = (coding, coding)
        return (try? mix(MeasuredComparison(document, compressed))).map {
          Choice(coding: coding, mix: $0)
        }
      }, today: question.coding, after: question.newCoding)
  }
}
