import Compression
import Foundation
import TestSupport
import Testing

@Suite("Compression dictionary")
struct CompressionDictionaryTests {
  private static let training = (0..<200).map { Bodies.json($0 * 2) }
  private static let tested = (0..<200).map { Bodies.json($0 * 2 + 1) }

  @Test("makes small bodies that it was not trained on much smaller, and they come back")
  func halves() throws {
    let dictionary = try CompressionDictionary(trainedOn: Self.training)
    let with = Compressor(.zstd, dictionary: dictionary)
    let without = Compressor(.zstd)
    var sizes = (with: 0, without: 0)
    for body in Self.tested {
      let short = try with.compress(body)
      #expect(try with.decompress(short, limit: body.count) == body)
      sizes.with += short.count
      sizes.without += try without.compress(body).count
    }
    #expect(sizes.with * 4 < sizes.without * 3)
  }

  @Test("is the same for the same samples, and no longer than asked")
  func deterministic() throws {
    let dictionary = try CompressionDictionary(trainedOn: Self.training, mostBytes: 2048)
    #expect(try CompressionDictionary(trainedOn: Self.training, mostBytes: 2048) == dictionary)
    #expect(dictionary.bytes.count <= 2048)
  }

  @Test("is needed to decompress, and no other will do")
  func wrong() throws {
    let dictionary = try CompressionDictionary(trainedOn: Self.training)
    let other = try CompressionDictionary(trainedOn: Self.tested, mostBytes: 4096)
    let short = try Compressor(.zstd, dictionary: dictionary).compress(Self.tested[0])
    for stranger in [Compressor(.zstd), Compressor(.zstd, dictionary: other)] {
      let failure = #expect(throws: CompressionFailure.self) {
        try stranger.decompress(short, limit: 10_000)
      }
      #expect(failure?.reason == .malformed("Dictionary mismatch"))
    }
  }

  @Test("is what the command line of zstd uses too")
  func witness() throws {
    let dictionary = try CompressionDictionary(trainedOn: Self.training)
    try Tool.withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("dictionary").path
      try Data(dictionary.bytes).write(to: URL(fileURLWithPath: path))
      let compressor = Compressor(.zstd, dictionary: dictionary)
      let body = Self.tested[0]
      let ours = try Tool.run(
        "zstd", ["-dc", "-D", path], input: Data(try compressor.compress(body)))
      #expect(Array(ours.output) == body)
      let theirs = try Tool.run("zstd", ["-c", "-D", path], input: Data(body))
      #expect(try compressor.decompress(Array(theirs.output), limit: body.count) == body)
    }
  }

  @Test("cannot be trained on too little, and says so")
  func tooFew() {
    for samples in [[], Array(Self.training.prefix(3)), Array(repeating: [UInt8](), count: 20)] {
      let failure = #expect(throws: CompressionFailure.self) {
        try CompressionDictionary(trainedOn: samples)
      }
      guard case .library? = failure?.reason else {
        Issue.record("\(String(describing: failure))")
        continue
      }
    }
  }
}
