#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif
import RecordModel

/// Takes a record's fields from Foundation's keyed containers, in the order of the plan.
///
/// Foundation has parsed the whole input into its own map by then, and made a dictionary of each object on the way to
/// its container; the visitor asks for each member by its key, once, as the `init(from:)` of a `Codable` type does.
@frozen @usableFromInline
struct FoundationJSONDecoder: RecordDecoder, ~Copyable {
  /// What is being read at one level of nesting.
  @frozen @usableFromInline
  struct Level {
    /// The object: a record's, or that of a map.
    @usableFromInline var container: KeyedDecodingContainer<MemberKey>
    /// The plan of the record.
    @usableFromInline let plan: RecordPlan
    /// How many of the plan's fields have been begun; the last of these is the current one.
    @usableFromInline var begun = 0
    /// The key of the current member.
    @usableFromInline var key: MemberKey
    /// The array that values come from instead of from the object, while there is one.
    @usableFromInline var elements: (any UnkeyedDecodingContainer)?
    /// The position of the current element.
    @usableFromInline var element = 0
    /// Whether the value is an array's or a map's, where `null` is not an absence but an error.
    @usableFromInline var isInCollection = false
    /// Whether the record is the value itself that the level around it is at, and not an object of its fields.
    @usableFromInline var isInPlace = false

    @inlinable init(_ container: KeyedDecodingContainer<MemberKey>, _ plan: RecordPlan) {
      self.container = container
      self.plan = plan
      key = MemberKey(entry: "")
    }
  }

  @usableFromInline var level: Level
  @usableFromInline let plans: [RecordPlan]
  @usableFromInline let rules: ReadingRules
  @usableFromInline let limits: DecodingLimits
  @usableFromInline var depth = 1
  /// Whether the member read last was missing or `null`.
  @usableFromInline var isAbsent = false

  @inlinable init(
    _ decoder: any Decoder, plans: [RecordPlan], rules: ReadingRules, limits: DecodingLimits
  ) throws {
    level = Level(try decoder.container(keyedBy: MemberKey.self), plans[0])
    self.plans = plans
    self.rules = rules
    self.limits = limits
  }

  // MARK: Fields

  /// Announces the plan's fields one after the other.
  ///
  /// Whether a member is there shows when it is read, so that it is looked up once: where it is missing, the value stays
  /// what it is.
  @inlinable
  mutating func nextField() throws(DecodingFailure) -> Int {
    if level.isInPlace { return nextFieldInPlace() }
    while level.begun < level.plan.fields.count {
      let field = level.plan.fields[level.begun]
      level.begun &+= 1
      // A dynamic record knows only what is read of an optional field, and would lose its default.
      if field.hasDefaultWhenMissing, isMissing(field.key) { continue }
      level.key = field.key
      if rules.missingMembers == .refused { try checkMissing(field) }
      return field.key.number
    }
    return 0
  }

  @usableFromInline
  func isMissing(_ key: MemberKey) -> Bool {
    // The member is there when it is asked whether it is null, so the question cannot fail.
    !level.container.contains(key) || (try? level.container.decodeNil(forKey: key)) == true
  }

  @inlinable
  mutating func decode<Value: FieldValue>(
    _ value: inout Value, as form: FieldForm
  ) throws(DecodingFailure) {
    try value.read(from: &self)
  }

  @inlinable
  mutating func decode<Value: FieldValue>(
    _ value: inout Value?, as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    var present = value ?? new()
    isAbsent = false
    try present.read(from: &self)
    if !isAbsent { value = present }
  }

  @inlinable
  mutating func decode<Value: FieldValue>(
    _ values: inout [Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    guard let elements = try nextArray() else { return }
    let count = elements.count ?? 0
    guard count <= limits.elements else {
      throw failure(.tooManyElements(limit: limits.elements))
    }
    values.removeAll()
    values.reserveCapacity(count)
    // What the record is in itself, where it is a value of an array or a map.
    let (outer, isInCollection) = (level.elements, level.isInCollection)
    level.elements = elements
    level.isInCollection = true
    for element in 0..<count {
      level.element = element
      var value = new()
      try value.read(from: &self)
      values.append(value)
    }
    level.isInCollection = isInCollection
    level.elements = outer
  }

  @inlinable
  mutating func decode<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    guard let map = try nextObject() else { return }
    let keys = map.allKeys
    guard keys.count <= limits.elements else {
      throw failure(.tooManyElements(limit: limits.elements))
    }
    entries.removeAll()
    entries.reserveCapacity(keys.count)
    let record = level.container
    let (outer, isInCollection) = (level.elements, level.isInCollection)
    level.elements = nil
    level.container = map
    level.isInCollection = true
    for key in keys {
      level.key = key
      try check(key.stringValue)
      var value = new()
      try value.read(from: &self)
      try entries.setEntry(Key.key(ofText: key.stringValue, as: form), value)
    }
    level.isInCollection = isInCollection
    level.elements = outer
    level.container = record
  }

