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
    #expect(page.utf8.count < 400_000)
    let references = page.replacing(#/xmlns="[^"]*"/#, with: "")
    #expect(!references.contains("http://") && !references.contains("https://"))
    #expect(!references.contains("src="))
  }

  @Test func everyTimingIsAMarkAndEveryChartHasATable() throws {
    let document = try reference()
    let page = page(document)
    let speed = try #require(page.components(separatedBy: "<section id=\"speed\">").last)
      .components(separatedBy: "</section>")[0]
    // What only a part of a codec does stands in the text report.
    let whole = document.measurements.count { $0.kind == .codec }
    #expect(count("<g class=\"mark ", in: speed) == whole * 2)
    #expect(count("<div class=\"chart\"", in: page) == count("<details>", in: page))
    #expect(count("role=\"img\"", in: page) == count("<desc>", in: page))
  }

  @Test func namesOfFilesCannotBecomeMarkup() throws {
    let name = "</title><script>alert(1)</script>\" onload='x' & \u{0}\u{1B}é"
    var document = try reference()
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
    var document = try reference()
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
    #expect(text.contains("is the library (json/swift in its place)"))
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
  }
}
