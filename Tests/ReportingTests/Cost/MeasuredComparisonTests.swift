import CostModel
import Foundation
import Measurement
import TestSupport
import Testing

@testable import Reporting

/// A question about a user's own bodies, answered from a result.
@Suite struct MeasuredComparisonTests {
  /// The reference result with a workload's own bodies: 3 B longer each than the model's JSON, 500 B with gzip.
  private func document() throws -> ResultDocument {
    var document = try ResultFile(
      path: Tool.packageRoot.appendingPathComponent("Results/reference.json").path
    ).read()
    var own = try #require(
      document.measurements.first {
        $0.workload == "api-response" && $0.codec == "json/foundation" && $0.size == "one"
          && $0.kind == .codec
      })
    own.codec = "json/document"
    own.encodedBytesPerOperation += 3
    own.encodedBytesPercentiles = nil
    document.measurements.append(own)
    document.codecs.append(.init(name: "json/document", kind: .codec, summary: "the documents"))
    let bodies = try #require(
      document.compression?.bodies.first {
        $0.workload == "api-response" && $0.size == "one" && $0.codecs.contains("json/foundation")
      })
    var compressed = bodies
    compressed.codecs = ["json/document"]
    for index in compressed.outcomes.indices {
      compressed.outcomes[index].totalBytes = 500 * compressed.bodyCount
    }
    document.compression?.bodies.append(compressed)
    return document
  }

  private func part(
    _ change: (inout CostQuestion) -> Void = { _ in }, in document: ResultDocument
  ) throws -> TrafficPart {
    var question = CostQuestion()
    change(&question)
    return try MeasuredComparison(document, question).part(
      named: "api-response", response: "api-response")
  }

  @Test("Today's bytes are the user's own, today's time is the library's")
  func ownBytes() throws {
    let document = try document()
    let library = try MeasuredFormat(document, codec: "json/foundation")
      .side(response: "api-response", request: nil, paidEnds: .server)
    let part = try part(in: document)
    let (own, model) = (
      try #require(part.old.response?.mean), try #require(library.response?.mean)
    )
    #expect(try own - model == .bytes(3))
    #expect(part.old.processorTime == library.processorTime)
    // Another library for JSON sends the same bytes, and the bodies themselves are no library.
    let native = try #require(part.candidates.first { $0.codec == "json/swift" })
    #expect(native.response?.mean == own && native.processorTime != library.processorTime)
    #expect(!part.candidates.contains { $0.codec == "json/document" })
    // Other formats send what they measured.
    #expect(part.new.codec == "protobuf/swift" && part.new.response?.mean != own)
  }

  @Test func compressionIsThatOfTheOwnBytes() throws {
    let document = try document()
    let part = try part({ $0.coding = ContentCoding("gzip") }, in: document)
    #expect(part.old.response?.mean == .bytes(500) && part.compressed == nil)
    let plain = try self.part(in: document)
    let compressed = try #require(plain.compressed)
    #expect(compressed.coding == "gzip" && compressed.old.response?.mean == .bytes(500))
    #expect(compressed.new.name == "protobuf/swift with gzip")
  }

  @Test func theUsersOwnTimesReplaceTheMeasuredOnes() throws {
    let document = try document()
    let one = try part({ $0.hasOwnTime = true }, in: document)
    #expect(one.old.processorTime == nil && one.new.processorTime != nil)
    let both = try part(
      {
        $0.hasOwnTime = true
        $0.hasOwnNewTime = true
      }, in: document)
    #expect(both.old.processorTime == nil && both.new.processorTime == nil)
    #expect(both.old.response?.mean == one.old.response?.mean)
  }

  @Test("Of another language processors are left out, which is said, unless both figures are given")
  func otherLanguage() throws {
    let document = try document()
    let part = try part({ $0.language = .other }, in: document)
    #expect(part.old.processorTime == .zero && part.new.processorTime == .zero)
    #expect(part.candidates.isEmpty)
    var question = CostQuestion()
    question.language = .other
    let notes = MeasuredComparison(document, question).notes(on: part, response: "api-response")
    #expect(notes.count == 1 && notes[0].hasPrefix("Processors are left out"))
    #expect(throws: MeasuredFormatFailure.oneTime) {
      try self.part(
        {
          $0.language = .other
          $0.hasOwnTime = true
        }, in: document)
    }
  }

  @Test func withoutCompressionItIsNotConsideredAndThatIsSaid() throws {
    var document = try document()
    document.compression = nil
    let part = try part(in: document)
    #expect(part.compressed == nil)
    let notes = MeasuredComparison(document, CostQuestion()).notes(
      on: part, response: "api-response")
    #expect(notes.count == 1 && notes[0].hasPrefix("Compression is not considered"))
  }

  @Test("A subject says how many bodies there are, in singular and plural")
  func subject() throws {
    var document = try document()
    let comparison = MeasuredComparison(document, CostQuestion())
    #expect(
      try comparison.subject(of: "api-response")
        == "100 bodies of api-response, 2.03 KB each, 500 B with gzip")
    for index in document.measurements.indices {
      document.measurements[index].operationsPerPass = 1
    }
    document.compression = nil
    #expect(
      try MeasuredComparison(document, CostQuestion()).subject(of: "api-response")
        == "1 body of api-response, 2.03 KB")
  }

  @Test func aFormatMeansItsUsualLibrary() {
    let codecs = ["json/document", "json/swift", "protobuf/protobuf-c", "protobuf/swift", "cbor/x"]
    #expect(CodecName.meant(by: "Protobuf", among: codecs) == "protobuf/swift")
    #expect(CodecName.meant(by: "json", among: codecs) == "json/swift")
    #expect(CodecName.meant(by: "protobuf/protobuf-c", among: codecs) == "protobuf/protobuf-c")
    #expect(CodecName.meant(by: "cbor", among: codecs) == "cbor/x")
    #expect(CodecName.meant(by: "json/document", among: codecs) == nil)
    #expect(CodecName.meant(by: "", among: codecs) == nil)
    #expect(CodecName.meant(by: "xml", among: codecs) == nil)
  }
}
