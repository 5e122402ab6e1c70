import NativeCodecs
import RecordModel
import Testing

/// One field of each kind that the specification's examples use.
private let examples = RecordSchema(
  "Examples",
  [
    FieldSchema(1, "a", .int32),
    FieldSchema(2, "b", .string),
    FieldSchema(3, "c", .record(inner), .optional),
    FieldSchema(4, "f", .int32, .repeated),
    FieldSchema(5, "e", .int32, .repeated, isPacked: false),
    FieldSchema(6, "g", .string, .map),
    FieldSchema(7, "h", .string, .optional),
    FieldSchema(8, "fixed", .uint32, as: .fixed),
    FieldSchema(9, "zigzag", .int64, as: .zigzag),
    FieldSchema(10, "real", .double),
  ])
private let inner = RecordSchema(
  "Inner", [FieldSchema(1, "a", .int32), FieldSchema(2, "s", .string)])

@Suite struct ProtobufCodecTests {
  private let codec = ProtobufCodec<DynamicRecord>(schema: examples)
  private let dropping = ProtobufCodec<DynamicRecord>(schema: examples, unknownFields: .drop)

  private func record(_ values: [String: DynamicValue]) -> DynamicRecord {
    var record = DynamicRecord(schema: examples)
    for (name, value) in values { record[name] = value }
    return record
  }

  private func innerRecord(_ a: Int32, _ s: String = "") -> DynamicValue {
    var record = DynamicRecord(schema: inner)
    record["a"] = .int32(a)
    record["s"] = .string(s)
    return .record(record)
  }

  @Test("The bytes are those that the specification's page Encoding prints")
  func examplesOfTheSpecification() throws {
    let table: [([String: DynamicValue], [UInt8])] = [
      ([:], []),
      (["a": .int32(150)], [0x08, 0x96, 0x01]),
      (["a": .int32(-2)], [0x08, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
      (["b": .string("testing")], [0x12, 0x07] + Array("testing".utf8)),
      (["c": innerRecord(150)], [0x1A, 0x03, 0x08, 0x96, 0x01]),
      (["f": .list(.int32([3, 270, 86942]))], [0x22, 0x06, 0x03, 0x8E, 0x02, 0x9E, 0xA7, 0x05]),
      (["e": .list(.int32([1, 2, 3]))], [0x28, 0x01, 0x28, 0x02, 0x28, 0x03]),
      (
        ["g": .map(.string(["b": "2", "a": ""]))],
        [0x32, 5, 0x0A, 1, 0x61, 0x12, 0, 0x32, 6, 0x0A, 1, 0x62, 0x12, 1, 0x32]
      ),
      (["h": .string("")], [0x3A, 0x00]),
      (["fixed": .uint32(1)], [0x45, 1, 0, 0, 0]),
      (["zigzag": .int64(-1)], [0x48, 0x01]),
      (["real": .double(-0.0)], [0x51, 0, 0, 0, 0, 0, 0, 0, 0x80]),
    ]
    for (values, bytes) in table {
      let record = record(values)
      #expect(try codec.encode(record) == bytes)
      #expect(try codec.decode(bytes) == record)
    }
  }

  @Test func packedAndUnpackedAreBothRead() throws {
    #expect(
      try codec.decode([0x20, 3, 0x22, 2, 4, 5, 0x20, 6])
        == record(["f": .list(.int32([3, 4, 5, 6]))]))
    #expect(try codec.decode([0x2A, 2, 1, 2, 0x28, 3]) == record(["e": .list(.int32([1, 2, 3]))]))
  }

  @Test func theLastOfARepeatedScalarWins() throws {
    #expect(try codec.decode([8, 1, 0x12, 0, 8, 2]) == record(["a": .int32(2)]))
    #expect(try codec.decode([0x3A, 1, 0x61, 0x3A, 0]) == record(["h": .string("")]))
  }

  @Test func splitRecordsAreMerged() throws {
    let bytes: [UInt8] = [0x1A, 2, 8, 1, 0x1A, 3, 0x12, 1, 0x61]
    #expect(try codec.decode(bytes) == record(["c": innerRecord(1, "a")]))
  }

  @Test func theLastOfAMapsEntriesWinsAndMissingPartsAreZero() throws {
    let bytes: [UInt8] = [
      0x32, 6, 0x0A, 1, 0x61, 0x12, 1, 0x78, 0x32, 6, 0x12, 1, 0x79, 0x0A, 1, 0x61, 0x32, 0,
    ]
    #expect(try codec.decode(bytes) == record(["g": .map(.string(["a": "y", "": ""]))]))
  }

  @Test func unknownFieldsAreKeptOrDroppedWhateverTheirType() throws {
    let unknown: [UInt8] =
      [0xA8, 0x06, 0x96, 0x01]  // 101: varint
      + [0xA9, 0x06, 1, 2, 3, 4, 5, 6, 7, 8]  // 101: eight bytes
      + [0xAA, 0x06, 2, 0xFF, 0xFF]  // 101: length-delimited
      // 101: a group with a group in it
      + [0xAB, 0x06, 0x08, 1, 0xB3, 0x06, 0xB4, 0x06, 0xAC, 0x06]
      + [0xAD, 0x06, 1, 2, 3, 4]  // 101: four bytes
    let kept = try codec.decode(unknown + [8, 1] + unknown)
    #expect(kept.unknownFields.bytes == unknown + unknown)
    #expect(try codec.encode(kept) == [8, 1] + unknown + unknown)
    #expect(try dropping.decode(unknown + [8, 1] + unknown) == record(["a": .int32(1)]))
    #expect(try dropping.encode(kept) == [8, 1])
  }

  @Test func aKnownFieldOfAnotherWireTypeCountsAsUnknown() throws {
    let others: [UInt8] = [0x0A, 1, 0x61, 0x10, 5, 0x3D, 1, 2, 3, 4]
    #expect(try dropping.decode(others) == record([:]))
    #expect(try codec.encode(codec.decode(others)) == others)
    // After a value of the right type it takes nothing away.
    #expect(try dropping.decode([0x3A, 1, 0x61, 0x38, 5]) == record(["h": .string("a")]))
  }

  @Test func whatIsTooWideForTheFieldIsCutAsTheSpecificationSays() throws {
    // 2³² + 5 in an int32 field.
    #expect(try codec.decode([8, 0x85, 0x80, 0x80, 0x80, 0x10]) == record(["a": .int32(5)]))
  }

  @Test("What is wrong, where and in which field is said")
  func failures() throws {
    let table: [([UInt8], DecodingFailure.Reason, String, Int)] = [
      ([0x08], .truncated, "a", 1),
      ([0x12, 5, 0x61], .truncated, "b", 2),
      ([0x12, 1, 0xFF], .invalidUTF8, "b", 2),
      ([0x1A, 3, 0x12, 1, 0xFF], .invalidUTF8, "c.s", 4),
      ([0x1A, 2, 0x12, 1, 0x61], .truncated, "c.s", 4),
      ([0x00], .invalidTag(0), "", 1),
      ([0x0F], .invalidTag(15), "a", 1),
      ([0x0C], .invalidTag(12), "a", 1),
      ([0xAB, 0x06], .truncated, "#101", 2),
      ([8] + [UInt8](repeating: 0xFF, count: 10), .malformedVarint, "a", 1),
      ([0x22, 3, 1, 0x80, 0x80], .truncated, "f[1]", 3),
      ([0x32, 4, 0x0A, 1, 0x61, 0x12], .truncated, "g[\"a\"]", 6),
      ([0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1], .truncated, "b", 11),
    ]
    for (bytes, reason, path, offset) in table {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(bytes) }
      #expect(failure?.reason == reason, "\(bytes)")
      #expect(failure?.path.description == path, "\(bytes)")
      #expect(failure?.offset == offset, "\(bytes)")
      #expect(failure?.codec?.description == "protobuf/swift")
    }
  }

