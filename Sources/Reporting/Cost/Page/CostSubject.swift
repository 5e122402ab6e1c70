import CostModel
import Measurement

/// What a page of costs is about: the bodies, the codecs, where and when they were measured, and what is drawn at random.
struct CostSubject {
  let projection: CostProjection
  let document: ResultDocument?

  var html: String {
    get throws(ArithmeticFailure) {
      let items = try facts().map {
        "<dt>\(Markup.escaped($0.0))</dt><dd>\(Markup.escaped($0.1))</dd>"
      }
      return "<dl class=\"about\">\(items.joined())</dl>"
    }
  }

  private func facts() throws(ArithmeticFailure) -> [(String, String)] {
    let (old, new) = (
      CodecWords(projection.old.side, namesCodecs: false),
      CodecWords(projection.new.side, namesCodecs: false)
    )
    var facts = [
      ("Traffic", try UnderstoodScenario(projection: projection, namesSchema: false).text())
    ]
    if let schema = projection.scenario.schema { facts.append(("Schema", schema)) }
    if let document {
      facts.append(("Libraries", "today \(old.library); after the switch \(new.library)"))
      facts.append(("Measured", Self.measured(document)))
    }
    facts.append(("Chances", chances))
    return facts
  }

  private static func measured(_ document: ResultDocument) -> String {
    let machine = document.environment
    // The day is enough: 2026-03-14 of 2026-03-14T09:26:53Z.
    return
      "\(document.startedAt.prefix { $0 != "T" }), \(machine.cpuModel ?? machine.architecture), "
      + "\(machine.coreCount) cores, \(machine.operatingSystem), Swift \(machine.swiftVersion)"
  }

  private var chances: String {
    let draws = projection.draws
    guard draws.count > 1 else { return "no input has a range" }
    return
      "8 of 10 of \(Rational(draws.count).decimalText().text) draws from \(draws.source) (seed \(draws.seed)) are in the band; "
      + "the dashed line is their middle"
  }
}
