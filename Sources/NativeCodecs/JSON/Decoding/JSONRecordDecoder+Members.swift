import Bytes
import RecordModel

// Members that do not come as they are expected: in another order, unknown, null, with white space or escapes; and those of
// records that are checked.
extension JSONRecordDecoder {
  /// Goes to the value of the next member that is a field of the record and not null; 0 behind the last member.
  @usableFromInline @inline(never)
  mutating func findField() throws(DecodingFailure) -> Int {
    guard shape == .members || shape == .checkedMembers else { return try nextPart() }
    while true {
      reader.bytes.skipWhitespace()
      guard try isAtMember() else {
        if shape == .checkedMembers { try checkMissing() }
        return 0
      }
      let start = reader.bytes.offset
      guard let field = try readFieldName() else {
        try checkUnknown(at: start)
        try reader.readColon()
        try reader.skipValue()
        continue
      }
      do throws(DecodingFailure) {
        try reader.readColon()
        guard try isAtValue(of: field) else { continue }
        if shape == .checkedMembers { try note(field) }
        return plan.fields[field].number
      } catch {
        throw error.inside(.field(plan.fields[field].number))
      }
    }
  }

  /// Passes over what stands before a member; says whether there is one, or else passes over the end of the object.
  private mutating func isAtMember() throws(DecodingFailure) -> Bool {
    let isChecked = shape == .checkedMembers
    let isFirst = isChecked ? step == 0 : separator == UInt8(ascii: "{")
    if !isFirst, reader.bytes.skip(ifNext: UInt8(ascii: "}")) { return false }
    guard reader.bytes.skip(ifNext: isFirst ? UInt8(ascii: "{") : UInt8(ascii: ",")) else {
      throw reader.unexpected("a comma or the end of the object")
    }
    step = 1
    if !isChecked { separator = UInt8(ascii: ",") }
    reader.bytes.skipWhitespace()
    return !(isFirst && reader.bytes.skip(ifNext: UInt8(ascii: "}")))
  }

  /// Reads a member's name; `nil` if the record has no such field.
  private mutating func readFieldName() throws(DecodingFailure) -> Int? {
    guard reader.bytes.skip(ifNext: UInt8(ascii: "\"")) else {
      throw reader.unexpected("a member's name")
    }
    let record = plan.records[record]
    return try reader.readKnownText(in: record.names).map { position in
      // A field's name in JSON, or its own.
      record.first + (position < record.count ? position : position - record.count)
    }
  }

  /// Passes over white space to a field's value; passes over the value and says no if it is null.
  @usableFromInline @inline(never)
  mutating func isAtValue(of field: Int) throws(DecodingFailure) -> Bool {
    reader.bytes.skipWhitespace()
    current = field
    if shape == .members { separator = UInt8(ascii: ",") }
    return plan.fields[field].holdsNull || !reader.bytes.skip(word: "null")
  }

  // MARK: Checks

  /// Refuses a member whose name is not of the record, and which has been read, where the rules say so.
  private mutating func checkUnknown(at start: Int) throws(DecodingFailure) {
    guard plan.rules.unknownMembers == .refused else { return }
    reader.bytes.rewind(to: start + 1)
    let name = try reader.readString()
    if name == TypeURL.member, depth == typedDepth { return }
    reader.bytes.rewind(to: start)
    throw reader.failure(.unknownMember(name))
  }

  /// Takes a field for one that has come, which it must not have before where the rules say so.
  private mutating func note(_ field: Int) throws(DecodingFailure) {
    let position = field - plan.records[record].first
    if seen[position], plan.rules.repeatedMembers == .refused {
      throw reader.failure(.repeatedMember)
    }
    seen[position] = true
  }

  /// Refuses a key of a map that was there before, where the rules say so.
  @usableFromInline @inline(never)
  mutating func checkRepetition(of key: String, at start: Int) throws(DecodingFailure) {
    guard plan.rules.repeatedMembers == .refused else { return }
    reader.bytes.rewind(to: start)
    throw reader.failure(.malformed("the key is there twice")).inside(.key(key))
  }

  /// Refuses the end of a record of which a field has not come that is not optional, where the rules say so.
  private func checkMissing() throws(DecodingFailure) {
    guard plan.rules.missingMembers == .refused else { return }
    let record = plan.records[record]
    for position in 0..<record.count where !seen[position] {
      let field = plan.fields[record.first + position]
      if field.cardinality != .optional {
        throw reader.failure(.missingMember).inside(.field(field.number))
      }
    }
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
    default: return reader.unexpectedValue()
    }
    return reader.failure(.wrongType(expected: expected, found: found))
  }
}
