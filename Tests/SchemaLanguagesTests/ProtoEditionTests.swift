import SchemaLanguages
import Testing

/// `protoc` 3.21 has no editions, so that a file of one is compared with the same in proto2 or proto3.
@Suite("Editions")
struct ProtoEditionTests {
  private func facts(_ text: String, _ name: String = "M") throws -> String {
    let set = try SchemaSet(protoText: text)
    let record = try #require(set.record(named: name))
    let defaults = set.rules(of: record).defaults.sorted { $0.key < $1.key }.map { "\($0)" }
    return record.facts + defaults.joined()
  }

  static let proto2 = """
    enum E { A = 3; B = 4; }
    message M {
      required int32 a = 1;
      optional string b = 2 [default = "x"];
      repeated int32 c = 3;
      repeated sint32 d = 4 [packed = true];
      optional E e = 5;
      optional M m = 6;
      oneof o { int32 f = 7; M g = 8; }
      map<int32, M> h = 9;
      optional group Data = 10 { optional bytes i = 1; }
      extensions 100 to max;
    }
    extend M { optional int32 x = 100; }
    """

  /// The same as ``proto2``.
  static let editionOfProto2 = """
    enum E { A = 3; B = 4; }
    message M {
      int32 a = 1 [features.field_presence = LEGACY_REQUIRED];
      string b = 2 [default = "x"];
      repeated int32 c = 3;
      repeated sint32 d = 4 [features.repeated_field_encoding = PACKED];
      E e = 5;
      M m = 6;
      oneof o { int32 f = 7; M g = 8; }
      map<int32, M> h = 9;
      message Data { bytes i = 1; }
      Data data = 10 [features.message_encoding = DELIMITED];
      extensions 100 to max;
    }
    extend M { int32 x = 100; }
    """

  @Test(
    "2023 says what proto2 says",
    arguments: [
      """
      option features.enum_type = CLOSED;
      option features.repeated_field_encoding = EXPANDED;
      option features.utf8_validation = NONE;
      option features.json_format = LEGACY_BEST_EFFORT;
      """,
      """
      option features = {
        enum_type: CLOSED, repeated_field_encoding: EXPANDED;
        [pb.cpp] { string_type: VIEW } utf8_validation: VERIFY
      };
      option features.(pb.java).large_enum = true;
      """,
    ])
  func asProto2(options: String) throws {
    let edition = "edition = \"2023\";\n\(options)\n\(Self.editionOfProto2)"
    #expect(try facts(edition) == facts("syntax = \"proto2\";\n" + Self.proto2))
  }

  @Test("2023 says what proto3 says")
  func asProto3() throws {
    let proto3 = """
      syntax = "proto3";
      enum E { A = 0; B = 4; }
      message M {
        int32 a = 1;
        optional string b = 2;
        repeated int32 c = 3;
        repeated sint32 d = 4 [packed = false];
        E e = 5;
        M m = 6;
        oneof o { int32 f = 7; M g = 8; }
        map<string, M> h = 9;
      }
      """
    let edition = """
      edition = "2023";
      option features.field_presence = IMPLICIT;
      enum E { A = 0; B = 4; reserved C, D; }
      message M {
        int32 a = 1;
        string b = 2 [features.field_presence = EXPLICIT];
        repeated int32 c = 3;
        repeated sint32 d = 4 [features.repeated_field_encoding = EXPANDED];
        E e = 5;
        M m = 6;
        oneof o { int32 f = 7; M g = 8; }
        map<string, M> h = 9;
        reserved z, y;
      }
      """
    #expect(try facts(edition) == facts(proto3))
  }

