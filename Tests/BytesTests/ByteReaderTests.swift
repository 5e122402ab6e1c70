import Bytes
import Testing

@Suite struct ByteReaderTests {
  /// What reading some bytes gives: a value, or the failure.
  private func reading<Value>(
    _ bytes: [UInt8], _ body: (inout ByteReader) throws(ByteReadFailure) -> Value
  ) -> Result<Value, ByteReadFailure> {
    do {
      return .success(
        try ByteReader.reading(bytes.rawSpan) { reader throws(ByteReadFailure) -> Value in
          var reader = reader
          return try body(&reader)
        })
    } catch {
      return .failure(error)
    }
  }

  @Test func varintsThatDoNotEndOrGoOnTooLongAreRefused() {
    let endless = [UInt8](repeating: 0x80, count: 9)
    #expect(
      reading(endless) { r throws(ByteReadFailure) in try r.readVarint() } == .failure(.truncated))
    #expect(reading([]) { r throws(ByteReadFailure) in try r.readVarint() } == .failure(.truncated))
    for last in [UInt8(2), 0x7F, 0x80, 0xFF] {
      let long = [UInt8](repeating: 0xFF, count: 9) + [last]
      #expect(
        reading(long) { r throws(ByteReadFailure) in try r.readVarint() }
          == .failure(.malformedVarint))
    }
  }

  @Test func longerFormsOfAVarintAreAccepted() {
    #expect(
      reading([0x81, 0x80, 0x80, 0x00]) { r throws(ByteReadFailure) in try r.readVarint() }
        == .success(1))
  }

  @Test func nothingIsReadBehindTheEnd() {
    let bytes: [UInt8] = [1, 2, 3, 4, 5, 6, 7]
    #expect(
      reading(bytes) { r throws(ByteReadFailure) in try r.readLittleEndian(as: UInt64.self) }
        == .failure(.truncated))
    #expect(
      reading(bytes) { r throws(ByteReadFailure) in try r.readBytes(count: 8) }
        == .failure(.truncated))
    #expect(
      reading(bytes) { r throws(ByteReadFailure) in try r.readString(count: .max) }
        == .failure(.truncated))
    #expect(
      reading(bytes) { r throws(ByteReadFailure) in try r.readBytes(count: -1) }
        == .failure(.truncated))
    let narrowed = reading(bytes) { reader throws(ByteReadFailure) -> [Int] in
      let outer = try reader.narrow(to: 4)
      var offsets = [reader.remaining]
      try reader.skip(4)
      offsets.append(reader.isAtEnd ? 1 : 0)
      reader.widen(to: outer)
      return offsets + [reader.remaining, reader.offset]
    }
    #expect(narrowed == .success([4, 1, 3, 4]))
  }

  @Test func textMustBeUTF8() {
    let valid = Array("añ日🙂\0".utf8)
    #expect(
      reading(valid) { r throws(ByteReadFailure) in try r.readString(count: valid.count) }
        == .success("añ日🙂\0"))
    let invalid: [[UInt8]] = [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
    ]
    for bytes in invalid {
      #expect(
        reading(bytes) { r throws(ByteReadFailure) in try r.readString(count: bytes.count) }
          == .failure(.invalidUTF8))
    }
  }

  @Test func countingStopsAtWhateverIsMalformed() {
    // Tag 0x0A (field 1, length-delimited) is behind the reader when it counts.
    let run: [UInt8] = [1, 0x61, 0x0A, 0, 0x0A, 2, 0x62, 0x63, 0x12, 0]
    #expect(reading(run) { r throws(ByteReadFailure) in r.countRun(of: 0x0A) } == .success(3))
    #expect(reading([200, 1]) { r throws(ByteReadFailure) in r.countRun(of: 0x0A) } == .success(0))
    for tag in [UInt64(0x0A), 0x82] {
      var long: [UInt8] = []
      for (index, length) in [0, 1, 127, 128, 300, 5, 126, 0].enumerated() {
        var buffer = ByteBuffer()
        if index > 0 { buffer.appendVarint(tag) }
        buffer.appendVarint(UInt64(length))
        // No byte of a value is taken for a tag.
        long += buffer.bytes() + Array(repeating: UInt8(tag), count: length)
        let counted = reading(long) { r throws(ByteReadFailure) in r.countRun(of: tag) }
        #expect(counted == .success(index + 1))
        let cut = reading(Array(long.dropLast())) { r throws(ByteReadFailure) in
          r.countRun(of: tag)
        }
        #expect(cut == .success(index))
      }
    }
    #expect(
      reading([1, 0x80, 1, 0xFF, 0xFF, 3]) { r throws(ByteReadFailure) in r.countVarints() }
        == .success(3))
  }
}
