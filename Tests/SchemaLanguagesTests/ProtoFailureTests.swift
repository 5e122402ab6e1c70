import SchemaLanguages
import Testing

@Suite("Refusing .proto")
struct ProtoFailureTests {
  /// A mistake: what follows the syntax statement, where it is, and a part of the message.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let body: String
    let line: Int
    let column: Int
    let message: String

    init(_ body: String, _ line: Int, _ column: Int, _ message: String) {
      self.body = body
      self.line = line
      self.column = column
      self.message = message
    }

    var text: String { "syntax = \"proto3\";\n" + body }
    var testDescription: String { message }
  }

  /// What `protoc` has or lets pass, and the tool does not.
  static let unsupported: [Mistake] = [
    .init("message M { string s = 1 [cord = true]; }", 2, 27, "'cord'"),
    .init("message M { option map_entry = true; }", 2, 20, "message option"),
    .init("option cc_generic_things = 3;", 2, 8, "file option 'cc_generic_things'"),
    .init("import \"google/protobuf/all.proto\";", 2, 8, "of Google's own types only those in"),
    .init("message M { string s = 1 [json_name = \"\\xff\"]; }", 2, 39, "UTF-8"),
    .init("message M { string s = 1 [json_name = \"\\ud800\"]; }", 2, 40, "Unicode scalar"),
    .init("message M { reserved 5 to 2; }", 2, 22, "ends before it begins"),
  ]

  /// What `protoc` refuses too.
  static let invalid: [Mistake] = [
    // Tokens.
    .init("message M { string s = 1 [json_name = \"x", 2, 39, "no end on its line"),
    .init("\n  /* never", 3, 3, "this comment has no end"),
    .init("message M { int32 a = 99999999999999999999; }", 2, 23, "over 64 bits"),
    .init("message M { int32 a = 1x; }", 2, 23, "'1x' is not a number"),
    .init("message M { int32 a = 09; }", 2, 23, "'09' is not a number"),
    .init("message M { int32 a = 0x; }", 2, 23, "'0x' is not a number"),
    .init("message M { int32 ä = 1; }", 2, 19, "'ä' (U+00E4)"),
    .init("message M { \0 }", 2, 13, "(U+0000)"),
    .init("message M { string s = 1 [json_name = \"\\q\"]; }", 2, 40, "no escape \\q"),
    .init("message M { string s = 1 [json_name = \"\\x\"]; }", 2, 40, "hexadecimal"),
    // Grammar.
    .init("message M {", 2, 12, "the message 'M' has no end"),
    .init("enum E { A = 0;", 2, 16, "the enum 'E' has no end"),
    .init("message 3 {}", 2, 9, "expected the message's name, found the number 3"),
    .init("message M { int32 a 1; }", 2, 21, "expected '='"),
    .init("message M { int32 a = -1; }", 2, 23, "expected the field's number, found '-'"),
    .init("message M { int32 a = 1.5; }", 2, 23, "found the number 1.5"),
    .init("message M { int32 a = 1 }", 2, 25, "expected ';' after the field"),
    .init("message M { int32 a = 1 [packed]; }", 2, 32, "expected '=' after the option's name"),
    .init("message M { int32 a = 1 [deprecated = 1]; }", 2, 39, "true or false"),
    .init(
      "message M { int32 a = 1 [deprecated = true, deprecated = true]; }", 2, 45, "given twice"),
    .init("message M { required int32 a = 1; }", 2, 13, "required"),
    .init("message M { optional group G = 1 {} }", 2, 34, "expected ';'"),
    .init("message M { features g = 1; }", 2, 13, "there is no type 'features'"),
    .init("option features.enum_type = OPEN;", 2, 8, "features are of editions"),
    .init("message M { int32 a = 1 [features.field_presence = EXPLICIT]; }", 2, 26, "editions"),
    .init("message M { extensions 100 to 200; }", 2, 13, "extensions"),
    .init("extend M { int32 a = 100; }", 2, 8, "there is no type 'M'"),
    .init("message M {} extend M { int32 a = 100; }", 2, 21, "proto3 extends options only"),
    .init("service S { rpc R(M) returns (M)", 2, 11, "no end"),
    .init("message M { oneof c { int32 a = 1;", 2, 35, "the oneof 'c' has no end"),
    .init("message M { oneof c {} }", 2, 19, "the oneof 'c' has no fields"),
    .init("message M { oneof c { repeated int32 a = 1; } }", 2, 32, "has no label"),
    .init("message M { oneof c { map<int32, int32> a = 1; } }", 2, 23, "cannot hold a map"),
    .init("message M { oneof c { int32 a = 1; } int32 b = 1; }", 2, 48, "is taken by 'a'"),
    .init("message M { oneof c { int32 a = 1; } int32 c = 2; }", 2, 19, "already defined"),
    .init("message M { int32 a = 1 [default = 3]; }", 2, 36, "defaults are proto2"),
    .init("message M { map<double, string> m = 1; }", 2, 17, "keys cannot be of type double"),
    .init("message M { map<bytes, string> m = 1; }", 2, 17, "keys cannot be of type bytes"),
    .init("message M { map<M, string> m = 1; }", 2, 17, "keys cannot be of type M"),
    .init(
      "message M { map<int32, M> m = 1; message MEntry {} }", 2, 42, "already defined"),
    .init("hello", 2, 1, "expected a message or an enum, found 'hello'"),
    .init("} message M {}", 2, 1, "found '}'"),
    .init("package a; package b;", 2, 12, "one package"),
    .init("syntax = \"proto3\";", 2, 1, "stated once"),
    .init("message M { repeated map<string, string> m = 1; }", 2, 22, "a map has no label"),
    .init("message M { map<string, map<string, string>> m = 1; }", 2, 25, "cannot hold maps"),
    .init("message M { reserved 0; }", 2, 22, "from 1 to 536870911"),
    .init("message M { reserved -1; }", 2, 22, "from 1 to 536870911"),
    .init("message M { reserved; }", 2, 21, "expected a number or a name"),
    // Names.
    .init("message M {\n  Missing m = 1;\n}", 3, 3, "there is no type 'Missing'"),
    .init("message M { M.N n = 1; }", 2, 13, "there is no type 'M.N'"),
    .init("message M { int32 a = 1; a b = 2; }", 2, 26, "there is no type 'a'"),
    .init("package p; message M { p x = 1; }", 2, 24, "there is no type 'p'"),
    .init("message M {} message M {}", 2, 22, "'M' is already defined at schema.proto:2:9"),
    .init("message M {} enum M { A = 0; }", 2, 19, "already defined"),
    .init("message M { int32 a = 1; int32 a = 2; }", 2, 32, "already defined"),
    .init("enum E { A = 0; } enum F { A = 0; }", 2, 28, "already defined"),
    .init("message M { message a {} int32 a = 1; }", 2, 21, "already defined"),
    .init("message M { int32 a_b = 1; int32 aB = 2; }", 2, 34, "the same name in JSON"),
    .init("message M { map<int32, M> b = 1; int32 BEntry = 2; }", 2, 40, "already defined"),
    .init("message M { optional int32 a = 1; enum E { _a = 0; } }", 2, 28, "already defined"),
    .init("import \"nowhere.proto\";", 2, 8, "\"nowhere.proto\" is in none of the folders"),
    .init("import \"../x.proto\";", 2, 8, "leads out of the folders"),
    // Numbers.
    .init("message M { int32 a = 0; }", 2, 23, "0 is not a field number"),
    .init("message M { int32 a = 536870912; }", 2, 23, "536870912 is not a field number"),
    .init("message M { int32 a = 18446744073709551615; }", 2, 23, "is not a field number"),
    .init("message M { int32 a = 19000; }", 2, 23, "19000 to 19999"),
    .init("message M { int32 a = 19999; }", 2, 23, "19000 to 19999"),
    .init("message M { int32 a = 1; int32 b = 1; }", 2, 36, "is taken by 'a'"),
    .init("message M { reserved 2 to 4; int32 a = 3; }", 2, 40, "number 3 is reserved"),
    .init("message M { reserved 9 to max; int32 a = 536870911; }", 2, 42, "is reserved"),
    .init("message M { int32 old = 1; reserved \"old\"; }", 2, 19, "name 'old' is reserved"),
    .init("message M { reserved 1 to 5, 5; }", 2, 30, "reserved twice"),
    .init("message M { string s = 1 [packed = true]; }", 2, 27, "packed"),
    .init("message M { repeated string s = 1 [packed = true]; }", 2, 36, "packed"),
    // Enums.
    .init("enum E {}", 2, 6, "has no values"),
    .init("enum E { A = 1; }", 2, 14, "the first value"),
    .init("enum E { A = 0; B = 0; }", 2, 21, "is taken by 'A'"),
    .init("enum E { A = 0; B = 2147483648; }", 2, 21, "does not fit 32 bits"),
    .init("enum E { A = 0; B = -9999999999999999999; }", 2, 21, "does not fit 32 bits"),
    .init("enum E { A = 0; reserved 1 to max; B = 7; }", 2, 40, "is reserved"),
    .init("enum E { A = 0; reserved \"B\"; B = 7; }", 2, 31, "is reserved"),
  ]

  /// What is wrong in proto2; `protoc` refuses it, too.
  static let invalidProto2: [(body: String, line: Int, column: Int, message: String)] = [
    ("message M { int32 a = 1; }", 2, 13, "has a label"),
    ("message M { optional group g = 1 { } }", 2, 28, "begins with a capital letter"),
    ("message M { group G = 1 { } }", 2, 13, "a group has a label"),
    ("message M { optional group G = 1; }", 2, 33, "expected '{'"),
    ("message M { optional group G = 1 { } optional int32 g = 2; }", 2, 53, "already defined"),
    ("message M { optional group G = 1 { optional X x = 1; } }", 2, 45, "no type 'X'"),
    ("message M { optional group G = 1 {", 2, 35, "the message 'G' has no end"),
    ("extend M { optional int32 a = 1; } message M {}", 2, 31, "does not leave the number 1"),
    (
      "extend M { optional int32 a = 3; } message M { extensions 1 to 2, 4; }", 2, 31,
      "does not leave the number 3"
    ),
    (
      "extend M { optional int32 a = 1; optional int32 b = 1; } message M { extensions 1; }", 2, 53,
      "is taken by 'a'"
    ),
    (
      "extend M { required int32 a = 1; } message M { extensions 1; }", 2, 12,
      "an extension cannot be required"
    ),
    (
      "extend M { map<int32, int32> a = 1; } message M { extensions 1; }", 2, 12,
      "an extension cannot be a map"
    ),
    (
      "extend M { optional int32 a = 1 [json_name = 'x']; } message M { extensions 1; }", 2, 46,
      "has no json_name"
    ),
    (
      "extend M { optional int32 a = 1; } extend M { optional int32 a = 2; } message M { extensions 1 to 2; }",
      2, 62, "already defined"
    ),
    ("extend E { optional int32 a = 1; } enum E { A = 1; }", 2, 8, "'E' is not a message"),
    ("extend M { optional int32 a = 1;", 2, 8, "the extension has no end"),
    ("message M { reserved 1 to 5; extensions 5; }", 2, 41, "reserved twice"),
    (
      "message M { optional int32 a = 1 [default = 2147483648]; }", 2, 45, "the default is no int32"
    ),
    ("message M { optional uint32 a = 1 [default = -1]; }", 2, 46, "the default is no uint32"),
    (
      "message M { optional E e = 1 [default = B]; } enum E { A = 4; }", 2, 41,
      "the default is no E"
    ),
    ("message M { optional M m = 1 [default = 1]; }", 2, 41, "only a single scalar or enum"),
    ("message M { repeated int32 m = 1 [default = 1]; }", 2, 45, "only a single scalar or enum"),
    ("message M { extensions 5 to 9; optional int32 a = 7; }", 2, 51, "is left to extensions"),
    ("message M { map<int32, E> m = 1; } enum E { A = 4; }", 2, 24, "a map's values need it"),
    ("enum E { A = 4; B = 4; }", 2, 21, "allow_alias"),
  ]

  @Test("a mistake is named where it is", arguments: unsupported + invalid)
  func mistakes(_ mistake: Mistake) throws {
    let failure = try #require(throws: SchemaFailure.self) {
      try SchemaSet(protoText: mistake.text)
    }
    #expect(failure.message.contains(mistake.message), "\(failure)")
    #expect(failure.line == mistake.line && failure.column == mistake.column, "\(failure)")
    #expect(failure.file == "schema.proto")
  }

  @Test("a mistake in proto2 is named where it is", arguments: invalidProto2)
  func mistakesInProto2(body: String, line: Int, column: Int, message: String) throws {
    let failure = try #require(throws: SchemaFailure.self) {
      try SchemaSet(protoText: "syntax = \"proto2\";\n" + body)
    }
    #expect(failure.message.contains(message), "\(failure)")
    #expect(failure.line == line && failure.column == column, "\(failure)")
  }

  @Test("a file is in proto2 or proto3")
  func syntax() throws {
    for (text, message) in [
      ("syntax = \"proto4\";", "the syntax \"proto4\" is not supported"),
      ("edition = \"2022\";", "the edition \"2022\" is not supported"),
      ("edition = \"proto3\";", "the edition \"proto3\" is not supported"),
      ("syntax = \"2023\";", "the syntax \"2023\" is not supported"),
      ("syntax \"proto3\";", "expected '=' after 'syntax'"),
    ] {
      let failure = try #require(throws: SchemaFailure.self) { try SchemaSet(protoText: text) }
      #expect(failure.message.contains(message), "\(failure)")
    }
  }

  @Test("a failure is printed as compilers print theirs")
  func description() throws {
    let failure = SchemaFailure(
      "no", file: "a.proto", at: SourcePosition(line: 3, column: 14))
    #expect(failure.description == "a.proto:3:14: no")
    #expect(SchemaFailure("no", file: "a.proto").description == "a.proto: no")
  }
}
