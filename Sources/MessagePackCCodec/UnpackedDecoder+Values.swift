internal import Bytes
public import NativeCodecs
public import RecordModel

// Single values, by the rules of `MessagePackCodec`.
extension UnpackedDecoder {
  @usableFromInline mutating func read(_ value: inout Bool) throws(DecodingFailure) {
    guard target.head.kind == .boolean else { throw wrongType("a boolean") }
    value = target.head.argument != 0
  }

  @inlinable func readInteger<Integer: FixedWidthInteger>(
    _ name: StaticString
  ) throws(DecodingFailure) -> Integer {
    let found: String
    switch target.head.kind {
    case .unsigned:
      if let value = Integer(exactly: target.head.argument) { return value }
      found = "\(target.head.argument)"
    case .negative:
      // An integer of 64 bits, so that it is one of Swift's.
      let number = Int64(bitPattern: ~target.head.argument)
      if let value = Integer(exactly: number) { return value }
      found = "\(number)"
    case .float:
      let number = Double(bitPattern: target.head.argument)
      if let value = Integer(exactly: number) { return value }
      found = "\(number)"
      guard number.isFinite, number == number.rounded() else {
        throw DecodingFailure(.wrongType(expected: "\(name)", found: found))
      }
    default: throw wrongType("\(name)")
    }
    throw DecodingFailure(.outOfRange(expected: "\(name)", found: found))
  }

  @usableFromInline mutating func read(_ value: inout Float) throws(DecodingFailure) {
    let number = try readNumber("float")
    value = Float(number)
    if value.isInfinite, number.isFinite {
      throw DecodingFailure(.outOfRange(expected: "float", found: "\(number)"))
    }
  }

  @usableFromInline mutating func read(_ value: inout Double) throws(DecodingFailure) {
    value = try readNumber("double")
  }

  private func readNumber(_ expected: String) throws(DecodingFailure) -> Double {
    switch target.head.kind {
    case .float: Double(bitPattern: target.head.argument)
    case .unsigned: Double(target.head.argument)
    case .negative: Double(Int64(bitPattern: ~target.head.argument))
    default: throw wrongType(expected)
    }
  }

  @usableFromInline mutating func read(_ value: inout String) throws(DecodingFailure) {
    guard target.head.kind == .text else { throw wrongType("text") }
    try checkLength()
    value = try target.reading { reader throws(ByteReadFailure) in
      try reader.readString(count: reader.remaining)
    }
  }

  @usableFromInline mutating func read(_ value: inout [UInt8]) throws(DecodingFailure) {
    guard target.head.kind == .bytes || target.head.kind == .text else { throw wrongType("bytes") }
    try checkLength()
    value = try target.reading { reader throws(ByteReadFailure) in
      try reader.readBytes(count: reader.remaining)
    }
  }

  private func checkLength() throws(DecodingFailure) {
    guard target.count <= limits.stringBytes else {
      throw DecodingFailure(.stringTooLong(count: target.count, limit: limits.stringBytes))
    }
  }

  @usableFromInline mutating func readKey(
    of kind: KeyKind
  ) throws(DecodingFailure) -> String {
    switch target.head.kind {
    case .boolean where kind == .bool: return target.head.argument == 0 ? "false" : "true"
    case .unsigned: return "\(target.head.argument)"
    case .negative: return "\(Int64(bitPattern: ~target.head.argument))"
    default:
      var key = ""
      try read(&key)
      return key
    }
  }

  @usableFromInline mutating func read(
    enumNumber number: inout Int32
  ) throws(DecodingFailure) {
    guard target.head.kind == .text else {
      guard [.unsigned, .negative, .float].contains(target.head.kind) else {
        throw wrongType("an enum's name or number")
      }
      return number = try readInteger("int32")
    }
    let name = try target.reading { reader throws(ByteReadFailure) in
      try reader.readString(count: reader.remaining)
    }
    let schema = layouts[scope.layout].fields[scope.field].enumeration
    guard let found = schema?.number(ofName: name) else {
      throw DecodingFailure(.unknownEnumCase(name))
    }
    number = found
  }
}
