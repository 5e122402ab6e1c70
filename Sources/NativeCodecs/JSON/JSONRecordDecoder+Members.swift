import Bytes
import RecordModel

// Members that do not come as they are expected: in another order, unknown, null, with white space or escapes.
extension JSONRecordDecoder {
  /// Goes to the value of the next member that is a field of the record and not null; 0 behind the last member.
  @usableFromInline @inline(never)
  mutating func findField() throws(DecodingFailure) -> Int {
    while true {
      reader.bytes.skipWhitespace()
      guard try isAtMember() else { return 0 }
      guard let field = try readFieldName() else {
        try reader.readColon()
        try reader.skipValue()
        continue
      }
      do throws(DecodingFailure) {
        try reader.readColon()
        if try isAtValue(of: field) { return plan.fields[field].number }
      } catch {
        throw error.inside(.field(plan.fields[field].number))
      }
    }
  }

  /// Passes over what stands before a member; says whether there is one, or else passes over the end of the object.
  private mutating func isAtMember() throws(DecodingFailure) -> Bool {
    let isFirst = separator == UInt8(ascii: "{")
    if !isFirst, reader.bytes.skip(ifNext: UInt8(ascii: "}")) { return false }
    guard reader.bytes.skip(ifNext: separator) else {
      throw reader.unexpected("a comma or the end of the object")
    }
    separator = UInt8(ascii: ",")
    reader.bytes.skipWhitespace()
    return !(isFirst && reader.bytes.skip(ifNext: UInt8(ascii: "}")))
  }

  /// Reads a member's name; `nil` if the record has no such field.
  private mutating func readFieldName() throws(DecodingFailure) -> Int? {
    guard reader.bytes.skip(ifNext: UInt8(ascii: "\"")) else {
      throw reader.unexpected("a member's name")
    }
    let record = plan.records[record]
    return try reader.readKnownText(in: record.names).map { record.first + $0 }
  }

  /// Passes over white space to a field's value; passes over the value and says no if it is null.
  @usableFromInline @inline(never)
  mutating func isAtValue(of field: Int) throws(DecodingFailure) -> Bool {
    reader.bytes.skipWhitespace()
    current = field
    separator = UInt8(ascii: ",")
    return !reader.bytes.skip(word: "null")
  }

  public func exclusion(of number: Int, by other: Int) -> DecodingFailure {
    reader.failure(.exclusiveMembers(other)).inside(.field(number))
  }

  /// What it means that a value is not of the type that was expected.
  @usableFromInline @inline(never)
  func wrongType(_ expected: String) -> DecodingFailure {
    let found: String
    switch reader.bytes.nextOrZero {
    case UInt8(ascii: "{"): found = "an object"
    case UInt8(ascii: "["): found = "an array"
    case UInt8(ascii: "\""): found = "a string"
    case UInt8(ascii: "t"), UInt8(ascii: "f"): found = "a boolean"
    case UInt8(ascii: "n"): found = "null"
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): found = "a number"
    default: return reader.unexpected("a value")
    }
    return reader.failure(.wrongType(expected: expected, found: found))
  }
}
