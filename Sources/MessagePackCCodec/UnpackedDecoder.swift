internal import Bytes
public import NativeCodecs
public import RecordModel

/// Visits a record out of msgpack-c's objects.
@frozen
@usableFromInline
struct UnpackedDecoder: MemberDecoder, ~Copyable {
  @usableFromInline let layouts: [RecordLayout]
  @usableFromInline let rules: ReadingRules
  @usableFromInline let limits: DecodingLimits
  @usableFromInline var depth = 0
  /// The record that is being visited.
  @usableFromInline var scope: Scope
  /// Where the next single value is.
  @usableFromInline var target: UnpackedItem

  /// A record that is being visited, and how far.
  @frozen @usableFromInline
  struct Scope {
    @usableFromInline let record: UnpackedItem
    /// The record's place in the layouts.
    @usableFromInline let layout: Int
    /// How many members were looked at.
    @usableFromInline var members = 0
    /// The position of the field that was announced last.
    @usableFromInline var field = 0
    /// Which fields were there.
    @usableFromInline var seen: [Bool]

    @inlinable init(record: UnpackedItem, layout: Int, fieldCount: Int) {
      self.record = record
      self.layout = layout
      seen = Array(repeating: false, count: fieldCount)
    }
  }

  @inlinable init(layouts: [RecordLayout], rules: ReadingRules, limits: DecodingLimits) {
    self.layouts = layouts
    self.rules = rules
    self.limits = limits
    target = UnpackedItem.nothing
    scope = Scope(record: .nothing, layout: 0, fieldCount: 0)
  }

  @inlinable var fieldNumber: Int { layouts[scope.layout].fields[scope.field].number }

  // MARK: Fields

  @inlinable
  mutating func nextField() throws(DecodingFailure) -> Int {
    while scope.members < scope.record.count {
      let (key, value) = scope.record.entry(at: scope.members)
      scope.members &+= 1
      guard let field = try layouts[scope.layout].position(of: key) else {
        try checkUnknown(key)
        continue
      }
      scope.field = field
      if scope.seen[field] { try checkRepetition() }
      scope.seen[field] = true
      if value.head.kind == .null {
        try checkMayBeMissing(field)
        continue
      }
      target = value
      return fieldNumber
    }
    if rules.missingMembers == .refused { try checkMissing() }
    return 0
  }

  @inlinable func skipField() {}

  // MARK: Collections

  @inlinable
  mutating func readArray<Value: FieldValue>(
    _ values: inout [Value], new: () -> Value
  ) throws(DecodingFailure) {
    let array = target
    try expect(.array, "an array")
    values.removeAll()
    values.reserveCapacity(array.count)
    for position in 0..<array.count {
      target = array.element(at: position)
      var value = new()
      do {
        try value.read(from: &self)
      } catch {
        throw error.inside(.element(position))
      }
      values.append(value)
    }
  }

  @inlinable
  mutating func readMap<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let map = target
    try expect(.map, "a map")
    entries = Dictionary(minimumCapacity: map.count)
    for position in 0..<map.count {
      let (keyItem, item) = map.entry(at: position)
      target = keyItem
      let text = try readKey(of: Key.kind(as: form))
      let key = try Key.key(ofText: text, as: form)
      target = item
      var value = new()
      do {
        try value.read(from: &self)
      } catch {
        throw error.inside(.key(text))
      }
      guard try entries.setEntry(key, value) else {
        throw DecodingFailure(.malformed("the key is there twice"), in: FieldPath([.key(text)]))
      }
    }
  }

  /// Refuses a value that is not the array or the map that was expected, or has too many elements.
  @inlinable
  func expect(_ kind: BinaryMapItem.Kind, _ expected: String) throws(DecodingFailure) {
    guard target.head.kind == kind else { throw wrongType(expected) }
    guard target.count <= limits.elements else {
      throw DecodingFailure(.tooManyElements(limit: limits.elements))
    }
  }

  @usableFromInline @inline(never)
  func wrongType(_ expected: String) -> DecodingFailure {
    DecodingFailure(.wrongType(expected: expected, found: target.head.kind.name))
  }

  // MARK: Rules

  /// Refuses a member whose name is not of the record, where the rules say so.
  @usableFromInline @inline(never)
  mutating func checkUnknown(_ key: UnpackedItem) throws(DecodingFailure) {
    guard rules.unknownMembers == .refused else { return }
    guard key.head.kind == .text else { throw DecodingFailure(key.head.isNotMemberName) }
    target = key
    throw DecodingFailure(.unknownMember(try readKey(of: .string)))
  }

  /// Refuses that the field announced last was there before, where the rules say so.
  @usableFromInline @inline(never)
  func checkRepetition() throws(DecodingFailure) {
    guard rules.repeatedMembers == .refused else { return }
    throw DecodingFailure(.repeatedMember, in: FieldPath([.field(fieldNumber)]))
  }

  /// Refuses the end of a record of which a field has not come that is not optional.
  @usableFromInline @inline(never)
  func checkMissing() throws(DecodingFailure) {
    for (position, isSeen) in scope.seen.enumerated() where !isSeen {
      try checkMayBeMissing(position)
    }
  }

  /// Refuses the absence of a field that is not optional, where the rules say so.
  @usableFromInline @inline(never)
  func checkMayBeMissing(_ position: Int) throws(DecodingFailure) {
    let field = layouts[scope.layout].fields[position]
    guard rules.missingMembers == .refused, !field.isOptional else { return }
    throw DecodingFailure(.missingMember, in: FieldPath([.field(field.number)]))
  }

  // MARK: Records

  @inlinable
  mutating func read<Value: RecordValue>(_ record: inout Value) throws(DecodingFailure) {
    let outer = scope
    let position = layouts[scope.layout].fields[scope.field].nested
    try read(&record, from: target, at: position)
    scope = outer
  }

  /// Visits a record whose fields are those of a layout.
  @inlinable
  mutating func read<Value: RecordValue>(
    _ record: inout Value, from item: UnpackedItem, at position: Int
  ) throws(DecodingFailure) {
    target = item
    guard item.head.kind == .map, layouts.indices.contains(position) else {
      throw wrongType("a map")
    }
    guard depth < limits.depth else {
      throw DecodingFailure(.nestingTooDeep(limit: limits.depth))
    }
    depth &+= 1
    scope = Scope(record: item, layout: position, fieldCount: layouts[position].fields.count)
    try record.decode(from: &self)
    depth &-= 1
  }
}
