public import Bytes
public import RecordModel

// Members that do not come as they are expected: in another order, unknown, null, tagged, repeated, in a map without a count.
extension BinaryMapDecoder {
  /// Goes to the value of the next member that is a field of the record and not null; 0 after the last member.
  @inlinable @inline(never)
  mutating func findField() throws(DecodingFailure) -> Int {
    while scope.left != 0 {
      if scope.left > 0 {
        scope.left -= 1
      } else if try reader.skipEnd() {
        scope.left = 0
        return 0
      }
      guard let field = try readFieldName() else {
        try reader.skipItem()
        continue
      }
      try begin(field)
      if try isAtValue() { return plan.fields[field].number }
    }
    return 0
  }

  /// Reads the key of a member; `nil` if the record has no such field.
  @inlinable
  mutating func readFieldName() throws(DecodingFailure) -> Int? {
    let start = reader.bytes.offset
    let head = try reader.readHead()
    guard head.kind == .text || head.kind == .text.withoutCount else {
      reader.bytes.rewind(to: start)
      try reader.skipItem()
      return nil
    }
    let record = plan.records[scope.record]
    let position = try readKnownText(head, in: record.names, at: start)
    return position.map { record.first + ($0 >= record.count ? $0 - record.count : $0) }
  }

  /// Reads text; its position in an index, `nil` if it is not in it.
  @inlinable
  mutating func readKnownText(
    _ head: BinaryMapItem, in index: TextIndex, at start: Int
  ) throws(DecodingFailure) -> Int? {
    guard head.kind == .text else {
      return index.position(of: Array(try reader.readText(head, at: start).utf8))
    }
    let count = try reader.lengthInInput(head, at: start)
    if let position = reader.bytes.position(ofNext: count, in: index) {
      reader.bytes.skip(known: count)
      return position
    }
    do {
      try reader.bytes.skipText(count: count)
    } catch {
      throw reader.failure(.init(error), at: start)
    }
    return nil
  }

  /// Passes over null, tagged or not, if it is next; says whether it was.
  @inlinable @inline(never)
  mutating func skipNull() throws(DecodingFailure) -> Bool {
    let start = reader.bytes.offset
    do throws(DecodingFailure) {
      if try reader.readHead().kind == .null { return true }
    } catch {
      throw error.inside(.field(plan.fields[current].number))
    }
    reader.bytes.rewind(to: start)
    return false
  }

  /// Makes a field the current one that is not among the first 64, unless it was there before.
  @usableFromInline @inline(never)
  mutating func beginLater(_ position: Int) throws(DecodingFailure) {
    let word = position / 64
    let bit = UInt64(1) << UInt64(position % 64)
    if word >= scope.seenLater.count {
      scope.seenLater += repeatElement(0, count: word - scope.seenLater.count + 1)
    }
    guard scope.seenLater[word] & bit == 0 else { throw repetition() }
    scope.seenLater[word] |= bit
  }

  /// What it means that the current field was there before.
  @usableFromInline @inline(never)
  func repetition() -> DecodingFailure {
    reader.failure(.malformed("the member is there twice"), at: reader.bytes.offset)
      .inside(.field(plan.fields[current].number))
  }

  public func exclusion(of number: Int, by other: Int) -> DecodingFailure {
    reader.failure(.exclusiveMembers(other), at: reader.bytes.offset).inside(.field(number))
  }
}
