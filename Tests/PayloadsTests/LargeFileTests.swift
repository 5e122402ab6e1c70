import Documents
import Foundation
import Measurement
import NativeCodecs
import Payloads
import TestSupport
import Testing

/// What is read and measured of files that are too large.
@Suite struct LargeFileTests {
  private static let reading = ReadingLimits(
    wholeBytes: 1000, blockBytes: 500, blocks: 20, mostBytes: 1 << 20)

  private func withFile<Result>(_ text: String, _ body: (String) throws -> Result) throws -> Result
  {
    try Tool.withTemporaryFolder { folder in
      let url = folder.appendingPathComponent("a.jsonl")
      try Data(text.utf8).write(to: url)
      return try body(url.path)
    }
  }

  private func bodies(
    _ path: String, _ limits: SampleLimits = .quick, reading: ReadingLimits = reading,
    seed: UInt64 = 1
  ) throws -> Bodies {
    try BodyFiles([path], form: .values).bodies(limits: limits, reading: reading, seed: seed)
  }

  /// The number in the body `{"n": 17, …}`.
  private func number(_ body: Body) throws -> Int {
    guard case .object(let members) = try JSONValue(reading: body.bytes),
      case .number(let text) = members[0].value, let number = Int(text)
    else {
      Issue.record("\(body)")
      return -1
    }
    return number
  }

  @Test("Lines are read here and there, whole, and counted as far as that tells")
  func blocks() throws {
    let lines = (0..<2000).map {
      #"{"n": \#($0), "x": "\#(String(repeating: "x", count: $0 % 40))"}"#
    }
    try withFile(lines.joined(separator: "\n") + "\n") { path in
      let found = try bodies(path)
      #expect(found.isCountEstimated && found.seed == 1)
      // 20 blocks of 500 B of about 79 kB.
      #expect((200...320).contains(found.kept.count), "\(found.kept.count)")
      #expect((1700...2300).contains(found.count), "\(found.count)")
      for body in found.kept {
        let number = try number(body)
        #expect(Array(lines[number].utf8) == body.bytes)
        let offset = lines[..<number].reduce(0) { $0 + $1.utf8.count + 1 }
        #expect(body.place.source == "\(path), the line at byte \(offset)")
      }
      #expect(try bodies(path).kept == found.kept)
      #expect(try bodies(path, seed: 2).kept != found.kept)
    }
  }

  @Test("A long line is as likely to be read as a short one")
  func unbiased() throws {
    // Every tenth line is as long as the nine others together.
    let lines = (0..<400).map {
      #"{"n": \#($0), "x": "\#(String(repeating: "x", count: $0 % 10 == 0 ? 300 : 10))"}"#
    }
    try withFile(lines.joined(separator: "\n")) { path in
      var (long, all) = (0, 0)
      for seed in UInt64(0)..<200 {
        let found = try bodies(path, seed: seed)
        all += found.kept.count
        long += try found.kept.count { try number($0) % 10 == 0 }
      }
      // A tenth, of some ten thousand lines; by length it would be a half.
      #expect(all > 5000 && abs(Double(long) / Double(all) - 0.1) < 0.01, "\(long) of \(all)")
    }
  }

  @Test("Blank lines, carriage returns and a last line without an end are as in any file")
  func lineEnds() throws {
    let lines = (0..<100).map { "{\"n\": \($0)}\r\n\n" }.joined() + "{\"n\": 100}"
    let whole = ReadingLimits(wholeBytes: 10, blockBytes: 7, blocks: 1000, mostBytes: 1 << 20)
    try withFile(lines) { path in
      let found = try bodies(path, reading: whole)
      #expect(try found.kept.map { try number($0) } == Array(0...100))
      #expect(found.count == 101)
    }
  }

  @Test("What has no document a line is read from its start, as far as there is time")
  func fromItsStart() throws {
    let documents = (0..<200_000).map { "{\n\"n\": \($0)}" }.joined(separator: "\n")
    let part = ReadingLimits(wholeBytes: 1000, blockBytes: 500, blocks: 20, mostBytes: 1000)
    try withFile(documents) { path in
      let found = try bodies(path, reading: part)
      #expect(!found.isCountEstimated && found.readBytes == 1 << 18)
      #expect(found.count < 200_000 && found.kept.count <= SampleLimits.quick.bodies)
      #expect(try bodies(path, reading: .standard).count == 200_000)
    }
  }

  @Test("A body that is too long is measured by its beginning, and the result says of how much")
  func excerpts() throws {
    let rows = (0..<1000).map { #"{"n": \#($0)}"# }.joined(separator: ", ")
    let limits = SampleLimits(bodies: 10, bytes: 1000, bodyBytes: 1000, heldBytes: 1 << 20)
    try withFile("{\"rows\": [\(rows)]}") { path in
      let payload = try SchemaSource.inference.payload(
        of: BodyFiles([path], form: .values).bodies(limits: limits, seed: 1))
      guard case .object(let members) = payload.documents[0],
        case .array(let found) = members[0].value
      else {
        Issue.record("\(payload.documents)")
        return
      }
      #expect((60...100).contains(found.count))
      let described = try #require(PayloadBenchmark([payload]).workloads[0].bodies)
      let length = "{\"rows\": [\(rows)]}".utf8.count
      #expect(described.excerpt == .init(measuredBytes: 1000, wholeBytes: length))
      let text = Double(payload.texts[0].count)
      #expect(described.meanBytes == text * Double(length) / 1000)
      #expect(described.count == 1)
    }
    // The text takes more than half of what is looked at.
    try withFile("{\"a\": 1, \"b\": \"\(String(repeating: "x", count: 2000))\"}") { path in
      let failure = #expect(throws: DocumentFailure.self) {
        try SchemaSource.inference.payload(
          of: BodyFiles([path], form: .values).bodies(limits: limits, seed: 1))
      }
      #expect(failure?.description.contains("a body of 2017 bytes is too long") == true)
    }
  }

  @Test("A line that is no JSON is named by its place in the file")
  func damagedLine() throws {
    let lines = (0..<500).map { $0 == 400 ? #"{"n": }"# : #"{"n": \#($0)}"# }
    let whole = ReadingLimits(wholeBytes: 10, blockBytes: 100, blocks: 1000, mostBytes: 1 << 20)
    try withFile(lines.joined(separator: "\n")) { path in
      let failure = #expect(throws: DocumentFailure.self) {
        try SchemaSource.inference.payload(of: bodies(path, reading: whole))
      }
      let offset = lines[..<400].reduce(0) { $0 + $1.utf8.count + 1 }
      #expect(
        failure?.description
          == "\(path), the line at byte \(offset): $.n: expected a value, found }")
    }
  }
}
