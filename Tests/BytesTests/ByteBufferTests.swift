import Bytes
import Testing

@Suite struct ByteBufferTests {
  @Test func growsAndKeepsWhatItHas() {
    var buffer = ByteBuffer()
    for byte in 0..<1000 { buffer.append(UInt8(truncatingIfNeeded: byte)) }
    let count = buffer.count
    #expect(count == 1000)
    #expect(buffer.bytes() == (0..<1000).map { UInt8(truncatingIfNeeded: $0) })
    buffer.truncate(to: 3)
    #expect(buffer.bytes() == [0, 1, 2])
    buffer.removeAll()
    let isEmpty = buffer.isEmpty
    #expect(isEmpty)
    #expect(buffer.bytes() == [])
  }

  @Test(
    "A varint is as short as it can be, as the specification's examples are",
    arguments: [
      (0, [0x00]), (1, [0x01]), (127, [0x7F]), (128, [0x80, 0x01]), (150, [0x96, 0x01]),
      (300, [0xAC, 0x02]), (16_383, [0xFF, 0x7F]), (16_384, [0x80, 0x80, 0x01]),
      (UInt64.max, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
    ] as [(UInt64, [UInt8])])
  func varint(value: UInt64, bytes: [UInt8]) throws {
    var buffer = ByteBuffer()
    buffer.appendVarint(value)
    #expect(buffer.bytes() == bytes)
    #expect(Varint.size(value) == bytes.count)
    let read = try ByteReader.reading(bytes.rawSpan) { reader throws(ByteReadFailure) in
      var reader = reader
      return try reader.readVarint()
    }
    #expect(read == value)
  }

  @Test func everyBitLengthHasTheRightVarintSize() {
    for bits in 0..<64 {
      for value in [UInt64(1) << bits, (UInt64(1) << bits) - 1] {
        var buffer = ByteBuffer()
        buffer.appendVarint(value)
        let count = buffer.count
        #expect(Varint.size(value) == count, "\(value)")
      }
    }
  }

  @Test(arguments: [0, 1, 126, 127, 128, 129, 16_383, 16_384, 16_385, 3_000_000])
  func aLengthPrefixMovesItsBodyOnlyAsFarAsNeeded(length: Int) {
    let body = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var buffer = ByteBuffer()
    buffer.append(0xAA)
    let start = buffer.beginLengthPrefix()
    buffer.append(body)
    buffer.endLengthPrefix(start)
    buffer.append(0xBB)
    var expected = ByteBuffer()
    expected.appendVarint(UInt64(length))
    #expect(buffer.bytes() == [0xAA] + expected.bytes() + body + [0xBB])
  }

  @Test func zigzagFollowsTheTableOfTheSpecification() {
    let table: [(Int32, UInt32)] = [
      (0, 0), (-1, 1), (1, 2), (-2, 3), (.max, .max - 1), (.min, .max),
    ]
    for (signed, unsigned) in table {
      #expect(ZigZag.encode(signed) == unsigned)
      #expect(ZigZag.decode(unsigned) == signed)
    }
    for signed in [Int64.min, -1, 0, 1, .max] {
      #expect(ZigZag.decode(ZigZag.encode(signed)) == signed)
    }
    #expect(ZigZag.encode(Int64.min) == UInt64.max)
  }
}
