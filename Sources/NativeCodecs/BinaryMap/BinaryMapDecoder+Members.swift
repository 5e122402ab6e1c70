public import Bytes
public import RecordModel

// Members that do not come as they are expected: in another order, unknown, null, tagged, repeated, in a map without a count.
extension BinaryMapDecoder {
  /// Goes to the value of the next member that is a field of the record and not null; 0 after the last member.
  @inlinable @inline(never)
  mutating func findField() throws(DecodingFailure) -> Int {
    while try isAtMember() {
      let start = reader.bytes.offset
      guard let field = try readFieldName() else {
        if rules.unknownMembers == .refused { try refuseMember(at: start) }
        try reader.skipItem()
        continue
      }
      try begin(field)
      if try isAtValue() { return plan.fields[field].number }
    }
    if rules.missingMembers == .refused { try checkMissing() }
    return 0
  }

  /// Says whether there is one more member, or else passes over the end of a map without a count.
  @inlinable @inline(__always)
  mutating func isAtMember() throws(DecodingFailure) -> Bool {
    if scope.left > 0 {
      scope.left &-= 1
      return true
    }
    if scope.left == 0 { return false }
    guard try reader.skipEnd() else { return true }
    scope.left = 0
    return false
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

  /// Passes over null, tagged or not, if it is next and the field may be missing; says whether it was.
  @inlinable @inline(never)
  mutating func skipNull() throws(DecodingFailure) -> Bool {
    let start = reader.bytes.offset
    do throws(DecodingFailure) {
      if try reader.readHead().kind == .null {
        try checkMayBeMissing(current, at: start)
        return true
      }
    } catch {
      throw error.inside(.field(plan.fields[current].number))
    }
    reader.bytes.rewind(to: start)
    return false
  }

  // MARK: Rules

  /// Refuses a member whose name is not of the record.
  @usableFromInline @inline(never)
  mutating func refuseMember(at start: Int) throws(DecodingFailure) {
    reader.bytes.rewind(to: start)
    let head = try reader.readHead()
    guard head.kind == .text || head.kind == .text.withoutCount else {
      throw reader.failure(head.isNotMemberName, at: start)
    }
    throw reader.failure(.unknownMember(try reader.readText(head, at: start)), at: start)
  }

  /// Refuses the end of a record of which a field has not come that is not optional.
  @usableFromInline @inline(never)
  func checkMissing() throws(DecodingFailure) {
    let record = plan.records[scope.record]
    for position in 0..<record.count {
      let later = position / 64 - 1
      let isSeen =
        if later < 0 {
          scope.seen >> UInt64(position) & 1 != 0
        } else {
          later < scope.seenLater.count
            && scope.seenLater[later] >> UInt64(position % 64) & 1 != 0
        }
      if isSeen { continue }
      do throws(DecodingFailure) {
        try checkMayBeMissing(record.first + position, at: reader.bytes.offset)
      } catch {
        throw error.inside(.field(plan.fields[record.first + position].number))
      }
    }
  }

  /// Refuses the absence of a field that is not optional, where the rules say so.
  @usableFromInline
  func checkMayBeMissing(_ field: Int, at start: Int) throws(DecodingFailure) {
    guard rules.missingMembers == .refused, plan.fields[field].cardinality != .optional else {
      return
    }
    throw reader.failure(.missingMember, at: start)
  }

  /// Makes a field the current one that is not among the first 64, unless it was there before and that is refused.
  @usableFromInline @inline(never)
  mutating func beginLater(_ position: Int) throws(DecodingFailure) {
    let word = position / 64
    let bit = UInt64(1) << UInt64(position % 64)
    if word >= scope.seenLater.count {
      scope.seenLater += repeatElement(0, count: word - scope.seenLater.count + 1)
    }
    if scope.seenLater[word] & bit != 0 { try checkRepetition() }
    scope.seenLater[word] |= bit
  }

  /// Refuses that the current field was there before, where the rules say so.
  @usableFromInline @inline(never)
  func checkRepetition() throws(DecodingFailure) {
    guard rules.repeatedMembers == .refused else { return }
    throw reader.failure(.repeatedMember, at: reader.bytes.offset)
      .inside(.field(plan.fields[current].number))
  }

  public func exclusion(of number: Int, by other: Int) -> DecodingFailure {
    reader.failure(.exclusiveMembers(other), at: reader.bytes.offset).inside(.field(number))
  }
}
