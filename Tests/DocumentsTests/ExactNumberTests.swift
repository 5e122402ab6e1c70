import Documents
import NativeCodecs
import RecordModel
import SchemaLanguages
import Testing

/// Numbers under `@json exact`: each comes back as the same number, as far as readers of JSON agree, or is refused.
@Suite("Numbers that come back")
struct ExactNumberTests {
  private func mapping(_ type: String, isExact: Bool = true) throws -> DocumentMapping {
    let mark = isExact ? "// @json exact" : ""
    let schema = "syntax = \"proto3\";\n\(mark)\nmessage P { \(type) q = 1; }"
    return DocumentMapping(try ProtobufDocuments(try SchemaSet(protoText: schema)).schema)
  }

  private func document(_ number: String) throws -> JSONValue {
    try JSONValue(reading: Array(#"{"q":\#(number)}"#.utf8))
  }

  static let rounded: [(String, Double)] = [
    ("1e-400", 0.0), ("-1e-400", -0.0), ("2e-324", 0),
    ("0.\(String(repeating: "0", count: 400))1", 0), ("9007199254740993", 9_007_199_254_740_992),
    ("9007199254740993.0", 9_007_199_254_740_992),
    ("18446744073709551617", 18_446_744_073_709_551_616),
    // A double is this number, and is written as 1.8446744073709552e19, which is another.
    ("18446744073709551616", 18_446_744_073_709_551_616),
    ("123456789012345678901234567890", 1.2345678901234568e29),
    ("-123456789012345678901234567890", -1.2345678901234568e29),
  ]

  /// The number after Protobuf.
  private func back(_ number: String, _ mapping: DocumentMapping) throws -> JSONValue {
    let codec = ProtobufCodec<DynamicRecord>(schema: mapping.schema.root)
    let bytes = try codec.encode(try mapping.record(try document(number)))
    return try mapping.document(try codec.decode(bytes))
  }

  // What comes back is Python's repr(float(text)), spelled as JSON has it.
  @Test(
    "A number that a double holds comes back",
    arguments: [
      ("0.1", "0.1"), ("1.0", "1"), ("1e0", "1"), ("0e-400", "0"), ("-0.000", "0"),
      ("1e23", "1e23"),
      ("100000000000000000000000", "1e23"), ("9007199254740992", "9007199254740992"),
      ("5e-324", "5e-324"),
      ("1.7976931348623157e308", "1.7976931348623157e308"),
      // A coordinate of a public document, with more digits than are needed.
      ("-65.613616999999977", "-65.61361699999998"),
    ])
  func held(number: String, expected: String) throws {
    let back = try back(number, try mapping("double"))
    #expect(back.says(try document(expected)), "\(back.compactText)")
    #expect(back.says(try document(number)), "\(back.compactText)")
  }

  @Test(
    "A number that a double does not hold is refused, and ProtoJSON rounds it",
    arguments: Self.rounded)
  func beyond(number: String, rounded: Double) throws {
    let failure = #expect(throws: DocumentFailure.self) {
      try mapping("double").record(try document(number))
    }
    #expect(
      failure?.description.contains("is not a number that a double holds; round it") == true,
      "\(String(describing: failure))")
    #expect(throws: DocumentFailure.self) { try mapping("float").record(try document(number)) }
    let plain = try mapping("double", isExact: false).record(try document(number))
    #expect(plain.values == [.double(rounded)])
  }

  @Test("A number that overflows is refused everywhere", arguments: ["1e400", "-1e400", "1e309"])
  func infinite(number: String) throws {
    for isExact in [true, false] {
      let failure = #expect(throws: DocumentFailure.self) {
        try mapping("double", isExact: isExact).record(try document(number))
      }
      #expect(
        failure?.description.contains("\(number) is not a number that a double holds") == true)
    }
  }

  @Test("Numbers whose nearest double is zero or infinite are compared by their digits")
  func equality() throws {
    func says(_ left: String, _ right: String) throws -> Bool {
      try document(left).says(try document(right))
    }
    for (left, right) in [
      ("1e-400", "10e-401"), ("1e400", "10.0e399"), ("0", "-0.0"), ("0.1", "1e-1"),
    ] { #expect(try says(left, right) && says(right, left), "\(left) \(right)") }
    for (left, right) in [
      ("1e-400", "0"), ("1e-400", "2e-400"), ("1e-400", "-1e-400"), ("1e400", "1e401"),
    ] { #expect(try !says(left, right) && !says(right, left), "\(left) \(right)") }
  }
}
