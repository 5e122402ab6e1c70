import Documents
import Foundation
import NativeCodecs
import RecordModel
import SchemaLanguages
import TestSupport
import Testing

/// Google's own types in a user's `.proto`: Python's `json_format` must write the same bytes and read the same documents.
@Suite("Google's own types in JSON")
struct GoogleTypesTests {
  static let schema = """
    syntax = "proto3";
    import "google/protobuf/duration.proto";
    import "google/protobuf/empty.proto";
    import "google/protobuf/field_mask.proto";
    import "google/protobuf/struct.proto";
    import "google/protobuf/timestamp.proto";
    import "google/protobuf/wrappers.proto";
    message Main {
      google.protobuf.Timestamp at = 1;
      google.protobuf.Duration took = 2;
      google.protobuf.FieldMask mask = 3;
      google.protobuf.Struct settings = 4;
      google.protobuf.Value anything = 5;
      google.protobuf.ListValue list = 6;
      google.protobuf.Empty nothing = 7;
      google.protobuf.DoubleValue double = 8;
      google.protobuf.FloatValue float = 9;
      google.protobuf.Int64Value int64 = 10;
      google.protobuf.UInt64Value uint64 = 11;
      google.protobuf.Int32Value int32 = 12;
      google.protobuf.UInt32Value uint32 = 13;
      google.protobuf.BoolValue bool = 14;
      google.protobuf.StringValue string = 15;
      google.protobuf.BytesValue bytes = 16;
      repeated google.protobuf.Timestamp times = 17;
      repeated google.protobuf.Value values = 18;
      repeated google.protobuf.StringValue names = 19;
      map<string, google.protobuf.Timestamp> births = 20;
      map<string, google.protobuf.Value> extras = 21;
      map<int32, google.protobuf.Duration> laps = 22;
      oneof one {
        google.protobuf.Value any = 23;
        google.protobuf.Timestamp moment = 24;
        google.protobuf.Int32Value number = 25;
        google.protobuf.NullValue null = 26;
      }
    }
    """

  static let documents = [
    #"{"at":"2016-02-09T14:22:00Z"}"#,
    #"{"at":"1970-01-01T00:00:00Z","took":"0s"}"#,
    #"{"at":"0001-01-01T00:00:00Z","took":"-315576000000s"}"#,
    #"{"at":"9999-12-31T23:59:59.999999999Z","took":"315576000000s"}"#,
    #"{"at":"1969-12-31T23:59:59.5Z","took":"-0.5s"}"#,
    #"{"at":"2016-02-09T14:22:00.1+01:30","took":"3.000000001s"}"#,
    #"{"at":"2016-02-29T00:00:00.000001-23:59","took":"1.000001s"}"#,
    #"{"took":"-1.000000001s"}"#,
    #"{"mask":"displayName,address.zipCode,a1"}"#,
    #"{"mask":""}"#,
    #"{"settings":{}}"#,
    #"{"settings":{"a":null,"b":[1,"x",true,null,[],{}],"c":{"d":{"e":-1.5e300}},"é":""}}"#,
    #"{"anything":null}"#,
    #"{"anything":{"a":[{"b":null}]}}"#,
    #"{"anything":[]}"#,
    #"{"anything":0}"#,
    #"{"anything":"NULL_VALUE"}"#,
    #"{"anything":"2016-02-09T14:22:00Z"}"#,
    #"{"anything":false}"#,
    #"{"list":[null,1,[2,[3]],{"a":{}}]}"#,
    #"{"list":[]}"#,
    #"{"nothing":{}}"#,
    #"{"double":0,"float":0,"int64":"0","uint64":"0","int32":0,"uint32":0,"bool":false,"string":"","bytes":""}"#,
    #"{"double":1.5,"float":-2.25,"int64":"-9223372036854775808","uint64":"18446744073709551615","int32":-1,"uint32":4294967295,"bool":true,"string":"é","bytes":"AQI="}"#,
    #"{"double":"NaN","float":"-Infinity"}"#,
    #"{"at":null,"took":null,"mask":null,"settings":null,"list":null,"int32":null,"string":null,"nothing":null}"#,
    #"{"times":["2016-02-09T14:22:00Z","1970-01-01T00:00:00.123456789Z"]}"#,
    #"{"values":[null,1,"a",[null],{"x":null}]}"#,
    #"{"names":["a","","c"]}"#,
    #"{"births":{"ada":"1815-12-10T00:00:00Z","alan":"1912-06-23T00:00:00Z"}}"#,
    #"{"extras":{"a":null,"b":1,"c":[1],"d":{"e":"f"}}}"#,
    #"{"laps":{"1":"1.5s","2":"0s"}}"#,
    #"{"any":null}"#,
    #"{"any":{"a":1}}"#,
    #"{"moment":"2016-02-09T14:22:00Z"}"#,
    #"{"number":0}"#,
    #"{"null":null}"#,
  ]

