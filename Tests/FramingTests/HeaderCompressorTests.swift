import HeaderCompression
import Testing

/// HPACK against the examples of RFC 7541, Appendix C.
@Suite struct HeaderCompressorTests {
  /// A request or response of the appendix: its fields and its header block.
  struct Message {
    let fields: [HeaderField]
    let block: String

    init(_ fields: [(String, String)], _ block: String) {
      self.fields = fields.map { HeaderField($0.0, $0.1) }
      self.block = block
    }
  }

  /// C.4.1 to C.4.3: requests one after the other, with Huffman coding.
  static let requests = [
    Message(
      [
        (":method", "GET"), (":scheme", "http"), (":path", "/"), (":authority", "www.example.com"),
      ], "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff"),
    Message(
      [
        (":method", "GET"), (":scheme", "http"), (":path", "/"), (":authority", "www.example.com"),
        ("cache-control", "no-cache"),
      ], "8286 84be 5886 a8eb 1064 9cbf"),
    Message(
      [
        (":method", "GET"), (":scheme", "https"), (":path", "/index.html"),
        (":authority", "www.example.com"), ("custom-key", "custom-value"),
      ], "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf"),
  ]

  /// C.6.1 to C.6.3: responses one after the other, with Huffman coding and a table of 256 bytes, from which entries fall.
  static let responses = [
    Message(
      [
        (":status", "302"), ("cache-control", "private"),
        ("date", "Mon, 21 Oct 2013 20:13:21 GMT"), ("location", "https://www.example.com"),
      ],
      """
      4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 \
      8f0b 97c8 e9ae 82ae 43d3
      """),
    Message(
      [
        (":status", "307"), ("cache-control", "private"),
        ("date", "Mon, 21 Oct 2013 20:13:21 GMT"), ("location", "https://www.example.com"),
      ], "4883 640e ffc1 c0bf"),
    Message(
      [
        (":status", "200"), ("cache-control", "private"),
        ("date", "Mon, 21 Oct 2013 20:13:22 GMT"), ("location", "https://www.example.com"),
        ("content-encoding", "gzip"),
        ("set-cookie", "foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1"),
      ],
      """
      88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 \
      dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07
      """),
  ]

  @Test func requestsOfTheAppendixComeOutByteForByte() {
    let compressor = HeaderCompressor()
    for request in Self.requests {
      #expect(compressor.compressed(request.fields) == Self.bytes(request.block))
    }
  }

  /// What a decoder is told first where the table is not of the standard size: 256 is 31 + 225 (section 6.3).
  private static let sizeUpdate: [UInt8] = [0x3F, 0xE1, 0x01]

  @Test(
    "The first response of the appendix comes out 4 bytes longer, for reasons that libnghttp2 has")
  func responses() throws {
    let block = HeaderCompressor(tableBytes: 256).compressed(Self.responses[0].fields)
    // It says how large the table is, where the appendix takes that for agreed; and it does not index a location, so that
    // the name's index 46 does not fit the first byte (section 6.2.2).
    #expect(block.starts(with: Self.sizeUpdate))
    #expect(block.count == Self.bytes(Self.responses[0].block).count + Self.sizeUpdate.count + 1)
  }

  @Test("The appendix's blocks and the compressor's say the same to a decoder")
  func blocksAreReadAsTheFieldsTheyWereMadeOf() throws {
    for (messages, table) in [(Self.requests, 4_096), (Self.responses, 256)] {
      let compressor = HeaderCompressor(tableBytes: table)
      let (ours, theirs) = (HeaderDecoder(tableBytes: table), HeaderDecoder(tableBytes: table))
      for (index, message) in messages.enumerated() {
        let update = index == 0 && table == 256 ? Self.sizeUpdate : []
        #expect(theirs.fields(of: update + Self.bytes(message.block)) == message.fields)
        #expect(ours.fields(of: compressor.compressed(message.fields)) == message.fields)
      }
    }
  }

  @Test func whatWasSentBeforeIsShort() {
    let compressor = HeaderCompressor()
    let fields = [HeaderField("user-agent", "example-client/1.0"), HeaderField("accept", "*/*")]
    #expect(compressor.compressed(fields).count > 10)
    // Two indexes of a byte each.
    #expect(compressor.compressed(fields).count == 2)
  }

  @Test func noFieldsAreNoBytesAndEmptyValuesAreKept() {
    let compressor = HeaderCompressor()
    #expect(compressor.compressed([]) == [])
    let empty = [HeaderField("accept", "")]
    #expect(HeaderDecoder(tableBytes: 4_096).fields(of: compressor.compressed(empty)) == empty)
  }

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
