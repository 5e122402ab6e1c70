import NativeCodecs
import RecordModel

/// Makes the JSON value that a record carries.
struct DocumentWriter {
  let plan: DocumentPlan

  /// The value of a record of the plan.
  func document(_ value: DynamicRecord, as position: Int) -> JSONValue {
    let record = plan.records[position]
    switch record.role {
    case .object:
      var members: [JSONValue.Member] = []
      for (field, value) in zip(record.fields, value.values) {
        guard let value = member(value, field) else { continue }
        members.append(.init(field.schema.jsonName, value))
      }
      return .object(members)
    case .list, .map, .value: return member(value.values[0], record.fields[0]) ?? .null
    case .tuple:
      return .array(zip(record.fields, value.values).map { member($1, $0) ?? .null })
    case .union:
      for (field, value) in zip(record.fields, value.values) where isThere(value) {
        return member(value, field) ?? .null
      }
      return .null
    }
  }

  private func isThere(_ value: DynamicValue) -> Bool {
    switch value {
    case .absent: false
    case .list(let list): list.count > 0
    case .map(let map): map.count > 0
    default: true
    }
  }

  /// The value of a field; `nil` where its member is missing.
  private func member(_ value: DynamicValue, _ field: DocumentPlan.Field) -> JSONValue? {
    switch value {
    case .absent: return field.role.absence == .null ? .null : nil
    case .list(let list):
      if list.count == 0, let absence = field.role.absence { return absence == .null ? .null : nil }
      return .array(list.values.map { single($0, field) })
    case .map(let map):
      if map.count == 0, let absence = field.role.absence { return absence == .null ? .null : nil }
      return .object(
        map.values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
          .map { .init($0.key, single($0.value, field)) })
    default: return single(value, field)
    }
  }

  private func single(_ value: DynamicValue, _ field: DocumentPlan.Field) -> JSONValue {
    if case .record(let record) = value, let position = field.record {
      return document(record, as: position)
    }
    return DocumentScalar(field, allowsRounding: true).document(value)
  }
}