  private static let witness = """
    import json, sys
    from google.protobuf import descriptor_pb2, descriptor_pool, json_format
    from google.protobuf import duration_pb2, empty_pb2, field_mask_pb2, struct_pb2, timestamp_pb2, wrappers_pb2
    from google.protobuf.message_factory import MessageFactory
    files = descriptor_pb2.FileDescriptorSet.FromString(open("set", "rb").read())
    pool = descriptor_pool.Default()
    for file in files.file: pool.Add(file)
    Main = MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName("Main"))
    for line in sys.stdin:
        text, written = line.rstrip("\\n").split("\\t")
        try:
            message = json_format.Parse(text, Main())
            again = json_format.Parse(written, Main())
            both = [m.SerializeToString(deterministic=True).hex() for m in (message, again)]
            print(both[0], both[0] == both[1])
        except Exception as error:
            print("refused", str(error).replace("\\n", " "))
    """

  private func mapping(_ document: JSONValue) throws -> DocumentMapping {
    var observed = try ProtobufDocuments(try SchemaSet(protoText: Self.schema))
    try observed.observe(document)
    return DocumentMapping(observed.schema)
  }

  private func document(_ text: String) throws -> JSONValue {
    try JSONValue(reading: Array(text.utf8))
  }

  /// What Python says of documents, each with what was written of it.
  private func witness(_ lines: [String]) throws -> [String] {
    try Tool.withTemporaryFolder { folder in
      try Data(Self.schema.utf8).write(to: folder.appendingPathComponent("schema.proto"))
      try Data(Self.witness.utf8).write(to: folder.appendingPathComponent("witness.py"))
      let compiled = try Tool.run(
        "protoc", ["--descriptor_set_out=set", "schema.proto"], input: Data(), in: folder)
      #expect(compiled.status == 0, "\(compiled.diagnostics)")
      let said = try Tool.run(
        "/usr/bin/python3", ["witness.py"], input: Data(lines.map { $0 + "\n" }.joined().utf8),
        in: folder)
      #expect(said.status == 0, "\(said.diagnostics)")
      return String(decoding: said.output, as: UTF8.self).split(separator: "\n").map(String.init)
    }
  }

  @Test("Python writes the same bytes and reads what is written back")
  func python() throws {
    var lines: [String] = []
    var expected: [String] = []
    for text in Self.documents {
      let document = try document(text)
      let mapping = try mapping(document)
      let record = try mapping.record(document)
      let codec = ProtobufCodec<DynamicRecord>(schema: mapping.schema.root)
      let bytes = try codec.encode(record)
      let decoded = try codec.decode(bytes)
      #expect(decoded == record, "\(text)")
      let written = try mapping.document(decoded)
      #expect(try mapping.record(written) == record, "\(text): \(written.compactText)")
      lines.append("\(text)\t\(written.compactText)")
      expected.append(
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + " True")
    }
    let said = try witness(lines)
    #expect(said.count == expected.count)
    for (text, (said, expected)) in zip(Self.documents, zip(said, expected)) {
      #expect(said == expected, "\(text)")
    }
  }

