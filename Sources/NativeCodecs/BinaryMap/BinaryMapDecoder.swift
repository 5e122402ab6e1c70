public import Bytes
public import RecordModel

/// Reads a record's fields from the entries of a map, in whatever order they come; see ``BinaryMapFormat``.
@frozen
public struct BinaryMapDecoder<Format: BinaryMapFormat>: MemberDecoder, ~Copyable {
  @usableFromInline var reader: BinaryMapReader<Format>
  @usableFromInline let plan: BinaryMapPlan
  @usableFromInline let rules: ReadingRules
  /// The field that is being read, in the plan's list.
  @usableFromInline var current: Int
  /// The record whose fields are being read.
  @usableFromInline var scope: Scope
  @usableFromInline var depth: Int
  /// Where a reader of single fields is; decoding whole records stays at the first place.
  @usableFromInline var place: MemberPlace
  /// Where the elements of long arrays wait for their array.
  @usableFromInline var elements: ElementStack

  /// A record that is being read, and how far.
  @frozen @usableFromInline
  struct Scope {
    /// The record in the plan's list.
    @usableFromInline var record: Int
    /// The field that is expected next, in the plan's list.
    @usableFromInline var expected: Int
    /// How many members are left; -1 where they have no count.
    @usableFromInline var left: Int
    /// Which of the first 64 fields were there, a bit each.
    @usableFromInline var seen: UInt64
    /// Which of the other fields were there, 64 in a word.
    @usableFromInline var seenLater: [UInt64]

    @inlinable init(record: Int, expected: Int, left: Int) {
      self.record = record
      self.expected = expected
      self.left = left
      seen = 0
      seenLater = []
    }
  }

  @inlinable init(
    reader: consuming ByteReader, plan: BinaryMapPlan, rules: ReadingRules,
    limits: DecodingLimits, elements: consuming ElementStack
  ) {
    self.elements = elements
    self.reader = BinaryMapReader(reader, limits: limits)
    self.plan = plan
    self.rules = rules
    current = 0
    scope = Scope(record: 0, expected: 0, left: 0)
    depth = 0
    place = .record
  }

  // MARK: Fields

  @inlinable @inline(__always)
  public mutating func nextField() throws(DecodingFailure) -> Int {
    let expected = scope.expected
    let field = plan.fields[expected]
    if scope.left > 0, field.number != 0, reader.bytes.isNext(field.key, of: plan.texts) {
      reader.bytes.skip(known: field.key.count)
      scope.left &-= 1
      try begin(expected)
      if try isAtValue() { return field.number }
    }
    return try findField()
  }

  /// Makes a field the current one, unless it was there before and that is refused.
  @inlinable @inline(__always)
  mutating func begin(_ field: Int) throws(DecodingFailure) {
    current = field
    scope.expected = plan.fields[field].following
    let position = field &- plan.records[scope.record].first
    if position < 64 {
      let bit = UInt64(1) &<< UInt64(truncatingIfNeeded: position)
      if scope.seen & bit != 0 { try checkRepetition() }
      scope.seen |= bit
    } else {
      try beginLater(position &- 64)
    }
  }

  /// Passes over null; says whether there is a value.
  @inlinable @inline(__always)
  mutating func isAtValue() throws(DecodingFailure) -> Bool {
    if !Format.mayBeNull(reader.bytes.nextOrZero) { return true }
    return try !skipNull()
  }

  @inlinable @inline(__always) public var fieldNumber: Int { plan.fields[current].number }

  @inline(never)
  public mutating func skipField() throws(DecodingFailure) {
    let number = plan.fields[current].number
    do {
      try reader.skipItem()
    } catch {
      throw error.inside(.field(number))
    }
  }

  // MARK: Collections

