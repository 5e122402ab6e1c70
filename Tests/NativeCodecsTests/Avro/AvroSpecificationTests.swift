import NativeCodecs
import Testing

/// The examples that the Avro 1.11 specification gives of its binary encoding.
@Suite struct AvroSpecificationTests {
  private func bytes(_ type: FieldType, _ cardinality: Cardinality, _ value: DynamicValue) throws
    -> [UInt8]
  {
    let schema = RecordSchema("R", [FieldSchema(1, "a", type, cardinality)])
    var record = DynamicRecord(schema: schema)
    record["a"] = value
    let codec = AvroCodec<DynamicRecord>(schema: schema)
    let bytes = try codec.encode(record)
    #expect(try codec.decode(bytes) == record)
    return bytes
  }

  @Test func integers() throws {
    let table: [(Int32, [UInt8])] = [
      (0, [0x00]), (-1, [0x01]), (1, [0x02]), (-2, [0x03]), (2, [0x04]), (-64, [0x7F]),
      (64, [0x80, 0x01]),
    ]
    for (value, expected) in table {
      #expect(try bytes(.int32, .implicit, .int32(value)) == expected)
      #expect(try bytes(.int64, .implicit, .int64(Int64(value))) == expected)
    }
  }

  @Test func text() throws {
    #expect(try bytes(.string, .implicit, .string("foo")) == [0x06, 0x66, 0x6F, 0x6F])
  }

  @Test func records() throws {
    let schema = RecordSchema(
      "test", [FieldSchema(1, "a", .int64), FieldSchema(2, "b", .string)])
    var record = DynamicRecord(schema: schema)
    record["a"] = .int64(27)
    record["b"] = .string("foo")
    let codec = AvroCodec<DynamicRecord>(schema: schema)
    #expect(try codec.encode(record) == [0x36, 0x06, 0x66, 0x6F, 0x6F])
  }

  @Test func arrays() throws {
    #expect(
      try bytes(.int64, .repeated, .list(.int64([3, 27]))) == [0x04, 0x06, 0x36, 0x00])
  }

  @Test func unions() throws {
    #expect(try bytes(.string, .optional, .absent) == [0x00])
    #expect(try bytes(.string, .optional, .string("a")) == [0x02, 0x02, 0x61])
  }

  @Test("A block may have its size in bytes behind a negative count")
  func blocksWithSizes() throws {
    let schema = RecordSchema("R", [FieldSchema(1, "a", .int64, .repeated)])
    let codec = AvroCodec<DynamicRecord>(schema: schema)
    let record = try codec.decode([0x03, 0x04, 0x06, 0x36, 0x02, 0x08, 0x00])
    #expect(record["a"] == .list(.int64([3, 27, 4])))
  }

  @Test func recordsOfRecordsWithoutFieldsTakeNoBytesEither() throws {
    let empty = RecordSchema("E", [])
    let hollow = RecordSchema("H", [FieldSchema(1, "e", .record(empty))])
    let list = DynamicList.record(Array(repeating: DynamicRecord(schema: hollow), count: 3))
    #expect(try bytes(.record(hollow), .repeated, .list(list)) == [0x06, 0x00])
  }
}
