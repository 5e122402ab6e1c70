import Documents
import NativeCodecs
import RecordModel
import SchemaLanguages
import Testing

/// Which field of a `.proto` a member goes into; Python's `json_format` 3.21 refuses whatever is refused here.
@Suite("Members and the fields of a .proto")
struct ProtobufMemberTests {
  private static let order = """
    syntax = "proto3"; message O { string user_id = 1; int32 u = 2; string _ = 3; }
    """

  private static let extended = """
    syntax = "proto2"; package z;
    message O { extensions 100 to max; }
    message A { extend O { optional int32 note = 100; } }
    message B { extend O { optional int32 note = 101; } }
    extend O { optional int32 memo = 102; }
    """

  /// The values of the fields that a document goes into.
  private func values(
    _ json: String, _ schema: String, ignoresUnknown: Bool = false
  ) throws -> [DynamicValue] {
    let document = try JSONValue(reading: Array(json.utf8))
    var documents = try ProtobufDocuments(
      try SchemaSet(protoText: schema), message: "O", ignoresUnknown: ignoresUnknown)
    try documents.observe(document)
    let mapping = DocumentMapping(documents.schema, ignoresUnknown: ignoresUnknown)
    return try mapping.record(document).values
  }

  @Test(
    "A name that an identifier spells is another one than the field's",
    arguments: [
      #""userid":"x""#, #""USERID":"x""#, #""UserId":"x""#, #""user_Id":"x""#, #""_user_id":"x""#,
      #""user__id":"x""#, #""U":1"#, #""_u":1"#, #""u_":1"#, #""-":"x""#,
      #""user_x5F_id":"x""#, #""[user_id]":"x""#,
    ])
  func others(member: String) throws {
    let failure = #expect(throws: DocumentFailure.self) { try values("{\(member)}", Self.order) }
    #expect(failure?.description.hasPrefix("O has no ") == true, "\(String(describing: failure))")
    let nothing: [DynamicValue] = [.string(""), .int32(0), .string("")]
    #expect(try values("{\(member)}", Self.order, ignoresUnknown: true) == nothing)
  }

  @Test(
    "A field's own name, its name in JSON and what no identifier spells are the field's",
    arguments: ["user_id", "userId", "user-id", "User-Id", "user id", "user.id"])
  func own(name: String) throws {
    let expected: [DynamicValue] = [.string("x"), .int32(0), .string("")]
    #expect(try values(#"{"\#(name)":"x"}"#, Self.order) == expected)
  }

  @Test(
    "A name that fits two fields is refused",
    arguments: [
      ("int32 ab = 1; int32 a_b = 2 [json_name = \"other\"];", "a-b"),
      ("int32 a_x2D_b = 1; int32 a_x02D_b = 2;", "a-b"),
    ])
  func ambiguous(fields: String, name: String) throws {
    let schema = "edition = \"2023\"; message O { \(fields) }"
    let failure = #expect(throws: DocumentFailure.self) {
      try values(#"{"\#(name)":1}"#, schema)
    }
    #expect(failure?.description.contains("no field for the member \"\(name)\"") == true)
  }

  @Test("An extension is known by its full name in brackets, and by nothing else")
  func extensions() throws {
    #expect(
      try values(#"{"[z.A.note]":1,"[z.B.note]":2,"[z.memo]":3}"#, Self.extended)
        == [.int32(1), .int32(2), .int32(3)])
    for name in [
      "note", "[note]", "[A.note]", "[z.note]", "[Z.A.note]", "memo", "[memo]", "z.memo",
    ] {
      let json = #"{"\#(name)":1}"#
      let failure = #expect(throws: DocumentFailure.self, "\(name)") {
        try values(json, Self.extended)
      }
      #expect(failure?.description.contains("\"\(name)\"") == true)
      #expect(
        try values(json, Self.extended, ignoresUnknown: true) == [.absent, .absent, .absent],
        "\(name)")
    }
  }

  @Test("Where documents come back equal, a field has one name")
  func exact() throws {
    let schema = """
      syntax = "proto3";
      // @json exact
      message O { int32 user_id = 1; int32 a_x2D_b = 2 [json_name = "a-b"]; }
      """
    #expect(try values(#"{"userId":1,"a-b":2}"#, schema) == [.int32(1), .int32(2)])
    for json in [#"{"user_id":1,"a-b":2}"#, #"{"userId":1,"a_x2D_b":2}"#] {
      let failure = #expect(throws: DocumentFailure.self) { try values(json, schema) }
      #expect(failure?.description.contains("no member") == true)
    }
  }
}
