#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif
import RecordModel

/// Hands a record's fields to Foundation's keyed containers, each member under a key of the plan.
///
/// Lists of scalars go to Foundation whole, as those of a `Codable` type do. All else that is in an array or a map goes
/// one by one.
@frozen @usableFromInline
struct FoundationJSONEncoder: RecordEncoder, ~Copyable {
  /// What is being written at one level of nesting.
  @frozen @usableFromInline
  struct Level {
    /// The object: a record's, or that of a map.
    @usableFromInline var container: KeyedEncodingContainer<MemberKey>
    /// The plan of the record.
    @usableFromInline let plan: RecordPlan
    /// How many of the plan's fields have been begun; the last of these is the current one.
    @usableFromInline var begun = 0
    /// The key of the current member.
    @usableFromInline var key: MemberKey
    /// The array that values go to instead of to the object, while there is one.
    @usableFromInline var elements: (any UnkeyedEncodingContainer)?
    /// Whether the record is the value itself that the level around it is at, and not an object of its fields.
    @usableFromInline var isInPlace = false
    /// Whether such a record has written something.
    @usableFromInline var hasValue = false

    @inlinable init(_ container: KeyedEncodingContainer<MemberKey>, _ plan: RecordPlan) {
      self.container = container
      self.plan = plan
      key = MemberKey(entry: "")
    }
  }

  @usableFromInline var level: Level
  @usableFromInline let plans: [RecordPlan]
  @usableFromInline var depth = 1
  @usableFromInline let depthLimit: Int

  @inlinable init(_ encoder: any Encoder, plans: [RecordPlan], depthLimit: Int) {
    level = Level(encoder.container(keyedBy: MemberKey.self), plans[0])
    self.plans = plans
    self.depthLimit = depthLimit
  }

  // MARK: Fields