  @Test(
    "what is written is canonical",
    arguments: [
      (#"{"at":"2016-02-09T14:22:00.1+01:30"}"#, #"{"at":"2016-02-09T12:52:00.100Z"}"#),
      (#"{"at":"2016-02-09T14:22:00.0001Z"}"#, #"{"at":"2016-02-09T14:22:00.000100Z"}"#),
      (#"{"at":"2016-02-09T14:22:00.000000000Z"}"#, #"{"at":"2016-02-09T14:22:00Z"}"#),
      (#"{"took":"-0.5s"}"#, #"{"took":"-0.500s"}"#),
      (#"{"took":"00001.0s"}"#, #"{"took":"1s"}"#),
      (#"{"mask":"aB,c.dE"}"#, #"{"mask":"aB,c.dE"}"#),
      (#"{"any":null,"anything":null}"#, #"{"anything":null,"any":null}"#),
      (#"{"settings":{"b":null,"a":[{}]}}"#, #"{"settings":{"a":[{}],"b":null}}"#),
    ])
  func canonical(_ text: String, _ expected: String) throws {
    let document = try document(text)
    let mapping = try mapping(document)
    guard case .object(let members) = try mapping.document(try mapping.record(document)) else {
      return #expect(Bool(false))
    }
    // Repeated fields and maps are always there.
    let written = members.filter { !["[]", "{}"].contains($0.value.compactText) }
    #expect(JSONValue.object(written).compactText == expected)
  }

  /// What JSON must not hold, and a part of the message.
  static let mistakes: [(String, String)] = [
    (#"{"at":"2016-02-30T00:00:00Z"}"#, "$.at: expected a time with Z or an offset"),
    (#"{"at":"2016-02-09T14:22:00"}"#, "$.at: expected a time"),
    (#"{"at":"2016-02-09T14:22:00.1234567890Z"}"#, "$.at: expected a time"),
    (#"{"at":"0000-12-31T23:59:59Z"}"#, "of the years 1 to 9999"),
    (#"{"at":5}"#, "$.at: expected a time with Z or an offset such as"),
    (#"{"took":"315576000001s"}"#, "$.took: expected a duration of up to 315,576,000,000 s"),
    (#"{"took":"99999999999999999999999999s"}"#, "$.took: expected a duration"),
    (#"{"took":"1"}"#, "$.took: expected a duration"),
    (#"{"took":"s"}"#, "$.took: expected a duration"),
    (#"{"took":"--1s"}"#, "$.took: expected a duration"),
    (#"{"mask":"a_b"}"#, "$.mask: expected the paths to fields"),
    (#"{"settings":[]}"#, "$.settings: expected an object"),
    (#"{"list":{}}"#, "$.list: expected an array"),
    (#"{"int32":2147483648}"#, "$.int32: expected a whole number of 32 bits"),
    (#"{"int32":{"value":1}}"#, "$.int32: expected a whole number of 32 bits"),
    (#"{"nothing":{"a":1}}"#, "$.nothing: "),
    (#"{"names":["a",null]}"#, "$.names[1]: expected text, found null"),
    (#"{"times":[null]}"#, "$.times[0]: expected a time"),
    (#"{"births":{"a":"x"}}"#, "$.births.a: expected a time"),
  ]

  /// What Python lets pass: it checks no range behind an offset, rounds, and lets the last of a oneof win.
  static let lapses: [(String, String)] = [
    (#"{"at":"2016-02-09T14:22:00.Z"}"#, "$.at: expected a time"),
    (#"{"at":"0001-01-01T00:00:00+00:01"}"#, "of the years 1 to 9999"),
    (#"{"at":"9999-12-31T23:59:59-00:01"}"#, "of the years 1 to 9999"),
    (#"{"took":"1.1234567891s"}"#, "$.took: expected a duration"),
    (#"{"anything":1e400}"#, "$.anything: "),
    (#"{"any":null,"number":1}"#, "the oneof one holds one of them"),
  ]

  @Test("Python refuses the same")
  func refusedByPython() throws {
    let texts = Self.mistakes.map(\.0)
    for (text, said) in zip(texts, try witness(texts.map { "\($0)\t{}" })) {
      #expect(said.hasPrefix("refused"), "\(text): \(said)")
    }
  }

  @Test("what does not fit is refused with its place", arguments: mistakes + lapses)
  func refused(_ text: String, _ message: String) throws {
    let failure = try #require(throws: DocumentFailure.self) {
      let document = try document(text)
      _ = try mapping(document).record(document)
    }
    #expect(failure.description.contains(message), "\(failure)")
  }

  @Test("an entry without a value has the type's zero")
  func entryWithoutValue() throws {
    let mapping = try mapping(.object([]))
    let codec = ProtobufCodec<DynamicRecord>(schema: mapping.schema.root)
    // laps { key: 1 }
    let record = try codec.decode([0xB2, 1, 2, 0x08, 1])
    #expect(try mapping.document(record).compactText.contains(#""laps":{"1":"0s"}"#))
  }

  @Test("a document may be one of the types")
  func root() throws {
    let set = try SchemaSet(protoText: Self.schema)
    for (message, text) in [
      ("Struct", #"{"a":[1,null]}"#), ("google.protobuf.Value", "null"),
      ("Timestamp", #""1970-01-01T00:00:00Z""#),
      ("ListValue", "[1,[null]]"), ("Int32Value", "5"), ("FieldMask", #""a,bC""#), ("Empty", "{}"),
    ] {
      var observed = try ProtobufDocuments(set, message: message)
      let document = try document(text)
      try observed.observe(document)
      let mapping = DocumentMapping(observed.schema)
      #expect(try mapping.document(try mapping.record(document)).compactText == text)
    }
  }

  @Test("bytes that JSON has no form for are refused with their place")
  func unwritable() throws {
    let mapping = try mapping(.object([]))
    let codec = ProtobufCodec<DynamicRecord>(schema: mapping.schema.root)
    let table: [([UInt8], String)] = [
      // at { nanos: -1 }
      ([0x0A, 11, 0x10, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1], "$.at: expected a time"),
      // took { seconds: 1 nanos: -1 }
      (
        [0x12, 13, 0x08, 1, 0x10, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1],
        "$.took: expected a duration"
      ),
      // mask { paths: "aB" }
      ([0x1A, 4, 0x0A, 2, 0x61, 0x42], "$.mask: expected the paths"),
      // anything { number_value: nan }
      ([0x2A, 9, 0x11, 0, 0, 0, 0, 0, 0, 0xF8, 0x7F], "$.anything: expected a number"),
    ]
    for (bytes, message) in table {
      let record = try codec.decode(bytes)
      let failure = try #require(throws: DocumentFailure.self) { try mapping.document(record) }
      #expect(failure.description.contains(message), "\(failure)")
    }
  }
}
