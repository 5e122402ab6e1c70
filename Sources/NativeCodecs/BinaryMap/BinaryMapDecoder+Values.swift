public import Bytes
public import RecordModel

// Single values. The offset of a failure is that of the value's first byte.
extension BinaryMapDecoder {
  @inlinable
  public mutating func read(_ value: inout Bool) throws(DecodingFailure) {
    let start = reader.bytes.offset
    let head = try reader.readHead()
    guard head.kind == .boolean else { throw reader.wrongType("a boolean", head, at: start) }
    value = head.argument != 0
  }

  /// Reads a whole number, however it is written.
  @inlinable @inline(__always)
  public mutating func readInteger<Integer: FixedWidthInteger>(
    _ name: StaticString
  ) throws(DecodingFailure) -> Integer {
    let start = reader.bytes.offset
    let head = try reader.readHead()
    if head.kind == .unsigned, head.argument <= UInt64(Integer.max) {
      return Integer(truncatingIfNeeded: head.argument)
    }
    if head.kind == .negative, Integer.isSigned, head.argument <= UInt64(Integer.max) {
      return Integer(truncatingIfNeeded: ~head.argument)
    }
    return try readUncommonInteger(head, "\(name)", at: start)
  }

  /// Reads a whole number that is floating-point or a bignum, or fails.
  @usableFromInline @inline(never)
  mutating func readUncommonInteger<Integer: FixedWidthInteger>(
    _ head: BinaryMapItem, _ expected: String, at start: Int
  ) throws(DecodingFailure) -> Integer {
    if head.kind == .float {
      let number = Double(bitPattern: head.argument)
      if let value = Integer(exactly: number) { return value }
      throw reader.failure(
        number.isFinite && number == number.rounded()
          ? .outOfRange(expected: expected, found: "\(number)")
          : .wrongType(expected: expected, found: "\(number)"), at: start)
    }
    let number = try reader.readBignum(head, expected, at: start) ?? head
    guard let digits = number.integerText else {
      throw reader.wrongType(expected, number, at: start)
    }
    guard let value = Integer(digits) else {
      throw reader.failure(.outOfRange(expected: expected, found: digits), at: start)
    }
    return value
  }

  @inlinable
  public mutating func read(_ value: inout Float) throws(DecodingFailure) {
    let start = reader.bytes.offset
    let number = try readNumber(try reader.readHead(), "float", at: start)
    value = Float(number)
    if value.isInfinite, number.isFinite {
      throw reader.failure(.outOfRange(expected: "float", found: "\(number)"), at: start)
    }
  }

  @inlinable
  public mutating func read(_ value: inout Double) throws(DecodingFailure) {
    let start = reader.bytes.offset
    value = try readNumber(try reader.readHead(), "double", at: start)
  }

  /// A number that begins with this head; integers are rounded where they have too many digits.
  @inlinable @inline(__always)
  mutating func readNumber(
    _ head: BinaryMapItem, _ expected: StaticString, at start: Int
  ) throws(DecodingFailure) -> Double {
    if head.kind == .float { return Double(bitPattern: head.argument) }
    return try readInteger(head, "\(expected)", at: start)
  }

  /// An integer that begins with this head, rounded, or a failure.
  @usableFromInline @inline(never)
  mutating func readInteger(
    _ head: BinaryMapItem, _ expected: String, at start: Int
  ) throws(DecodingFailure) -> Double {
    let number = try reader.readBignum(head, expected, at: start) ?? head
    if number.kind == .unsigned { return Double(number.argument) }
    if number.kind == .negative { return -1 - Double(number.argument) }
    throw reader.wrongType(expected, number, at: start)
  }

  @inlinable
  public mutating func read(_ value: inout String) throws(DecodingFailure) {
    let start = reader.bytes.offset
    value = try reader.readText(try reader.readHead(), at: start)
  }

  @inlinable
  public mutating func read(_ value: inout [UInt8]) throws(DecodingFailure) {
    let start = reader.bytes.offset
    value = try reader.readBytes(try reader.readHead(), at: start)
  }

  @inlinable @inline(never)
  mutating func readKey() throws(DecodingFailure) -> String {
    let start = reader.bytes.offset
    let head = try reader.readHead()
    if head.kind == .text { return try reader.readText(head, at: start) }
    let number = try reader.readBignum(head, "a key", at: start) ?? head
    if let digits = number.integerText { return digits }
    return try reader.readText(number, at: start)
  }

  /// Reads a map's key of any kind: as it is, or as text.
  @inlinable
  mutating func readKey<Key: MapKey>(as form: FieldForm) throws(DecodingFailure) -> Key {
    let start = reader.bytes.offset
    let text = Key.kind(as: form) == .bool ? try readBooleanKey() : try readKey()
    guard let key = Key(keyText: text, as: form) else {
      throw reader.failure(Key.wrongKey(text, as: form), at: start).inside(.key(text))
    }
    return key
  }

  @usableFromInline @inline(never)
  mutating func readBooleanKey() throws(DecodingFailure) -> String {
    let start = reader.bytes.offset
    let head = try reader.readHead()
    guard head.kind != .boolean else { return head.argument == 0 ? "false" : "true" }
    return try reader.readText(head, at: start)
  }

  @inlinable
  public mutating func read(enumNumber number: inout Int32) throws(DecodingFailure) {
    let start = reader.bytes.offset
    let head = try reader.readHead()
    if head.kind == .unsigned, head.argument <= UInt64(Int32.max) {
      number = Int32(truncatingIfNeeded: head.argument)
    } else {
      number = try readEnumName(head, at: start)
    }
  }

  /// Reads the name of a case, or a number below zero.
  @inlinable @inline(never)
  mutating func readEnumName(
    _ head: BinaryMapItem, at start: Int
  ) throws(DecodingFailure) -> Int32 {
    let position = plan.fields[current].nested
    guard head.kind == .text || head.kind == .text.withoutCount,
      plan.enumerations.indices.contains(position)
    else {
      let number = try reader.readBignum(head, "int32", at: start) ?? head
      guard number.integerText != nil || number.kind == .float else {
        throw reader.wrongType("an enum's name or number", number, at: start)
      }
      return try readUncommonInteger(number, "int32", at: start)
    }
    let enumeration = plan.enumerations[position]
    let textStart = reader.bytes.offset
    if let index = try readKnownText(head, in: enumeration.names, at: start) {
      return enumeration.schema.cases[index].number
    }
    reader.bytes.rewind(to: textStart)
    throw reader.failure(.unknownEnumCase(try reader.readText(head, at: start)), at: start)
  }
}
