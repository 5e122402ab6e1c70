import Foundation
import NativeCodecs
import ProtobufCCodec
import SchemaLanguages
import TestSupport
import Testing

@Suite("Message sets of a .proto file") struct MessageSetTests {
  private static let text = """
    syntax = "proto2";
    package shop;
    message Set {
      option message_set_wire_format = true;
      extensions 4 to max;
    }
    message Line {
      extend Set { optional Line line = 15447542; }
      optional int32 count = 1;
      optional Set more = 2;
    }
    message Note { optional string text = 1; }
    extend Set { optional Note note = 2147483646; }
    """

  @Test(
    "protoc reads them as the codec does, and writes the same bytes",
    arguments: [
      #"[shop.note] { text: "a" } [shop.Line.line] { count: 7 }"#,
      "[shop.Line.line] { more { [shop.Line.line] { count: 1 more { [shop.note] {} } } } }", "",
    ])
  func protoc(text: String) throws {
    try Tool.withTemporaryFolder { folder in
      try Self.text.write(
        to: folder.appendingPathComponent("set.proto"), atomically: true, encoding: .utf8)
      let encoded = try Tool.run(
        "protoc", ["--encode=shop.Set", "--deterministic_output", "set.proto"],
        input: Data(text.utf8), in: folder)
      try #require(encoded.status == 0, "\(encoded.diagnostics)")
      let set = try SchemaSet(protoFile: folder.path + "/set.proto")
      let schema = try #require(set.record(named: "Set"))
      let codec = ProtobufCodec<DynamicRecord>(schema: schema)
      let record = try codec.decode([UInt8](encoded.output))
      #expect(record.unknownFields.isEmpty)
      #expect(try codec.encode(record) == [UInt8](encoded.output))
      let json = JSONCodec<DynamicRecord>(schema: schema)
      #expect(try json.decode(json.encode(record)) == record)
    }
  }

  /// Items of ``text``'s set in forms that no one writes, and what they are to Google's parser.
  @Test(
    "protoc takes odd items for what the codec does",
    arguments: [
      [0x0B, 0x1A, 3, 0x0A, 1, 0x78, 0x10, 0xFE, 0xFF, 0xFF, 0xFF, 7, 0x0C],
      [
        0x0B, 0x10, 0xFE, 0xFF, 0xFF, 0xFF, 7, 0x10, 5, 0x28, 5, 0x1A, 3, 0x0A, 1, 0x78, 0x1A, 3,
        0x0A, 1, 0x79, 0x0C,
      ],
      [0x0B, 0x1A, 0, 0x1A, 3, 0x0A, 1, 0x78, 0x10, 0xFE, 0xFF, 0xFF, 0xFF, 7, 0x0C],
    ] as [[UInt8]])
  func oddItems(input: [UInt8]) throws {
    try Tool.withTemporaryFolder { folder in
      try Self.text.write(
        to: folder.appendingPathComponent("set.proto"), atomically: true, encoding: .utf8)
      let decoded = try Tool.run(
        "protoc", ["--decode=shop.Set", "set.proto"], input: Data(input), in: folder)
      try #require(decoded.status == 0, "\(decoded.diagnostics)")
      let encoded = try Tool.run(
        "protoc", ["--encode=shop.Set", "set.proto"], input: decoded.output, in: folder)
      let set = try SchemaSet(protoFile: folder.path + "/set.proto")
      let codec = ProtobufCodec<DynamicRecord>(schema: try #require(set.record(named: "Set")))
      #expect(try codec.encode(codec.decode(input)) == [UInt8](encoded.output))
    }
  }

  @Test("protobuf-c says that it has no message sets")
  func library() throws {
    let set = try SchemaSet(protoText: Self.text)
    let schema = try #require(set.record(named: "Set"))
    let codec = ProtobufCCodec<DynamicRecord>(schema: schema)
    var record = DynamicRecord(schema: schema)
    #expect(try codec.decode(codec.encode(record)) == record)
    record["note"] = .record(DynamicRecord(schema: try #require(set.record(named: "Note"))))
    let writing = #expect(throws: EncodingFailure.self) { try codec.encode(record) }
    #expect("\(try #require(writing))".contains("protobuf-c does not write message sets"))
    let bytes = try ProtobufCodec<DynamicRecord>(schema: schema).encode(record)
    let reading = #expect(throws: DecodingFailure.self) { try codec.decode(bytes) }
    #expect("\(try #require(reading))".contains("protobuf-c does not read groups"))
  }
}
