import SchemaLanguages
import TestSupport
import Testing

@Suite("Extensions, groups and closed enums")
struct ProtoExtensionTests {
  @Test(
    "An extension is a field of the message that it is declared for, known in JSON by its full name"
  )
  func extensions() throws {
    let set = try SchemaSet(
      protoText: """
        syntax = "proto2";
        package shop;
        message Order {
          optional int32 price = 1;
          oneof who { string name = 2; }
          extensions 100 to 199;
        }
        extend Order {
          // What else.
          optional string note = 102;
          optional int32 price = 101;
          repeated Order parts = 103 [deprecated = true];
        }
        message Scope {
          extend Order { optional bool note = 110; optional int32 who = 111; }
        }
        """)
    let order = try #require(set.record(named: "Order"))
    #expect(order.fields.map(\.number) == [1, 2, 101, 102, 103, 110, 111])
    #expect(
      order.fields.map(\.name) == [
        "price", "name", "shop_price", "note", "parts", "shop_Scope_note", "shop_Scope_who",
      ])
    #expect(
      order.fields.suffix(5).map(\.jsonName) == [
        "[shop.price]", "[shop.note]", "[shop.parts]", "[shop.Scope.note]", "[shop.Scope.who]",
      ])
    #expect(
      order.fields.suffix(5).map(\.cardinality) == [
        .optional, .optional, .repeated, .optional, .optional,
      ])
    #expect(order.fields.map(\.documentation)[3] == "What else.")
    #expect(set.rules(of: order).extensionRanges == [100...199])
  }

  @Test("Files extend messages of files that they import")
  func imported() throws {
    let files = [
      "base.proto": "syntax = \"proto2\"; package base; message B { extensions 5 to max; }",
      "more.proto": """
      syntax = "proto2"; package more; import "base.proto";
      extend base.B { optional X x = 5; optional group Pair = 6 { optional int32 a = 1; } }
      message X { extend .base.B { optional int32 y = 7; } }
      """,
    ]
    try Tool.withTemporaryFolder { folder in
      for (name, text) in files {
        try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
      }
      let base = try SchemaSet(protoFile: folder.path + "/base.proto")
      #expect(try #require(base.record(named: "B")).fields.isEmpty)
      let set = try SchemaSet(protoFile: folder.path + "/more.proto")
      let record = try #require(set.record(named: "B"))
      #expect(record.fields.map(\.jsonName) == ["[more.x]", "[more.pair]", "[more.X.y]"])
      #expect(record.fields.map(\.encoding) == [.varint, .delimited, .varint])
      // As one file, whose package is another one.
      let path = folder.path + "/one.proto"
      let conversion = try SchemaConversion(of: folder.path + "/more.proto", to: path)
      let lost = conversion.losses.filter { $0.kind == .jsonName }
      #expect(lost.isEmpty)
      try conversion.file.write()
      let again = try #require(try SchemaSet(protoFile: path).record(named: "B"))
      #expect(again.facts == record.facts)
    }
  }

  @Test("A group is a message and a field of it")
  func groups() throws {
    let set = try SchemaSet(
      protoText: """
        syntax = "proto2";
        message M {
          // Both.
          optional group SearchResult = 1 [deprecated = true] { required string url = 2; }
          oneof o { group Second = 3 {} }
        }
        """)
    let record = try #require(set.record(named: "M"))
    #expect(record.fields.map(\.name) == ["searchresult", "second"])
    #expect(record.fields.map(\.encoding) == [.delimited, .delimited])
    #expect(record.oneofs.map(\.fields) == [[3]])
    let result = try #require(set.record(named: "M.SearchResult"))
    #expect(result.documentation == "Both." && result.fields[0].isRequired)
    let printed = ProtoPrinter(set).text(of: set.files[0])
    let again = try SchemaSet(protoText: printed)
    #expect(again.record(named: "M")?.fields.map(\.name) == ["searchresult", "second"])
  }

  @Test("Enums of proto2 are closed, and Swift keeps what Protobuf says")
  func swift() throws {
    let text = """
      syntax = "proto2";
      enum E { A = 4; B = -1; }
      message M {
        required E e = 1;
        optional group G = 2 { required int32 a = 1; }
        repeated M m = 3;
        // One of these.
        oneof o { int32 i = 4; E f = 5; }
      }
      // With a comment.
      enum F { Z = 0; }
      """
    let set = try SchemaSet(protoText: text)
    #expect(try #require(set.enumeration(named: "E")).isClosed)
    try Tool.withTemporaryFolder { folder in
      let path = folder.path + "/m.proto"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let swift = try SchemaConversion(of: path, to: folder.path + "/m.swift")
      #expect(swift.losses.isEmpty, "\(swift.losses.report())")
      #expect(swift.file.contents.contains("isClosed: true"))
      #expect(swift.file.contents.contains("isRequired: true"))
      try swift.file.write()
      let back = try SchemaConversion(of: swift.file.path, to: folder.path + "/n.proto")
      #expect(back.losses.isEmpty, "\(back.losses.report())")
      try back.file.write()
      let again = try SchemaSet(protoFile: back.file.path)
      #expect(again.record(named: "M")?.facts == set.record(named: "M")?.facts)
      #expect(again.enumeration(named: "F")?.isClosed == true)
      #expect(again.files[0].syntax == .proto2)
    }
  }

  @Test("What Avro and XML Schema do not say of them is said to be lost")
  func losses() throws {
    try Tool.withTemporaryFolder { folder in
      let path = folder.path + "/m.proto"
      let text = """
        syntax = "proto2";
        import "google/protobuf/descriptor.proto";
        extend google.protobuf.FieldOptions { optional string note = 50000; }
        enum Closed { A = 0; }
        message M {
          option message_set_wire_format = true;
          extensions 4 to max;
        }
        message N {
          required int32 a = 1;
          optional group G = 2 { optional Closed e = 1; }
          extensions 5;
        }
        extend N { optional int32 x = 5; }
        """
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      for ending in ["avsc", "xsd"] {
        let conversion = try SchemaConversion(of: path, to: folder.path + "/m.\(ending)")
        let losses = Set(conversion.losses.map { "\($0.kind) \($0.subject) \($0.detail)" })
        let expected: Set = [
          "required N.a ", "delimiting N.g ", "messageSet M ", "jsonName N.x [x]",
          "extending FieldOptions [note]",
        ]
        #expect(expected.subtracting(losses).isEmpty, "\(losses)")
        #expect(!conversion.losses.contains { $0.kind == .openEnum })
      }
      let proto = try SchemaConversion(of: path, to: folder.path + "/n.proto")
      #expect(proto.losses.isEmpty, "\(proto.losses.report())")
      #expect(proto.file.contents.contains("extend .google.protobuf.FieldOptions {"))
    }
  }
}
