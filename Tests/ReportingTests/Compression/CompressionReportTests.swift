import Foundation
import Measurement
import TestSupport
import Testing

@testable import Reporting

@Suite("Compression in reports")
struct CompressionReportTests {
  private static let quick = Bootstrap(resamples: 50, confidence: 0.95, seed: 1)

  private func text(_ document: ResultDocument, details: Bool = false) -> String {
    RunReport(document, bootstrap: Self.quick).text(details: details)
  }

  @Test("the sentences say what is left, what is gone, what is longer, and what a dictionary does")
  func sentences() throws {
    let model = try #require(CompressionModel(.compressedSample()))
    #expect(
      CompressionSentences(model: model, size: "one").all == [
        "avro takes 55 % of the bytes of json as it is, and 83 % under gzip 6 and 77 % under zstd 3.",
        "page: avro is 40 % shorter than json as it is, but 3 % longer under gzip 6 and 3 % under "
          + "zstd 3: the advantage is gone.",
        "json under gzip 6 is shorter than every other format as it is, so compressing saves more "
          + "than changing the format: page (300 B against 600 B of avro).",
        "json under gzip 6 is longer than another format as it is, so changing the format saves "
          + "more than compressing: <token> (180 B against 100 B of avro).",
        "<token>: compression makes bodies longer, avro of 100 B by 20 % under gzip 6: better sent "
          + "as they are.",
        "<token>: with a dictionary for zstd 3, json takes 50 B and avro 49 B: the advantage is gone.",
      ])
  }

  @Test("the tables have a row a method and a column a format")
  func tables() {
    let summary = text(.compressedSample())
    #expect(
      summary.contains(
        """
        method     json  avro
        ─────────────────────
        as it is  100 %  55 %
        gzip 6     52 %  43 %
        gzip 9     51 %  43 %
        zstd 3     50 %  39 %
        """))
    #expect(!summary.contains("page: bytes a body"))
    let details = text(.compressedSample(), details: true)
    #expect(
      details.contains(
        """
        page: bytes a body (single records), in percent of json as it is
        method             json        avro
        ───────────────────────────────────
        as it is  1.00 KB 100 %  600 B 60 %
        """))
    #expect(details.contains("<token>   160 → 50 B  99 → 49 B\n"))
    #expect(!details.contains("evenly spaced"))
    var thinned = ResultDocument.compressedSample()
    thinned.measurements[0].operationsPerPass = 35
    #expect(
      text(thinned).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .contains("Of page, 10 of 35 bodies were compressed, evenly spaced."))
    #expect(details.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("times are shown where there are some, and held against encoding")
  func times() {
    #expect(!text(.compressedSample(), details: true).contains("Compressing"))
    let timed = text(.compressedSample(isTimed: true), details: true)
    #expect(timed.contains("Compressing (single records), MB/s of bytes as they are"))
    #expect(timed.contains("gzip 6   100   100\n"))
    #expect(timed.contains("page: compressing a body"))
    #expect(timed.contains("gzip 6  10.0 µs ±0 %  6.00 µs ±0 %\n"))
    #expect(
      timed.contains("- Compressing by gzip 6 takes 10.0× as long as encoding in json/foundation"))
    #expect(timed.contains("60.0× as long"))
    // Encoding takes 1,000 ns and 100 ns, compressing 10,000 ns and 6,000 ns.
    #expect(timed.contains("Encoding and compressing (single records), times as fast as"))
    #expect(
      timed.contains("avro/swift       1.80× (1.80–1.80)  1.80× (1.80–1.80)  1.80× (1.80–1.80)\n"))
    #expect(
      timed.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
        "- avro/swift encodes 10.0× (10.0–10.0) as fast as json/foundation; with compression, "
          + "1.80× (1.80–1.80) under gzip 6,"))
    #expect(!timed.contains("Decompressing and decoding"))
    #expect(timed.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("a document without the section says nothing of compression")
  func absent() {
    var document = ResultDocument.compressedSample()
    document.compression = nil
    #expect(!text(document, details: true).contains("compress"))
    let page = PageReport(document, bootstrap: Self.quick).html
    #expect(!page.contains("id=\"compression\""))
    #expect(!MarkdownExport.text(document).contains("compressed"))
  }

  @Test("the page draws a mark a method and format, with the table behind it")
  func page() throws {
    func section(_ document: ResultDocument) throws -> String {
      let page = PageReport(document, bootstrap: Self.quick).html
      let outcome = try Tool.run("xmllint", ["--noout", "--nonet", "-"], input: Data(page.utf8))
      #expect(outcome.diagnostics == "")
      let start = try #require(page.range(of: "<section id=\"compression\">"))
      let rest = page[start.upperBound...]
      return String(rest[..<(try #require(rest.range(of: "</section>"))).lowerBound])
    }
    func count(_ part: String, in text: String) -> Int {
      text.components(separatedBy: part).count - 1
    }
    let sizes = try section(.compressedSample())
    #expect(count("<g class=\"mark ", in: sizes) == 4 * 2)
    #expect(count("<li>", in: sizes) == 6)
    #expect(count("<tr data-format", in: sizes) == 5)
    #expect(sizes.contains("<th scope=\"row\">&lt;token&gt;</th>"))
    #expect(sizes.contains("<td class=\"number\" data-value=\"120.0\">120 B ↑</td>"))
    let timed = try section(.compressedSample(isTimed: true))
    // Lengths, speed as a ratio (of what was encoded, two codecs in three settings), speed.
    #expect(count("<g class=\"mark ", in: timed) == 4 * 2 + 3 * 2 + 6 * 2)
    #expect(count("<div class=\"chart\"", in: timed) == count("<details>", in: timed))
    #expect(timed.contains("data-value=\"10000.0\">10.0 µs ±0 %</td>"))
  }

  @Test("CSV has a row for each codec, method and direction, as wide as the others")
  func commaSeparated() throws {
    let rows = CSVExport.text(.compressedSample(isTimed: true)).split(separator: "\r\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.count == 1 + 2 + 5 * 3 * 2)
    #expect(Set(rows.map(\.count)) == [24])
    let last = try #require(rows.last).map(String.init)
    #expect(
      last[..<9] == [
        "<token>", "one", "avro/swift", "codec", "decompress", "", "100.0", "8", "100.0",
      ])
    #expect(last[22...] == ["zstd 3", "99.0"])
  }

  @Test("Markdown has the lengths and the sentences")
  func markdown() {
    let text = MarkdownExport.text(.compressedSample())
    #expect(text.contains("| workload | codecs | as it is | gzip 6 | gzip 9 | zstd 3 |\n"))
    #expect(text.contains("| \\<token\\> | avro/swift | 100 B | 120 B | 120 B | 99 B |\n"))
    #expect(text.contains("- page: avro is 40 % shorter than json as it is, but 3 % longer"))
    #expect(!text.contains("with the same compression"))
    let timed = MarkdownExport.text(.compressedSample(isTimed: true))
    #expect(
      timed.contains("| codec | direction | gzip 6 | gzip 9 | zstd 3 |\n| :--- | :--- | ---: |"))
    #expect(timed.contains("| avro/swift | encode | 1.80× (1.80–1.80) |"))
  }
}

@Suite("Paragraph")
struct ParagraphTests {
  @Test("wraps at words, and keeps a number with its unit")
  func wrapping() {
    let text = "It takes 12 % of the bytes."
    #expect(Paragraph.wrapped(text, width: 11) == "It takes\n12 % of the\nbytes.\n")
    #expect(
      Paragraph.wrapped("one two three", width: 8, firstIndent: "- ", indent: "  ")
        == "- one\n  two\n  three\n")
    #expect(Paragraph.wrapped("unbreakable", width: 4) == "unbreakable\n")
  }
}
