#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import RecordModel

// Records that are a JSON object, array or value in themselves: their field is read where they are.
//
// Source: Protocol Buffers, *ProtoJSON Format*, "Representation of each type".
extension FoundationJSONDecoder {
  /// Reads a record that is the value where the visit is.
  @inlinable
  mutating func readInPlace<Value: RecordValue>(
    _ record: inout Value, _ plan: RecordPlan
  ) throws(DecodingFailure) {
    if isMissing(of: plan) {
      isAbsent = true
      return
    }
    guard depth < limits.depth else { throw failure(.nestingTooDeep(limit: limits.depth)) }
    var other = Level(level.container, plan)
    other.key = level.key
    other.elements = level.elements
    other.element = level.element
    other.isInCollection = level.isInCollection
    other.isInPlace = true
    swap(&level, &other)
    depth &+= 1
    try record.decode(from: &self)
    depth &-= 1
    swap(&level, &other)
    level.elements = other.elements
    isAbsent = false
  }

  /// Whether the record is absent: the member is missing, or it is null and null is not one of the record's values.
  @usableFromInline
  func isMissing(of plan: RecordPlan) -> Bool {
    if level.elements != nil || level.isInCollection { return false }
    return plan.value == .any ? !level.container.contains(level.key) : isMissing(level.key)
  }

  /// Announces the one field that is there.
  @usableFromInline
  mutating func nextFieldInPlace() -> Int {
    if level.begun > 0 { return 0 }
    level.begun = level.plan.value == .any ? kindOfValue() : 1
    return level.plan.fields[level.begun - 1].key.number
  }

  /// The position after that of the field which a value goes into.
  private func kindOfValue() -> Int {
    let probe: ValueProbe?
    if var elements = level.elements {
      probe = try? elements.decode(ValueProbe.self)
    } else {
      probe = try? level.container.decode(ValueProbe.self, forKey: level.key)
    }
    // Of what cannot be read as anything, reading a number says why.
    return probe?.field ?? 2
  }

  /// Reads null where it is a value.
  @usableFromInline
  mutating func readNull(_ number: inout Int32) throws(DecodingFailure) {
    if level.elements != nil {
      do { _ = try level.elements?.decodeNil() } catch { throw failure(error) }
    }
    number = 0
  }
}

/// Which field of a record that is any JSON value a value goes into.
private struct ValueProbe: Decodable {
  let field: Int

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    field =
      if container.decodeNil() {
        1
      } else if (try? container.decode(Bool.self)) != nil {
        4
      } else if (try? container.decode(String.self)) != nil {
        // Before numbers, for which Foundation takes some texts.
        3
      } else if (try? decoder.unkeyedContainer()) != nil {
        6
      } else if (try? decoder.container(keyedBy: MemberKey.self)) != nil {
        5
      } else {
        2
      }
  }
}
