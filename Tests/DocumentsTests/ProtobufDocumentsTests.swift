import Documents
import Foundation
import NativeCodecs
import RecordModel
import SchemaLanguages
import TestSupport
import Testing

/// JSON under a user's `.proto`: what Protobuf carries of it must be what `protoc` writes and reads.
@Suite("JSON in the messages of a .proto")
struct ProtobufDocumentsTests {
  /// A document, and the same in Protobuf's text format.
  struct Sample: Sendable, CustomTestStringConvertible {
    let what: String
    let schema: String
    let json: String
    let text: String
    var testDescription: String { what }
  }

  private static let shapes = """
    syntax = "proto3";
    message Main {
      sint32 small = 1;
      uint64 large = 2;
      fixed32 four = 3;
      sfixed64 eight = 4;
      float single = 5;
      double twice = 6;
      bytes data = 7;
      Color color = 8;
      repeated Color colors = 9 [packed = false];
      map<int32, string> by_number = 10;
      map<bool, Point> by_flag = 11;
      map<string, sint64> by_name = 12;
      oneof choice { string text = 13; Point point = 14; uint32 number = 15; }
      optional string maybe = 16;
      repeated Value values = 17;
      Rows rows = 18;
      Names names = 19;
      map<fixed64, Color> by_long = 20;
    }
    message Point { int32 x = 1; int32 y = 2; }
    message Row { repeated double cells = 1; }
    message Rows { repeated Row rows = 1; }
    message Names { map<string, string> all = 1; }
    message Value { oneof kind { bool flag = 1; double number = 2; string text = 3; Point point = 4; Row row = 5; } }
    enum Color { option allow_alias = true; RED = 0; GREEN = 1; VERT = 1; BLUE = 300; }
    """

  private static let old = """
    message Main {
      required int32 id = 1 [default = 7];
      optional string name = 2 [default = "nobody"];
      repeated int32 packed = 3 [packed = true];
      repeated int32 loose = 4;
      required Inner inner = 5;
      optional Level level = 6 [default = HIGH];
      oneof one { int32 a = 7; Inner b = 8; }
    }
    message Inner { optional bool flag = 1 [default = true]; }
    enum Level { LOW = 3; HIGH = -4; }
    """

