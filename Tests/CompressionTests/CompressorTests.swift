import Compression
import Testing

@Suite("Compressor")
struct CompressorTests {
  @Test("bodies come back at every level", arguments: CompressionMethod.allCases)
  func everyLevel(method: CompressionMethod) throws {
    let bodies = Bodies.all.filter { $0.count < 70_000 }
    for level in method.levels {
      // One compressor for all, so that what a body leaves behind would show in the next.
      let compressor = Compressor(method, level: level)
      for body in bodies {
        let short = try compressor.compress(body)
        #expect(try compressor.decompress(short, limit: body.count) == body)
      }
    }
  }

  @Test("long bodies come back", arguments: CompressionMethod.allCases)
  func longBodies(method: CompressionMethod) throws {
    let compressor = Compressor(method)
    for body in Bodies.all where body.count > 70_000 {
      #expect(try compressor.decompress(compressor.compress(body), limit: body.count) == body)
    }
  }

  @Test("at its best, zstd keeps to the window that HTTP allows")
  func window() throws {
    let body = (0..<(9 << 20)).map { UInt8(truncatingIfNeeded: $0 >> 4) }
    let compressor = Compressor(.zstd, level: CompressionMethod.zstd.bestLevel)
    let short = try compressor.compress(body)
    // RFC 8878, section 3.1.1.1: after the magic number a byte without the flag "single segment", then the window's
    // exponent, less 10, in the top 5 bits.
    #expect(short[4] & 0x20 == 0)
    #expect(short[5] >> 3 == 23 - 10 && short[5] & 7 == 0)
    #expect(try compressor.decompress(short, limit: body.count) == body)
  }

  @Test("a body that was compressed before is compressed to the same bytes again")
  func reuse() throws {
    for method in CompressionMethod.allCases {
      let compressor = Compressor(method)
      let first = try compressor.compress(Bodies.json(1))
      _ = try compressor.compress(Bodies.noise(100_000))
      #expect(throws: CompressionFailure.self) {
        try compressor.decompress(Bodies.noise(100), limit: 10)
      }
      #expect(try compressor.compress(Bodies.json(1)) == first)
      #expect(try compressor.decompress(first, limit: 10_000) == Bodies.json(1))
    }
  }

  @Test("what is in the buffer stays, whether a call succeeds or fails")
  func appending() throws {
    for method in CompressionMethod.allCases {
      let compressor = Compressor(method)
      var buffer = ByteBuffer()
      buffer.append([1, 2, 3])
      try compressor.compress([4, 5].rawSpan, into: &buffer)
      let short = Array(buffer.bytes()[3...])
      buffer.truncate(to: 3)
      try compressor.decompress(short.rawSpan, limit: 2, into: &buffer)
      #expect(buffer.bytes() == [1, 2, 3, 4, 5])
      #expect(throws: CompressionFailure.self) {
        try compressor.decompress(short.rawSpan, limit: 1, into: &buffer)
      }
      #expect(buffer.bytes() == [1, 2, 3, 4, 5])
    }
  }

  @Test("the levels of servers are levels, and the best one compresses a long body no worse")
  func levels() throws {
    let body = (0..<100).flatMap(Bodies.json)
    for method in CompressionMethod.allCases {
      #expect(method.levels.contains(method.serverLevel))
      let best = try Compressor(method, level: method.bestLevel).compress(body).count
      let server = try Compressor(method).compress(body).count
      #expect(best <= server, "\(method)")
    }
  }
}
