import Foundation
import Measurement
import TestSupport
import Testing

@testable import Reporting

/// What a wider terminal shows more of.
@Suite struct RunReportWidthTests {
  private func report(_ width: Int) throws -> [String] {
    let data = try Data(
      contentsOf: Tool.packageRoot.appendingPathComponent("Results/reference.json"))
    var document = try ResultDocument.read(data)
    document.workloads.removeAll { $0.name != "payment" }
    let bootstrap = Bootstrap(resamples: 20, confidence: 0.95, seed: 1)
    return RunReport(document, width: width, bootstrap: bootstrap).text(details: true)
      .split(separator: "\n").map(String.init)
  }

  private func titles(_ lines: [String]) -> [String] {
    lines.first { $0.hasPrefix("decode ") }?.split(separator: " ").map(String.init) ?? []
  }

  @Test("Tables fit, and have more columns the more room there is", arguments: [80, 100, 120, 160])
  func tablesFit(width: Int) throws {
    let lines = try report(width)
    #expect(lines.allSatisfy { $0.displayWidth <= width })
  }

  @Test func ranksOfColumnsComeWhole() throws {
    let narrow = titles(try report(80))
    #expect(narrow.contains("time/op") && narrow.contains("allocs"))
    #expect(!narrow.contains("p99") && !narrow.contains("allocated"))
    let wide = titles(try report(160))
    for title in ["time/op", "least", "p90", "p99", "CPU", "allocs", "allocated", "JSON"] {
      #expect(wide.contains(title), "\(wide)")
    }
    #expect(narrow.allSatisfy(wide.contains))
    // A narrower terminal than there is text for gets the narrowest.
    #expect(titles(try report(40)) == narrow)
  }

  @Test func barsAreLongerWhereThereIsRoom() throws {
    func longest(_ lines: [String]) -> Int {
      lines.map { line in line.count { $0 == "█" } }.max() ?? 0
    }
    #expect(longest(try report(80)) == 24)
    #expect(longest(try report(120)) == 64)
  }
}
