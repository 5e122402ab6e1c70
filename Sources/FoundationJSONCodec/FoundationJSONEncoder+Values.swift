import RecordModel

// Records that are a JSON object, array or value in themselves: their field is written where they are.
//
// Source: Protocol Buffers, *ProtoJSON Format*, "Representation of each type".
extension FoundationJSONEncoder {
  /// Writes a record that is the value where the visit is.
  @inlinable
  mutating func writeInPlace<Value: RecordValue>(
    _ record: Value, _ plan: RecordPlan
  ) throws(EncodingFailure) {
    var other = Level(level.container, plan)
    other.key = level.key
    other.elements = level.elements
    other.isInPlace = true
    swap(&level, &other)
    depth &+= 1
    try record.encode(to: &self)
    if plan.value == .any, !level.hasValue { try writeNull() }
    depth &-= 1
    swap(&level, &other)
    level.elements = other.elements
  }

  @usableFromInline
  mutating func writeInPlace(_ value: Bool) throws(EncodingFailure) {
    do {
      if level.elements != nil {
        try level.elements?.encode(value)
      } else {
        try level.container.encode(value, forKey: level.key)
      }
    } catch {
      throw failure(error)
    }
  }

  @usableFromInline
  mutating func writeInPlace(_ value: Double) throws(EncodingFailure) {
    guard value.isFinite else { throw failure(.unrepresentable("JSON has no number \(value)")) }
    do {
      if level.elements != nil {
        try level.elements?.encode(value)
      } else {
        try level.container.encode(value, forKey: level.key)
      }
    } catch {
      throw failure(error)
    }
  }

  @usableFromInline
  mutating func writeNull() throws(EncodingFailure) {
    do {
      if level.elements != nil {
        try level.elements?.encodeNil()
      } else {
        try level.container.encodeNil(forKey: level.key)
      }
    } catch {
      throw failure(error)
    }
  }
}
