import NativeCodecs
import RecordModel
import Testing

private let inner = RecordSchema("Inner", [FieldSchema(1, "n", .int32)])
private let schema = RecordSchema(
  "Outer",
  [
    FieldSchema(1, "i", .int32), FieldSchema(2, "u", .uint32), FieldSchema(3, "d", .double),
    FieldSchema(4, "f", .float), FieldSchema(5, "t", .string), FieldSchema(6, "b", .bytes),
    FieldSchema(7, "e", .enumeration(EnumSchema("E", [.init("ZERO", 0)]))),
    FieldSchema(8, "r", .record(inner), .optional), FieldSchema(9, "l", .record(inner), .repeated),
    FieldSchema(10, "m", .int32, .map), FieldSchema(11, "o", .bool),
    FieldSchema(12, "s", .string, .repeated),
  ])

private let chain: RecordSchema = RecordSchema(
  "Chain", [FieldSchema(1, "next", .record(chain), .optional)])

@Suite struct JSONFailureTests {
  @Test("What is wrong, where and in which field is said")
  func failures() throws {
    let codec = JSONCodec<DynamicRecord>(schema: schema)
    let table: [(String, DecodingFailure.Reason, String, Int)] = [
      ("", .truncated, "", 0), ("[]", .wrongType(expected: "an object", found: "an array"), "", 0),
      ("{\"i\":1}x", .trailingBytes(count: 1), "", 7),
      ("{\"i\":\"1 \"}", .wrongType(expected: "a number", found: "a string"), "i", 5),
      ("{\"i\":\"1.5\"}", .wrongType(expected: "int32", found: "\"1.5\""), "i", 5),
      ("{\"i\":\"2147483648\"}", .outOfRange(expected: "int32", found: "\"2147483648\""), "i", 5),
      ("{\"f\":\"1e39\"}", .outOfRange(expected: "float", found: "\"1e39\""), "f", 5),
      ("{\"i\":1.5}", .wrongType(expected: "int32", found: "1.5"), "i", 5),
      ("{\"i\":2147483648}", .outOfRange(expected: "int32", found: "2147483648"), "i", 5),
      ("{\"i\":-2147483649}", .outOfRange(expected: "int32", found: "-2147483649"), "i", 5),
      ("{\"i\":1e99}", .outOfRange(expected: "int32", found: "1e99"), "i", 5),
      ("{\"u\":-1}", .outOfRange(expected: "uint32", found: "-1"), "u", 5),
      ("{\"d\":1e309}", .outOfRange(expected: "double", found: "1e309"), "d", 5),
      ("{\"f\":1e39}", .outOfRange(expected: "float", found: "1e39"), "f", 5),
      ("{\"d\":\"nan\"}", .wrongType(expected: "double", found: "a string"), "d", 5),
      ("{\"t\":1}", .wrongType(expected: "a string", found: "a number"), "t", 5),
      ("{\"t\":\"a\n\"}", .malformed("control character 0xA in a string"), "t", 7),
      ("{\"t\":\"a\\x\"}", .malformed("a backslash that begins no escape"), "t", 7),
      ("{\"t\":\"\\ud800\"}", .malformed("an escape for half a surrogate pair"), "t", 6),
      ("{\"t\":\"abc", .truncated, "t", 9),
      ("{\"b\":\"A\"}", .malformed("the string is not base64"), "b", 6),
      ("{\"b\":\"AA=A\"}", .malformed("the string is not base64"), "b", 6),
      ("{\"b\":\"AA=\"}", .malformed("the string is not base64"), "b", 6),
      ("{\"b\":\"A*_A\"}", .malformed("the string is not base64"), "b", 6),
      ("{\"e\":\"ONE\"}", .unknownEnumCase("ONE"), "e", 6),
      ("{\"r\":1}", .wrongType(expected: "an object", found: "a number"), "r", 5),
      ("{\"r\":{\"n\":true}}", .wrongType(expected: "a number", found: "a boolean"), "r.n", 10),
      (
        "{\"l\":[{\"n\":1},{\"n\":[]}]}", .wrongType(expected: "a number", found: "an array"),
        "l[1].n", 19
      ),
      ("{\"l\":[null]}", .wrongType(expected: "an object", found: "null"), "l[0]", 6),
      ("{\"l\":{}}", .wrongType(expected: "an array", found: "an object"), "l", 5),
      ("{\"s\":[\"a\",1]}", .wrongType(expected: "a string", found: "a number"), "s[1]", 10),
      ("{\"s\":[\"a\",]}", .malformed("expected a value, found ]"), "s[1]", 10),
      ("{\"m\":{\"k\":\"\"}}", .wrongType(expected: "a number", found: "a string"), "m[\"k\"]", 10),
      ("{\"m\":{k:1}}", .malformed("expected a member's name, found k"), "m", 6),
      ("{\"o\":1}", .wrongType(expected: "a boolean", found: "a number"), "o", 5),
      (
        "{\"i\":1 \"u\":2}", .malformed("expected a comma or the end of the object, found \""), "",
        7
      ),
      ("{\"i\":1,}", .malformed("expected a member's name, found }"), "", 7),
      ("{\"i\" 1}", .malformed("expected a colon, found 1"), "i", 5),
      ("{\"i\":01}", .malformed("expected a number as JSON writes it, found 1"), "i", 6),
    ]
    for (text, reason, path, offset) in table {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(Array(text.utf8)) }
      #expect(failure?.reason == reason, "\(text)")
      #expect(failure?.path.description == path, "\(text)")
      #expect(failure?.offset == offset, "\(text)")
      #expect(failure?.codec?.description == "json/swift")
    }
    let failure = #expect(throws: DecodingFailure.self) {
      try codec.decode(Array("{\n\"i\":\n[]}".utf8))
    }
    #expect(failure?.line == 3)
  }

  @Test func limitsHold() throws {
    let limits = DecodingLimits(inputBytes: 60, depth: 2, elements: 3, stringBytes: 4)
    let codec = JSONCodec<DynamicRecord>(schema: schema, limits: limits)
    let table: [(String, DecodingFailure.Reason?)] = [
      (String(repeating: " ", count: 61), .inputTooLong(count: 61, limit: 60)),
      ("{\"s\":[\"\",\"\",\"\",\"\"]}", .tooManyElements(limit: 3)),
      ("{\"l\":[{},{},{},{}]}", .tooManyElements(limit: 3)),
      ("{\"m\":{\"a\":1,\"b\":2,\"c\":3,\"d\":4}}", .tooManyElements(limit: 3)),
      ("{\"t\":\"12345\"}", .stringTooLong(count: 5, limit: 4)),
      ("{\"t\":\"\\u0041\\u0041\\u0041\\u0041\\u0041\"}", .stringTooLong(count: 5, limit: 4)),
      ("{\"b\":\"AAAAAAA=\"}", .stringTooLong(count: 5, limit: 4)),
      ("{\"x\":[[[]]]}", .nestingTooDeep(limit: 2)),
      ("{\"s\":[\"\",\"\",\"\"],\"l\":[{},{},{}]}", nil), ("{\"x\":[[]],\"t\":\"1234\"}", nil),
      ("{\"t\":\"\\u0041\\u0041\\u0041\\u0041\",\"b\":\"AAAAAA==\"}", nil),
    ]
    for (text, reason) in table {
      do {
        _ = try codec.decode(Array(text.utf8))
        #expect(reason == nil, "\(text)")
      } catch {
        #expect(error.reason == reason, "\(text)")
      }
    }
  }

  @Test func recordsNestUpToTheLimitAndNoFurther() throws {
    func nested(_ depth: Int) -> DynamicRecord {
      var record = DynamicRecord(schema: chain)
      if depth > 1 { record["next"] = .record(nested(depth - 1)) }
      return record
    }
    let codec = JSONCodec<DynamicRecord>(schema: chain, limits: DecodingLimits(depth: 3))
    let lenient = JSONCodec<DynamicRecord>(schema: chain)
    #expect(try codec.decode(try codec.encode(nested(3))) == nested(3))
    let failure = #expect(throws: EncodingFailure.self) { try codec.encode(nested(4)) }
    #expect(failure?.reason == .nestingTooDeep(limit: 3))
    #expect(failure?.path.description == "next.next.next")
    let refusal = #expect(throws: DecodingFailure.self) {
      try codec.decode(try lenient.encode(nested(4)))
    }
    #expect(refusal?.reason == .nestingTooDeep(limit: 3))
    #expect(refusal?.path.description == "next.next.next")
    #expect(try lenient.decode(try lenient.encode(nested(100))) == nested(100))
  }

  @Test func collectionsLargerThanTheirTextAreRead() throws {
    // Empty records and strings take more memory than text, so that they overflow what waits for its array.
    let codec = JSONCodec<DynamicRecord>(schema: schema)
    var record = DynamicRecord(schema: schema)
    record["l"] = .list(.record(Array(repeating: DynamicRecord(schema: inner), count: 1000)))
    record["s"] = .list(.string(Array(repeating: "", count: 1000)))
    let text =
      "{\"l\":[" + Array(repeating: "{}", count: 1000).joined(separator: ",") + "],\"s\":["
      + Array(repeating: "\"\"", count: 1000).joined(separator: ",") + "]}"
    #expect(try codec.decode(Array(text.utf8)) == record)
    // And are given up without a trace where the end is missing.
    #expect(throws: DecodingFailure.self) { try codec.decode(Array(text.utf8.dropLast(2))) }
  }

  @Test func recordsHandedOverInAnotherOrderAreRefused() throws {
    let codec = JSONCodec<DynamicRecord>(schema: schema)
    var buffer = ByteBuffer()
    buffer.append(0x5B)
    let failure = #expect(throws: EncodingFailure.self) {
      try codec.encode(DynamicRecord(schema: inner), into: &buffer)
    }
    #expect(failure?.reason == .outOfOrder(number: 2))
    #expect(buffer.bytes() == [0x5B])
  }
}