  @inlinable
  mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try begin(number)
    try value.write(to: &self)
  }

  @inlinable
  mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try begin(number)
    if let value {
      level.hasValue = true
      try value.write(to: &self)
    }
  }

  @inlinable
  mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try begin(number)
    do {
      let isWritten =
        switch Value.kind {
        case .bool: try writeWhole(values, as: Bool.self)
        case .int32: try writeWhole(values, as: Int32.self)
        case .int64: try writeWhole(values, as: Int64.self)
        case .uint32: try writeWhole(values, as: UInt32.self)
        case .uint64: try writeWhole(values, as: UInt64.self)
        case .float: try writeWhole(values, as: Float.self)
        case .double: try writeWhole(values, as: Double.self)
        case .string: try writeWhole(values, as: String.self)
        case .bytes, .enumeration, .record: false
        }
      if isWritten { return }
      // What the record is in itself, where it is a value of an array.
      let outer = level.elements
      level.elements =
        level.elements?.nestedUnkeyedContainer()
        ?? level.container.nestedUnkeyedContainer(forKey: level.key)
      for value in values { try value.write(to: &self) }
      level.elements = outer
    } catch {
      throw failure(error)
    }
  }

  @inlinable
  mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try begin(number)
    guard Key.keyKind != nil || Set(entries.keys.map(\.keyText)).count == entries.count else {
      throw failure(
        .unrepresentable(
          "two keys differ only in how their accents are composed, which are one name to Foundation"
        ))
    }
    let (record, outer) = (level.container, level.elements)
    level.container = nextObject()
    level.elements = nil
    for (key, value) in entries {
      level.key = MemberKey(entry: key.keyText)
      try value.write(to: &self)
    }
    level.container = record
    level.elements = outer
  }

  /// Hands an array to Foundation in one piece, as `Codable` types do; says whether its elements are of the type that
  /// their kind has. A client's own type may have the same kind and is written element by element.
  @inlinable
  mutating func writeWhole<Value: FieldValue, Element: Encodable>(
    _ values: [Value], as type: Element.Type
  ) throws -> Bool {
    guard let values = values as? [Element] else { return false }
    try level.container.encode(values, forKey: level.key)
    return true
  }

  /// Goes on to the next field of the plan, which must have this number.
  @inlinable
  mutating func begin(_ number: Int) throws(EncodingFailure) {
    guard level.begun < level.plan.fields.count,
      level.plan.fields[level.begun].key.number == number
    else { throw outOfOrder(number) }
    if !level.isInPlace { level.key = level.plan.fields[level.begun].key }
    level.begun &+= 1
  }

  // MARK: Values

  @inlinable
  mutating func write(_ value: Bool) throws(EncodingFailure) {
    if level.isInPlace { return try writeInPlace(value) }
    do { try level.container.encode(value, forKey: level.key) } catch { throw failure(error) }
  }

  @inlinable
  mutating func write(_ value: Int32) throws(EncodingFailure) {
    do { try level.container.encode(value, forKey: level.key) } catch { throw failure(error) }
  }

  @inlinable
  mutating func write(_ value: Int64) throws(EncodingFailure) {
    do { try level.container.encode(value, forKey: level.key) } catch { throw failure(error) }
  }

  @inlinable
  mutating func write(_ value: UInt32) throws(EncodingFailure) {
    do { try level.container.encode(value, forKey: level.key) } catch { throw failure(error) }
  }

  @inlinable
  mutating func write(_ value: UInt64) throws(EncodingFailure) {
    do { try level.container.encode(value, forKey: level.key) } catch { throw failure(error) }
  }

  @inlinable
  mutating func write(_ value: Float) throws(EncodingFailure) {
    do { try level.container.encode(value, forKey: level.key) } catch { throw failure(error) }
  }

  @inlinable
  mutating func write(_ value: Double) throws(EncodingFailure) {
    if level.isInPlace { return try writeInPlace(value) }
    do { try level.container.encode(value, forKey: level.key) } catch { throw failure(error) }
  }

  @inlinable
  mutating func write(_ value: String) throws(EncodingFailure) {
    do {
      if level.elements != nil {
        try level.elements!.encode(value)
      } else {
        try level.container.encode(value, forKey: level.key)
      }
    } catch {
      throw failure(error)
    }
  }

  @inlinable
  mutating func write(_ value: [UInt8]) throws(EncodingFailure) {
    do {
      if level.elements != nil {
        try level.elements!.encode(Data(value))
      } else {
        try level.container.encode(Data(value), forKey: level.key)
      }
    } catch {
      throw failure(error)
    }
  }

  @inlinable
  mutating func write(enumNumber number: Int32) throws(EncodingFailure) {
    if level.isInPlace { return try writeNull() }
    let schema = level.plan.fields[level.begun &- 1].enumeration
    if let name = schema?.name(ofNumber: number) { return try write(name) }
    do {
      if level.elements != nil {
        try level.elements!.encode(number)
      } else {
        try level.container.encode(number, forKey: level.key)
      }
    } catch {
      throw failure(error)
    }
  }

  @inlinable
  mutating func write<Value: RecordValue>(_ record: Value) throws(EncodingFailure) {
    guard depth < depthLimit else { throw tooDeep() }
    let plan = plans[level.plan.fields[level.begun &- 1].record]
    if plan.value != nil { return try writeInPlace(record, plan) }
    var other = Level(nextObject(), plan)
    swap(&level, &other)
    depth &+= 1
    try record.encode(to: &self)
    depth &-= 1
    swap(&level, &other)
  }

  /// An object where the visit is.
  @inlinable
  mutating func nextObject() -> KeyedEncodingContainer<MemberKey> {
    if level.elements != nil {
      level.elements!.nestedContainer(keyedBy: MemberKey.self)
    } else {
      level.container.nestedContainer(keyedBy: MemberKey.self, forKey: level.key)
    }
  }

  // MARK: Failures

  /// What it means that a record is too deep: for the codec's limit, or for Foundation, whose limit cannot be raised.
  @usableFromInline @inline(never)
  func tooDeep() -> EncodingFailure {
    failure(
      depthLimit < FoundationJSON.nestingLimit
        ? .nestingTooDeep(limit: depthLimit) : .unrepresentable(FoundationJSON.tooDeep))
  }

  @usableFromInline @inline(never)
  func outOfOrder(_ number: Int) -> EncodingFailure {
    EncodingFailure(
      .outOfOrder(number: number),
      in: FieldPath(level.container.codingPath + [MemberKey("", number: number)]))
  }

  @usableFromInline @inline(never)
  func failure(_ error: any Error) -> EncodingFailure {
    error as? EncodingFailure ?? failure(.library("\(error)"))
  }

  @usableFromInline @inline(never)
  func failure(_ reason: EncodingFailure.Reason) -> EncodingFailure {
    guard let elements = level.elements else {
      return EncodingFailure(reason, in: FieldPath(level.container.codingPath + [level.key]))
    }
    let steps = FieldPath(elements.codingPath).steps + [.element(elements.count)]
    return EncodingFailure(reason, in: FieldPath(steps))
  }
}
