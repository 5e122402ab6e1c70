import Documents
import NativeCodecs
import RecordModel
import Testing

/// What comes back, and what is refused.
@Suite struct AvroDocumentTests {
  static func codec(
    _ schema: String, checksDefaults: Bool = true, limits: DecodingLimits = .standard,
    form: AvroDocumentForm = .init()
  ) throws -> AvroDocumentCodec {
    try AvroDocumentCodec(
      schema: try AvroSchema(json: schema, allowsAnyName: true, checksDefaults: checksDefaults),
      limits: limits, form: form)
  }

  static func json(_ text: String) throws -> JSONValue {
    try JSONValue(reading: Array(text.utf8))
  }

  /// What is said against something.
  static func failure<Result>(_ body: () throws -> Result) -> String {
    do {
      _ = try body()
      return "no failure"
    } catch {
      return "\(error)"
    }
  }

  private func roundTrip(
    _ schema: String, _ document: String, form: AvroDocumentForm = .init()
  ) throws -> String {
    let codec = try Self.codec(schema, form: form)
    return try codec.decode(try codec.encode(try Self.json(document))).compactText
  }

  @Test(
    "A document comes back as it was, spelling and all",
    arguments: [
      (#""string""#, #""é😀""#),
      (#""double""#, "102.0"), (#""double""#, "1e+300"), (#""double""#, #""NaN""#),
      (#""double""#, "139007149627370496.0"), (#""float""#, "134217744.0"),
      (#""float""#, "282.55"), (#""long""#, "9223372036854775807"),
      (#"{"type": "map", "values": "int"}"#, #"{"z":1,"a":2}"#),
      (#"["int", "double"]"#, "102.0"), (#"["double", "int"]"#, "102"),
      (#"["float", "double"]"#, "1.5"), (#"["float", "double"]"#, "1.23456789012"),
      (#"["bytes", "string"]"#, #""abcd""#),
      (#"[{"type": "enum", "name": "E", "symbols": ["a"]}, "string"]"#, #""b""#),
      (#"[{"type": "int", "logicalType": "date"}, "string"]"#, #""2016-02-30""#),
      (
        #"[{"type": "long", "logicalType": "timestamp-millis"}, "string"]"#,
        #""2016-02-29T14:22:00.000Z""#
      ),
      (
        #"[{"type": "long", "logicalType": "timestamp-millis"}, "string"]"#,
        #""2016-02-29T14:22:00Z""#
      ),
      (
        #"{"type": "bytes", "logicalType": "decimal", "precision": 40, "scale": 20}"#,
        "-12345678901234567890.12345678901234567890"
      ),
      (
        #"{"type": {"type": "fixed", "name": "F", "size": 12}, "logicalType": "duration"}"#,
        #""PT0S""#
      ),
      (
        #"{"type": {"type": "fixed", "name": "F", "size": 12}, "logicalType": "duration"}"#,
        #""P357913941Y3MT1193H2M47.295S""#
      ),
      // A map that looks like a tag, where there is a tag of that name.
      (#"["string", {"type": "map", "values": "string"}]"#, #"{"string":"x"}"#),
    ])
  func spelling(schema: String, document: String) throws {
    #expect(try roundTrip(schema, document) == document)
  }

  @Test func whatIsFilledInOrSpelledOtherwise() throws {
    let record = #"""
      {"type": "record", "name": "R", "fields": [{"name": "a", "type": ["null", "int"]},
      {"name": "b", "type": "int", "default": 2}]}
      """#
    #expect(try roundTrip(record, "{}") == #"{"a":null,"b":2}"#)
    #expect(try roundTrip(record, "{}", form: .init(omitsNulls: true)) == #"{"b":2}"#)
    #expect(try roundTrip(#""double""#, "1") == "1.0")
    #expect(try roundTrip(#"["null", "string"]"#, #"{"string":"x"}"#) == #""x""#)
    let time = #"{"type": "long", "logicalType": "timestamp-millis"}"#
    #expect(
      try roundTrip(time, #""2016-02-29T14:22:00.500+02:00""#) == #""2016-02-29T12:22:00.500Z""#)
    #expect(try roundTrip(time, "0") == #""1970-01-01T00:00:00Z""#)
    #expect(try roundTrip(time, #""1970-01-01T00:00:01Z""#, form: .init(times: .number)) == "1000")
    #expect(try roundTrip(time, "9223372036854775807") == "9223372036854775807")
    let decimal = #"{"type": "bytes", "logicalType": "decimal", "precision": 5, "scale": 2}"#
    #expect(try roundTrip(decimal, #""-1.5""#) == "-1.50")
    #expect(try roundTrip(#""bytes""#, #""ÿ\u0000""#, form: .init(bytes: .latin1)) == #""ÿ\u0000""#)
  }

  @Test func branchesAreToldApartDeepInside() throws {
    let codec = try Self.codec(
      #"""
      [{"type": "record", "name": "A", "fields": [{"name": "p", "type": {"type": "array",
      "items": "int"}}]}, {"type": "record", "name": "B", "fields": [{"name": "p",
      "type": {"type": "array", "items": ["A", "string"]}}]}]
      """#)
    #expect(try codec.encode(try Self.json(#"{"p": [1]}"#)) == [0, 2, 2, 0])
    #expect(try codec.encode(try Self.json(#"{"p": ["x"]}"#)) == [2, 2, 2, 2, 120, 0])
    #expect(try codec.encode(try Self.json(#"{"p": [{"p": []}]}"#)) == [2, 2, 0, 0, 0])
  }

  @Test("A value of a union that alone would be taken for another branch is tagged")
  func tagsOnReading() throws {
    let table: [(schema: String, bytes: [UInt8], document: String)] = [
      (#"["string", "bytes"]"#, [2, 2, 1], #"{"bytes":"AQ=="}"#),
      (#"["int", "long"]"#, [2, 2], #"{"long":1}"#),
      (#"["int", "long"]"#, [0, 2], "1"),
      (
        #"""
        [{"type": "record", "name": "n.A", "fields": []}, {"type": "record", "name": "n.B",
        "fields": []}]
        """#,
        [2], #"{"n.B":{}}"#
      ),
      (
        #"""
        ["null", {"type": "map", "values": "int"}]
        """#, [2, 2, 6, 109, 97, 112, 2, 0], #"{"map":1}"#
      ),
      // A tag by itself, which would else be read as one.
      (
        #"["null", {"type": "map", "values": {"type": "map", "values": "int"}}]"#,
        [2, 2, 6, 109, 97, 112, 0, 0], #"{"map":{}}"#
      ),
    ]
    for (schema, bytes, document) in table {
      let codec = try Self.codec(schema)
      #expect(try codec.decode(bytes).compactText == document, "\(schema)")
      #expect(try codec.encode(try Self.json(document)) == bytes, "\(schema)")
    }
  }

  @Test func namesThatAreNoIdentifiersAreEscapedReversibly() throws {
    let schema = #"""
      {"type": "record", "name": "R", "fields": [{"name": "react/prop-types",
      "type": {"type": "enum", "name": "E", "symbols": ["a-b", "", "x"]}}, {"name": "@type",
      "type": "int", "aliases": ["old-type"]}]}
      """#
    #expect(throws: AvroSchemaFailure.self) { try AvroSchema(json: schema) }
    let lenient = try AvroSchema(json: schema, allowsAnyName: true)
    let strict = try AvroSchema(json: lenient.escapingNames().text())
    let document = try Self.json(#"{"react/prop-types": "a-b", "@type": 3}"#)
    let codecs = [try AvroDocumentCodec(schema: lenient), try AvroDocumentCodec(schema: strict)]
    for codec in codecs {
      #expect(try codec.encode(document) == [0, 6])
      #expect(try codec.decode([0, 6]) == document)
      #expect(
        try codec.encode(
          try Self.json(
            #"""
            {"react/prop-types": "", "old-type": 3}
            """#)) == [2, 6])
    }
    let spelled = try Self.json(#"{"react_x2F_prop_x2D_types": "a_x2D_b", "_x40_type": 3}"#)
    #expect(try codecs[1].encode(spelled) == [0, 6])
    // Accents that are composed otherwise are another name.
    let composed = try Self.codec(
      #"{"type": "record", "name": "R", "fields": [{"name": "é", "type": "int"}]}"#)
    #expect(try composed.encode(try Self.json(#"{"\u00e9": 2}"#)) == [4])
    let decomposed = try Self.json(#"{"e\u0301": 2}"#)
    #expect(throws: DocumentFailure.self) { try composed.encode(decomposed) }
  }

  @Test("Names that stand for what others are spelled as are told apart")
  func namesThatLookLikeEscapes() throws {
    let table: [([String], [String])] = [
      (["a_x2D_b", "a-b"], ["a_x2D_b", "a-b"]),
      (["_x5F_x32_2", "_x32_2"], ["_x32_2", "22"]), (["_x32_2", "_x5F_x32_2"], ["22", "_x32_2"]),
      (["_x5F_x32_2", "_x32_2", "22"], ["_x5F_x32_2", "_x32_2", "22"]),
      (["_x61_", "_x000061_", "x"], ["a", "_x000061_", "x"]),
    ]
    for (names, shown) in table {
      let fields = names.map { AvroSchema.Field($0, .int) }
      let schema = AvroSchema.record(.init(AvroName("R", namespace: ""), fields))
      let codec = try AvroDocumentCodec(schema: schema)
      let bytes = names.indices.map { UInt8(2 * $0) }
      let document = try codec.decode(bytes)
      let members = shown.enumerated().map { JSONValue.Member($1, .number("\($0)")) }
      #expect(document == .object(members), "\(names)")
      #expect(try codec.encode(document) == bytes)
    }
  }

  // MARK: Refusals

  private static let order =
    #"""
    {"type": "record", "name": "Order", "fields": [{"name": "lines", "type": {"type": "array",
    "items": {"type": "record", "name": "Line", "fields": [{"name": "sku", "type": "string"},
    {"name": "count", "type": "int"}]}}}]}
    """#

  @Test(
    "What does not fit is refused with its place",
    arguments: [
      (
        order, #"{"lines": [{"sku": "a", "count": 1}, {"sku": 2, "count": 1}]}"#,
        "$.lines[1].sku: expected a string, found 2"
      ),
      (order, #"{"lines": [{"sku": "a"}]}"#, #"$.lines[0]: the member "count" is missing"#),
      (order, #"{"lines": [], "extra": 1}"#, #"the schema has no member "extra" here"#),
      (order, #"{"lines": {}}"#, "$.lines: expected an array, found an object of 0"),
      (order, #"{"lines": [{"sku": "a", "count": 2147483648}]}"#, "2147483648 does not fit"),
      (order, #"{"lines": [{"sku": "a", "count": 1.5}]}"#, "a whole number (int), found 1.5"),
      (#""long""#, "9223372036854775808", "expected long, and 9223372036854775808 does not fit"),
      (#""double""#, "1e400", "expected double, and 1e400 does not fit"),
      (#""float""#, "1e39", "expected float, and 1e39 does not fit"),
      (#""bytes""#, #""a""#, "base64"), (#""bytes""#, #""YR==""#, "base64"),
      (#"{"type": "fixed", "name": "F", "size": 2}"#, #""AQ==""#, "expected 2 bytes"),
      (#"["null", "int"]"#, #""x""#, #"expected one of null, int, found the text "x""#),
      (#"{"type": "int", "logicalType": "date"}"#, #""2015-02-29""#, "a date such as"),
      (#"{"type": "int", "logicalType": "time-millis"}"#, #""00:00:00.0001""#, "at most 3 digits"),
      (#"{"type": "string", "logicalType": "uuid"}"#, #""1""#, "a UUID"),
      (
        #"{"type": "bytes", "logicalType": "decimal", "precision": 3, "scale": 1}"#, "0.25",
        "1 digits behind the point"
      ),
      (
        #"{"type": "bytes", "logicalType": "decimal", "precision": 3, "scale": 1}"#, "100",
        "a decimal of 3 digits"
      ),
      (
        #"{"type": "bytes", "logicalType": "decimal", "precision": 999999999}"#, "1e999999999",
        "a decimal of 10000 digits"
      ),
      (
        #"""
        [{"type": "record", "name": "A", "fields": [{"name": "p", "type": "int"}, {"name": "q",
        "type": "int"}]}, {"type": "record", "name": "B", "fields": [{"name": "r",
        "type": "int"}]}]
        """#,
        #"{"p": 1, "q": "x"}"#, "$.q: expected a number (int)"
      ),
    ])
  func refusals(schema: String, document: String, message: String) throws {
    let codec = try Self.codec(schema)
    let value = try Self.json(document)
    let failure = #expect(throws: DocumentFailure.self) { try codec.encode(value) }
    #expect("\(failure!)".contains(message), "\(failure!)")
  }

  @Test func duplicateMembersAreRefused() throws {
    let map = try Self.codec(#"{"type": "map", "values": "int"}"#)
    let twice = JSONValue.object([.init("a", .number("1")), .init("a", .number("2"))])
    #expect(throws: DocumentFailure.self) { try map.encode(twice) }
    #expect(throws: DocumentFailure.self) { try map.decode([4, 2, 97, 2, 2, 97, 2, 0]) }
  }

  @Test func aSchemaMadeByHandMustDefineWhatItMentions() {
    #expect(throws: DocumentFailure.self) {
      try AvroDocumentCodec(schema: .array(.named(AvroName("Nowhere"))))
    }
  }

  @Test func documentsBehindEachOther() throws {
    let codec = try Self.codec(#"["int", "string"]"#)
    var documents: [JSONValue] = []
    let bytes: [UInt8] = [0, 2, 2, 2, 97, 0, 4]
    try codec.decode(all: bytes.span.bytes) { documents.append($0) }
    #expect(documents == [.number("1"), .string("a"), .number("2")])
    let empty = try Self.codec(#"{"type": "record", "name": "R", "fields": []}"#)
    var count = 0
    let none: [UInt8] = []
    try empty.decode(all: none.span.bytes) { _ in count += 1 }
    #expect(count == 1)
    #expect(throws: DocumentFailure.self) {
      let one: [UInt8] = [1]
      try empty.decode(all: one.span.bytes) { _ in }
    }
  }

  @Test("Of float and double, a large whole number takes the one that is nearer")
  func largeNumbers() throws {
    let codec = try Self.codec(#"["float", "double"]"#)
    // 2⁵³ + 3, 2⁶³ + 1,025 and 2⁶⁴ − 1,025 are the doubles 2⁵³ + 4, 2⁶³ + 2,048 and 2⁶⁴ − 2,048.
    for (text, back) in [
      ("9007199254740995", "9007199254740996.0"), ("9223372036854776833", "9223372036854777856.0"),
      ("18446744073709550591", "18446744073709549568.0"),
    ] {
      let bytes = try codec.encode(.number(text))
      #expect(bytes[0] == 2, "\(text)")
      #expect(try codec.decode(bytes) == .number(back))
    }
    // What both hold alike is the first.
    #expect(try codec.encode(.number("9007199254740992"))[0] == 0)
  }

  @Test("A default that a reader would refuse is refused when it is written")
  func defaultsOfLogicalTypes() throws {
    for (type, value) in [
      (#"{"type": "string", "logicalType": "uuid"}"#, #""x""#),
      (#"{"type": "bytes", "logicalType": "decimal", "precision": 2}"#, #""\u0003\u00e8""#),
      (
        #"["null", {"type": "array", "items": {"type": "string", "logicalType": "uuid"}}]"#,
        #"["x"]"#
      ),
    ] {
      let schema =
        #"{"type": "record", "name": "R", "fields": [{"name": "a", "type": \#(type), "default": \#(value)}]}"#
      let codec = try Self.codec(schema)
      let failure = #expect(throws: DocumentFailure.self) { try codec.encode(.object([])) }
      #expect(failure?.description.contains("$.a: the member is missing") == true, "\(type)")
    }
    let good = try Self.codec(
      #"{"type": "record", "name": "R", "fields": [{"name": "a", "type": {"type": "bytes", "logicalType": "decimal", "precision": 2}, "default": "\u0007"}]}"#
    )
    #expect(try good.decode(good.encode(.object([]))) == .object([.init("a", .number("7"))]))
  }
}
