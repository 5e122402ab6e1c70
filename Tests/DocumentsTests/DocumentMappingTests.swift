import Documents
import NativeCodecs
import RecordModel
import TestSupport
import Testing

@Suite struct DocumentMappingTests {
  private func document(_ text: String) throws(DocumentFailure) -> JSONValue {
    try JSONValue(reading: Array(text.utf8))
  }

  @Test("Every role of a record and every form of a field gives its documents back")
  func roles() throws {
    let pair = RecordSchema(
      "Pair", [FieldSchema(1, "first", .int32), FieldSchema(2, "second", .string, .optional)])
    let row = RecordSchema("Row", [FieldSchema(1, "elements", .double, .repeated)])
    let table = RecordSchema("Table", [FieldSchema(1, "entries", .uint64, .map)])
    let any = RecordSchema(
      "Any",
      [
        FieldSchema(1, "flag", .bool, .optional), FieldSchema(2, "whole", .int64, .optional),
        FieldSchema(3, "row", .record(row), .optional),
        FieldSchema(4, "pair", .record(pair), .optional),
      ])
    let color = EnumSchema("Color", [.init("red", 0), .init("dark_x2D_blue", 1)])
    let root = RecordSchema(
      "Root",
      [
        FieldSchema(1, "rows", .record(row), .repeated),
        FieldSchema(2, "tables", .record(table), .repeated),
        FieldSchema(3, "anything", .record(any), .repeated),
        FieldSchema(4, "pair", .record(pair)),
        FieldSchema(5, "first_x2D_name", .string, .optional, jsonName: "first-name"),
        FieldSchema(6, "id", .bytes, .optional), FieldSchema(7, "day", .int32, .optional),
        FieldSchema(8, "at", .int64, .optional), FieldSchema(9, "hash", .bytes, .optional),
        FieldSchema(10, "blob", .bytes, .optional),
        FieldSchema(11, "color", .enumeration(color), .optional),
        FieldSchema(12, "nothing", .float, .optional),
      ])
    let schema = DocumentSchema(
      root: root, roles: ["Pair": .tuple, "Row": .list, "Table": .map, "Any": .union],
      fieldRoles: [
        "Root": [
          6: FieldRole(form: .uuid), 7: FieldRole(form: .date),
          8: FieldRole(form: .timestamp(fractionDigits: .three)),
          9: FieldRole(form: .hexadecimal), 12: FieldRole(absence: .null),
        ],
        "Pair": [2: FieldRole(absence: .null)],
      ],
      caseTexts: ["Color": ["red", "dark-blue"]])
    let mapping = DocumentMapping(schema)
    let texts = [
      """
      {"rows": [[], [1, 2.5], [-0.1]], "tables": [{}, {"a-b": 18446744073709551615, "": 0}],
       "anything": [null, true, -3, [], [1], [7, null]], "pair": [1, "x"], "first-name": "é",
       "id": "00112233-4455-6677-8899-aabbccddeeff", "day": "1600-02-29",
       "at": "1969-12-31T23:59:59.999Z", "hash": "00ff", "blob": "AAE=", "color": "dark-blue",
       "nothing": null}
      """,
      #"{"rows": [], "tables": [], "anything": [], "pair": [-1, null], "nothing": 0.5}"#,
    ]
    for text in texts {
      let value = try document(text)
      let record = try mapping.record(value)
      let document = try mapping.document(record)
      #expect(document.says(value), "\(document.compactText)")
      let protobuf = ProtobufCodec<DynamicRecord>(schema: root)
      #expect(try mapping.document(try protobuf.decode(try protobuf.encode(record))).says(value))
      let avro = AvroCodec<DynamicRecord>(schema: root)
      #expect(try mapping.document(try avro.decode(try avro.encode(record))).says(value))
    }
  }

  @Test("What does not fit is refused with its path, what was expected and what was there")
  func refusals() throws {
    let item = RecordSchema("Item", [FieldSchema(1, "n", .uint32), FieldSchema(2, "t", .float)])
    let root = RecordSchema(
      "Root",
      [
        FieldSchema(1, "items", .record(item), .repeated),
        FieldSchema(2, "a_x2D_b", .int64, .optional, jsonName: "a-b"),
      ])
    let mapping = DocumentMapping(DocumentSchema(root: root))
    let table: [(String, String)] = [
      ("[]", "expected an object, found an array of 0"),
      ("{}", #"the member "items" is missing, which the schema has always"#),
      (#"{"items": 1}"#, "$.items: expected an array, found 1"),
      (
        #"{"items": [{"n": -1, "t": 0}]}"#,
        "$.items[0].n: expected a whole number of 32 bits that is not negative, and -1 does not fit"
      ),
      (
        #"{"items": [{"n": 1, "t": 0.1}]}"#,
        "$.items[0].t: expected a number that 32 bits hold, and 0.1 does not fit"
      ),
      (
        #"{"items": [], "a-b": "x"}"#,
        #"$["a-b"]: expected a whole number of 64 bits, found the text "x""#
      ),
      (#"{"items": [], "c": 1}"#, #"the schema has no member "c" here"#),
      (
        #"{"items": [], "a-b": null}"#, #"$["a-b"]: expected a whole number of 64 bits, found null"#
      ),
      (#"{"items": [], "items": []}"#, #"$.items: the member "items" is there twice"#),
    ]
    for (text, message) in table {
      let failure = #expect(throws: DocumentFailure.self, "\(text)") {
        try mapping.record(try document(text))
      }
      #expect(failure?.description == message)
    }
    let lenient = DocumentMapping(DocumentSchema(root: root, allowsMissing: true))
    let record = try lenient.record(try document(#"{"a_x2D_b": null}"#))
    #expect(record == DynamicRecord(schema: root))
  }

  @Test("Documents are equal by value")
  func equality() throws {
    let equal = [
      (#"{"a": 1, "b": [1.0, 1e2]}"#, #"{"b": [1, 100], "a": 1.0}"#),
      ("0.10", "0.1"), ("-0", "0"), ("18446744073709551615", "1.8446744073709551615e19"),
    ]
    for (left, right) in equal { #expect(try document(left).says(try document(right)), "\(left)") }
    let different = [
      ("1", "true"), ("9007199254740993", "9007199254740992"), ("[1]", "[1, 1]"),
      (#"{"a": 1}"#, #"{"b": 1}"#), ("\"e\u{301}\"", "\"é\""), ("null", "{}"),
    ]
    for (left, right) in different {
      #expect(!(try document(left).says(try document(right))), "\(left)")
    }
  }

  @Test("A record from damaged bytes has a document that is read as it, or none")
  func damagedRecords() throws {
    var accepted = 0
    for seed in 0..<60 as Range<UInt64> {
      var random = RandomDocument(seed: seed)
      let document = random.value()
      let inference = DocumentInference()
      try inference.observe(Array(document.compactText.utf8))
      let schema = try inference.inferred(named: "Payload").schema
      let mapping = DocumentMapping(schema)
      let codec = ProtobufCodec<DynamicRecord>(schema: schema.root)
      let bytes = try codec.encode(try mapping.record(document))
      var mutation = Mutation(seed: seed)
      for _ in 0..<50 {
        guard let record = try? codec.decode(mutation.next(of: [bytes])) else { continue }
        let text: String
        do throws(DocumentFailure) {
          text = try mapping.document(record).compactText
        } catch {
          // It says two things of a union, or has bytes that are no UUID.
          continue
        }
        accepted += 1
        #expect(throws: Never.self) { try JSONValue(reading: Array(text.utf8)) }
      }
    }
    #expect(accepted > 100)
  }
}
