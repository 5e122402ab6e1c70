public import CostModel
public import Measurement

/// The same traffic compressed in every way that is known, so that a page can choose among them.
public struct CompressionChoices: Sendable {
  /// The traffic with its bodies compressed in one way.
  public struct Choice: Sendable {
    /// The way.
    public let compression: BodyCompression
    /// The traffic, both sides of each part so compressed.
    public let mix: TrafficMix

    /// States a way and what it makes of the traffic.
    public init(_ compression: BodyCompression, mix: TrafficMix) {
      self.compression = compression
      self.mix = mix
    }
  }

  /// All ways, at least one.
  let choices: [Choice]
  /// Which of them today's bodies are compressed in.
  let today: Int
  /// Which of them the new ones are.
  let after: Int

  /// The only choice is the scenario as it is.
  init(_ scenario: CostScenario) {
    choices = [Choice(.all(nil), mix: scenario.mix)]
    (today, after) = (0, 0)
  }

  /// Chooses among several ways; `nil` where one of the two that are chosen is not among them.
  public init?(_ choices: [Choice], today: BodyCompression, after: BodyCompression) {
    func index(_ compression: BodyCompression) -> Int? {
      choices.firstIndex { $0.compression == compression }
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
    let asked = [question.coding, question.newCoding].map { BodyCompression.all($0) }
    self.init(
      Self.ways([.all(nil)] + Self.ofServers(document), asked).compactMap { way in
        guard case .all(let coding) = way else { return nil }
        var compressed = question
        (compressed.coding, compressed.newCoding) = (coding, coding)
        return (try? mix(MeasuredComparison(document, compressed))).map { Choice(way, mix: $0) }
      }, today: .all(question.coding), after: .all(question.newCoding))
  }

  /// Every way in which captured traffic can be compressed: as captured, with what is missing, not at all, at the level that
  /// servers use, and as is asked about.
  ///
  /// - Parameters:
  ///   - comparison: What is asked, and what was measured.
  ///   - mix: The traffic, of what the comparison makes of the capture; a way for which this throws is no choice.
  public init?(
    _ comparison: TrafficComparison, mix: (TrafficComparison) throws -> TrafficMix
  ) {
    let question = comparison.question
    func choice(_ way: BodyCompression) -> Choice? {
      var compressed = comparison
      (compressed.question.compression, compressed.question.newCompression) = (way, way)
      return (try? mix(compressed)).map { Choice(way, mix: $0) }
    }
    guard let captured = choice(.captured) else { return nil }
    let canBeCompleted = captured.mix.parts.contains { $0.compressed != nil }
    let others =
      (canBeCompleted ? [BodyCompression.captured.completed].compactMap { $0 } : []) + [.all(nil)]
      + Self.ofServers(comparison.document)
    let asked = [question.compression, question.newCompression].filter { $0 != .captured }
    self.init(
      [captured] + Self.ways(others, asked).compactMap(choice), today: question.compression,
      after: question.newCompression)
  }

  private static func ofServers(_ document: ResultDocument) -> [BodyCompression] {
    (document.compression?.settings ?? []).filter { $0.choice == .server }
      .compactMap { ContentCoding($0.method) }.map { .all($0) }
  }

  /// Ways that can be chosen, and those that are asked about where they are not among them.
  private static func ways(
    _ usual: [BodyCompression], _ asked: [BodyCompression]
  ) -> [BodyCompression] {
    asked.reduce(into: usual) { ways, way in
      if !ways.contains(way) { ways.append(way) }
    }
  }
}
