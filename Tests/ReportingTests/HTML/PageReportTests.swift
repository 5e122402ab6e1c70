import Foundation
import Measurement
import TestSupport
import Testing

@testable import Reporting

@Suite struct PageReportTests {
  private static let quick = Bootstrap(resamples: 50, confidence: 0.95, seed: 1)

  private func reference() throws -> ResultDocument {
    try ResultFile(path: Tool.packageRoot.appendingPathComponent("Results/reference.json").path)
      .read()
  }

  /// Two workloads of the reference run.
  private func excerpt() throws -> ResultDocument {
    var document = try reference()
    document.workloads.removeAll { !["payment", "telemetry"].contains($0.name) }
    let names = document.workloads.map(\.name)
    document.measurements.removeAll { !names.contains($0.workload) }
    return document
  }

  private func page(_ document: ResultDocument) -> String {
    PageReport(document, bootstrap: Self.quick).html
  }

  private func count(_ part: String, in text: String) -> Int {
    text.components(separatedBy: part).count - 1
  }

  /// What xmllint complains about, which is nothing for a well-formed page.
  private func complaints(about page: String) throws -> String {
    try Tool.run("xmllint", ["--noout", "--nonet", "-"], input: Data(page.utf8)).diagnostics
  }

  @Test func thePageIsWellFormedSmallAndRefersToNothing() throws {
    let page = page(try reference())
    #expect(try complaints(about: page) == "")
    #expect(page.utf8.count < 500_000)
    let references = page.replacing(#/xmlns="[^"]*"/#, with: "")
    #expect(!references.contains("http://") && !references.contains("https://"))
    #expect(!references.contains("src="))
  }

  @Test func everyTimingIsAMarkAndEveryChartHasATable() throws {
    let document = try excerpt()
    let page = page(document)
    let speed = try #require(page.components(separatedBy: "<section id=\"speed\">").last)
      .components(separatedBy: "</section>")[0]
    let whole = document.measurements.count { $0.kind == .codec }
    #expect(count("<g class=\"mark ", in: speed) == whole * 2)
    #expect(count("<div class=\"chart\"", in: page) == count("<details>", in: page))
    #expect(count("role=\"img\"", in: page) == count("<desc>", in: page))
  }

  @Test func partsOfCodecsAreMarkedOnlyInASectionOfTheirOwn() throws {
    let page = page(try excerpt())
    let sections = page.components(separatedBy: "<section id=\"")
    let parts = try #require(sections.first { $0.hasPrefix("parts") })
    #expect(count(" part\"", in: page) == count(" part\"", in: parts))
    #expect(count("<g class=\"mark ", in: parts) == count(" part\"", in: parts))
    #expect(
      count("library alone, encode", in: parts) > 0 && count("borrowed, decode", in: parts) > 0)
  }

  @Test func everyClaimIsThereWithItsVerdict() throws {
    let document = try excerpt()
    let page = page(document)
    let claims = Claims(document, bootstrap: Self.quick).all
    #expect(claims.contains { $0.verdict == .cannotTell } == false)
    #expect(count("<details class=\"claim\">", in: page) == claims.count)
    for claim in claims {
      #expect(page.contains("\(Markup.escaped(claim.statement)) <b>\(claim.verdict.rawValue)"))
    }
  }

  @Test func memoryThatWasNotMeasuredIsSaidToBeMissing() throws {
    var document = try excerpt()
    func enter(_ bytes: Int?) {
      for index in document.measurements.indices where document.measurements[index].size == "batch"
      {
        document.measurements[index].encode?.peakMemoryBytes = bytes
        document.measurements[index].decode?.peakMemoryBytes = bytes
      }
    }
    enter(nil)
    #expect(page(document).contains("Peak memory was not measured in this run."))
    enter(40_960)
    let page = page(document)
    #expect(!page.contains("Peak memory was not measured"))
    #expect(page.contains("avro/libavro, decode: 41.0 KB"))
  }

  // MARK: Several results

  private func page(_ documents: [ResultDocument]) throws -> PageReport {
    let results = documents.enumerated().map { index, document in
      PageReport.Result(name: "run<\(index)>.json", document: document)
    }
    return try PageReport(results, bootstrap: Self.quick)
  }

  /// The reference run with one codec slower by a fifth.
  private func slower() throws -> ResultDocument {
    var document = try excerpt()
    for index in document.measurements.indices
    where document.measurements[index].codec == "avro/swift" {
      for direction in BenchmarkSubject.Direction.allCases {
        guard var operation = document.measurements[index][direction] else { continue }
        operation.sampleNanoseconds = operation.sampleNanoseconds.map { $0 * 6 / 5 }
        operation.sampleCPUNanoseconds = operation.sampleCPUNanoseconds.map { $0 * 6 / 5 }
        document.measurements[index][direction] = operation
      }
    }
    return document
  }

