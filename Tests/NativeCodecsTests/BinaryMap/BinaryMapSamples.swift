import NativeCodecs
import RecordModel

/// Records for the tests of CBOR and MessagePack.
enum BinaryMapSamples {
  static let color = EnumSchema(
    "Color", [.init("NONE", 0), .init("RED", 1), .init("BLUE", 7), .init("COLD", -3)])
  static let inner = RecordSchema(
    "Inner", [FieldSchema(1, "s", .string), FieldSchema(2, "a", .int32)])
  /// A field of every type, in an order that is not that of the names.
  static let all = RecordSchema(
    "All",
    [
      FieldSchema(1, "flag", .bool), FieldSchema(2, "int_32", .int32),
      FieldSchema(3, "i", .int64), FieldSchema(4, "uint_32", .uint32),
      FieldSchema(5, "u", .uint64), FieldSchema(6, "float", .float),
      FieldSchema(7, "d", .double), FieldSchema(8, "t", .string),
      FieldSchema(9, "b", .bytes), FieldSchema(10, "color", .enumeration(color)),
      FieldSchema(11, "inner", .record(inner), .optional),
      FieldSchema(12, "list", .string, .repeated), FieldSchema(13, "map", .int32, .map),
      FieldSchema(14, "maybe", .int32, .optional),
      FieldSchema(15, "given", .int32, default: .int32(5)),
      FieldSchema(16, "records", .record(inner), .repeated),
      FieldSchema(17, "x", .int32, .optional), FieldSchema(18, "y", .string, .optional),
    ], oneofs: [OneofSchema("choice", [17, 18])])

  static func record(_ values: [String: DynamicValue]) -> DynamicRecord { record(all, values) }

  static func record(
    _ schema: RecordSchema, _ values: [String: DynamicValue]
  ) -> DynamicRecord {
    var record = DynamicRecord(schema: schema)
    for (name, value) in values { record[name] = value }
    return record
  }

  /// A record with one field that is called `v`.
  static func schema(_ type: FieldType, _ cardinality: Cardinality = .optional) -> RecordSchema {
    RecordSchema("One", [FieldSchema(1, "v", type, cardinality)])
  }

  /// Bytes from hexadecimal digits, between which may be spaces.
  static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.filter { $0 != " " && $0 != "\n" }.map { $0.hexDigitValue ?? 0 }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
  }
}
