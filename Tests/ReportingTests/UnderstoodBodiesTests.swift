import Measurement
import Reporting
import Testing

@Suite struct UnderstoodBodiesTests {
  private func sentences(_ bodies: ResultDocument.MeasuredBodies?) -> [String]? {
    UnderstoodBodies(.init(name: "a", summary: "", seed: nil, bodies: bodies))?.sentences
  }

  @Test func oneBody() {
    #expect(
      sentences(
        .init(
          origin: .files, source: "issues.json", count: 1, measuredCount: 1, meanBytes: 84_120))
        == ["1 body, issues.json, 84.1 KB."])
  }

  @Test("The schema is told, where a result says it")
  func schema() {
    func understood(_ schema: String?) -> [String]? {
      sentences(
        .init(
          origin: .files, source: "a.json", count: 1, measuredCount: 1, meanBytes: 990,
          wrappedCount: 1, schema: schema))
    }
    #expect(
      understood("order.proto, message Order")?.prefix(2) == [
        "1 body, a.json, 990 B.", "Schema: order.proto, message Order.",
      ])
    #expect(understood("found from the bodies")?[1] == "Schema: found from the bodies.")
    // A result that is older says nothing of it.
    #expect(understood(nil)?.count == 2)
  }

  @Test func manyBodies() {
    #expect(
      sentences(
        .init(
          origin: .files, source: "telemetry.jsonl", count: 100, measuredCount: 100,
          meanBytes: 3412.4)) == ["100 bodies of telemetry.jsonl, 3.41 KB each."])
  }

  @Test func aSample() {
    #expect(
      sentences(
        .init(
          origin: .standardInput, source: "standard input", count: 1_234_567, measuredCount: 1000,
          sampleSeed: 7, meanBytes: 12)) == [
          "1,000 of 1,234,567 bodies of standard input, chosen at random (seed 7), 12 B each.",
          "Only 1,000 of the bodies are measured: the others were not read, and a schema that is found "
            + "from these may not fit them.",
        ])
  }

  @Test func partsOfLargeFiles() {
    let estimated = sentences(
      .init(
        origin: .files, source: "big.jsonl", count: 12_345_678, isCountEstimated: true,
        measuredCount: 150, sampleSeed: 1, meanBytes: 3412))
    #expect(
      estimated?[0]
        == "150 of about 12,300,000 bodies of big.jsonl, chosen at random (seed 1), 3.41 KB each.")
    let part = sentences(
      .init(
        origin: .standardInput, source: "standard input", count: 5, measuredCount: 5,
        readBytes: 536_870_912, meanBytes: 12))
    #expect(part == ["5 bodies of the first 537 MB of standard input, 12 B each."])
    let huge = sentences(
      .init(
        origin: .files, source: "a.json", count: 1, measuredCount: 1, readBytes: 1 << 29,
        meanBytes: 2e8,
        excerpt: .init(measuredBytes: 1 << 20, wholeBytes: 200_000_000)))
    #expect(
      huge == [
        "1 body, a.json, 200 MB.",
        "The body is too long to be measured whole in time: sizes and times are those of its first 1.05 MB, "
          + "cut where a value ends.",
      ])
  }

  @Test("White space is told from more than 1 % on")
  func whiteSpace() {
    func told(_ leftOut: Double) -> [String]? {
      sentences(
        .init(
          origin: .files, source: "a.json", count: 1, measuredCount: 1, meanBytes: 990,
          meanWhiteSpaceBytes: leftOut))
    }
    #expect(told(10) == ["1 body, a.json, 990 B."])
    #expect(
      told(330)?.last
        == "White space between tokens, 25 % of the bytes, is left out; --keep-white-space counts it."
    )
  }

  @Test("What carries bodies that are no objects is told")
  func wrapped() {
    func told(_ wrapped: Int?, of count: Int) -> String? {
      sentences(
        .init(
          origin: .files, source: "a.json", count: count, measuredCount: count, meanBytes: 990,
          wrappedCount: wrapped))?.dropFirst().first
    }
    let rest =
      " in a record with one field; your JSON is measured as it is."
    #expect(told(nil, of: 1) == nil)
    #expect(
      told(1, of: 1)
        == "The body is an array or a single value, not an object: Protobuf, XML and other "
        + "formats of records carry it" + rest)
    #expect(
      told(3, of: 3)?.hasPrefix("The bodies are arrays or single values, not objects: ") == true)
    #expect(told(2, of: 3)?.hasPrefix("2 of the bodies are arrays or single values") == true)
  }

  @Test func aWorkloadOfTheSuiteIsNoneOfTheUsers() {
    #expect(sentences(nil) == nil)
  }
}