  @Test func severalResultsStandSideBySideAndThenEachByItself() throws {
    let report = try page([try excerpt(), try slower(), try excerpt()])
    let page = report.html
    let answers = page.matches(of: #/[BC] against A: [^.]*\./#).map { String($0.0) }
    // How many are the same and of how many nothing can be told depends on how quiet the reference run was.
    #expect(answers.count == 2)
    #expect(answers[0].hasPrefix("B against A: slower for 2, same for "))
    #expect(answers[0].hasSuffix(" of 14 codecs and directions.") && !answers[0].contains("faster"))
    #expect(answers[1].hasPrefix("C against A: same for "))
    #expect(!answers[1].contains("slower") && !answers[1].contains("faster"))
    #expect(report.warnings.isEmpty)
    #expect(try complaints(about: page) == "")
    #expect(page.contains("B, avro/swift, encode: 0.83×"))
    let names = ["A: run&lt;0&gt;.json", "B: run&lt;1&gt;.json", "C: run&lt;2&gt;.json"]
    for name in names { #expect(count("<h2 class=\"result\">\(name)</h2>", in: page) == 1) }
    let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    #expect(["speed-A", "speed-B", "speed-C", "side-by-side"].allSatisfy(ids.contains))
  }

  @Test func resultsOfOtherDataAreRefusedWithTheirNames() throws {
    var other = try excerpt()
    other.workloads[0].seed = 99
    let failure = #expect(throws: PageFailure.self) { try page([try excerpt(), other]) }
    #expect(
      failure?.description.hasPrefix(
        "run<1>.json cannot stand beside run<0>.json: the two runs measured different data:")
        == true)
  }

  @Test func anotherMachineIsWarnedOf() throws {
    var other = try excerpt()
    other.environment.cpuModel = "Abacus"
    let report = try page([try excerpt(), other])
    #expect(report.warnings.count == 1)
    #expect(report.warnings[0].hasPrefix("B: the processor differs: "))
    #expect(report.html.contains("<p class=\"warning\">B: the processor differs: "))
  }

  @Test func namesOfFilesCannotBecomeMarkup() throws {
    let name = "</title><script>alert(1)</script>\" onload='x' & \u{0}\u{1B}é"
    var document = try excerpt()
    for index in document.measurements.indices
    where document.measurements[index].workload == "payment" {
      document.measurements[index].workload = name
    }
    for index in document.workloads.indices where document.workloads[index].name == "payment" {
      document.workloads[index].name = name
    }
    let page = page(document)
    #expect(count("<script>", in: page) == 1)
    #expect(!page.contains("onload='x'"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp; "))
    #expect(try complaints(about: page) == "")
  }

  @Test func aPageOfNothingSaysSo() throws {
    var document = try excerpt()
    document.measurements = []
    document.isComplete = false
    let page = page(document)
    #expect(page.contains("Nothing was measured."))
    #expect(page.contains("Incomplete: the run was interrupted."))
    #expect(try complaints(about: page) == "")
  }

  @Test func theAnswerIsComputed() throws {
    let document = try reference()
    let model = PageModel(
      document, bootstrap: Self.quick, formats: PageModel.formats(of: [document]))
    let text = Answer(model: model).text
    #expect(text.hasPrefix("avro is smallest, at 44 % of the bytes of json."))
    // 65.5 ÷ 17.6 is 3.7: the headline multiplies out.
    #expect(text.contains(". json/swift, another library for the same format, is 17.6× ("))
    #expect(text.hasSuffix("as fast, which leaves 3.7× for the format."))
  }

  @Test func theFrontierIsWhatNothingBeats() {
    let points = [(length: 1.0, speed: 1.0), (0.5, 3), (0.6, 3), (0.7, 4), (0.5, 2)]
    #expect(FrontierSection.frontier(points) == [1, 3])
  }

  @Test func axesPlaceTheirTicks() {
    let linear = Axis.linear([1], 0...104)
    #expect(abs(linear.position(0.5) - 50) < 1e-9)
    let logarithmic = Axis.logarithmic([1, 100], 0...100)
    #expect(abs(logarithmic.position(10) - 50) < 1e-9)
    #expect(logarithmic.ticks.contains(10) && logarithmic.ticks.allSatisfy { $0 >= 0.8 })
    let narrow = Axis.logarithmic([0.9, 1.2], 0...100).ticks
    #expect(narrow.count >= 3 && narrow.contains { abs($0 - 1) < 1e-9 })
  }
}
