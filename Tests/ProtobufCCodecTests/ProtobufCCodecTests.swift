import NativeCodecs
import ProtobufCCodec
import RecordModel
import Testing

/// One field of each kind that protobuf-c needs special care with.
private let outer = RecordSchema(
  "Outer",
  [
    FieldSchema(1, "a", .int32),
    FieldSchema(2, "b", .string),
    FieldSchema(3, "c", .record(inner), .optional),
    FieldSchema(4, "f", .int32, .repeated),
    FieldSchema(5, "e", .int32, .repeated, isPacked: false),
    FieldSchema(6, "g", .string, .map),
    FieldSchema(7, "h", .string, .optional),
    FieldSchema(8, "real", .double),
    FieldSchema(9, "small", .float),
    FieldSchema(10, "flags", .bool, .repeated),
    FieldSchema(11, "records", .record(inner), .map),
    FieldSchema(12, "flag", .bool),
    FieldSchema(1000, "far", .uint64, as: .fixed),
  ])
private let inner: RecordSchema = RecordSchema(
  "Inner",
  [
    FieldSchema(1, "a", .int32), FieldSchema(2, "s", .string),
    FieldSchema(3, "list", .int32, .repeated),
    FieldSchema(4, "self", .record(inner), .optional),
  ])

@Suite struct ProtobufCCodecTests {
  private let codec = ProtobufCCodec<DynamicRecord>(schema: outer)
  private let native = ProtobufCodec<DynamicRecord>(schema: outer)

  private func record(_ values: [String: DynamicValue]) -> DynamicRecord {
    var record = DynamicRecord(schema: outer)
    for (name, value) in values { record[name] = value }
    return record
  }

  @Test("Text with U+0000 is carried whole, and negative zero is no zero")
  func whatTheLibraryWouldCutOrDrop() throws {
    let record = record([
      "b": .string("a\0b"), "h": .string("\0"), "g": .map(.string(["\0": "\0\0", "": ""])),
      "real": .double(-0.0), "small": .float(-0.0),
    ])
    let bytes = try codec.encode(record)
    #expect(try bytes == native.encode(record))
    #expect(try codec.decode(bytes) == record)
  }

  @Test("Both codecs read what the specification allows and writers do not do")
  func unusualForms() throws {
    let table: [[UInt8]] = [
      [],
      [8, 1, 0x12, 0, 8, 2],  // the last of a scalar wins
      [8, 1, 8, 0],
      [0x3A, 1, 0x61, 0x3A, 0],
      [0x20, 3, 0x22, 2, 4, 5, 0x20, 6],  // packed and unpacked
      [0x2A, 2, 1, 2, 0x28, 3],
      [0x52, 3, 0x80, 0x01, 2, 0x50, 0],  // booleans of two bytes and other than 0 and 1
      [0x60, 0x80, 0x00], [0x60, 0x80, 0x02],
      [8, 0x85, 0x80, 0x80, 0x80, 0x10],  // 2³² + 5 in an int32 field
      [0x32, 0],  // an entry without key and value
      [0x32, 6, 0x0A, 1, 0x61, 0x12, 1, 0x78, 0x32, 6, 0x12, 1, 0x79, 0x0A, 1, 0x61],
      [0x5A, 0, 0x5A, 3, 0x0A, 1, 0x61],  // an entry without its record
      [0x5A, 10, 0x12, 2, 8, 1, 0x12, 4, 0x12, 2, 0x61, 0x62],  // an entry with two
      [0xA8, 6, 0x96, 1, 0xA9, 6, 1, 2, 3, 4, 5, 6, 7, 8, 0xAA, 6, 0, 0xAD, 6, 1, 2, 3, 4],
    ]
    for bytes in table {
      #expect(try codec.decode(bytes) == native.decode(bytes), "\(bytes)")
    }
  }