  @inlinable
  public mutating func readArray<Value: FieldValue>(
    _ values: inout [Value], new: () -> Value
  ) throws(DecodingFailure) {
    let start = reader.bytes.offset
    let head = try reader.readHead()
    guard head.kind == .array || head.kind == .array.withoutCount else {
      throw reader.wrongType("an array", head, at: start)
    }
    values.removeAll()
    let count = try reader.checkedCount(
      head, bytesEach: 1, at: start, limit: reader.limits.elements)
    if count >= 0 { return try readElements(count, into: &values, new: new) }
    while try !reader.skipEnd() {
      guard values.count < reader.limits.elements else {
        throw reader.failure(.tooManyElements(limit: reader.limits.elements), at: start)
      }
      var value = new()
      do {
        try value.read(from: &self)
      } catch {
        throw error.inside(.element(values.count))
      }
      values.append(value)
    }
  }

  /// Reads so many elements, for which the input is long enough.
  @inlinable @inline(__always)
  mutating func readElements<Value: FieldValue>(
    _ count: Int, into values: inout [Value], new: () -> Value
  ) throws(DecodingFailure) {
    let isWaiting = !Value.kind.isNumeric && elements.isWorthwhile(count, of: Value.self)
    var run = isWaiting ? elements.unsafeBeginRun(of: Value.self) : .unsafeNone
    if !isWaiting { values.reserveCapacity(count) }
    for position in 0..<count {
      let place = isWaiting ? elements.unsafePush(new(), to: &run) : values.unsafeAppend(new())
      do throws(DecodingFailure) {
        try place.unsafeElement.read(from: &self)
      } catch {
        if isWaiting { elements.unsafeAbandon(run) }
        throw error.inside(.element(position))
      }
    }
    if isWaiting { values = elements.unsafeEnd(run) }
  }

  @inlinable
  public mutating func readMap<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let start = reader.bytes.offset
    let head = try reader.readHead()
    guard head.kind == .map || head.kind == .map.withoutCount else {
      throw reader.wrongType("a map", head, at: start)
    }
    entries.removeAll()
    let count = try reader.checkedCount(
      head, bytesEach: 2, at: start, limit: reader.limits.elements)
    if count > 0 { entries.makeRoom(for: count) }
    var left = count
    while true {
      if count >= 0 {
        if left == 0 { return }
        left &-= 1
      } else if try reader.skipEnd() {
        return
      }
      guard entries.count < reader.limits.elements else {
        throw reader.failure(.tooManyElements(limit: reader.limits.elements), at: start)
      }
      let keyStart = reader.bytes.offset
      let key: Key = try readKey(as: form)
      var value = new()
      do {
        try value.read(from: &self)
      } catch {
        throw error.inside(.key(key.keyText))
      }
      guard try entries.setEntry(key, value) else {
        throw reader.failure(.malformed("the key is there twice"), at: keyStart)
          .inside(.key(key.keyText))
      }
    }
  }

  // MARK: Records

  /// Reads the record that the whole input is.
  @inlinable
  mutating func readDocument<Value: RecordValue>(_ record: inout Value) throws(DecodingFailure) {
    try read(&record, at: 0)
    try reader.readEnd()
  }

  @inlinable
  public mutating func read<Value: RecordValue>(_ record: inout Value) throws(DecodingFailure) {
    let field = current
    let outer = scope
    try read(&record, at: plan.fields[field].nested)
    current = field
    scope = outer
  }

  /// Reads a record whose fields are those of a record of the plan.
  @inlinable
  mutating func read<Value: RecordValue>(
    _ record: inout Value, at position: Int
  ) throws(DecodingFailure) {
    try enterRecord(at: position)
    try record.decode(from: &self)
    depth &-= 1
  }

  /// Goes to the first member of a record.
  @inlinable
  mutating func enterRecord(at position: Int) throws(DecodingFailure) {
    let start = reader.bytes.offset
    let head = try reader.readHead()
    guard plan.records.indices.contains(position),
      head.kind == .map || head.kind == .map.withoutCount
    else { throw reader.wrongType("a map", head, at: start) }
    guard depth < reader.limits.depth else {
      throw reader.failure(.nestingTooDeep(limit: reader.limits.depth), at: start)
    }
    depth &+= 1
    scope = Scope(
      record: position, expected: plan.records[position].leading,
      // Members are not elements: what the record does not know is passed over, however much it is.
      left: try reader.checkedCount(head, bytesEach: 2, at: start, limit: .max))
  }
}
