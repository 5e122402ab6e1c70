import LibXML2Codec

/// A record as JSON of lists, to be compared with what another program reads: `[field, key, kind, value]` for each value.
struct NeutralTree: RecordEncoder, ~Copyable {
  private let schema: RecordSchema
  private var field: FieldSchema?
  private var items: [String] = []
  private var kind = ""
  private var value = ""

  init(_ schema: RecordSchema) {
    self.schema = schema
  }

  var json: String { "[" + items.joined(separator: ",") + "]" }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\0"..<" ":
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private mutating func add<Value: FieldValue>(
    _ value: Value, _ number: Int, key: String = "null"
  ) throws(EncodingFailure) {
    let field = schema.field(numbered: number)!
    self.field = field
    try value.write(to: &self)
    items.append("[\"\(field.name)\",\(key),\"\(kind)\",\(self.value)]")
  }

  private mutating func set(_ kind: String, _ value: String) {
    self.kind = kind
    self.value = value
  }

  mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try add(value, number)
  }

  mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    if let value { try add(value, number) }
  }

  /// A oneof is at the place of its first member.
  mutating func encode<Place: OneofPlace>(
    oneof place: Place, field number: Int
  ) throws(EncodingFailure) {
    if number == schema.oneof(of: number)?.fields.first { try place.encodeMember(to: &self) }
  }

  mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    for value in values { try add(value, number) }
  }

  mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    for (key, value) in entries.inKeyOrder {
      try add(value, number, key: Self.quoted(key.keyText))
    }
  }

  mutating func write(_ value: Bool) { set("bool", "\(value)") }
  mutating func write(_ value: Int32) {
    set("integer", "\"\(value)\"")
  }
  mutating func write(_ value: Int64) {
    set("integer", "\"\(value)\"")
  }
  mutating func write(_ value: UInt32) {
    set("integer", "\"\(value)\"")
  }
  mutating func write(_ value: UInt64) {
    set("integer", "\"\(value)\"")
  }
  mutating func write(_ value: Float) { set("float", hex(value.bitPattern.bigEndian)) }
  mutating func write(_ value: Double) { set("double", hex(value.bitPattern.bigEndian)) }
  mutating func write(_ value: String) { set("string", Self.quoted(value)) }
  mutating func write(_ value: [UInt8]) { set("bytes", hex(value)) }

  mutating func write(enumNumber number: Int32) {
    guard case .enumeration(let schema)? = field?.type else { preconditionFailure("no enum") }
    set("string", Self.quoted(schema.name(ofNumber: number)!))
  }

  mutating func write<Value: RecordValue>(_ record: Value) throws(EncodingFailure) {
    guard case .record(let reference)? = field?.type else { preconditionFailure("no record") }
    var inner = NeutralTree(reference.schema)
    try record.encode(to: &inner)
    set("record", inner.json)
  }

  private func hex(_ number: some BitwiseCopyable) -> String {
    withUnsafeBytes(of: number) { hex(Array($0)) }
  }

  private func hex(_ bytes: [UInt8]) -> String {
    "\"" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
  }
}