  @Test("A record in several parts is all of their fields, one after the other")
  func splitRecords() throws {
    let table: [[UInt8]] = [
      [0x1A, 2, 8, 1, 0x1A, 3, 0x12, 1, 0x61],
      [0x1A, 2, 8, 1, 8, 9, 0x1A, 2, 8, 0],
      [0x1A, 3, 0x12, 1, 0x61, 0x1A, 2, 0x12, 0],  // an empty string replaces one
      [0x1A, 3, 0x1A, 1, 1, 0x1A, 2, 0x18, 2, 0x1A, 0],  // lists go on
      [0x1A, 4, 0x22, 2, 8, 1, 0x1A, 8, 0x22, 1 + 3, 0x12, 2, 0x61, 0x62, 0x22, 0],
      [0x1A, 0, 0xAA, 0x06, 1, 0xFF, 0x1A, 0],
    ]
    for bytes in table {
      #expect(try codec.decode(bytes) == native.decode(bytes), "\(bytes)")
    }
  }

  @Test("Ten thousand parts are joined once, though protobuf-c would copy all again for each")
  func manyParts() throws {
    let parts = 10_000
    let bytes = (0..<parts).flatMap { _ in [0x1A, 2, 0x18, 7] as [UInt8] }
    let limits = DecodingLimits(elements: parts)
    let decoded = try ProtobufCCodec<DynamicRecord>(schema: outer, limits: limits).decode(bytes)
    #expect(try decoded == native.decode(bytes))
    let failure = #expect(throws: DecodingFailure.self) {
      try ProtobufCCodec<DynamicRecord>(
        schema: outer, limits: DecodingLimits(elements: parts - 1)
      ).decode(bytes)
    }
    #expect(failure?.reason == .tooManyElements(limit: parts - 1))
    #expect(failure?.path.description == "c.list")
  }

  @Test("What is wrong, where and in which field is said")
  func failures() throws {
    let table: [([UInt8], DecodingFailure.Reason, String, Int)] = [
      ([0x08], .truncated, "a", 1),
      ([0x12, 5, 0x61], .truncated, "b", 2),
      ([0x12, 1, 0xFF], .invalidUTF8, "b", 2),
      ([0x12, 1, 0xFF, 0x12, 0], .invalidUTF8, "b", 2),
      ([0x1A, 3, 0x12, 1, 0xFF], .invalidUTF8, "c.s", 4),
      ([0x1A, 2, 0x12, 1, 0x61], .truncated, "c.s", 4),
      ([0x00], .invalidTag(0), "", 1),
      ([0x0F], .invalidTag(15), "a", 1),
      ([0x0C], .invalidTag(12), "a", 1),
      ([0x80, 0x80, 0x80, 0x80, 0x10], .invalidTag(1 << 32), "", 5),
      ([8] + [UInt8](repeating: 0xFF, count: 10), .malformedVarint, "a", 1),
      ([0x22, 3, 1, 0x80, 0x80], .truncated, "f[1]", 3),
      ([0x32, 4, 0x0A, 1, 0x61, 0x12], .truncated, "g[\"a\"]", 6),
      ([0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F], .truncated, "b", 6),
      // What protobuf-c does not read.
      (
        [0x0A, 1, 0x61], .wrongType(expected: "wire type 0", found: "wire type 2"), "a", 1
      ),
      ([0x0B, 0x0C], .malformed("protobuf-c does not read groups (wire type 3)"), "a", 1),
      ([0xAB, 6, 0xAC, 6], .malformed("protobuf-c does not read groups (wire type 3)"), "#101", 2),
      (
        [0x88, 0x80, 0x80, 0x80, 0x80, 0, 1],
        .malformed("protobuf-c reads no tag or length of more than five bytes"), "", 6
      ),
      (
        [0x12, 0x81, 0x80, 0x80, 0x80, 0x80, 0, 0x61],
        .malformed("protobuf-c reads no tag or length of more than five bytes"), "b", 7
      ),
    ]
    for (bytes, reason, path, offset) in table {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(bytes) }
      #expect(failure?.reason == reason, "\(bytes)")
      #expect(failure?.path.description == path, "\(bytes)")
      #expect(failure?.offset == offset, "\(bytes)")
      #expect(failure?.codec?.description == "protobuf/protobuf-c")
    }
  }

  @Test func limitsHold() throws {
    let limits = DecodingLimits(inputBytes: 40, depth: 2, elements: 3, stringBytes: 4)
    let codec = ProtobufCCodec<DynamicRecord>(schema: outer, limits: limits)
    let table: [([UInt8], DecodingFailure.Reason)] = [
      ([UInt8](repeating: 0, count: 41), .inputTooLong(count: 41, limit: 40)),
      ([0x22, 4, 1, 2, 3, 4], .tooManyElements(limit: 3)),
      ([0x22, 2, 1, 2, 0x22, 2, 1, 2], .tooManyElements(limit: 3)),
      ([0x28, 1, 0x28, 1, 0x28, 1, 0x28, 1], .tooManyElements(limit: 3)),
      ([0x1A, 4, 0x1A, 2, 1, 2, 0x1A, 4, 0x1A, 2, 3, 4], .tooManyElements(limit: 3)),
      ([0x12, 5, 1, 2, 3, 4, 5], .stringTooLong(count: 5, limit: 4)),
      ([0x1A, 2, 0x22, 0], .nestingTooDeep(limit: 2)),
      ((0..<4).flatMap { [0x32, 3, 0x0A, 1, 0x61 + $0] }, .tooManyElements(limit: 3)),
    ]
    for (bytes, reason) in table {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(bytes) }
      #expect(failure?.reason == reason, "\(bytes)")
    }
    #expect(try codec.decode([0x22, 3, 1, 2, 3]) == record(["f": .list(.int32([1, 2, 3]))]))
  }

  @Test("Nesting without end is refused before protobuf-c recurses into it")
  func nestingBomb() throws {
    var bytes: [UInt8] = []
    for _ in 0..<20_000 {
      var length = bytes.count
      var prefix: [UInt8] = [0x22]
      while length >= 0x80 {
        prefix.append(UInt8(truncatingIfNeeded: length) | 0x80)
        length >>= 7
      }
      bytes = prefix + [UInt8(length)] + bytes
    }
    let codec = ProtobufCCodec<DynamicRecord>(schema: inner)
    let failure = #expect(throws: DecodingFailure.self) { try codec.decode(bytes) }
    #expect(failure?.reason == .nestingTooDeep(limit: 100))
  }

  @Test("A missing field has its default, which a zero in the input is not")
  func defaults() throws {
    let schema = RecordSchema(
      "Defaults",
      [
        FieldSchema(1, "number", .int32, default: .int32(7)),
        FieldSchema(2, "text", .string, default: .string("x")),
      ])
    let codec = ProtobufCCodec<DynamicRecord>(schema: schema)
    #expect(try codec.decode([]) == DynamicRecord(schema: schema))
    var zero = DynamicRecord(schema: schema)
    zero["number"] = .int32(0)
    zero["text"] = .string("")
    #expect(try codec.decode([8, 0, 0x12, 0]) == zero)
    #expect(try codec.encode(zero) == [8, 0, 0x12, 0])
  }

  @Test func aRecordMayHaveNoFieldsOrHundreds() throws {
    for count in [0, 1, 64, 129, 400] {
      let schema = RecordSchema(
        "Wide", (0..<count).map { FieldSchema($0 * 3 + 1, "field_\($0)", .int64, .optional) })
      let codec = ProtobufCCodec<DynamicRecord>(schema: schema)
      var record = DynamicRecord(schema: schema)
      #expect(try codec.decode([]) == record)
      record.unknownFields = UnknownFields([0x10, 1])
      #expect(try codec.decode([0x10, 1]) == record)
      #expect(try codec.encode(record) == [0x10, 1])
      record.unknownFields = UnknownFields()
      for index in 0..<count { record[index] = .int64(Int64(index)) }
      #expect(try codec.decode(codec.encode(record)) == record)
    }
  }

  @Test("The library alone packs what the codec writes and unpacks it")
  func libraryAlone() throws {
    let record = record([
      "a": .int32(150), "b": .string("testing"), "f": .list(.int32([1, -1])),
      "g": .map(.string(["k": "v"])),
    ])
    let bytes = try native.encode(record)
    let message = try codec.filled(record)
    var buffer = ByteBuffer()
    for _ in 0..<2 {
      buffer.removeAll()
      try message.pack(into: &buffer)
      #expect(buffer.bytes() == bytes)
    }
    try codec.unpackAndFree(bytes.rawSpan)
    let failure = #expect(throws: DecodingFailure.self) {
      try codec.unpackAndFree([0x08].rawSpan)
    }
    #expect(failure?.reason == .malformed("protobuf-c refuses the input"))
  }
}