  @Test("What is chosen holds inside, until it is chosen again")
  func inheritance() throws {
    let set = try SchemaSet(
      protoText: """
        edition = "2024";
        import option "not/there.proto";
        option features.message_encoding = DELIMITED;
        export message M {
          option features.field_presence = IMPLICIT;
          local message N { int32 a = 1; int32 b = 2 [features.field_presence = EXPLICIT]; }
          N n = 1;
          N o = 2 [features.message_encoding = LENGTH_PREFIXED];
          map<string, N> p = 3;
          repeated N q = 4;
          oneof r { option features.message_encoding = LENGTH_PREFIXED; N s = 5; N t = 6; }
          local local = 7;
          export export = 8;
          local enum E { option features.enum_type = CLOSED; A = 1; }
          repeated E u = 9;
        }
        message local {}
        local message export { int32 a = 1; }
        """)
    let record = try #require(set.record(named: "M"))
    #expect(
      record.fields.map { "\($0.name) \($0.encoding)" } == [
        "n delimited", "o varint", "p varint", "q delimited", "s varint", "t varint",
        "local delimited", "export delimited", "u varint",
      ])
    let inner = try #require(set.record(named: "M.N"))
    #expect(inner.fields.map(\.cardinality) == [.implicit, .optional])
    #expect(try #require(set.record(named: "export")).fields[0].cardinality == .optional)
    #expect(try #require(set.enumeration(named: "M.E")).isClosed)
  }

  @Test("What is said of text that may be anything is said to be lost")
  func uncheckedText() throws {
    let set = try SchemaSet(
      protoText: """
        edition = "2023";
        message M { string a = 1 [features.utf8_validation = NONE]; string b = 2 [features = { utf8_validation: NONE }]; }
        """)
    #expect(set.files[0].omissions.map(\.kind) == [.uncheckedText, .uncheckedText])
  }

  @Test(
    "A file that neither proto2 nor proto3 can say is printed as an edition, and comes back the same"
  )
  func printing() throws {
    for body in [
      "option features.field_presence = IMPLICIT; message M { int32 a = 1; int32 b = 2; E e = 3; repeated E f = 4 [features.repeated_field_encoding = EXPANDED]; bool c = 5 [features.field_presence = LEGACY_REQUIRED]; M m = 6 [features.message_encoding = DELIMITED]; oneof o { int32 p = 7; } } enum E { A = 0; }",
      "message M { int32 a = 1 [features.field_presence = IMPLICIT]; int32 b = 2; C e = 3; int32 d = 4 [default = 3]; extensions 5; } enum C { option features.enum_type = CLOSED; A = 4; } enum D { Z = 0; } extend M { D x = 5; }",
    ] {
      let text = "edition = \"2023\";\n" + body
      let set = try SchemaSet(protoText: text)
      let printed = ProtoPrinter(set).text(of: set.files[0])
      #expect(printed.hasPrefix("edition = \"2023\";\n"))
      #expect(try facts(printed) == facts(text), "\(printed)")
    }
  }

  @Test(
    "In edition 2024, who sees a type is said before it",
    arguments: ["export", "local 3", "local service S {}"])
  func visibility(body: String) throws {
    let failure = try #require(throws: SchemaFailure.self) {
      try SchemaSet(protoText: "edition = \"2024\";\n" + body)
    }
    #expect(failure.message.contains("expected a message or an enum after"), "\(failure)")
  }

  @Test(
    "A mistake is named",
    arguments: [
      ("message M { optional int32 a = 1; }", "fields of an edition have no such label"),
      ("message M { required int32 a = 1; }", "required fields are proto2"),
      ("message M { repeated group G = 1 {} }", "expected ';'"),
      ("message M { int32 a = 1 [features.field_presence = NEVER]; }", "has no value NEVER"),
      ("message M { int32 a = 1 [features.field_presence = \"IMPLICIT\"]; }", "is one word"),
      ("message M { int32 a = 1 [features.colour = RED]; }", "'colour' is not supported"),
      ("message M { int32 a = 1 [features = { field_presence IMPLICIT }]; }", "expected ':'"),
      ("option features = {", "expected the feature's name"),
      ("option features = { [a", "expected ']'"),
      (
        "message M { E a = 1 [features.field_presence = IMPLICIT]; } enum E { option features.enum_type = CLOSED; A = 0; }",
        "is a closed enum"
      ),
      (
        "message M { int32 a = 1 [features.field_presence = IMPLICIT, default = 2]; }",
        "defaults are proto2"
      ),
      ("enum E { A = 1; }", "the first value of an enum"),
      ("import option \"a.proto\";", "edition 2024"),
      ("export message M {}", "expected a message or an enum"),
    ])
  func mistakes(body: String, message: String) throws {
    let failure = try #require(throws: SchemaFailure.self) {
      try SchemaSet(protoText: "edition = \"2023\";\n" + body)
    }
    #expect(failure.message.contains(message), "\(failure)")
  }
}
