import LibAvroCodec
import RecordModel
import Testing

private typealias DynamicCodec = LibAvroCodec<DynamicRecord>

/// A `long` of ten bytes.
private let least: [UInt8] = Array(repeating: 0xFF, count: 9) + [0x01]

private let empty = RecordSchema("Empty", [])
private let lists = RecordSchema("Lists", [FieldSchema(1, "v", .record(empty), .repeated)])

@Suite struct HostileInputTests {
  @Test("What is wrong, where and in which field is said")
  func failures() throws {
    let color = EnumSchema("Color", [.init("RED", 0), .init("BLUE", 7)])
    let gigabyte: [UInt8] = [0x80, 0x80, 0x80, 0x80, 0x08]
    let table: [(RecordSchema, [UInt8], DecodingFailure.Reason, String, Int)] = [
      (schema(.bool), [], .truncated, "v", 0),
      (schema(.bool), [2], .outOfRange(expected: "boolean", found: "2"), "v", 1),
      (schema(.bool), [1, 0], .trailingBytes(count: 1), "", 1),
      (
        schema(.int32), [0x80, 0x80, 0x80, 0x80, 0x10],
        .outOfRange(expected: "int32", found: "2147483648"), "v", 5
      ),
      (schema(.int64), Array(repeating: 0xFF, count: 11), .malformedVarint, "v", 0),
      (schema(.uint32), [0x01], .outOfRange(expected: "uint32", found: "-1"), "v", 1),
      (
        schema(.uint32), [0x80, 0x80, 0x80, 0x80, 0x20],
        .outOfRange(expected: "uint32", found: "4294967296"), "v", 5
      ),
      (schema(.double), [0, 0, 0], .truncated, "v", 0),
      (schema(.string), gigabyte + Array(repeating: 0, count: 15), .truncated, "v", 5),
      (schema(.bytes), gigabyte + Array(repeating: 0, count: 15), .truncated, "v", 5),
      (schema(.string), [0x03], .malformed("a length is negative: -2"), "v", 1),
      (schema(.string), [2, 0xFF], .invalidUTF8, "v", 1),
      (schema(.string, .repeated), [4, 0, 2, 0xFF, 0], .invalidUTF8, "v[1]", 3),
      (schema(.string, .map), [2, 2, 0xFF, 0, 0], .invalidUTF8, "v", 2),
      (schema(.string, .map), [2, 2, 0x61, 2, 0xFF, 0], .invalidUTF8, "v[\"a\"]", 4),
      (
        schema(.string, .map), [2, 2, 0, 0, 0],
        .malformed("libavro cannot read U+0000 in a map's key"), "v", 2
      ),
      (
        schema(.string, .optional), [4], .outOfRange(expected: "a union of two", found: "2"), "v", 1
      ),
      (
        schema(.string, .optional), [1], .outOfRange(expected: "a union of two", found: "-1"), "v",
        1
      ),
      (schema(.enumeration(color)), [4], .unknownEnumCase("at position 2"), "v", 1),
      (schema(.enumeration(color)), [1], .unknownEnumCase("at position -1"), "v", 1),
      (schema(.int32, .repeated), least, .tooManyElements(limit: 1_000_000), "v", 10),
      (schema(.int32, .repeated), [4, 0], .truncated, "v[1]", 2),
      (schema(.int32, .repeated), [2, 0], .truncated, "v", 2),
      (
        schema(.int32, .repeated), [1, 6, 0, 0],
        .malformed("a block's size is 3, but its items take 1 bytes"), "v", 3
      ),
      (lists, [0x80, 0x89, 0x7A, 0x80, 0x89, 0x7A, 0], .tooManyElements(limit: 1_000_000), "v", 6),
    ]
    for (schema, bytes, reason, path, offset) in table {
      let failure = #expect(throws: DecodingFailure.self) {
        try DynamicCodec(schema: schema).decode(bytes)
      }
      #expect(failure?.reason == reason, "\(bytes)")
      #expect(failure?.path.description == path, "\(bytes)")
      #expect(failure?.offset == offset, "\(bytes)")
      #expect(failure?.codec?.description == "avro/libavro")
    }
  }

  @Test func limitsHold() throws {
    let limits = DecodingLimits(inputBytes: 8, depth: 2, elements: 3, stringBytes: 4)
    let table: [(RecordSchema, [UInt8], DecodingFailure.Reason)] = [
      (schema(.string), Array(repeating: 0, count: 9), .inputTooLong(count: 9, limit: 8)),
      (schema(.string), [10, 1, 2, 3, 4, 5], .stringTooLong(count: 5, limit: 4)),
      (schema(.bytes), [10, 1, 2, 3, 4, 5], .stringTooLong(count: 5, limit: 4)),
      (schema(.int32, .repeated), [8, 1, 2, 3, 4, 0], .tooManyElements(limit: 3)),
      (schema(.int32, .repeated), [4, 1, 2, 4, 3, 4, 0], .tooManyElements(limit: 3)),
      (lists, [8, 0], .tooManyElements(limit: 3)),
      (Node.schema, [0, 0, 2, 0, 0, 2, 0, 0], .nestingTooDeep(limit: 2)),
    ]
    for (schema, bytes, reason) in table {
      let failure = #expect(throws: DecodingFailure.self) {
        try DynamicCodec(schema: schema, limits: limits).decode(bytes)
      }
      #expect(failure?.reason == reason, "\(bytes)")
    }
    let three = schema(.int32, .repeated)
    #expect(
      try DynamicCodec(schema: three, limits: limits).decode([6, 2, 4, 6, 0])
        == record(three, .list(.int32([1, 2, 3]))))
  }

  @Test("Elements of no bytes count together, however many lists they are in")
  func emptyElementsAreCounted() throws {
    let outer = RecordSchema("Outer", [FieldSchema(1, "rows", .record(lists), .repeated)])
    let codec = DynamicCodec(schema: outer, limits: DecodingLimits(elements: 10))
    #expect(throws: Never.self) { try codec.decode([4, 10, 0, 10, 0, 0]) }
    let failure = #expect(throws: DecodingFailure.self) { try codec.decode([4, 12, 0, 10, 0, 0]) }
    #expect(failure?.reason == .tooManyElements(limit: 10))
  }

  @Test func blocksWithASizeAreRead() throws {
    let numbers = schema(.int32, .repeated)
    #expect(
      try DynamicCodec(schema: numbers).decode([3, 4, 2, 4, 2, 6, 0])
        == record(numbers, .list(.int32([1, 2, 3]))))
    let texts = schema(.string, .map)
    #expect(
      try DynamicCodec(schema: texts).decode([1, 8, 2, 0x61, 2, 0x62, 2, 2, 0x63, 0, 0])
        == record(texts, .map(.string(["a": "b", "c": ""]))))
  }

  @Test(
    "Of a key that comes twice the last value holds; records, which libavro would mix, are refused")
  func repeatedKeys() throws {
    let texts = schema(.string, .map)
    #expect(
      try DynamicCodec(schema: texts).decode([4, 2, 0x61, 2, 0x62, 2, 0x61, 2, 0x63, 0])
        == record(texts, .map(.string(["a": "c"]))))
    let rows = schema(.record(schema(.string, .repeated).renamed("Row")), .map)
    let failure = #expect(throws: DecodingFailure.self) {
      try DynamicCodec(schema: rows).decode([4, 2, 0x61, 0, 2, 0x61, 0, 0])
    }
    #expect(failure?.reason == .malformed("a map of records has a key twice"))
  }
}

extension RecordSchema {
  /// The same fields under another name.
  fileprivate func renamed(_ name: String) -> RecordSchema { RecordSchema(name, fields) }
}
