import LibXML2Codec
import Testing

@Suite struct LibXML2DecodingTests {
  private let codec = LibXML2Codec<DynamicRecord>.sample()

  @Test("What XML says in several ways is read in all of them")
  func waysToWriteTheSame() throws {
    let table: [(String, [String: DynamicValue])] = [
      ("", [:]),
      ("<!-- c --><?p i?>\n  <small>1</small>\t\r\n", ["small": .int32(1)]),
      ("<small> \n+001\t</small>", ["small": .int32(1)]),
      ("<small>1<!-- c -->2<?p i?><![CDATA[3]]>&#52;</small>", ["small": .int32(1234)]),
      (
        "<text>a<![CDATA[<b>&amp;]]>c<!-- d -->e&lt;&#x1F389;</text>",
        ["text": .string("a<b>&amp;ce<🎉")]
      ),
      ("<text><![CDATA[ ]]></text>", ["text": .string(" ")]),
      ("<text></text><note/>", ["note": .string("")]),
      ("<text>a\r\nb\rc</text>", ["text": .string("a\nb\nc")]),
      (
        "<labels key='a'>b</labels><labels key=\"\">c</labels><labels other='x' key='&amp;é'/>",
        ["labels": .map(.string(["a": "b", "": "c", "&é": ""]))]
      ),
      ("<flag>1</flag>", ["flag": .bool(true)]), ("<flag> false </flag>", [:]),
      ("<blob> AA\nEC / w = = </blob>", ["blob": .bytes([0, 1, 2, 255])]),
      ("<blob>AA<!-- -->EC/w==</blob>", ["blob": .bytes([0, 1, 2, 255])]),
      ("<color> BLUE </color>", ["color": .enumeration(EnumNumber(-3))]),
      ("<inner/>", ["inner": inner(0)]), ("<inner> <!-- --> </inner>", ["inner": inner(0)]),
      ("<real>1E3</real>", ["real": .double(1000)]), ("<real>.5</real>", ["real": .double(0.5)]),
      ("<real>5.</real>", ["real": .double(5)]), ("<real>+1e-400</real>", ["real": .double(0)]),
      ("<real>-0</real>", ["real": .double(-0.0)]),
      ("<real>0.1e-99999999999</real>", ["real": .double(0)]),
      ("<real>123456789012345678901234567890</real>", ["real": .double(0x1.8ee90ff6c373ep+96)]),
      ("<total>-0</total>", [:]), ("<greeting/>", ["greeting": .string("")]),
    ]
    for (elements, values) in table {
      #expect(try codec.decode(elements: elements) == sample(values), "\(elements)")
    }
    for document in [
      "\u{FEFF}<Sample/>", "<?xml version='1.0' encoding='utf-8'?><Sample/>",
      "<?xml version=\"1.0\" encoding=\"US-ASCII\" standalone='yes'?>\n"
        + "<!-- <!DOCTYPE --><Sample xmlns:x='urn:x' a='b'></Sample> <!-- --><?p?>\n",
    ] {
      #expect(try codec.decode(document: document) == sample(), "\(document)")
    }
  }

