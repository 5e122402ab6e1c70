import LibXML2Codec

/// A field of each kind, and records in records.
let sampleSchema: RecordSchema = RecordSchema(
  "Sample",
  [
    FieldSchema(1, "flag", .bool),
    FieldSchema(2, "small", .int32),
    FieldSchema(3, "large", .int64),
    FieldSchema(4, "count", .uint32),
    FieldSchema(5, "total", .uint64),
    FieldSchema(6, "ratio", .float),
    FieldSchema(7, "real", .double),
    FieldSchema(8, "text", .string),
    FieldSchema(9, "blob", .bytes),
    FieldSchema(10, "color", .enumeration(colorSchema)),
    FieldSchema(11, "note", .string, .optional),
    FieldSchema(12, "items", .int32, .repeated),
    FieldSchema(13, "labels", .string, .map),
    FieldSchema(14, "inner", .record(innerSchema), .optional),
    FieldSchema(15, "inners", .record(innerSchema), .repeated),
    FieldSchema(16, "self", .record(sampleSchema), .optional),
    FieldSchema(17, "greeting", .string, default: .string("hello")),
  ])

let innerSchema = RecordSchema(
  "Inner", [FieldSchema(1, "a", .int32), FieldSchema(2, "s", .string)])

let colorSchema = EnumSchema("Color", [.init("RED", 0), .init("GREEN", 5), .init("BLUE", -3)])

/// A sample record with some of its fields set.
func sample(_ values: [String: DynamicValue] = [:]) -> DynamicRecord {
  var record = DynamicRecord(schema: sampleSchema)
  for (name, value) in values { record[name] = value }
  return record
}

/// The value of the field `inner`.
func inner(_ a: Int32, _ s: String = "") -> DynamicValue {
  var record = DynamicRecord(schema: innerSchema)
  record["a"] = .int32(a)
  record["s"] = .string(s)
  return .record(record)
}

extension LibXML2Codec where Value == DynamicRecord {
  /// The codec of the sample records.
  static func sample(limits: DecodingLimits = .standard) -> LibXML2Codec {
    LibXML2Codec(schema: sampleSchema, limits: limits)
  }

  /// Reads a sample record from the elements inside its root element.
  func decode(elements: String) throws(DecodingFailure) -> DynamicRecord {
    try decode(document: "<Sample>\(elements)</Sample>")
  }

  /// Reads a record from a document.
  func decode(document: String) throws(DecodingFailure) -> DynamicRecord {
    try decode(Array(document.utf8))
  }

  /// Writes a record as a document.
  func document(_ value: DynamicRecord) throws(EncodingFailure) -> String {
    String(decoding: try encode(value), as: UTF8.self)
  }
}
