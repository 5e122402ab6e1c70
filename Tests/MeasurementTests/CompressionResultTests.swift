import Foundation
import Testing

@testable import Measurement

@Suite("Compression in a result document")
struct CompressionResultTests {
  /// The sample with a section that has every key.
  private static func sample() -> ResultDocument {
    var document = ResultDocument.sample()
    var outcome = ResultDocument.Compression.Outcome(
      method: "gzip", level: 6, totalBytes: 240, enlargedBodyCount: 1)
    outcome.compress = document.measurements[0].encode
    outcome.decompress = document.measurements[0].decode
    document.compression = ResultDocument.Compression(
      settings: [.init(method: "gzip", level: 6, choice: .server)],
      bodies: [
        .init(
          workload: "orders", size: "one", codecs: ["json/foundation"], bodyCount: 3,
          totalBytes: 300, outcomes: [outcome],
          dictionary: .init(
            method: "zstd", level: 3, trainingBodyCount: 2, dictionaryBytes: 256,
            testedBodyCount: 1, testedBytes: 100, totalBytesWithout: 90, totalBytesWith: 50))
      ])
    return document
  }

  @Test("reads back what it writes, with the section and without")
  func roundTrip() throws {
    let document = Self.sample()
    #expect(try ResultDocument.read(document.encoded()) == document)
    let text = String(decoding: try ResultDocument.sample().encoded(), as: UTF8.self)
    #expect(!text.contains("compression"))
  }

  @Test("a section that contradicts itself or the document is refused, with where and why")
  func damage() throws {
    typealias Section = ResultDocument.Compression
    let damages: [(String, (inout Section) -> Void)] = [
      (
        "compression.version: is 2, and this serbench reads only 1",
        { $0.version = 2 }
      ),
      ("compression.settings[1]: is there twice", { $0.settings.append($0.settings[0]) }),
      (
        "compression.bodies[0].workload: 'ordres' is not in the list of workloads",
        { $0.bodies[0].workload = "ordres" }
      ),
      (
        "compression.bodies[0].codecs: 'protobuf/c' is not in the list of codecs",
        { $0.bodies[0].codecs = ["protobuf/c"] }
      ),
      ("compression.bodies[0].codecs: is empty", { $0.bodies[0].codecs = [] }),
      (
        "compression.bodies[1].codecs: orders/one json/foundation is there twice",
        { $0.bodies.append($0.bodies[0]) }
      ),
      (
        "compression.bodies[0].body_count: is not greater than 0",
        { $0.bodies[0].bodyCount = 0 }
      ),
      ("compression.bodies[0].total_bytes: is negative", { $0.bodies[0].totalBytes = -1 }),
      (
        "compression.bodies[0].outcomes: is of [\"gzip 9\"], and settings of [\"gzip 6\"]",
        { $0.bodies[0].outcomes[0].level = 9 }
      ),
      (
        "compression.bodies[0].outcomes[0].total_bytes: is negative",
        { $0.bodies[0].outcomes[0].totalBytes = -1 }
      ),
      (
        "compression.bodies[0].outcomes[0].enlarged_body_count: is not between 0 and body_count",
        { $0.bodies[0].outcomes[0].enlargedBodyCount = 4 }
      ),
      (
        "compression.bodies[0].outcomes[0].decompress.operations_per_sample: is not greater than 0",
        { $0.bodies[0].outcomes[0].decompress?.operationsPerSample = 0 }
      ),
      (
        "compression.bodies[0].dictionary.tested_body_count: is less than 1",
        { $0.bodies[0].dictionary?.testedBodyCount = 0 }
      ),
    ]
    for (message, damage) in damages {
      var document = Self.sample()
      var section = try #require(document.compression)
      damage(&section)
      document.compression = section
      let failure = #expect(throws: ResultFailure.self) {
        try ResultDocument.read(document.encoded())
      }
      #expect(failure?.description == message)
    }
  }

  @Test("a key that is not known is refused")
  func unknownKey() throws {
    let text = String(decoding: try Self.sample().encoded(), as: UTF8.self)
    let other = text.replacing(
      "\"enlarged_body_count\" : 1", with: "\"enlarged_body_count\" : 1, \"mean\" : 2")
    let failure = #expect(throws: ResultFailure.self) {
      try ResultDocument.read(Data(other.utf8))
    }
    #expect(
      failure?.description
        == "compression.bodies[0].outcomes[0].mean: is not a key of a result document of this version"
    )
  }
}
