import RecordModel

/// Writes a dynamic record as text that says nothing about Avro's encoding, for another program to compare with its own.
///
/// Numbers are decimal, floating-point numbers the hexadecimal digits of their bits, text and bytes hexadecimal, enums
/// positions, absence is `-`; lists stand in brackets, maps in braces in the order of their keys, records in parentheses.
/// A oneof that is a union of several types is at the place of its first member, with the position of its branch.
struct NeutralDump: RecordEncoder, ~Copyable {
  private(set) var text = ""
  private var schema: RecordSchema
  private var field: FieldSchema?

  init(_ schema: RecordSchema) {
    self.schema = schema
  }

  /// The text of a record.
  static func of(_ record: DynamicRecord) throws -> String {
    var dump = NeutralDump(record.schema)
    try record.encode(to: &dump)
    return dump.text
  }

  private mutating func begin(_ number: Int) {
    field = schema.field(numbered: number)
  }

  mutating func encode<Place: OneofPlace>(
    oneof place: Place, field number: Int
  ) throws(EncodingFailure) {
    let numbers = schema.oneof(of: number)?.fields ?? []
    let types = numbers.map { number in
      switch schema.field(numbered: number)?.type {
      case .int64, .uint32, .uint64: "long"
      case .enumeration(let schema): schema.name
      case .record(let reference): reference.schema.name
      case let type: "\(String(describing: type?.kind))"
      }
    }
    let isUnion = Set(types).count == types.count
    if isUnion, number != numbers.first { return }
    guard isUnion ? place.memberNumber != 0 : place.memberNumber == number else {
      return text += "-,"
    }
    if isUnion, numbers.count > 1 {
      text += "\((numbers.firstIndex(of: place.memberNumber) ?? -1) + 1):"
    }
    try place.encodeMember(to: &self)
  }

  mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    begin(number)
    try value.write(to: &self)
  }

  mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    begin(number)
    if let value { try value.write(to: &self) } else { text += "-," }
  }

  mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    begin(number)
    text += "["
    for value in values { try value.write(to: &self) }
    text += "],"
  }

  mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    begin(number)
    text += "{"
    let sorted = entries.map { (key: $0.key.keyText, value: $0.value) }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for (key, value) in sorted {
      write(key)
      try value.write(to: &self)
    }
    text += "},"
  }

  mutating func write(_ value: Bool) { text += value ? "1," : "0," }
  mutating func write(_ value: Int32) { text += "\(value)," }
  mutating func write(_ value: Int64) { text += "\(value)," }
  mutating func write(_ value: UInt32) { text += "\(value)," }
  mutating func write(_ value: UInt64) {
    text += "\(Int64(bitPattern: value)),"
  }
  mutating func write(_ value: Float) { text += String(value.bitPattern, radix: 16) + "," }
  mutating func write(_ value: Double) { text += String(value.bitPattern, radix: 16) + "," }
  mutating func write(_ value: String) { write(Array(value.utf8)) }
  mutating func write(_ value: [UInt8]) { text += value.hexadecimal + "," }

  mutating func write(enumNumber number: Int32) {
    guard case .enumeration(let schema)? = field?.type else { return }
    text += "\(schema.index(ofNumber: number) ?? -1),"
  }

  mutating func write<Value: RecordValue>(_ record: Value) throws(EncodingFailure) {
    let outer = (schema, field)
    schema = record.schema
    text += "("
    try record.encode(to: &self)
    text += "),"
    (schema, field) = outer
  }
}

extension [UInt8] {
  /// Two hexadecimal digits a byte.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The bytes that hexadecimal digits stand for.
  init(hexadecimal text: some StringProtocol) {
    let digits = text.utf8.map { UInt8(Character(Unicode.Scalar($0)).hexDigitValue ?? 0) }
    self = stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