  /// Nothing is to be done: Foundation is asked for known members only.
  @inlinable
  mutating func skipField() {}

  // MARK: Values

  @inlinable
  mutating func read(_ value: inout Bool) throws(DecodingFailure) {
    try take(&value) { try $0.decodeIfPresent(Bool.self, forKey: $1) }
  }

  @inlinable
  mutating func read(_ value: inout Int32) throws(DecodingFailure) {
    try take(&value) { try $0.decodeIfPresent(Int32.self, forKey: $1) }
  }

  @inlinable
  mutating func read(_ value: inout Int64) throws(DecodingFailure) {
    try take(&value) { try $0.decodeIfPresent(Int64.self, forKey: $1) }
  }

  @inlinable
  mutating func read(_ value: inout UInt32) throws(DecodingFailure) {
    try take(&value) { try $0.decodeIfPresent(UInt32.self, forKey: $1) }
  }

  @inlinable
  mutating func read(_ value: inout UInt64) throws(DecodingFailure) {
    try take(&value) { try $0.decodeIfPresent(UInt64.self, forKey: $1) }
  }

  @inlinable
  mutating func read(_ value: inout Float) throws(DecodingFailure) {
    try take(&value) { try $0.decodeIfPresent(Float.self, forKey: $1) }
  }

  @inlinable
  mutating func read(_ value: inout Double) throws(DecodingFailure) {
    try take(&value) { try $0.decodeIfPresent(Double.self, forKey: $1) }
  }

  @inlinable
  mutating func read(_ value: inout String) throws(DecodingFailure) {
    try take(&value) { try $0.decodeIfPresent(String.self, forKey: $1) }
    try check(value)
  }

  @inlinable
  mutating func read(_ value: inout [UInt8]) throws(DecodingFailure) {
    var data = Data()
    isAbsent = false
    try take(&data) { try $0.decodeIfPresent(Data.self, forKey: $1) }
    if isAbsent { return }
    guard data.count <= limits.stringBytes else {
      throw failure(.stringTooLong(count: data.count, limit: limits.stringBytes))
    }
    value = [UInt8](data)
  }

  @inlinable
  mutating func read(enumNumber number: inout Int32) throws(DecodingFailure) {
    if level.isInPlace { return try readNull(&number) }
    var text = EnumText.number(number)
    try take(&text) { try $0.decodeIfPresent(EnumText.self, forKey: $1) }
    switch text {
    case .number(let read): number = read
    case .name(let name):
      let schema = level.plan.fields[level.begun &- 1].enumeration
      guard let read = schema?.number(ofName: name) else { throw failure(.unknownEnumCase(name)) }
      number = read
    }
  }

  @inlinable
  mutating func read<Value: RecordValue>(_ record: inout Value) throws(DecodingFailure) {
    let plan = plans[level.plan.fields[level.begun &- 1].record]
    if plan.value != nil { return try readInPlace(&record, plan) }
    guard let container = try nextObject() else {
      isAbsent = true
      return
    }
    guard depth < limits.depth else { throw failure(.nestingTooDeep(limit: limits.depth)) }
    var other = Level(container, plan)
    swap(&level, &other)
    try checkUnknown()
    depth &+= 1
    try record.decode(from: &self)
    depth &-= 1
    swap(&level, &other)
    isAbsent = false
  }

  /// Reads a value into its place, or notes that it is absent.
  @inlinable @inline(__always)
  mutating func take<Raw: Decodable>(
    _ value: inout Raw, member: (KeyedDecodingContainer<MemberKey>, MemberKey) throws -> Raw?
  ) throws(DecodingFailure) {
    if let present = try next(member) { value = present } else { isAbsent = true }
  }

