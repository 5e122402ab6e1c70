import NativeCodecs
import RecordModel

/// Puts a JSON value into the record that carries it.
struct DocumentReader {
  let plan: DocumentPlan
  let limits: DecodingLimits
  /// Whether members that the schema does not have are passed over.
  let ignoresUnknown: Bool
  private var depth = 0
  /// How many more alternatives of unions may be tried in vain: each costs what is in it.
  private var trials = 10_000

  init(plan: DocumentPlan, limits: DecodingLimits, ignoresUnknown: Bool) {
    self.plan = plan
    self.limits = limits
    self.ignoresUnknown = ignoresUnknown
  }

  /// Reads a value that a record of the plan stands for.
  mutating func record(
    _ value: JSONValue, as position: Int
  ) throws(DocumentFailure) -> DynamicRecord {
    guard depth < limits.depth else { throw DocumentFailure(.nestingTooDeep(limit: limits.depth)) }
    depth += 1
    defer { depth -= 1 }
    let record = plan.records[position]
    var result = DynamicRecord(schema: record.schema)
    switch record.role {
    case .object: try readMembers(of: value, record, into: &result)
    // ProtoJSON has null in the place of a member, and nowhere else.
    case .list where plan.allowsMissing && value == .null,
      .map where plan.allowsMissing && value == .null,
      .value where plan.allowsMissing && value == .null:
      throw wrongType(expectation(record.fields[0]), value)
    case .list, .map, .value: result[0] = try self.value(value, record.fields[0])
    case .timestamp, .duration, .fieldMask: result = try readText(value, record)
    case .tuple: try readElements(of: value, record, into: &result)
    case .union: try readAlternative(value, record, into: &result)
    case .any: try readTyped(value, record, into: &result)
    }
    return result
  }

  // MARK: Objects and tuples

  mutating func readMembers(
    of value: JSONValue, _ record: DocumentPlan.Record, into result: inout DynamicRecord
  ) throws(DocumentFailure) {
    guard case .object(let members) = value else { throw wrongType("an object", value) }
    var isThere = [Bool](repeating: false, count: record.fields.count)
    for member in members {
      guard let position = record.position(of: member.name) else {
        if ignoresUnknown { continue }
        throw DocumentFailure(.unknownMember(member.name))
      }
      guard !isThere[position] else { throw DocumentFailure(.duplicateMember(member.name)) }
      isThere[position] = true
      do throws(DocumentFailure) {
        let value = try self.value(member.value, record.fields[position])
        if value != .absent { try checkAlone(position, in: result, record) }
        result[position] = value
      } catch {
        throw error.inside(.member(member.name))
      }
    }
    if plan.allowsMissing { return }
    for (field, isThere) in zip(record.fields, isThere) where !isThere {
      let mayBeMissing =
        field.schema.cardinality == .optional
        ? field.role.absence != .null : field.role.absence == .missing
      guard mayBeMissing else { throw DocumentFailure(.missingMember(field.schema.jsonName)) }
    }
  }

  /// Refuses a member of a oneof besides another one.
  private func checkAlone(
    _ position: Int, in result: DynamicRecord, _ record: DocumentPlan.Record
  ) throws(DocumentFailure) {
    guard let index = record.schema.oneofIndex(ofFieldAt: position) else { return }
    let oneof = record.schema.oneofs[index].name
    guard let other = result.member(of: oneof) else { return }
    throw DocumentFailure(
      .exclusiveMembers(other, record.fields[position].schema.name, oneof: oneof))
  }

  private mutating func readElements(
    of value: JSONValue, _ record: DocumentPlan.Record, into result: inout DynamicRecord
  ) throws(DocumentFailure) {
    guard case .array(let elements) = value, elements.count == record.fields.count else {
      throw wrongType("an array of \(record.fields.count)", value)
    }
    for (position, element) in elements.enumerated() {
      do throws(DocumentFailure) {
        result[position] = try self.value(element, record.fields[position])
      } catch {
        throw error.inside(.element(position))
      }
    }
  }

  // MARK: Unions

  private mutating func readAlternative(
    _ value: JSONValue, _ record: DocumentPlan.Record, into result: inout DynamicRecord
  ) throws(DocumentFailure) {
    if value == .null {
      if let position = record.fields.firstIndex(where: \.role.holdsNull) {
        result[position] = try self.value(value, record.fields[position])
      }
      return
    }
    let candidates = record.fields.indices.filter { mayHold(record.fields[$0], value) }
    guard let last = candidates.last else {
      let kinds = record.fields.map { expectation($0) }.joined(separator: " or ")
      throw wrongType(kinds, value)
    }
    for position in candidates.dropLast() {
      do throws(DocumentFailure) {
        result[position] = try self.value(value, record.fields[position])
        return
      } catch {
        trials -= 1
        guard trials > 0 else {
          throw DocumentFailure(
            .tooMuch("too many alternatives of unions have been tried; name fewer in the schema"))
        }
      }
    }
    result[last] = try self.value(value, record.fields[last])
  }

  /// Whether a field can hold a value, as far as its outermost level tells.
  private func mayHold(_ field: DocumentPlan.Field, _ value: JSONValue) -> Bool {
    switch (value, field.schema.cardinality) {
    case (.array, .repeated), (.object, .map): return true
    case (_, .repeated), (_, .map): return false
    default: break
    }
    guard let position = field.record else { return mayHoldScalar(field, value) }
    let record = plan.records[position]
    switch (value, record.role) {
    case (.object(let members), .object):
      return members.allSatisfy { record.position(of: $0.name) != nil }
    case (.object, .map), (.array, .list), (.object, .any), (_, .union): return true
    case (.array(let elements), .tuple): return elements.count == record.fields.count
    case (_, .value): return mayHold(record.fields[0], value)
    case (.string, .timestamp), (.string, .duration), (.string, .fieldMask):
      return (try? readText(value, record)) != nil
    default: return false
    }
  }

