import SchemaLanguages
import TestSupport
import Testing

@Suite("Message sets") struct ProtoMessageSetTests {
  private static let text = """
    syntax = "proto2";
    message Set {
      option message_set_wire_format = true;
      extensions 4 to max;
    }
    message Empty {
      extensions 10 to 20, 2147483646;
      option message_set_wire_format = true;
    }
    message Note {
      extend Set { optional Note note = 2147483646; }
      optional string text = 1;
    }
    extend Set { optional Note more = 15447542; }
    """

  @Test("The extensions of a message set are its items, with more numbers than fields have")
  func reading() throws {
    let set = try SchemaSet(protoText: Self.text)
    let schema = try #require(set.record(named: "Set"))
    #expect(schema.isMessageSet)
    #expect(schema.fields.map(\.number) == [15_447_542, 2_147_483_646])
    #expect(schema.fields.map(\.jsonName) == ["[more]", "[Note.note]"])
    #expect(schema.fields.allSatisfy { $0.encoding == .item && $0.cardinality == .optional })
    #expect(set.rules(of: schema).extensionRanges == [4...2_147_483_646])
    let empty = try #require(set.record(named: "Empty"))
    #expect(set.rules(of: empty).isMessageSet && empty.fields.isEmpty)
  }

  @Test("Printed and read again they are the same, by way of Swift too")
  func printing() throws {
    let set = try SchemaSet(protoText: Self.text)
    let printed = ProtoPrinter(set).text(of: set.files[0])
    let again = try SchemaSet(protoText: printed)
    #expect(ProtoPrinter(again).text(of: again.files[0]) == printed)
    for name in ["Set", "Empty", "Note"] {
      #expect(again.record(named: name)?.facts == set.record(named: name)?.facts)
    }
    #expect(printed.contains("option message_set_wire_format = true;"))
    #expect(printed.contains("extensions 4 to max;"))
    #expect(printed.contains("extensions 2147483646;") || printed.contains("2147483646 to max"))
    try Tool.withTemporaryFolder { folder in
      let path = folder.path + "/set.proto"
      try Self.text.write(toFile: path, atomically: true, encoding: .utf8)
      let swift = try SchemaConversion(of: path, to: folder.path + "/set.swift")
      // A message set without extensions has nothing in Swift that says so.
      #expect(swift.losses.map { "\($0.kind) \($0.subject)" } == ["messageSet Empty"])
      #expect(swift.file.contents.contains("switch try decoder.nextItem() {"))
      try swift.file.write()
      let back = try SchemaConversion(of: swift.file.path, to: folder.path + "/back.proto")
      try back.file.write()
      let read = try SchemaSet(protoFile: back.file.path)
      #expect(read.record(named: "Set")?.isMessageSet == true)
      #expect(read.record(named: "Set")?.fields.map(\.number) == [15_447_542, 2_147_483_646])
    }
  }

  @Test(
    "What protoc refuses of message sets is refused",
    arguments: [
      (
        "proto2", "message S { option message_set_wire_format = true; optional int32 a = 1; }",
        "no fields"
      ),
      ("proto2", "message S { extensions 4 to 2147483646; }", "only numbers from 1 to 536870911"),
      (
        "proto2",
        "message S { option message_set_wire_format = true; extensions 4 to 2147483647; }",
        "2147483646"
      ),
      ("proto2", "message S { extensions 0; }", "only numbers from 1"),
      (
        "proto2",
        "message S { option message_set_wire_format = true; extensions 4 to max; } extend S { optional int32 a = 5; }",
        "a single message"
      ),
      (
        "proto2",
        "message S { option message_set_wire_format = true; extensions 4 to max; } extend S { repeated S a = 5; }",
        "a single message"
      ),
      (
        "proto2",
        "message S { option message_set_wire_format = true; extensions 4 to max; } extend S { optional group A = 5 {} }",
        "a single message"
      ),
      ("proto3", "message S { option message_set_wire_format = true; }", "proto2"),
    ])
  func failures(syntax: String, text: String, message: String) throws {
    let text = "syntax = \"\(syntax)\"; \(text)"
    let failure = #expect(throws: SchemaFailure.self) { try SchemaSet(protoText: text) }
    #expect("\(try #require(failure))".contains(message), "\(String(describing: failure))")
    try Tool.withTemporaryFolder { folder in
      try text.write(toFile: folder.path + "/s.proto", atomically: true, encoding: .utf8)
      let outcome = try Tool.run("protoc", ["-o", "/dev/null", "s.proto"], in: folder)
      #expect(outcome.status != 0)
    }
  }
}