  /// The value where the visit is: `member` asks for that of a record's member, which may be missing or `null`.
  ///
  /// Foundation has a method of its own for each scalar type of a member, and a generic one for an element.
  @inlinable @inline(__always)
  mutating func next<Raw: Decodable>(
    _ member: (KeyedDecodingContainer<MemberKey>, MemberKey) throws -> Raw?
  ) throws(DecodingFailure) -> Raw? {
    do {
      if level.elements != nil { return try level.elements!.decode(Raw.self) }
      if level.isInCollection { return try level.container.decode(Raw.self, forKey: level.key) }
      return try member(level.container, level.key)
    } catch {
      throw failure(error)
    }
  }

  /// The object where the visit is.
  @inlinable
  mutating func nextObject() throws(DecodingFailure) -> KeyedDecodingContainer<MemberKey>? {
    try next { try $0.decodeIfPresent(MembersOfObject.self, forKey: $1) }?.container
  }

  /// The array where the visit is.
  @inlinable
  mutating func nextArray() throws(DecodingFailure) -> (any UnkeyedDecodingContainer)? {
    try next { try $0.decodeIfPresent(ElementsOfArray.self, forKey: $1) }?.container
  }

  @inlinable
  func check(_ text: String) throws(DecodingFailure) {
    guard text.utf8.count <= limits.stringBytes else {
      throw failure(.stringTooLong(count: text.utf8.count, limit: limits.stringBytes))
    }
  }

  // MARK: Rules

  /// Refuses a member whose name is not of the record, where the rules say so.
  @usableFromInline @inline(never)
  func checkUnknown() throws(DecodingFailure) {
    guard rules.unknownMembers == .refused else { return }
    // Foundation's objects have no order.
    let unknown = level.container.allKeys.map { ExactText($0.stringValue) }
      .filter { !level.plan.names.contains($0) }.map(\.text)
    guard let name = unknown.min() else { return }
    throw DecodingFailure(.unknownMember(name), in: FieldPath(level.container.codingPath))
  }

  /// Refuses the absence of a field that is not optional.
  @usableFromInline @inline(never)
  func checkMissing(_ field: RecordPlan.Field) throws(DecodingFailure) {
    if field.isOptional || !isMissing(field.key) { return }
    throw failure(.missingMember)
  }

  // MARK: Failures

  /// Where the visit is.
  private var path: FieldPath {
    guard let elements = level.elements else {
      return FieldPath(level.container.codingPath + [level.key])
    }
    return FieldPath(FieldPath(elements.codingPath).steps + [.element(level.element)])
  }

  @usableFromInline @inline(never)
  func failure(_ reason: DecodingFailure.Reason) -> DecodingFailure {
    DecodingFailure(reason, in: path)
  }

  @usableFromInline @inline(never)
  func exclusion(of number: Int, by other: Int) -> DecodingFailure {
    failure(.exclusiveMembers(other))
  }

  @usableFromInline @inline(never)
  func failure(_ error: any Error) -> DecodingFailure {
    if let failure = error as? DecodingFailure { return failure }
    let kind = level.plan.fields[level.begun - 1].kind
    return DecodingFailure(foundation: error, reading: kind, at: path)
  }
}

/// The container of an object, taken from the decoder that Foundation makes for it.
///
/// Foundation's own `nestedContainer(keyedBy:forKey:)` would have the member looked up twice more, to see that it is there
/// and not `null`.
@frozen @usableFromInline
struct MembersOfObject: Decodable {
  @usableFromInline let container: KeyedDecodingContainer<MemberKey>

  @usableFromInline init(from decoder: any Decoder) throws {
    container = try decoder.container(keyedBy: MemberKey.self)
  }
}

/// The container of an array, taken from the decoder that Foundation makes for it.
@frozen @usableFromInline
struct ElementsOfArray: Decodable {
  @usableFromInline let container: any UnkeyedDecodingContainer

  @usableFromInline init(from decoder: any Decoder) throws {
    container = try decoder.unkeyedContainer()
  }
}

/// An enum's value as JSON has it: a name, or a number.
@frozen @usableFromInline
enum EnumText: Decodable {
  case name(String)
  case number(Int32)

  @usableFromInline init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      self = .name(try container.decode(String.self))
    } catch DecodingError.typeMismatch {
      self = .number(try container.decode(Int32.self))
    }
  }
}
