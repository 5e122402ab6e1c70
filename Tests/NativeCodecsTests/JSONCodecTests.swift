import NativeCodecs
import RecordModel
import Testing

private let color = EnumSchema("Color", [.init("NONE", 0), .init("RED", 1), .init("BLUE", 7)])
private let inner = RecordSchema(
  "Inner", [FieldSchema(1, "a", .int32), FieldSchema(2, "s", .string)])
private let all = RecordSchema(
  "All",
  [
    FieldSchema(1, "flag", .bool), FieldSchema(2, "int_32", .int32),
    FieldSchema(3, "int_64", .int64),
    FieldSchema(4, "uint_32", .uint32), FieldSchema(5, "uint_64", .uint64),
    FieldSchema(6, "float", .float),
    FieldSchema(7, "double", .double), FieldSchema(8, "text", .string),
    FieldSchema(9, "bytes", .bytes),
    FieldSchema(10, "color", .enumeration(color)),
    FieldSchema(11, "inner", .record(inner), .optional),
    FieldSchema(12, "list", .string, .repeated), FieldSchema(13, "map", .int32, .map),
    FieldSchema(14, "maybe", .int32, .optional),
    FieldSchema(15, "odd", .int32, jsonName: "an \"odd\" näme/with everything"),
    FieldSchema(16, "given", .int32, default: .int32(5)),
    FieldSchema(17, "records", .record(inner), .repeated),
  ])

@Suite struct JSONCodecTests {
  private let codec = JSONCodec<DynamicRecord>(schema: all)

  private func record(_ values: [String: DynamicValue]) -> DynamicRecord {
    var record = DynamicRecord(schema: all)
    for (name, value) in values { record[name] = value }
    return record
  }

  private func innerRecord(_ a: Int32, _ s: String = "") -> DynamicRecord {
    var record = DynamicRecord(schema: inner)
    record["a"] = .int32(a)
    record["s"] = .string(s)
    return record
  }

  private func text(_ values: [String: DynamicValue]) throws -> String {
    String(decoding: try codec.encode(record(values)), as: UTF8.self)
  }

  private func decode(_ text: String) throws(DecodingFailure) -> DynamicRecord {
    try codec.decode(Array(text.utf8))
  }