  static let samples: [Sample] = [
    Sample(
      what: "every width of integer, at its ends", schema: shapes,
      json: """
        {"small": -2147483648, "large": "18446744073709551615", "four": 4294967295.0, "eight": -9223372036854775808}
        """,
      text:
        "small: -2147483648 large: 18446744073709551615 four: 4294967295 eight: -9223372036854775808"
    ),
    Sample(
      what: "numbers that are none", schema: shapes,
      json: #"{"single": "NaN", "twice": "-Infinity"}"#, text: "single: nan twice: -inf"),
    Sample(
      what: "numbers in quotation marks", schema: shapes,
      json: #"{"single": "1.5", "twice": -0.0, "small": "-3"}"#,
      text: "small: -3 single: 1.5 twice: -0.0"),
    Sample(
      what: "zero and null, which are not written", schema: shapes,
      json:
        #"{"small": 0, "large": null, "data": "", "color": "RED", "colors": [], "values": null}"#,
      text: ""),
    Sample(
      what: "bytes in either alphabet", schema: shapes, json: #"{"data": "-_8"}"#,
      text: #"data: "\373\377""#),
    Sample(
      what: "enums by name, by their other name and by number", schema: shapes,
      json: #"{"color": "VERT", "colors": ["RED", 1, "BLUE", 77]}"#,
      text: "color: GREEN colors: RED colors: GREEN colors: BLUE colors: 77"),
    Sample(
      what: "maps whose keys are no text", schema: shapes,
      json:
        #"{"byNumber": {"-5": "five"}, "by_flag": {"false": {"x": 1}}, "byLong": {"0": "RED"}}"#,
      text: """
        by_number { key: -5 value: "five" } by_flag { key: false value { x: 1 } } by_long { key: 0 value: RED }
        """),
    Sample(
      what: "maps whose keys are text", schema: shapes, json: #"{"byName": {"": 0}}"#,
      text: #"by_name { key: "" value: 0 }"#),
    Sample(
      what: "a oneof of zero, which is written", schema: shapes,
      json: #"{"number": 0, "maybe": ""}"#,
      text: #"number: 0 maybe: """#),
    Sample(
      what: "values of several kinds", schema: shapes,
      json: #"{"values": [true, -1, "1", {"y": 2}, [1, 2]]}"#,
      text: """
        values { flag: true } values { number: -1 } values { text: "1" } values { point { y: 2 } } \
        values { row { cells: 1 cells: 2 } }
        """),
    Sample(
      what: "arrays in arrays", schema: shapes, json: #"{"rows": [[1, 2], [], [3]]}"#,
      text: "rows { rows { cells: 1 cells: 2 } rows { } rows { cells: 3 } }"),
    Sample(
      what: "a message that is a map", schema: shapes, json: #"{"names": {"a b": "c"}}"#,
      text: #"names { all { key: "a b" value: "c" } }"#),
    Sample(
      what: "proto2, whose zeros are written and whose defaults are not", schema: old,
      json: #"{"id": 0, "inner": {}, "packed": [1, 2], "loose": [3, 4], "level": -4, "a": 0}"#,
      text: "id: 0 packed: 1 packed: 2 loose: 3 loose: 4 inner { } level: HIGH a: 0"),
    Sample(
      what: "proto2 with nothing absent", schema: old,
      json: #"{"id": 7, "name": "nobody", "inner": {"flag": false}, "level": "LOW", "b": {}}"#,
      text: #"id: 7 name: "nobody" inner { flag: false } level: LOW b { }"#),
  ]

  private func mapping(
    _ schema: String, for documents: [JSONValue], message: String? = nil
  ) throws -> DocumentMapping {
    var observed = try ProtobufDocuments(try SchemaSet(protoText: schema), message: message)
    for document in documents { try observed.observe(document) }
    return DocumentMapping(observed.schema)
  }

  private func document(_ text: String) throws -> JSONValue {
    try JSONValue(reading: Array(text.utf8))
  }

  @Test("protoc writes the same bytes", arguments: samples)
  func encoding(_ sample: Sample) throws {
    let document = try document(sample.json)
    let mapping = try mapping(sample.schema, for: [document])
    let codec = ProtobufCodec<DynamicRecord>(schema: mapping.schema.root)
    let record = try mapping.record(document)
    let bytes = try codec.encode(record)
    try Tool.withTemporaryFolder { folder in
      try Data(sample.schema.utf8).write(to: folder.appendingPathComponent("schema.proto"))
      let expected = try Tool.run(
        "protoc", ["--encode=Main", "schema.proto"], input: Data(sample.text.utf8), in: folder)
      #expect(expected.status == 0, "\(expected.diagnostics)")
      #expect(bytes == [UInt8](expected.output), "\(sample.what)")
      let decoded = try Tool.run(
        "protoc", ["--decode=Main", "schema.proto"], input: Data(bytes), in: folder)
      #expect(decoded.status == 0, "\(decoded.diagnostics)")
    }
    #expect(try codec.decode(bytes) == record)
  }

  @Test("what comes back says the same to whoever reads it again", arguments: samples)
  func roundTrip(_ sample: Sample) throws {
    let document = try document(sample.json)
    let mapping = try mapping(sample.schema, for: [document])
    let record = try mapping.record(document)
    let again = try mapping.document(record)
    #expect(try mapping.record(again) == record, "\(again.compactText)")
  }

  @Test("arrays, values and objects come back as they were")
  func shapes() throws {
    let json =
      #"{"values":[true,-1.5,"1",{"x":1,"y":2},[1,2]],"rows":[[1,2],[],[3]],"by_flag":{"true":{"x":0,"y":1}}}"#
    let document = try document(json)
    let mapping = try mapping(Self.shapes, for: [document])
    guard case .object(let members) = try mapping.document(try mapping.record(document)) else {
      return #expect(Bool(false))
    }
    for name in ["values", "rows", "by_flag"] {
      let member = members.first { $0.name == name }
      guard case .object(let originals) = document,
        let original = originals.first(where: { $0.name == name })
      else { return #expect(Bool(false)) }
      #expect(member?.value.says(original.value) == true, "\(name)")
    }
  }

  @Test("a name that no identifier spells goes with the field that has its letters")
  func names() throws {
    let schema = """
      syntax = "proto3";
      message Main {
        int32 comma_dangle = 1; int32 reactNoDanger = 2; int32 first_x2D_name = 3; int32 a_b = 4;
        int32 other = 5 [json_name = "@type"];
      }
      """
    let document = try document(
      #"{"comma-dangle":1,"react/no-danger":2,"first-name":3,"a_b":4,"@type":5}"#)
    let mapping = try mapping(schema, for: [document])
    let record = try mapping.record(document)
    #expect(record.values == [.int32(1), .int32(2), .int32(3), .int32(4), .int32(5)])
    #expect(try mapping.document(record).says(document))
    #expect(mapping.schema.root.fields[0].jsonName == "comma-dangle")
    #expect(mapping.schema.root.fields[0].name == "comma_dangle")
  }

  @Test("what does not fit is refused, with its place and a way on")
  func failures() throws {
    let table: [(String, String)] = [
      (#"{"point": {"z": 1}}"#, #"$.point: Point has no field for the member "z""#),
      (#"{"point": {"z": 1}}"#, #"[json_name = "z"]"#),
      (#"{"text": "a", "number": 1}"#, "oneof choice holds one of them"),
      (#"{"small": 2147483648}"#, "$.small: expected a whole number of 32 bits"),
      (#"{"small": 1.5}"#, "$.small: expected a whole number of 32 bits"),
      (#"{"large": -1}"#, "$.large: expected a whole number of 64 bits that is not negative"),
      (#"{"color": "PINK"}"#, "$.color: expected one of 4 texts"),
      (#"{"data": "*"}"#, "$.data: expected base64"),
      (#"{"byNumber": {"x": "a"}}"#, "$.byNumber.x: expected a whole number"),
      (#"{"byNumber": {"1": "a", "1.0": "b"}}"#, "is there twice"),
      (#"{"byFlag": {"1": {}}}"#, "expected true or false"),
      (#"{"byNumber": [1]}"#, "$.byNumber: expected an object"),
      (#"{"point": 3}"#, "$.point: expected an object (Point), found 3"),
      (#"{"point": [3]}"#, "$.point: expected an object (Point)"),
      (#"{"colors": "RED"}"#, "$.colors: expected an array"),
      (#"{"values": [{"nothing": 1}]}"#, "$.values[0]: Point has no field"),
      (#"{"values": [{"x": 1}, {"text": "a"}]}"#, "an object in one place"),
      (#"{"by_name": {}, "byName": {}}"#, "is spelled"),
      (#"[1]"#, "expected an object (Main)"),
    ]
    for (json, message) in table {
      let failure = try #require(throws: DocumentFailure.self, "\(json)") {
        let document = try document(json)
        _ = try mapping(Self.shapes, for: [document]).record(document)
      }
      #expect(failure.description.contains(message), "\(json): \(failure)")
    }
    for (json, message) in [
      (#"{"id": 1}"#, #""inner" is missing"#), (#"{"inner": {}, "id": null}"#, #""id" is missing"#),
      (#"{"inner": {}, "id": 1, "a": 1, "b": {}}"#, "oneof one holds one of them"),
    ] {
      let failure = try #require(throws: DocumentFailure.self) {
        try mapping(Self.old, for: [try document(json)])
      }
      #expect(failure.description.contains(message), "\(failure)")
    }
  }

  @Test("a failure knows the line that it is about")
  func lines() throws {
    let text = "[\n{},\n{\n  \"point\": {\n    \"x\": 1,\n    \"z\": 2\n  }\n}]"
    try Tool.withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("a.json").path
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      var documents = try ProtobufDocuments(try SchemaSet(protoText: Self.shapes))
      let failure = try #require(throws: DocumentFailure.self) {
        try DocumentFile(path: path, form: .elements).forEach {
          document throws(DocumentFailure) in
          try documents.observe(try JSONValue(reading: document.bytes))
        }
      }
      #expect(failure.line == 6)
      #expect(
        failure.description.hasPrefix("\(path):6: document 2: $.point: Point has no field"))
    }
  }

  @Test("the message is the one that no other uses, or is named")
  func roots() throws {
    let set = try SchemaSet(
      protoText: """
        syntax = "proto3"; package p;
        message A { B b = 1; A again = 2; message C { D d = 1; } } message B {} message D { A.C c = 1; }
        """)
    #expect(try ProtobufDocuments(set).schema.root.name == "A")
    #expect(try ProtobufDocuments(set, message: "p.A.C").schema.root.name == "A_C")
    let unknown = try #require(throws: SchemaFailure.self) {
      try ProtobufDocuments(set, message: "E")
    }
    #expect(unknown.message.contains("no message 'E'; there are A, A.C, B, D"))
    let two = try SchemaSet(protoText: "syntax = \"proto3\"; message A {} message B {}")
    let unclear = try #require(throws: SchemaFailure.self) { try ProtobufDocuments(two) }
    #expect(unclear.message.contains("not clear (A, B)"))
    let none = try SchemaSet(protoText: "syntax = \"proto3\"; enum E { ZERO = 0; }")
    let empty = try #require(throws: SchemaFailure.self) { try ProtobufDocuments(none) }
    #expect(empty.message.contains("has no message"))
  }

  @Test("A closed enum takes the numbers that have a name, and no others")
  func closedEnum() throws {
    let schema =
      "syntax = \"proto2\"; message Main { optional E e = 1; } enum E { A = 1; B = 3; }"
    let mapping = try mapping(schema, for: [])
    #expect(try mapping.record(document(#"{"e":3}"#))["e"] == .enumeration(EnumNumber(3)))
    #expect(throws: DocumentFailure.self) { try mapping.record(document(#"{"e":2}"#)) }
  }
}
