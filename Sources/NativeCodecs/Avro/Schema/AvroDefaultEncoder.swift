import Bytes

/// Makes the bytes of a field's default of its text in Avro's JSON notation.
///
/// A default of a union is of the first of its types that it fits. A record's fields that its default leaves out have their
/// own defaults.
///
/// Source: Apache Avro 1.12 specification, "Complex Types", the table of field default values, and "Unions".
package struct AvroDefaultEncoder {
  /// Why a default does not fit its type.
  package struct Problem: Error {
    package let message: String
    /// Whether the default is given up, so that no other type of a union is tried.
    var isFinal = false
  }

  private static let mostLevels = 100
  /// Types of unions are tried one after the other at every level, and what is tried at most is bounded.
  private static let mostSteps = 100_000

  private let definitions: [AvroName: AvroSchema]
  private var depth = 0
  private var steps = 0

  /// - Parameter definitions: the records, enums and fixeds that types name.
  package init(definitions: [AvroName: AvroSchema]) {
    self.definitions = definitions
  }

  /// The bytes of a default.
  package mutating func bytes(
    of value: JSONValue, as type: AvroSchema
  ) throws(Problem) -> [UInt8] {
    var buffer = ByteBuffer()
    try append(value, as: type, to: &buffer)
    return buffer.bytes()
  }

  private mutating func append(
    _ value: JSONValue, as type: AvroSchema, to buffer: inout ByteBuffer
  ) throws(Problem) {
    guard depth < Self.mostLevels else {
      throw Problem(
        message: "it nests deeper than \(Self.mostLevels) levels, or contains itself", isFinal: true
      )
    }
    guard steps < Self.mostSteps else {
      throw Problem(
        message: "it has more than \(Self.mostSteps) values, tries of a union's types included",
        isFinal: true)
    }
    steps += 1
    depth += 1
    defer { depth -= 1 }
    switch (definition(type), value) {
    case (.null, .null): break
    case (.boolean, .bool(let value)): buffer.append(value ? 1 : 0)
    case (.int, .number(let text)):
      guard let number = Int32(text) else { throw unfit(value, type) }
      appendLong(Int64(number), to: &buffer)
    case (.long, .number(let text)):
      guard let number = Int64(text) else { throw unfit(value, type) }
      appendLong(number, to: &buffer)
    case (.float, .number(let text)):
      guard let number = Float(text), number.isFinite else { throw unfit(value, type) }
      buffer.append(littleEndian: number.bitPattern)
    case (.double, .number(let text)):
      guard let number = Double(text), number.isFinite else { throw unfit(value, type) }
      buffer.append(littleEndian: number.bitPattern)
    case (.string, .string(let text)): buffer.appendLengthPrefixed(text, zigzag: true)
    case (.bytes, .string(let text)):
      buffer.appendLengthPrefixed(try bytes(text, type), zigzag: true)
    case (.fixed(let fixed), .string(let text)):
      let bytes = try bytes(text, type)
      guard bytes.count == fixed.size else { throw unfit(value, type) }
      buffer.append(bytes)
    case (.enumeration(let enumeration), .string(let symbol)):
      guard let position = enumeration.symbols.firstIndex(where: { $0.isExactly(symbol) }) else {
        throw unfit(value, type)
      }
      appendLong(Int64(position), to: &buffer)
    case (.array(let item), .array(let elements)):
      if !elements.isEmpty { appendLong(Int64(elements.count), to: &buffer) }
      for element in elements { try append(element, as: item, to: &buffer) }
      buffer.append(0)
    case (.map(let type), .object(let members)):
      if !members.isEmpty { appendLong(Int64(members.count), to: &buffer) }
      for member in members {
        buffer.appendLengthPrefixed(member.name, zigzag: true)
        try append(member.value, as: type, to: &buffer)
      }
      buffer.append(0)
    case (.record(let record), .object(let members)): try append(members, of: record, to: &buffer)
    case (.union(let branches), _): try append(value, asOneOf: branches, type, to: &buffer)
    default: throw unfit(value, type)
    }
  }

  private mutating func append(
    _ members: [JSONValue.Member], of record: AvroSchema.Record, to buffer: inout ByteBuffer
  ) throws(Problem) {
    for field in record.fields {
      let given = members.first { $0.name.isExactly(field.name) }?.value
      guard let value = given ?? field.defaultValue else {
        throw Problem(message: "it has no \(field.name), for which \(record.name) has no default")
      }
      try append(value, as: field.type, to: &buffer)
    }
  }

  private mutating func append(
    _ value: JSONValue, asOneOf branches: [AvroSchema], _ union: AvroSchema,
    to buffer: inout ByteBuffer
  ) throws(Problem) {
    for (position, branch) in branches.enumerated() {
      do throws(Problem) {
        let bytes = try bytes(of: value, as: branch)
        appendLong(Int64(position), to: &buffer)
        return buffer.append(bytes)
      } catch {
        if error.isFinal { throw error }
      }
    }
    throw unfit(value, union)
  }

  private func appendLong(_ value: Int64, to buffer: inout ByteBuffer) {
    buffer.appendVarint(ZigZag.encode(value))
  }

  /// A byte for each character: the one with the character's number.
  private func bytes(_ text: String, _ type: AvroSchema) throws(Problem) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let byte = UInt8(exactly: scalar.value) else { throw unfit(.string(text), type) }
      bytes.append(byte)
    }
    return bytes
  }

  private func definition(_ type: AvroSchema) -> AvroSchema {
    let type = type.withoutLogicalType
    guard case .named(let name) = type else { return type }
    return definitions[name] ?? type
  }

  private func unfit(_ value: JSONValue, _ type: AvroSchema) -> Problem {
    var text = value.compactText
    if text.count > 40 { text = text.prefix(39) + "…" }
    let expected =
      if case .union(let branches) = type.withoutLogicalType {
        "a union of " + branches.map { definition($0).description }.joined(separator: ", ")
      } else {
        definition(type).description
      }
    return Problem(message: "\(text) is not a value of \(expected)")
  }
}
