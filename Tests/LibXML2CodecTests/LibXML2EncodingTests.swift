import LibXML2Codec
import Testing

@Suite struct LibXML2EncodingTests {
  private let codec = LibXML2Codec<DynamicRecord>.sample()

  @Test("The document is the one that the mapping describes, element by element")
  func document() throws {
    let record = sample([
      "flag": .bool(true), "small": .int32(-7), "large": .int64(.min), "count": .uint32(.max),
      "total": .uint64(.max), "ratio": .float(0.1), "real": .double(-0.0),
      "text": .string("a < b & \"c\" > 'd'\r\n\té🎉"), "blob": .bytes([0, 1, 2, 255]),
      "color": .enumeration(EnumNumber(5)), "note": .string(""), "items": .list(.int32([1, 2])),
      "labels": .map(.string(["b": "2", "a\"<\t\n\r&é": "1"])), "inner": inner(3, "x"),
      "inners": .list(.record([])),
    ])
    let expected =
      "<?xml version=\"1.0\"?>\n<Sample><flag>true</flag><small>-7</small>"
      + "<large>-9223372036854775808</large><count>4294967295</count>"
      + "<total>18446744073709551615</total><ratio>0.1</ratio><real>-0.0</real>"
      + "<text>a &lt; b &amp; &quot;c&quot; &gt; 'd'&#13;\n\té🎉</text><blob>AAEC/w==</blob>"
      + "<color>GREEN</color><note/><items>1</items><items>2</items>"
      + "<labels key=\"a&quot;&lt;&#9;&#10;&#13;&amp;&#xE9;\">1</labels><labels key=\"b\">2</labels>"
      + "<inner><a>3</a><s>x</s></inner><greeting>hello</greeting></Sample>"
    #expect(try codec.document(record) == expected)
    #expect(try codec.decode(document: expected) == record)
  }

  @Test("Numbers are written in the lexical forms of XML Schema and come back bit by bit")
  func numbers() throws {
    let doubles: [(Double, String)] = [
      (0, "0.0"), (-0.0, "-0.0"), (0.1, "0.1"), (1e23, "1e+23"), (.leastNonzeroMagnitude, "5e-324"),
      (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (.nan, "NaN"), (.infinity, "INF"),
      (-.infinity, "-INF"), (9_007_199_254_740_992, "9007199254740992.0"),
      (1.0 / 3, "0.3333333333333333"),
    ]
    for (value, text) in doubles {
      let record = sample(["real": .double(value)])
      #expect(try codec.document(record).contains("<real>\(text)</real>"))
      #expect(try codec.decode(try codec.encode(record)) == record)
    }
    let floats: [(Float, String)] = [
      (.leastNonzeroMagnitude, "1e-45"), (.greatestFiniteMagnitude, "3.4028235e+38"),
      (16_777_216, "16777216.0"), (.nan, "NaN"), (-.infinity, "-INF"), (-0.0, "-0.0"),
    ]
    for (value, text) in floats {
      let record = sample(["ratio": .float(value)])
      #expect(try codec.document(record).contains("<ratio>\(text)</ratio>"))
      #expect(try codec.decode(try codec.encode(record)) == record)
    }
  }

  @Test func textComesBackWithAllItsWhiteSpace() throws {
    let texts = [
      "", " ", "\n", "\t", "\r", "\r\n", "  a  ", "]]>", "<!-- -->", "&amp;", "\u{7F}", "\u{85}",
      "\u{2028}",
      "\u{FFFD}", "\u{FEFF}", "\u{D7FF}", "\u{E000}", "\u{10FFFF}", "e\u{301}", "{\"a\": [1]}",
      String(repeating: "0123456789abcdef", count: 1000), String(repeating: "ü\r<", count: 5000),
    ]
    for text in texts {
      let record = sample([
        "text": .string(text), "note": .string(text),
        "labels": .map(.string([.string(text): text])),
      ])
      #expect(try codec.decode(try codec.encode(record)) == record, "\(text.debugDescription)")
    }
  }

  @Test(
    "What XML 1.0 cannot carry is refused wherever in a text it stands",
    arguments: [
      "\0", "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{E}", "\u{1F}", "\u{FFFE}", "\u{FFFF}",
    ])
  func forbiddenCharacters(character: String) throws {
    for length in [0, 1, 13, 14, 15, 16, 17, 40] {
      let text = String(repeating: "x", count: length) + character + "yy"
      let table: [([String: DynamicValue], String)] = [
        (["text": .string(text)], "text"), (["note": .string(text)], "note"),
        (["inner": inner(1, text)], "inner.s"),
        (["labels": .map(.string([.string(text): ""]))], "labels[\"\(text)\"]"),
        (["labels": .map(.string(["k": text]))], "labels[\"k\"]"),
      ]
      for (values, path) in table {
        let failure = #expect(throws: EncodingFailure.self) { try codec.encode(sample(values)) }
        #expect(failure?.path.description == path)
        guard case .unrepresentable(let message)? = failure?.reason else {
          Issue.record("another reason: \(String(describing: failure))")
          continue
        }
        let code = String(character.unicodeScalars.first!.value, radix: 16, uppercase: true)
        #expect(message.hasSuffix("U+" + String(repeating: "0", count: 4 - code.count) + code))
      }
    }
  }

  @Test func aNumberWithoutANameIsRefusedAndTheBufferKeepsWhatItHad() throws {
    var buffer = ByteBuffer()
    try codec.encode(sample(), into: &buffer)
    let before = buffer.bytes()
    let record = sample([
      "text": .string(String(repeating: "x", count: 20_000)), "color": .enumeration(EnumNumber(4)),
    ])
    let failure = #expect(throws: EncodingFailure.self) { try codec.encode(record, into: &buffer) }
    #expect(failure?.path.description == "color")
    #expect(failure?.reason == .unrepresentable("the enum has no name for the number 4"))
    #expect(failure?.codec?.description == "xml/libxml2")
    #expect(buffer.bytes() == before)
    try codec.encode(sample(), into: &buffer)
    #expect(buffer.bytes() == before + before)
  }

  @Test func fieldsOutOfOrderAreRefused() throws {
    // A record whose own schema has the same fields and one more in front.
    let other = RecordSchema("Inner", [FieldSchema(2, "s", .string), FieldSchema(3, "t", .string)])
    let codec = LibXML2Codec<DynamicRecord>(schema: innerSchema)
    let failure = #expect(throws: EncodingFailure.self) {
      try codec.encode(DynamicRecord(schema: other))
    }
    #expect(failure?.reason == .outOfOrder(number: 2))
  }

