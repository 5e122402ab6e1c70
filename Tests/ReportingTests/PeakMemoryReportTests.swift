import Foundation
import Measurement
import TestSupport
import Testing

@testable import Reporting

/// What becomes of measured memory in everything that shows a result.
@Suite struct PeakMemoryReportTests {
  /// The reference run with as much memory as a codec is said to hold for each batch.
  private func document(_ bytes: [String: Int]) throws -> ResultDocument {
    var document = try ResultFile(
      path: Tool.packageRoot.appendingPathComponent("Results/reference.json").path
    ).read()
    for index in document.measurements.indices {
      let measurement = document.measurements[index]
      for direction in BenchmarkSubject.Direction.allCases {
        document.measurements[index][direction]?.peakMemoryBytes =
          measurement.size == "batch" ? bytes[measurement.codec] : nil
      }
    }
    return document
  }

  private let quick = Bootstrap(resamples: 50, confidence: 0.95, seed: 1)

  private let divided = [
    "avro/libavro": 409_600, "avro/swift": 102_400, "protobuf/swift": 98_304,
    "protobuf/protobuf-c": 204_800,
  ]

  @Test(
    "The claim about Avro's memory is judged by what was held at once, and says on what it depends")
  func claim() throws {
    let claims = Claims(try document(divided), bootstrap: quick).all.filter {
      $0.statement.hasPrefix("Avro uses more memory") && $0.statement.contains("peak")
    }
    #expect(claims.map(\.verdict) == [.dependsOn, .dependsOn])
    for claim in claims {
      #expect(
        claim.detail
          == "the implementations: holds with avro/libavro, falls short with avro/swift")
      #expect(claim.findings.count == 4)
      // Four per cent more is not more.
      let close = claim.findings.first { $0.subject == "avro/swift vs protobuf/swift" }
      #expect(close?.outcome == .fallsShort)
      #expect(close?.figure == "922 KB vs 885 KB")
    }
  }

  @Test("Without figures the claim is not judged")
  func unmeasured() throws {
    let claims = Claims(try document([:]), bootstrap: quick).all.filter {
      $0.statement.contains("peak")
    }
    #expect(claims.map(\.verdict) == [.cannotTell, .cannotTell])
  }

  @Test("A batch's table has a column for it, and fits eighty columns")
  func table() throws {
    func text(_ bytes: [String: Int]) throws -> String {
      var document = try document(bytes)
      document.workloads.removeAll { $0.name != "payment" }
      return RunReport(document, bootstrap: quick).text(details: true)
    }
    let with = try text(divided)
    #expect(with.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
    #expect(with.contains(#/avro/libavro +[^\n]* 410 KB /#))
    #expect(with.contains("peak is the most memory"))
    let without = try text([:])
    #expect(!without.contains("peak") && without.contains("ops/s"))
  }

  @Test("Exports carry it, and leave it out where it was not measured")
  func exports() throws {
    let document = try document(divided)
    let batches = document.measurements.filter { $0.peak != nil }
    let cases = batches.flatMap { [$0.encode, $0.decode].compactMap(\.self) }.count
    #expect(cases > 0)
    let csv = CSVExport.text(document)
    let rows = csv.components(separatedBy: "\r\n").dropLast().map {
      $0.components(separatedBy: ",")
    }
    let column = try #require(rows.first?.firstIndex(of: "peak_memory_bytes"))
    // No field of these rows is quoted.
    let peaks = rows.dropFirst().map { $0[column] }
    #expect(peaks.count { !$0.isEmpty } == cases)
    #expect(peaks.contains("409600"))
    #expect(MarkdownExport.text(document).contains("| 410 KB |"))
    let jmh = try JMHExport.text(document)
    #expect(jmh.components(separatedBy: "\"peak memory\"").count - 1 == cases)
  }
}

extension ResultDocument.Measurement {
  fileprivate var peak: Int? { encode?.peakMemoryBytes ?? decode?.peakMemoryBytes }
}
