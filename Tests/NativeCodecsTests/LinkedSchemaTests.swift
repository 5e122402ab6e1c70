import FoundationJSONCodec
import LibAvroCodec
import NativeCodecs
import RecordModel
import Testing

@Suite("Records of one name") struct LinkedSchemaTests {
  /// Two records and two enums that differ in what they have and not in what they are called.
  private let schema = RecordSchema(
    "Outer",
    [
      FieldSchema(
        1, "a", .record(RecordSchema("Inner", [FieldSchema(1, "x", .int32)])), .optional),
      FieldSchema(
        2, "b",
        .record(
          RecordSchema(
            "Inner",
            [
              FieldSchema(1, "y", .string), FieldSchema(2, "z", .bool),
              FieldSchema(
                3, "e", .enumeration(EnumSchema("Color", [.init("RED", 0), .init("BLUE", 1)]))),
            ])), .repeated),
      FieldSchema(
        3, "e", .enumeration(EnumSchema("Color", [.init("GREEN", 0), .init("GOLD", 1)]))),
      FieldSchema(
        4, "c", .record(RecordSchema("Inner_2", [FieldSchema(1, "w", .double)])), .optional),
    ])

  /// A record of the field's schema.
  private func inner(_ field: Int, _ values: [DynamicValue]) throws -> DynamicRecord {
    guard case .record(let reference) = schema.fields[field].type else { throw NotARecord() }
    var record = DynamicRecord(schema: reference.schema)
    for (index, value) in values.enumerated() { record[index] = value }
    return record
  }

  private struct NotARecord: Error {}

  private func record() throws -> DynamicRecord {
    var record = DynamicRecord(schema: schema)
    record["a"] = .record(try inner(0, [.int32(5)]))
    let second = try inner(1, [.string("t"), .bool(true), .enumeration(EnumNumber(1))])
    record["b"] = .list(.record([second]))
    record["e"] = .enumeration(EnumNumber(1))
    record["c"] = .record(try inner(3, [.double(1.5)]))
    return record
  }

  @Test("They are two in every codec")
  func codecs() throws {
    let record = try record()
    for codec in [
      ProtobufCodec<DynamicRecord>(schema: schema), AvroCodec<DynamicRecord>(schema: schema),
      CBORCodec<DynamicRecord>(schema: schema),
      MessagePackCodec<DynamicRecord>(schema: schema),
      FoundationJSONCodec<DynamicRecord>(schema: schema),
      LibAvroCodec<DynamicRecord>(schema: schema),
    ] as [any Codec<DynamicRecord>] {
      #expect(try codec.decode(codec.encode(record)) == record, "\(codec.identity)")
    }
    #expect(
      try AvroCodec<DynamicRecord>(schema: schema).encode(record)
        == LibAvroCodec<DynamicRecord>(schema: schema).encode(record))
  }

  @Test("An Avro schema gives each a name, and can be read")
  func avroSchema() throws {
    let writer = try AvroSchema(json: Array(AvroSchema(schema).text().utf8).rawSpan)
    #expect(
      Set(writer.definitions.keys.map(\.fullName))
        == ["Outer", "Inner", "Inner_2", "Inner_2_2", "Color", "Color_2"])
    let bytes = try AvroCodec<DynamicRecord>(schema: schema).encode(record())
    let resolving = try AvroResolvingCodec<DynamicRecord>(schema: schema, writer: writer)
    #expect(try resolving.decode(bytes) == record())
  }
}