  private func mayHoldScalar(_ field: DocumentPlan.Field, _ value: JSONValue) -> Bool {
    switch (value, field.schema.type.kind) {
    case (_, .enumeration) where field.role.holdsNull: false
    case (.bool, .bool): true
    case (.number, .int32), (.number, .int64), (.number, .uint32), (.number, .uint64),
      (.number, .float), (.number, .double):
      field.role.form == .plain && (try? scalar(value, field)) != nil
    case (.string, .string), (.string, .bytes), (.string, .int32), (.string, .int64),
      (.string, .enumeration):
      // Text that spells a number is text first.
      (field.role.form != .plain || !field.schema.type.kind.isInteger)
        && (try? scalar(value, field)) != nil
    default: false
    }
  }

  // MARK: Fields

  /// Reads the value of a field.
  mutating func value(
    _ value: JSONValue, _ field: DocumentPlan.Field
  ) throws(DocumentFailure) -> DynamicValue {
    if value == .null, let absent = absentValue(of: field) { return absent }
    switch field.schema.cardinality {
    case .implicit, .optional: return try single(value, field)
    case .repeated:
      guard case .array(let elements) = value else { throw wrongType("an array", value) }
      try checkEmptiness(elements.isEmpty, "an array with an element", field)
      var list = DynamicList.empty(of: field.schema.type.kind)
      for (index, element) in elements.enumerated() {
        do throws(DocumentFailure) {
          list.append(try single(element, field))
        } catch {
          throw error.inside(.element(index))
        }
      }
      return .list(list)
    case .map:
      guard case .object(let members) = value else { throw wrongType("an object", value) }
      try checkEmptiness(members.isEmpty, "an object with a member", field)
      var map = DynamicMap.empty(of: field.schema.type.kind)
      for member in members {
        do throws(DocumentFailure) {
          let key = try key(member.name, of: field)
          guard map.insert(try single(member.value, field), under: key) else {
            throw DocumentFailure(.duplicateMember(member.name))
          }
        } catch {
          throw error.inside(.member(member.name))
        }
      }
      return .map(map)
    }
  }

  /// Reads a map's key from a member's name. A number has the one form that is written again, or under ProtoJSON any form
  /// that ProtoJSON reads.
  private func key(
    _ name: String, of field: DocumentPlan.Field
  ) throws(DocumentFailure) -> DynamicKey {
    let kind = field.schema.keyKind
    if let key = DynamicKey(text: name, kind: kind) { return key }
    if plan.allowsMissing, let whole = NumberText(name)?.wholeText,
      let key = DynamicKey(text: whole, kind: kind)
    {
      return key
    }
    let expected = kind == .bool ? "true or false" : "a whole number (\(kind.rawValue))"
    throw DocumentFailure(
      .wrongType(expected: "\(expected) as a member's name", found: JSONText.found(.string(name))))
  }

  /// What a field has in whose place stands `null`, if that is not a value of its own.
  private func absentValue(of field: DocumentPlan.Field) -> DynamicValue? {
    if field.role.absence == .null { return .zero(of: field.schema.type, field.schema.cardinality) }
    let hasNull = field.role.holdsNull || field.record.map { plan.records[$0].role } == .union
    if hasNull, field.schema.cardinality != .repeated, field.schema.cardinality != .map {
      return nil
    }
    return plan.allowsMissing ? field.schema.defaultValue : nil
  }

  /// Refuses an empty collection where emptiness stands for something else.
  private func checkEmptiness(
    _ isEmpty: Bool, _ expected: String, _ field: DocumentPlan.Field
  ) throws(DocumentFailure) {
    guard isEmpty, let absence = field.role.absence, !plan.allowsMissing else { return }
    let other = absence == .null ? "null" : "a missing member"
    throw DocumentFailure(
      .wrongType(expected: expected, found: "an empty one, which stands for \(other)"))
  }

  mutating func single(
    _ value: JSONValue, _ field: DocumentPlan.Field
  ) throws(DocumentFailure) -> DynamicValue {
    if let position = field.record { return .record(try record(value, as: position)) }
    return try scalar(value, field)
  }

  private func scalar(
    _ value: JSONValue, _ field: DocumentPlan.Field
  ) throws(DocumentFailure) -> DynamicValue {
    try DocumentScalar(field, allowsRounding: plan.allowsMissing).value(value)
  }

  // MARK: Failures

  func wrongType(_ expected: String, _ value: JSONValue) -> DocumentFailure {
    DocumentFailure(.wrongType(expected: expected, found: JSONText.found(value)))
  }

  /// What a field holds, in a few words.
  private func expectation(_ field: DocumentPlan.Field) -> String {
    switch field.schema.cardinality {
    case .repeated: return "an array"
    case .map: return "an object"
    default: break
    }
    guard let position = field.record else {
      return DocumentScalar(field, allowsRounding: false).expectation
    }
    return switch plan.records[position].role {
    case .object, .map, .any: "an object"
    case .list, .tuple: "an array"
    case .union: "a value"
    case .value: expectation(plan.records[position].fields[0])
    case .timestamp: TimeText.momentExpectation
    case .duration: TimeText.spanExpectation
    case .fieldMask: FieldMaskText.expectation
    }
  }
}

extension ValueKind {
  /// Whether values are whole numbers.
  fileprivate var isInteger: Bool {
    switch self {
    case .int32, .int64, .uint32, .uint64: true
    case .bool, .float, .double, .string, .bytes, .enumeration, .record: false
    }
  }
}