  @Test("A oneof is written at the place of its first member, and two members are refused")
  func oneofs() throws {
    let schema = RecordSchema(
      "M",
      [
        FieldSchema(1, "a", .int32, .optional), FieldSchema(2, "b", .int32),
        FieldSchema(3, "c", .string, .optional),
      ], oneofs: [OneofSchema("o", [1, 3])])
    let codec = LibXML2Codec<DynamicRecord>(schema: schema)
    var record = DynamicRecord(schema: schema)
    record["c"] = .string("")
    let bytes = try codec.encode(record)
    #expect(String(decoding: bytes, as: UTF8.self).contains("<M><c/><b>0</b></M>"))
    #expect(try codec.decode(bytes) == record)
    #expect(try codec.decode(Array("<M><b>0</b><c/></M>".utf8)) == record)
    let failure = #expect(throws: DecodingFailure.self) {
      try codec.decode(Array("<M>\n<c>x</c>\n<b>1</b>\n<a>1</a></M>".utf8))
    }
    #expect(
      failure?.description
        == "xml/libxml2: a: c is there too, and a oneof holds one of them; keep one (line 4)")
  }

  @Test func fieldsComeInAnyOrderAndTheLastOfASingularOneWins() throws {
    let elements = "<items>1</items><text>x</text><items>2</items><small>1</small><text>y</text>"
    #expect(
      try codec.decode(elements: elements)
        == sample(["items": .list(.int32([1, 2])), "text": .string("y"), "small": .int32(1)]))
    #expect(
      try codec.decode(elements: "<inner><a>1</a></inner><inner><s>x</s></inner>")
        == sample(["inner": inner(1, "x")]))
    #expect(
      try codec.decode(elements: "<labels key='a'>1</labels><labels key='a'>2</labels>")
        == sample(["labels": .map(.string(["a": "2"]))]))
  }

  @Test func unknownElementsAndAttributesAreSkipped() throws {
    let elements =
      "<new a='1'><small>5</small>text<![CDATA[x]]><new><new/></new></new><small b='2'>1</small><x/>"
      + "<n:text xmlns:n='urn:n'>other</n:text><text xmlns='urn:n'>other</text>"
      + "<inner><z><a>7</a></z><a>2</a></inner>"
    #expect(
      try codec.decode(elements: elements) == sample(["small": .int32(1), "inner": inner(2)]))
  }

  @Test(
    "What is wrong, in which field and on which line is said",
    arguments: [
      ("<small>x</small>", .wrongType(expected: "xs:int", found: "\"x\""), "small"),
      ("<small/>", .wrongType(expected: "xs:int", found: "\"\""), "small"),
      ("<small>1 2</small>", .wrongType(expected: "xs:int", found: "\"1 2\""), "small"),
      ("<small>1.0</small>", .wrongType(expected: "xs:int", found: "\"1.0\""), "small"),
      ("<small>2147483648</small>", .outOfRange(expected: "xs:int", found: "2147483648"), "small"),
      (
        "<small>-2147483649</small>", .outOfRange(expected: "xs:int", found: "-2147483649"), "small"
      ),
      (
        "<large>9223372036854775808</large>",
        .outOfRange(expected: "xs:long", found: "9223372036854775808"), "large"
      ),
      ("<count>-1</count>", .outOfRange(expected: "xs:unsignedInt", found: "-1"), "count"),
      (
        "<total>18446744073709551616</total>",
        .outOfRange(expected: "xs:unsignedLong", found: "18446744073709551616"), "total"
      ),
      ("<flag>TRUE</flag>", .wrongType(expected: "xs:boolean", found: "\"TRUE\""), "flag"),
      ("<real>1e400</real>", .outOfRange(expected: "xs:double", found: "1e400"), "real"),
      ("<real>inf</real>", .wrongType(expected: "xs:double", found: "\"inf\""), "real"),
      ("<real>+INF</real>", .wrongType(expected: "xs:double", found: "\"+INF\""), "real"),
      ("<real>0x1p3</real>", .wrongType(expected: "xs:double", found: "\"0x1p3\""), "real"),
      ("<real>.</real>", .wrongType(expected: "xs:double", found: "\".\""), "real"),
      ("<real>1e</real>", .wrongType(expected: "xs:double", found: "\"1e\""), "real"),
      ("<ratio>1e39</ratio>", .outOfRange(expected: "xs:float", found: "1e39"), "ratio"),
      ("<color>PINK</color>", .unknownEnumCase("PINK"), "color"),
      ("<color>5</color>", .unknownEnumCase("5"), "color"),
      (
        "<blob>A</blob>",
        .wrongType(expected: "xs:base64Binary", found: "text that does not end in a whole group"),
        "blob"
      ),
      (
        "<blob>AB==</blob>",
        .wrongType(expected: "xs:base64Binary", found: "text that does not end in a whole group"),
        "blob"
      ),
      ("<blob>A*==</blob>", .wrongType(expected: "xs:base64Binary", found: "other text"), "blob"),
      (
        "<blob>AA==AA==</blob>", .wrongType(expected: "xs:base64Binary", found: "other text"),
        "blob"
      ),
      ("<small><a/></small>", .wrongType(expected: "text", found: "the element a"), "small"),
      ("<text>a<b>c</b></text>", .wrongType(expected: "text", found: "the element b"), "text"),
      ("text", .wrongType(expected: "an element of a record", found: "text"), ""),
      (
        "<inner>text</inner>", .wrongType(expected: "an element of a record", found: "text"),
        "inner"
      ),
      (
        "<items>1</items><items>x</items>", .wrongType(expected: "xs:int", found: "\"x\""),
        "items[1]"
      ),
      (
        "<inners/><inners>\n<a>x</a></inners>", .wrongType(expected: "xs:int", found: "\"x\""),
        "inners[1].a"
      ),
      ("<labels>x</labels>", .malformed("a map entry needs the attribute key"), "labels"),
      (
        "<labels key='k'><a/></labels>", .wrongType(expected: "text", found: "the element a"),
        "labels[\"k\"]"
      ),
    ] as [(String, DecodingFailure.Reason, String)])
  func failures(elements: String, reason: DecodingFailure.Reason, path: String) {
    let failure = #expect(throws: DecodingFailure.self) {
      try codec.decode(document: "<Sample>\n\n\(elements)</Sample>")
    }
    #expect(failure?.reason == reason)
    #expect(failure?.path.description == path)
    // The line is that of the element or text that is wrong, not of the record around it.
    #expect(failure?.line == (elements.contains("\n") ? 4 : 3))
    #expect(failure?.codec?.description == "xml/libxml2")
  }

  @Test(
    "libxml2's own errors keep its words and its line",
    arguments: [
      ("<Sample>\n<small>1</text></Sample>", 2, "mismatch"),
      ("<Sample/>\n<Sample/>", 2, "Extra content"),
      ("<Sample/>\ntext", 2, "Extra content"),
      ("<Sample>&undefined;</Sample>", 1, "not defined"),
      ("<Sample><text>\u{1}</text></Sample>", 1, "invalid"),
      ("<Sample><text>&#1;</text></Sample>", 1, "invalid"),
      ("<Sample><labels key='a' key='b'/></Sample>", 1, "redefined"),
      ("<Sample><p:a/></Sample>", 1, "prefix"),
      ("no document", 1, "Document is empty"),
    ])
  func parserErrors(document: String, line: Int, words: String) {
    let failure = #expect(throws: DecodingFailure.self) { try codec.decode(document: document) }
    guard case .malformed(let message)? = failure?.reason else {
      Issue.record("another reason: \(String(describing: failure))")
      return
    }
    #expect(message.localizedCaseInsensitiveContains(words), "\(message)")
    #expect(failure?.line == line)
  }

  @Test func anotherRootElementIsRefused() {
    for (document, name) in [
      ("<Other/>", "Other"), ("<sample/>", "sample"),
      ("<p:Sample xmlns:p='urn:p'/>", "p:Sample in the namespace urn:p"),
      ("<Sample xmlns='urn:p'/>", "Sample in the namespace urn:p"),
    ] {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(document: document) }
      #expect(
        failure?.reason
          == .wrongType(expected: "the root element Sample in no namespace", found: name),
        "\(document)")
    }
  }

  @Test func limitsHold() throws {
    let limits = DecodingLimits(inputBytes: 300, depth: 3, elements: 3, stringBytes: 4)
    let codec = LibXML2Codec<DynamicRecord>.sample(limits: limits)
    let items = String(repeating: "<items>1</items>", count: 4)
    let labels = (0..<4).map { "<labels key='\($0)'/>" }.joined()
    let table: [(String, DecodingFailure.Reason)] = [
      (String(repeating: " ", count: 300), .inputTooLong(count: 317, limit: 300)),
      (items, .tooManyElements(limit: 3)), (labels, .tooManyElements(limit: 3)),
      ("<text>12345</text>", .stringTooLong(count: 5, limit: 4)),
      ("<text>123<!-- -->45</text>", .stringTooLong(count: 5, limit: 4)),
      ("<labels key='12345'/>", .stringTooLong(count: 5, limit: 4)),
      ("<small>00001</small>", .stringTooLong(count: 5, limit: 4)),
      ("<blob>AAAAAAAA</blob>", .stringTooLong(count: 6, limit: 4)),
      ("<new><new><new><new/></new></new></new>", .nestingTooDeep(limit: 3)),
      ("<self><self><self/></self></self>", .nestingTooDeep(limit: 3)),
      ("<self><self><new><new/></new></self></self>", .nestingTooDeep(limit: 3)),
    ]
    for (elements, reason) in table {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(elements: elements) }
      #expect(failure?.reason == reason, "\(elements)")
    }
    #expect(try codec.decode(elements: "<new><new><new/></new></new>") == sample())
    #expect(
      try codec.decode(elements: "<blob>AAAAAA==</blob>")
        == sample(["blob": .bytes([0, 0, 0, 0])]))
    let deep = String(repeating: "<x>", count: 300)
    #expect(throws: DecodingFailure.self) {
      try LibXML2Codec<DynamicRecord>.sample().decode(elements: deep)
    }
  }
}