  @Test func recordsNestUpToTheLimitInBothDirections() throws {
    let limited = LibXML2Codec<DynamicRecord>.sample(limits: DecodingLimits(depth: 10))
    let deepest = nested(10)
    #expect(try limited.decode(try limited.encode(deepest)) == deepest)
    let failure = #expect(throws: EncodingFailure.self) { try limited.encode(nested(11)) }
    #expect(failure?.reason == .nestingTooDeep(limit: 10))
    let refusal = #expect(throws: DecodingFailure.self) {
      try limited.decode(try codec.encode(nested(11)))
    }
    #expect(refusal?.reason == .nestingTooDeep(limit: 10))
    #expect(refusal?.path.description == Array(repeating: "self", count: 10).joined(separator: "."))
  }

  @Test func libXML2sOwnLimitsBoundTheCodecs() throws {
    let generous = LibXML2Codec<DynamicRecord>.sample(
      limits: DecodingLimits(depth: 100_000, stringBytes: 1 << 30))
    #expect(generous.limits.depth == 255)
    #expect(generous.limits.stringBytes == 10_000_000)
    #expect(try generous.decode(try generous.encode(nested(255))) == nested(255))
    #expect(throws: EncodingFailure.self) { try generous.encode(nested(256)) }
    for text in ["x", "<"] {
      let longest = sample(["text": .string(String(repeating: text, count: 10_000_000))])
      #expect(try generous.decode(try generous.encode(longest)) == longest)
      let longer = sample(["text": .string(String(repeating: text, count: 10_000_001))])
      let failure = #expect(throws: EncodingFailure.self) { try generous.encode(longer) }
      #expect(failure?.path.description == "text")
    }
    let blob = sample(["blob": .bytes([UInt8](repeating: 7, count: 7_500_000))])
    #expect(try generous.decode(try generous.encode(blob)) == blob)
    let longer = sample(["blob": .bytes([UInt8](repeating: 7, count: 7_500_001))])
    #expect(throws: EncodingFailure.self) { try generous.encode(longer) }
  }

  private func nested(_ depth: Int) -> DynamicRecord {
    var record = sample()
    for _ in 1..<depth { record = sample(["self": .record(record)]) }
    return record
  }
}
