public import RecordModel
import Bytes

// Single values. A failure stands at the value's first byte, or at the byte in it that is wrong.
extension JSONRecordDecoder {
  @inlinable
  public mutating func read(_ value: inout Bool) throws(DecodingFailure) {
    if reader.bytes.skip(word: "true") {
      value = true
    } else if reader.bytes.skip(word: "false") {
      value = false
    } else {
      throw wrongType("a boolean")
    }
  }

  @inlinable @inline(__always)
  public mutating func read(
    _ value: inout Int32, as encoding: FieldEncoding
  ) throws(DecodingFailure) {
    value = try readInteger("int32")
  }

  @inlinable @inline(__always)
  public mutating func read(
    _ value: inout Int64, as encoding: FieldEncoding
  ) throws(DecodingFailure) {
    value = try readInteger("int64")
  }

  @inlinable @inline(__always)
  public mutating func read(
    _ value: inout UInt32, as encoding: FieldEncoding
  ) throws(DecodingFailure) {
    value = try readInteger("uint32")
  }

  @inlinable @inline(__always)
  public mutating func read(
    _ value: inout UInt64, as encoding: FieldEncoding
  ) throws(DecodingFailure) {
    value = try readInteger("uint64")
  }

  /// Reads a whole number, however it is written.
  @inlinable
  mutating func readInteger<Integer: FixedWidthInteger>(
    _ name: StaticString
  ) throws(DecodingFailure) -> Integer {
    if let plain = reader.bytes.readPlainInteger(as: Integer.self) { return plain }
    let literal = try readNumber()
    guard let value = literal.exactly(Integer.self) else { throw notInteger(literal, "\(name)") }
    return value
  }

  /// What it means that a number is not an integer of a type: too great, or with a fraction.
  @usableFromInline @inline(never)
  mutating func notInteger(_ literal: DecimalLiteral, _ expected: String) -> DecodingFailure {
    let found = reader.excerpt(of: literal)
    reader.bytes.rewind(to: literal.range.lowerBound)
    return reader.failure(
      literal.exponent < 0 && literal.wholeMagnitude == nil
        ? .wrongType(expected: expected, found: found)
        : .outOfRange(expected: expected, found: found))
  }

  @inlinable
  public mutating func read(_ value: inout Float) throws(DecodingFailure) {
    if let plain = reader.bytes.readPlainFloat() {
      value = plain
    } else if reader.bytes.nextOrZero == UInt8(ascii: "\"") {
      value = Float(try readNotFinite("float"))
    } else {
      let literal = try readNumber()
      value = reader.bytes.float(literal)
      if value.isInfinite { throw tooGreat(literal, "float") }
    }
  }

  @inlinable
  public mutating func read(_ value: inout Double) throws(DecodingFailure) {
    if let plain = reader.bytes.readPlainDouble() {
      value = plain
    } else if reader.bytes.nextOrZero == UInt8(ascii: "\"") {
      value = try readNotFinite("double")
    } else {
      let literal = try readNumber()
      value = reader.bytes.double(literal)
      if value.isInfinite { throw tooGreat(literal, "double") }
    }
  }

  @usableFromInline @inline(never)
  mutating func tooGreat(_ literal: DecimalLiteral, _ expected: String) -> DecodingFailure {
    let found = reader.excerpt(of: literal)
    reader.bytes.rewind(to: literal.range.lowerBound)
    return reader.failure(.outOfRange(expected: expected, found: found))
  }

  /// Reads one of the strings that stand for what JSON has no numbers for.
  @usableFromInline @inline(never)
  mutating func readNotFinite(_ expected: String) throws(DecodingFailure) -> Double {
    let start = reader.bytes.offset
    _ = reader.bytes.skip(ifNext: UInt8(ascii: "\""))
    switch try reader.readString() {
    case "NaN": return .nan
    case "Infinity": return .infinity
    case "-Infinity": return -.infinity
    default:
      reader.bytes.rewind(to: start)
      throw wrongType(expected)
    }
  }

  @inlinable
  mutating func readNumber() throws(DecodingFailure) -> DecimalLiteral {
    let next = reader.bytes.nextOrZero
    guard next == UInt8(ascii: "-") || next &- UInt8(ascii: "0") <= 9 else {
      throw wrongType("a number")
    }
    return try reader.readDecimal()
  }

  @inlinable
  public mutating func read(_ value: inout String) throws(DecodingFailure) {
    guard reader.bytes.skip(ifNext: UInt8(ascii: "\"")) else { throw wrongType("a string") }
    value = try reader.readString()
  }

  @inlinable
  public mutating func read(_ value: inout [UInt8]) throws(DecodingFailure) {
    guard reader.bytes.skip(ifNext: UInt8(ascii: "\"")) else { throw wrongType("base64") }
    value = try reader.readBase64()
  }

  @inlinable
  public mutating func read(enumNumber number: inout Int32) throws(DecodingFailure) {
    if reader.bytes.skip(ifNext: UInt8(ascii: "\"")) {
      number = try readEnumName()
    } else {
      number = try readInteger("an enum's name or number")
    }
  }

  /// Reads the name of a case behind its opening quotation mark.
  @usableFromInline @inline(never)
  mutating func readEnumName() throws(DecodingFailure) -> Int32 {
    let position = plan.fields[current].nested
    guard plan.enumerations.indices.contains(position) else { throw wrongType("a number") }
    let enumeration = plan.enumerations[position]
    let start = reader.bytes.offset
    if let index = try reader.readKnownText(in: enumeration.names) {
      return enumeration.schema.cases[index].number
    }
    reader.bytes.rewind(to: start)
    let name = try reader.readString()
    reader.bytes.rewind(to: start)
    throw reader.failure(.unknownEnumCase(name))
  }
}
