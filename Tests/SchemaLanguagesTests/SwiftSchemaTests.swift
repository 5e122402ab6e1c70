import Foundation
import SchemaLanguages
import TestSupport
import Testing

/// Schemas in Swift files, read back from what was written.
@Suite("Schemas in Swift")
struct SwiftSchemaTests {
  /// Converts a text step by step, each file's name giving its language, and returns the last conversion.
  private func convert(_ text: String, _ steps: String...) throws -> SchemaConversion {
    try Tool.withTemporaryFolder { folder in
      var paths = steps.map { folder.appendingPathComponent($0).path }
      var source = paths.removeFirst()
      try Data(text.utf8).write(to: URL(fileURLWithPath: source))
      var last: SchemaConversion?
      for target in paths {
        let conversion = try SchemaConversion(of: source, to: target)
        try conversion.file.write()
        (source, last) = (target, conversion)
      }
      return try #require(last)
    }
  }

  /// Expects of a `.proto` that Swift made of it, with what it imports, says the same but for its package.
  private func expectSameProto(_ path: String) throws {
    try Tool.withTemporaryFolder { folder in
      let swift = folder.appendingPathComponent("a.swift").path
      let there = try SchemaConversion(of: path, to: swift)
      #expect(
        there.losses.allSatisfy { $0.kind == .package || $0.kind == .swiftName },
        "\(there.losses.report())")
      try there.file.write()
      let back = try SchemaConversion(of: swift, to: folder.appendingPathComponent("b.proto").path)
      #expect(back.losses.isEmpty, "\(back.losses.report())")
      let direct = try SchemaConversion(of: path, to: "direct.proto").file.contents
      // Swift has no packages; that was listed.
      let package = try Regex("\npackage .*;\n")
      #expect(back.file.contents == direct.replacing(package, with: ""), "\(path)")
      let again = try SchemaConversion(of: swift, to: folder.appendingPathComponent("c.swift").path)
      let lines = { (text: String) in text.split(separator: "\n").dropFirst() }
      #expect(lines(again.file.contents) == lines(there.file.contents), "\(path)")
    }
  }

  @Test("The checked-in schemas come back as the same .proto but for the package")
  func checkedIn() throws {
    var count = 0
    for folder in ["Schemas", "Tests/SampleSchemas"] {
      let url = Tool.packageRoot.appendingPathComponent(folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: url.path)
      // Swift has no defaults of proto2, nor places of extensions.
      where name.hasSuffix(".proto") && name != "clashes.proto" {
        try expectSameProto(url.appendingPathComponent(name).path)
        count += 1
      }
    }
    #expect(count == 13)
  }

  @Test("200 random schemas come back as they were")
  func randomSchemas() throws {
    try Tool.withTemporaryFolder { folder in
      let url = folder.appendingPathComponent("a.swift")
      for seed in UInt64(1)...200 {
        var random = RandomSchema(seed: seed)
        let schema = random.next()
        let text = try SchemaLanguage.swift.text(of: schema, origin: "Made here.")
        try Data(text.utf8).write(to: url)
        let swift = try SchemaConversion(of: url.path, to: "b.swift").file.contents
        let body = { (text: String) in text.split(separator: "\n").dropFirst() }
        #expect(body(swift) == body(text), "seed \(seed)")
        let proto = try SchemaConversion(of: url.path, to: "b.proto").file.contents
        let expected = try SchemaLanguage.proto.text(of: schema, origin: "")
        #expect(proto == expected, "seed \(seed)")
      }
    }
  }

  private static let rich = #"""
    // What it is about.
    //
    // Two paragraphs.
    syntax = "proto3";
    // "Quoted", a \ backslash, three """ and é 😀; \n is no line's end.
    message Order {
      sint32 a = 1;
      repeated sfixed64 b = 2 [packed = false];
      repeated string c = 3 [json_name = "c\"\\\001😀"];
      map<string, Line> d = 4;
      map<string, Level> e = 5;
      optional fixed32 f = 6;
      Order next = 7;
      repeated Level g = 8;
      // First line,
      //
      //   then "another" that goes on and on until it does not fit on one line of a hundred characters at all.
      bytes h = 536870911 [json_name = "h_h"];
      message Line { Order order = 1; Level level = 2; enum Level { NONE = 0; } Line line = 3; }
      enum Level { option allow_alias = true; LOW = 0; SAME = 0; MIN = -2147483648; /* "m" */ MAX = 2147483647; }
    }
    message Order_Other { Level level = 1; }
    enum Level { TOP = 0; }
    """#

  @Test("A name that is longer than a line comes back")
  func longNames() throws {
    let name = "b" + String(repeating: "p", count: 150)
    for documentation in ["", "// What it holds.\n"] {
      let proto =
        "syntax = \"proto3\";\n\nmessage A {\n  \(documentation)repeated string \(name) = 1;\n}\n"
      let back = try convert(proto, "a.proto", "a.swift", "b.swift", "b.proto")
      let direct = try convert(proto, "a.proto", "b.proto")
      #expect(back.file.contents == direct.file.contents.replacing("a.proto", with: "b.swift"))
    }
  }

  @Test("Everything that a .proto says of its fields comes back, with what is nested where it was")
  func everything() throws {
    let direct = try convert(Self.rich, "in.proto", "direct.proto").file.contents
    let back = try convert(Self.rich, "in.proto", "a.swift", "b.proto")
    #expect(back.file.contents == direct)
    #expect(back.losses.isEmpty, "\(back.losses.report())")
  }

  @Test("Defaults come back, and are lost where a language has none")
  func defaults() throws {
    let fields = [
      #"["boolean", true]"#, #"["int", -2147483648]"#, #"["long", 9223372036854775807]"#,
      #"["float", 1e-05]"#, #"["double", -5e-324]"#, #"["string", "a \"b\" \\ \u0001 é"]"#,
    ]
    let members = fields.enumerated().map { index, field in
      let parts = field.dropFirst().dropLast().split(separator: ", ", maxSplits: 1)
      return #"{"name": "f\#(index)", "type": \#(parts[0]), "default": \#(parts[1])}"#
    }
    let avro = """
      {"type": "record", "name": "A", "fields": [\(members.joined(separator: ", ")),
        {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["X", "Y"]}, "default": "Y"}]}
      """
    let direct = try convert(avro, "in.avsc", "direct.avsc").file.contents
    let back = try convert(avro, "in.avsc", "a.swift", "b.avsc")
    #expect(back.file.contents == direct)
    let proto = try convert(avro, "in.avsc", "a.swift", "b.proto")
    #expect(proto.losses.map(\.kind) == Array(repeating: .defaultValue, count: 7))
    let bytes = #"RecordSchema("A", [FieldSchema(1, "b", .bytes, default: .bytes([0, 255]))])"#
    #expect(
      try convert(bytes, "in.swift", "out.swift").file.contents.contains(".bytes([0, 255])"))
  }

  @Test("What Google's types, maps with keys of their own and null stand for comes back")
  func meanings() throws {
    let text = """
      syntax = "proto3";
      import "google/protobuf/duration.proto";
      import "google/protobuf/field_mask.proto";
      import "google/protobuf/struct.proto";
      import "google/protobuf/timestamp.proto";
      import "google/protobuf/wrappers.proto";
      message A {
        google.protobuf.Timestamp at = 1;
        google.protobuf.Duration took = 2;
        google.protobuf.FieldMask mask = 3;
        google.protobuf.Struct object = 4;
        google.protobuf.Int32Value number = 5;
        google.protobuf.NullValue null = 6;
        map<int64, string> names = 7;
      }
      """
    try Tool.withTemporaryFolder { folder in
      let paths = ["a.proto", "a.swift"].map { folder.appendingPathComponent($0).path }
      try Data(text.utf8).write(to: URL(fileURLWithPath: paths[0]))
      try SchemaConversion(of: paths[0], to: paths[1]).file.write()
      let swift = try String(contentsOfFile: paths[1], encoding: .utf8)
      let set = try SchemaConversion(of: paths[1], to: "b.swift")
      #expect(
        set.file.contents.split(separator: "\n").dropFirst()
          == swift.split(separator: "\n").dropFirst())
      for (name, meaning) in [
        ("Timestamp", "timestamp"), ("Duration", "duration"), ("FieldMask", "fieldMask"),
        ("Struct", "object"), ("Value", "value"), ("ListValue", "list"), ("Int32Value", "wrapper"),
      ] {
        let schema = try #require(
          swift.components(separatedBy: "RecordSchema(").first {
            $0.contains("    \"\(name)\",")
          })
        #expect(schema.contains("meaning: .\(meaning)"), "\(name)")
      }
      #expect(swift.contains("isNull: true"))
      #expect(swift.contains("FieldSchema(7, \"names\", .string, .map, keys: .int64)"))
    }
  }

  @Test("Code, comments and text around the literals are passed over")
  func surroundings() throws {
    let text = #"""
      /* RecordSchema( /* " */ } */
      import RecordModel
      let text = "RecordSchema(\"A\" }" // {
      let range = 0..<0x1F
      struct Point: Record {
        func f() { if x < 1.5e-3 { return .enum } }
        static let schema: RecordSchema = RecordSchema(
          "Point",
          [FieldSchema(1, "x", .double,), FieldSchema(2, "kind", .enumeration(Kind.schema)),],
          documentation: """
            One \
            line, "quoted".
            """)
        enum Kind { static let schema = EnumSchema("Kind", [.init("A", 0)]) }
      }
      """#
    let proto = try convert(text, "in.swift", "out.proto").file.contents
    #expect(
      proto == """
        syntax = "proto3";

        enum Kind {
          A = 0;
        }

        // One line, "quoted".
        message Point {
          double x = 1;
          Kind kind = 2;
        }

        """)
  }

  private static let refusals: [(text: String, message: String)] = [
    ("struct A {}", ":1:1: there is no RecordSchema"),
    ("\n RecordSchema(A)", ":2:15: expected the record's name, found 'A'"),
    (#"RecordSchema("A", [FieldSchema(1, "b", .int32)"#, "expected ',', found the end of the file"),
    (#"RecordSchema("A", [Field(1, "b", .int32)])"#, ":1:20: a record's field is written"),
    (#"RecordSchema("A", [FieldSchema(0, "b", .int32)])"#, ":1:20: 0 is not a field number"),
    (#"RecordSchema("A", [FieldSchema(19000, "b", .int32)])"#, "belong to Protobuf"),
    (#"RecordSchema("A", [FieldSchema(536870912, "b", .int32)])"#, "is not a field number"),
    (#"RecordSchema("A", [FieldSchema(-1, "b", .int32)])"#, ":1:32: -1 is no integer from 0"),
    (#"RecordSchema("A", [FieldSchema(99999999999999999999, "b", .int32)])"#, "is no integer"),
    (
      #"RecordSchema("A", [FieldSchema(1, "b", .int32), FieldSchema(1, "c", .int32)])"#,
      ":1:49: the field number 1 is taken by 'b'"
    ),
    (
      #"RecordSchema("A", [FieldSchema(1, "b", .int32), FieldSchema(2, "b", .int32)])"#,
      "the field 'b' is defined twice"
    ),
    (
      #"RecordSchema("A", [FieldSchema(1, "b", .int32), FieldSchema(2, "c", .int32, jsonName: "b")])"#,
      "the name in JSON 'b' is defined twice"
    ),
    (#"RecordSchema("A", []); EnumSchema("A", [.init("X", 0)])"#, "the type 'A' is defined twice"),
    (#"RecordSchema("", [])"#, "'' is no name of letters"),
    (#"RecordSchema("A b", [])"#, "'A b' is no name of letters"),
    (#"RecordSchema("A", [FieldSchema(1, "1b", .int32)])"#, "'1b' is no name"),
    (
      #"struct S { let a = RecordSchema("A", []); let b = RecordSchema("B", []) }"#,
      "'S' has two schemas"
    ),
    (#"RecordSchema("A", [FieldSchema(1, "b", .integer)])"#, ":1:40: there is no type 'integer'"),
    (#"RecordSchema("A", [FieldSchema(1, "b", .record(B.schema))])"#, "there is no record 'B'"),
    (#"RecordSchema("A", [FieldSchema(1, "b", .record(B))])"#, "by its schema: Name.schema"),
    (
      #"struct S { let a = RecordSchema("A", [FieldSchema(1, "b", .enumeration(S.schema))]) }"#,
      "there is no enum 'S'"
    ),
    (#"RecordSchema("A", [FieldSchema(1, "b", .int32, .many)])"#, "there is no cardinality 'many'"),
    (#"RecordSchema("A", [FieldSchema(1, "b", .uint32, as: .zigzag)])"#, "no uint32 is written as"),
    (#"RecordSchema("A", [FieldSchema(1, "b", .string, .repeated, isPacked: true)])"#, "be packed"),
    (#"RecordSchema("A", [FieldSchema(1, "b", .int32, size: 1)])"#, "there is no argument 'size'"),
    (#"RecordSchema("A", [], documentation: "a", documentation: "b")"#, "is given twice"),
    (
      #"RecordSchema("A", [FieldSchema(1, "b", .int32)], oneofs: [OneofSchema("o", [1])])"#,
      ":1:59: 1 is no .optional field that is in the oneof 'o' only"
    ),
    (
      #"RecordSchema("A", [FieldSchema(1, "b", .int32, .optional)], oneofs: [OneofSchema("o", [1, 1])])"#,
      "1 is no .optional field that is in the oneof 'o' only"
    ),
    (
      #"RecordSchema("A", [FieldSchema(1, "b", .int32, .optional)], oneofs: [OneofSchema("b", [1])])"#,
      "the field 'b' is defined twice"
    ),
    (#"RecordSchema("A", [], oneofs: [OneofSchema("o", [])])"#, "the oneof 'o' has no fields"),
    (#"RecordSchema("A", [], oneofs: [Oneof("o", [])])"#, "a record's oneof is written"),
    (#"RecordSchema("A", [], meaning: .timestamp)"#, "does not have the fields of the meaning"),
    (
      #"RecordSchema("A", [], meaning: .clock)"#, "there is no meaning 'clock'; give one of fields,"
    ),
    (#"EnumSchema("E", [.init("X", 0)], isNull: 1)"#, "expected true or false"),
    (#"RecordSchema("A", [], documentation: "\u{7}")"#, "has no control characters"),
    ("// a\n//\n// \u{7}\nRecordSchema(\"A\", [])", ":1:1: documentation has no control"),
    (#"RecordSchema("A", [FieldSchema(1, "b", .int32, default: .int64(1))])"#, "is no int32"),
    (
      #"RecordSchema("A", [FieldSchema(1, "b", .int32, default: .int32(2147483648))])"#,
      ":1:57: 2147483648 does not fit int32"
    ),
    (#"RecordSchema("A", [FieldSchema(1, "b", .double, default: .double(1e999))])"#, "not fit"),
    (#"RecordSchema("A", [FieldSchema(1, "b", .bytes, default: .bytes([256]))])"#, "from 0 to 255"),
    (
      #"RecordSchema("A", [FieldSchema(1, "b", .int32, .map, default: .int32(1))])"#,
      "only a single"
    ),
    (#"EnumSchema("E", [])"#, "the enum 'E' has no values"),
    (#"EnumSchema("E", [.init("X", 2147483648)])"#, "is no integer from -2147483648"),
    (#"EnumSchema("E", [.init("X", 0), .init("X", 1)])"#, "the value 'X' is defined twice"),
    (
      #"enum E { let s = EnumSchema("E", [.init("X", 0)]) }; "#
        + #"RecordSchema("A", [FieldSchema(1, "b", .enumeration(E.schema), default: .enumeration(EnumNumber(5)))])"#,
      "the default 5 is no number of 'E'"
    ),
    (
      #"enum E { let s = EnumSchema("E", [.init("X", 1)]) }; "#
        + #"RecordSchema("A", [FieldSchema(1, "b", .enumeration(E.schema))])"#,
      "does not begin with 0"
    ),
    (
      #"struct S { let a = RecordSchema("A", [FieldSchema(1, "b", .record(S.schema))]) }"#,
      "holds itself without end: A → A"
    ),
    (#"RecordSchema("A\(b)", [])"#, "a value is put into this string"),
    (#"RecordSchema("A\q", [])"#, #"there is no escape \q"#),
    (#"RecordSchema("A\u{D800}", [])"#, "the number of a Unicode scalar"),
    ("RecordSchema(\"A", ":1:14: this string has no end"),
    ("RecordSchema(\"\"\"A\"\"\", [])", "marks on lines of their own"),
    ("RecordSchema(\"\"\"\n  A\n   \"\"\", [])", "line 1 of this string is less indented"),
    ("\n/* /* */", ":2:1: this comment has no end"),
    ("}", ":1:1: this brace closes nothing"),
    ("struct A {", ":1:11: a brace has no end"),
    (String(repeating: "{", count: 100_000), ":1:65: braces are nested deeper than 64"),
    ("struct A" + String(repeating: ".A", count: 100_000) + "{}", "types are nested deeper"),
    (#"RecordSchema("# + String(repeating: "[", count: 100_000), "expected the record's name"),
  ]

  @Test("What is malformed, undefined, double or out of range is refused with its place")
  func refusal() throws {
    for (text, message) in Self.refusals {
      let failure = try #require(throws: SchemaFailure.self, "\(text.prefix(200))") {
        try convert(text, "in.swift", "out.proto")
      }
      #expect(failure.description.contains(message), "\(failure)")
    }
  }
}
