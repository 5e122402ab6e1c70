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

  /// Reads a whole number, however it is written: with a fraction of zeros, with an exponent, as text.
  @inlinable @inline(__always)
  public mutating func readInteger<Integer: FixedWidthInteger>(
    _ name: StaticString
  ) throws(DecodingFailure) -> Integer {
    if let plain = reader.bytes.readPlainInteger(as: Integer.self) { return plain }
    return try readUncommonInteger(name)
  }

  /// Reads a whole number that is not digits alone.
  @inlinable @inline(never)
  mutating func readUncommonInteger<Integer: FixedWidthInteger>(
    _ name: StaticString
  ) throws(DecodingFailure) -> Integer {
    if reader.bytes.nextOrZero == UInt8(ascii: "\"") {
      let start = reader.bytes.offset
      let literal = try readNumberText("a number")
      guard let value = literal.exactly(Integer.self) else {
        throw notNumber(at: start, "\(name)", isWhole: literal.isWhole)
      }
      return value
    }
    let literal = try readNumber()
    guard let value = literal.exactly(Integer.self) else { throw notInteger(literal, "\(name)") }
    return value
  }

  /// Reads a number that is text.
  @usableFromInline @inline(never)
  mutating func readNumberText(_ expected: String) throws(DecodingFailure) -> DecimalLiteral {
    let start = reader.bytes.offset
    return try numberText(expected, at: start).literal
  }

  private mutating func numberText(
    _ expected: String, at start: Int
  ) throws(DecodingFailure) -> NumberText {
    _ = reader.bytes.skip(ifNext: UInt8(ascii: "\""))
    if let number = NumberText(try reader.readString()) { return number }
    reader.bytes.rewind(to: start)
    throw wrongType(expected)
  }

  /// What it means that a number that is text is not one of a type: too great, or with a fraction.
  @usableFromInline @inline(never)
  mutating func notNumber(at start: Int, _ expected: String, isWhole: Bool) -> DecodingFailure {
    let end = reader.bytes.offset
    let text = String(decoding: reader.bytes.bytes(in: start..<end), as: UTF8.self)
    reader.bytes.rewind(to: start)
    let found = text.utf8.count <= 40 ? text : text.prefix(40) + "…"
    return reader.failure(
      isWhole
        ? .outOfRange(expected: expected, found: found)
        : .wrongType(expected: expected, found: found))
  }

  /// What it means that a number is not an integer of a type: too great, or with a fraction.
  @usableFromInline @inline(never)
  mutating func notInteger(_ literal: DecimalLiteral, _ expected: String) -> DecodingFailure {
    let found = reader.excerpt(of: literal)
    reader.bytes.rewind(to: literal.range.lowerBound)
    return reader.failure(
      literal.isWhole
        ? .outOfRange(expected: expected, found: found)
        : .wrongType(expected: expected, found: found))
  }

  @inlinable
  public mutating func read(_ value: inout Float) throws(DecodingFailure) {
    if let plain = reader.bytes.readPlainFloat() {
      value = plain
    } else if reader.bytes.nextOrZero == UInt8(ascii: "\"") {
      value = try readFloatText()
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
      value = try readDoubleText()
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

  /// Reads text that is a number, or stands for what JSON has no number for.
  @usableFromInline @inline(never)
  mutating func readFloatText() throws(DecodingFailure) -> Float {
    let start = reader.bytes.offset
    if let value = try readNotFinite() { return Float(value) }
    let value = try numberText("float", at: start).float
    if value.isFinite { return value }
    throw notNumber(at: start, "float", isWhole: true)
  }

  /// Reads text that is a number, or stands for what JSON has no number for.
  @usableFromInline @inline(never)
  mutating func readDoubleText() throws(DecodingFailure) -> Double {
    let start = reader.bytes.offset
    if let value = try readNotFinite() { return value }
    let value = try numberText("double", at: start).double
    if value.isFinite { return value }
    throw notNumber(at: start, "double", isWhole: true)
  }

  /// Reads one of the strings that stand for what JSON has no numbers for; of others nothing.
  private mutating func readNotFinite() throws(DecodingFailure) -> Double? {
    let start = reader.bytes.offset
    _ = reader.bytes.skip(ifNext: UInt8(ascii: "\""))
    if let value = NumberText.notFinite(try reader.readString()) { return value }
    reader.bytes.rewind(to: start)
    return nil
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
      number = try readEnumNumber()
    }
  }

  /// Reads the number of a case, or of none where the enum is open, or null where that is the enum's value.
  @usableFromInline @inline(never)
  mutating func readEnumNumber() throws(DecodingFailure) -> Int32 {
    let position = plan.fields[current].nested
    let schema =
      plan.enumerations.indices.contains(position) ? plan.enumerations[position].schema : nil
    if schema?.isNull == true, reader.bytes.skip(word: "null") { return 0 }
    let start = reader.bytes.offset
    let number: Int32 = try readInteger("an enum's name or number")
    if let schema, schema.isClosed, schema.name(ofNumber: number) == nil {
      reader.bytes.rewind(to: start)
      throw reader.failure(.unknownEnumCase("\(number)"))
    }
    return number
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

extension DecimalLiteral {
  /// Whether the number has no fraction that is not zero, as far as its exponent tells.
  @usableFromInline var isWhole: Bool { exponent >= 0 || wholeMagnitude != nil }
}
