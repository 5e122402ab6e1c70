import RecordModel
import SchemaLanguages
import Testing

@Suite("Reading .proto")
struct ProtoReadingTests {
  private func record(_ body: String, _ name: String = "M") throws -> RecordSchema {
    let set = try SchemaSet(protoText: "syntax = \"proto3\";\n" + body)
    return try #require(set.record(named: name))
  }

  @Test("every scalar type has its kind and its encoding")
  func scalars() throws {
    let types: [(String, ValueKind, FieldEncoding)] = [
      ("int32", .int32, .varint), ("int64", .int64, .varint), ("uint32", .uint32, .varint),
      ("uint64", .uint64, .varint), ("sint32", .int32, .zigzag), ("sint64", .int64, .zigzag),
      ("fixed32", .uint32, .fixed), ("fixed64", .uint64, .fixed), ("sfixed32", .int32, .fixed),
      ("sfixed64", .int64, .fixed), ("float", .float, .varint), ("double", .double, .varint),
      ("bool", .bool, .varint), ("string", .string, .varint), ("bytes", .bytes, .varint),
    ]
    let fields = types.enumerated().map { "\($1.0) f\($0) = \($0 + 1);" }.joined()
    let schema = try record("message M { \(fields) }")
    #expect(schema.fields.count == types.count)
    for (field, type) in zip(schema.fields, types) {
      #expect(field.type.kind == type.1 && field.encoding == type.2, "\(type.0)")
      #expect(field.cardinality == .implicit)
    }
  }

  @Test("labels, maps and messages have their cardinality")
  func cardinalities() throws {
    let schema = try record(
      """
      message M {
        int32 a = 1; optional int32 b = 2; repeated int32 c = 3; map<string, N> d = 4;
        N e = 5; optional N f = 6; repeated N g = 7; E h = 8;
      }
      message N {} enum E { ZERO = 0; }
      """)
    #expect(
      schema.fields.map(\.cardinality) == [
        .implicit, .optional, .repeated, .map, .optional, .optional, .repeated, .implicit,
      ])
  }

  @Test("options say how a field is packed and what JSON calls it")
  func options() throws {
    let schema = try record(
      """
      message M {
        repeated int32 a = 1; repeated int32 b = 2 [packed = false];
        repeated bool c = 3 [packed = true, json_name = "see" "\\x21\\u00e9"];
        string d_e = 4 [deprecated = true]; // Old.
        repeated string e = 5;
      }
      """)
    #expect(schema.fields.map(\.isPacked) == [true, false, true, false, false])
    #expect(schema.fields.map(\.jsonName) == ["a", "b", "see!é", "dE", "e"])
    #expect(schema.fields[3].documentation == "Old.\nDeprecated.")
  }

  @Test("names are looked up from the inside outwards")
  func scopes() throws {
    let body = """
      package a.b;
      message Outer {
        message Inner { int32 of_outer = 1; }
        message Middle {
          message Inner { int32 of_middle = 1; Outer outer = 2; }
          Inner one = 1; .a.b.Inner two = 2; Outer.Inner three = 3; b.Inner four = 4;
        }
        Inner one = 1;
        Middle.Inner two = 2;
      }
      message Inner { int32 of_file = 1; }
      """
    func targets(_ name: String) throws -> [String] {
      try record(body, name).fields.compactMap { field in
        if case .record(let reference) = field.type { reference.schema.name } else { nil }
      }
    }
    #expect(
      try targets("Outer.Middle") == ["Outer_Middle_Inner", "Inner", "Outer_Inner", "Inner"])
    #expect(try targets("a.b.Outer") == ["Outer_Inner", "Outer_Middle_Inner"])
  }

  @Test("a message may hold itself, and two each other")
  func recursion() throws {
    let schema = try record("message M { M next = 1; repeated N all = 2; } message N { M m = 1; }")
    #expect(schema.reachable.map(\.name) == ["M", "N"])
    guard case .record(let reference) = schema.fields[0].type else { return #expect(Bool(false)) }
    #expect(reference.schema === schema)
  }

  @Test("numbers may be octal and hexadecimal, fields in any order, semicolons too many")
  func oddities() throws {
    let schema = try record(
      "; option java_package = \"x\"; message M {; int32 b = 0x10; int32 message = 010;; };")
    #expect(schema.fields.map(\.number) == [8, 16])
    #expect(schema.fields.map(\.name) == ["message", "b"])
  }

  @Test("enums keep their order and their negative numbers")
  func enums() throws {
    let set = try SchemaSet(
      protoText: """
        syntax = 'proto3';
        enum E { option deprecated = true; Z = 0; A = -2147483648; B = 2147483647; reserved 5 to 9, -3; reserved "Q"; }
        """)
    let schema = try #require(set.enumeration(named: "E"))
    #expect(schema.cases.map(\.number) == [0, .min, .max])
    #expect(schema.documentation == "Deprecated.")
  }

  @Test("a comment that begins with an accent is read as it is printed")
  func combiningComments() throws {
    let text = "syntax = \"proto3\";\n\n// \u{BCD}a\u{301} \u{301}\nmessage M {\n}\n"
    let set = try SchemaSet(protoText: text)
    let schema = try #require(set.record(named: "M"))
    #expect(
      Array(schema.documentation.unicodeScalars) == Array("\u{BCD}a\u{301} \u{301}".unicodeScalars))
    let printed = ProtoPrinter(set).text(of: set.files[0])
    let again = try #require(try SchemaSet(protoText: printed).record(named: "M"))
    #expect(Array(again.documentation.utf8) == Array(schema.documentation.utf8))
  }

  @Test("comments before, behind and below what they describe become its documentation")
  func comments() throws {
    let set = try SchemaSet(
      protoText: """
        /* About
         * the file. */
        syntax = "proto3";

        // Detached.

        // About M.
        // Still about M.
        message M { // And this.
          // Leads a.
          int32 a = 1; // Trails a.
          int32 b = 2;
          // Below b.

          /// Leads c.
          int32 c = 3;

          // Section

          int32 d = 4;
          /* Leads e. */ int32 e = 5;
          int32 f = 6;
          // Last.
        }
        """)
    #expect(set.files[0].documentation == "About\nthe file.")
    let schema = try #require(set.record(named: "M"))
    #expect(schema.documentation == "About M.\nStill about M.\nAnd this.")
    #expect(
      schema.fields.map(\.documentation) == [
        "Leads a.\nTrails a.", "Below b.", "Leads c.", "", "Leads e.", "Last.",
      ])
  }

  @Test("a byte order mark and carriage returns are space")
  func lineEnds() throws {
    let set = try SchemaSet(
      protoText: "\u{FEFF}syntax = \"proto3\";\r\n// Doc.\r\n// More.\r\nmessage M {}\r\n")
    #expect(set.record(named: "M")?.documentation == "Doc.\nMore.")
  }
}