  @Test func everyFieldIsWrittenInOrderExceptAbsentOnes() throws {
    #expect(
      try text([:]) == """
        {"flag":false,"int32":0,"int64":0,"uint32":0,"uint64":0,"float":0,"double":0,"text":"","bytes":"",\
        "color":"NONE","list":[],"map":{},"an \\"odd\\" näme/with everything":0,"given":5,"records":[]}
        """)
    #expect(
      try text([
        "flag": .bool(true), "int_32": .int32(.min), "int_64": .int64(.max),
        "uint_32": .uint32(.max),
        "uint_64": .uint64(.max), "float": .float(0.1), "double": .double(-1e-7),
        "text": .string("\"\\/\u{8}\u{1}é"),
        "bytes": .bytes([0xFB, 0xFF]), "color": .enumeration(EnumNumber(7)),
        "inner": .record(innerRecord(1)),
        "list": .list(.string(["a", ""])), "map": .map(.int32(["b": 2, "a": 1])),
        "maybe": .int32(0),
        "records": .list(.record([innerRecord(1), innerRecord(2)])),
      ]) == """
        {"flag":true,"int32":-2147483648,"int64":9223372036854775807,"uint32":4294967295,\
        "uint64":18446744073709551615,"float":0.1,"double":-1e-07,"text":"\\"\\\\/\\b\\u0001é","bytes":"+/8=",\
        "color":"BLUE","inner":{"a":1,"s":""},"list":["a",""],"map":{"a":1,"b":2},"maybe":0,\
        "an \\"odd\\" näme/with everything":0,"given":5,"records":[{"a":1,"s":""},{"a":2,"s":""}]}
        """)
  }

  @Test func numbersThatJSONHasNotAreStrings() throws {
    for (number, name) in [(Double.nan, "NaN"), (.infinity, "Infinity"), (-.infinity, "-Infinity")]
    {
      let record = record(["double": .double(number), "float": .float(Float(number))])
      let text = String(decoding: try codec.encode(record), as: UTF8.self)
      #expect(text.contains("\"float\":\"\(name)\",\"double\":\"\(name)\""))
      #expect(try decode(text) == record)
    }
  }

  @Test func enumsAreReadByNameAndByNumber() throws {
    #expect(try decode(#"{"color":"RED"}"#) == record(["color": .enumeration(EnumNumber(1))]))
    #expect(try decode(#"{"color":7}"#) == record(["color": .enumeration(EnumNumber(7))]))
    #expect(try decode(#"{"color":-3}"#) == record(["color": .enumeration(EnumNumber(-3))]))
    #expect(try decode(#"{"color":"\u0052ED"}"#) == record(["color": .enumeration(EnumNumber(1))]))
    #expect(try text(["color": .enumeration(EnumNumber(-3))]).contains(#""color":-3,"#))
  }

  @Test func whatIsMissingOrNullKeepsItsDefault() throws {
    #expect(try decode("{}") == record([:]))
    #expect(
      try decode(
        #"{"given":null,"maybe":null,"inner":null,"list":null,"map" : null ,"text": null}"#)
        == record([:]))
    #expect(try decode(#"{"given":0}"#) == record(["given": .int32(0)]))
  }

  @Test func membersComeInAnyOrderWithAnyWhiteSpaceAndEscapedNames() throws {
    let expected = record([
      "int_32": .int32(1), "text": .string("x"), "maybe": .int32(2), "odd": .int32(3),
    ])
    for text in [
      #"{"int32":1,"text":"x","maybe":2,"an \"odd\" näme/with everything":3}"#,
      #"{"maybe":2,"an \"odd\" näme/with everything":3,"text":"x","int32":1}"#,
      " {\t\"maybe\" :\n2 , \"text\": \"x\",\r\"an \\\"odd\\\" n\\u00E4me\\/with everything\":3 ,\"int32\" :1 } ",
      #"{"unknown":[{"int32":9}],"int32":1,"":{},"Text":"y","text":"x","maybe":2,"an \"odd\" näme/with everything":3}"#,
    ] {
      #expect(try decode(text) == expected, "\(text)")
    }
  }

  @Test func ofAMemberThatComesTwiceTheLastOneCounts() throws {
    #expect(try decode(#"{"int32":1,"int32":2}"#) == record(["int_32": .int32(2)]))
    #expect(try decode(#"{"list":["a"],"list":["b"]}"#) == record(["list": .list(.string(["b"]))]))
    #expect(
      try decode(#"{"map":{"a":1},"map":{"b":2,"b":3}}"#) == record(["map": .map(.int32(["b": 3]))])
    )
    #expect(
      try decode(#"{"inner":{"a":1},"inner":{"s":"x"}}"#)
        == record(["inner": .record(innerRecord(1, "x"))]))
  }

  @Test func integersAreExactHoweverTheyAreWritten() throws {
    let table: [(String, Int64)] = [
      ("9223372036854775807", .max), ("-9223372036854775808", .min), ("-0", 0), ("1.0", 1),
      ("1e3", 1000),
      ("12.5e1", 125), ("1000e-3", 1), ("9223372036854775807.000", .max), ("0.0e5", 0),
    ]
    for (text, value) in table {
      #expect(try decode(#"{"int64":\#(text)}"#) == record(["int_64": .int64(value)]), "\(text)")
    }
    #expect(
      try decode(#"{"uint64":18446744073709551615}"#) == record(["uint_64": .uint64(.max)]))
    #expect(
      try decode(#"{"uint64":1.8446744073709551615e19}"#) == record(["uint_64": .uint64(.max)]))
  }

  @Test func escapesAreRead() throws {
    let table: [(String, String)] = [
      (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"), (#"\u0041\u00e9\u65E5"#, "Aé日"),
      (#"\ud83d\uDE00"#, "😀"), (#"twelve bytes\n"#, "twelve bytes\n"), (#"\u0000"#, "\0"),
      (
        #"longer than fifteen bytes\u0021 and on\tand on"#,
        "longer than fifteen bytes! and on\tand on"
      ),
    ]
    for (text, value) in table {
      #expect(try decode(#"{"text":"\#(text)"}"#) == record(["text": .string(value)]))
    }
    #expect(try decode(#"{"map":{"\n":1}}"#) == record(["map": .map(.int32(["\n": 1]))]))
    #expect(try decode(#"{"bytes":"+\/8="}"#) == record(["bytes": .bytes([0xFB, 0xFF])]))
  }
}
