import Compression
import Foundation
import TestSupport
import Testing

@Suite("Hostile compressed data")
struct HostileInputTests {
  private static let methods = CompressionMethod.allCases.filter { $0 != .identity }

  private func failure(
    _ method: CompressionMethod, _ bytes: [UInt8], limit: Int = 1 << 20
  ) -> CompressionFailure? {
    #expect(throws: CompressionFailure.self) {
      try Compressor(method).decompress(bytes, limit: limit)
    }
  }

  @Test("data that ends too early is refused wherever it ends", arguments: methods)
  func truncated(method: CompressionMethod) throws {
    for body in [[], Bodies.json(1), Bodies.noise(3000)] {
      let short = try Compressor(method).compress(body)
      for count in 0..<short.count {
        let failure = failure(method, Array(short.prefix(count)))
        #expect(failure?.reason == .truncated, "\(count) of \(short.count) bytes")
      }
    }
  }

  @Test("bytes behind the data are refused, and counted", arguments: methods)
  func trailing(method: CompressionMethod) throws {
    let short = try Compressor(method).compress(Bodies.json(1))
    for rest in [[0], [UInt8](repeating: 0, count: 8), Array("{}".utf8)] {
      let failure = failure(method, short + rest)
      #expect(failure?.reason == .trailingBytes(count: rest.count))
      #expect(failure?.offset == short.count)
    }
  }

  @Test("members of gzip and frames of zstd behind each other are one body")
  func several() throws {
    for method in [CompressionMethod.gzip, .zstd] {
      let compressor = Compressor(method)
      let (first, second) = (Bodies.json(1), Bodies.json(2))
      let short = try compressor.compress(first) + compressor.compress(second)
      let both = first.count + second.count
      #expect(try compressor.decompress(short, limit: both) == first + second)
      #expect(failure(method, short, limit: both - 1)?.reason == .outputTooLong(limit: both - 1))
      let cut = failure(method, Array(short.dropLast()))
      #expect(cut?.reason == .truncated)
    }
  }

  @Test("a bomb is refused after a small part of it, by a failure that names the limit")
  func bombs() throws {
    let zeros = [UInt8](repeating: 0, count: 64 << 20)
    let limit = 1 << 20
    let gzip = try Compressor(.gzip).compress(zeros)
    let refused = try #require(failure(.gzip, gzip, limit: limit))
    #expect(refused.reason == .outputTooLong(limit: limit))
    #expect(refused.offset < gzip.count / 50)
    #expect(
      refused.description
        == "gzip: byte \(refused.offset): the data is longer than the limit of 1048576 bytes")
    for level in [1, 5] {
      let brotli = try Compressor(.brotli, level: level).compress(zeros)
      #expect(brotli.count < limit / 20)
      #expect(failure(.brotli, brotli, limit: limit)?.reason == .outputTooLong(limit: limit))
    }
    let zstd = try Compressor(.zstd).compress(zeros)
    #expect(failure(.zstd, zstd, limit: limit)?.reason == .outputTooLong(limit: limit))
    // Through a pipe, zstd cannot know the length and does not state it.
    let piped = try Tool.run("zstd", ["--no-check", "-c"], input: Data(zeros))
    let unstated = Array(piped.output)
    #expect(failure(.zstd, unstated, limit: limit)?.reason == .outputTooLong(limit: limit))
    let whole = try Compressor(.zstd).decompress(unstated, limit: zeros.count)
    #expect(whole == zeros)
  }

  @Test("a frame that states a length it does not have takes no memory for it")
  func statedLength() {
    // RFC 8878, section 3.1.1: a single segment of 2⁴⁰ bytes in a last raw block of none.
    let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0xE0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0]
    #expect(failure(.zstd, frame)?.reason == .outputTooLong(limit: 1 << 20))
    guard case .malformed? = failure(.zstd, frame, limit: 1 << 41)?.reason else {
      Issue.record("the length was believed")
      return
    }
  }

  @Test("a frame of a format before RFC 8878 is refused")
  func legacyFrame() {
    // Version 0.6; libzstd reads it where it was built to.
    let frame: [UInt8] = [0x26, 0xB5, 0x2F, 0xFD, 0x9F, 0, 0x43, 0, 0, 0]
    #expect(failure(.zstd, frame)?.reason == .malformed("no frame of RFC 8878 begins here"))
  }

  @Test("a frame that says it is empty and copies from the dictionary is refused")
  func notEmpty() {
    let bytes = (0..<200).map { (index: Int) -> UInt8 in
      UInt8((index * index * 7 + index * 31) % 251)
    }
    let dictionary = CompressionDictionary(bytes: bytes)
    // Stated length 0; one block of no literals and one sequence, which copies 100 bytes.
    let frame: [UInt8] = [
      0x28, 0xB5, 0x2F, 0xFD, 0x20, 0, 0x3D, 0, 0, 0, 1, 0, 0x21, 0x93, 0x1A, 0x20,
    ]
    for limit in [0, 1000] {
      #expect(throws: CompressionFailure.self) {
        try Compressor(.zstd, dictionary: dictionary).decompress(frame, limit: limit)
      }
    }
  }

  @Test("a body that just fits is returned, and a byte less is too little")
  func justFits() throws {
    for method in CompressionMethod.allCases {
      for body in Bodies.all where !body.isEmpty {
        let compressor = Compressor(method)
        let short = try compressor.compress(body)
        #expect(try compressor.decompress(short, limit: body.count) == body)
        let failure = #expect(throws: CompressionFailure.self) {
          try compressor.decompress(short, limit: body.count - 1)
        }
        #expect(failure?.reason == .outputTooLong(limit: body.count - 1))
      }
    }
  }

  @Test("damaged data fails or stays within the limit", arguments: methods)
  func damaged(method: CompressionMethod) throws {
    let compressor = Compressor(method)
    let bodies = (0..<8).map(Bodies.json) + [[], Bodies.noise(200)]
    let samples = try bodies.map { body in try compressor.compress(body) }
    var mutation = Mutation(seed: 5)
    let limit = 5000
    var failures = 0
    for _ in 0..<20_000 {
      let damaged = mutation.next(of: samples)
      do {
        let body = try compressor.decompress(damaged, limit: limit)
        #expect(body.count <= limit)
        // gzip has a checksum; what it lets pass has been damaged where nobody looks.
        if method == .gzip { #expect(bodies.contains(body)) }
      } catch {
        failures += 1
        #expect((0...damaged.count).contains(error.offset))
      }
    }
    #expect(failures > 5_000)
  }

  @Test("identity is held to the limit too")
  func identity() throws {
    #expect(try Compressor(.identity).decompress([1, 2], limit: 2) == [1, 2])
    #expect(failure(.identity, [1, 2], limit: 1)?.reason == .outputTooLong(limit: 1))
  }
}