  @Test func aZeroIsWrittenWhereItIsNotTheDefault() throws {
    let schema = RecordSchema(
      "Defaults",
      [
        FieldSchema(1, "number", .int32, default: .int32(7)),
        FieldSchema(2, "text", .string, default: .string("x")),
      ])
    let codec = ProtobufCodec<DynamicRecord>(schema: schema)
    #expect(try codec.decode([]) == DynamicRecord(schema: schema))
    var zero = DynamicRecord(schema: schema)
    zero["number"] = .int32(0)
    zero["text"] = .string("")
    #expect(try codec.encode(zero) == [8, 0, 0x12, 0])
    #expect(try codec.decode([8, 0, 0x12, 0]) == zero)
  }

  @Test func limitsHold() throws {
    let limits = DecodingLimits(inputBytes: 40, depth: 2, elements: 3, stringBytes: 4)
    let codec = ProtobufCodec<DynamicRecord>(schema: examples, limits: limits)
    let table: [([UInt8], DecodingFailure.Reason)] = [
      ([UInt8](repeating: 0, count: 41), .inputTooLong(count: 41, limit: 40)),
      ([0x22, 4, 1, 2, 3, 4], .tooManyElements(limit: 3)),
      ([0x22, 2, 1, 2, 0x22, 2, 1, 2], .tooManyElements(limit: 3)),
      ([0x28, 1, 0x28, 1, 0x28, 1, 0x28, 1], .tooManyElements(limit: 3)),
      ([0x12, 5, 1, 2, 3, 4, 5], .stringTooLong(count: 5, limit: 4)),
      ([0xAB, 6, 0xAB, 6, 0xAB, 6], .nestingTooDeep(limit: 2)),
      (
        (0..<4).flatMap { [0x32, 3, 0x0A, 1, 0x61 + $0] }, .tooManyElements(limit: 3)
      ),
    ]
    for (bytes, reason) in table {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(bytes) }
      #expect(failure?.reason == reason, "\(bytes)")
    }
    #expect(try codec.decode([0x22, 3, 1, 2, 3]) == record(["f": .list(.int32([1, 2, 3]))]))
  }
}
