import Bytes
import NativeCodecs
import RecordModel

/// Makes the JSON value that a record carries.
struct DocumentWriter {
  let plan: DocumentPlan
  let form: JSONForm

  /// The value of a record of the plan.
  func document(
    _ value: DynamicRecord, as position: Int
  ) throws(DocumentFailure) -> JSONValue {
    let record = plan.records[position]
    switch record.role {
    case .object, .entry:
      var members: [JSONValue.Member] = []
      for (field, value) in zip(record.fields, value.values) {
        if !form.writesDefaults, record.role == .object, isLeftOut(value, field.schema) { continue }
        let name = form.names == .json ? field.schema.jsonName : field.schema.name
        do throws(DocumentFailure) {
          guard let value = try member(value, field) else { continue }
          members.append(.init(name, value))
        } catch {
          throw error.inside(.member(name))
        }
      }
      return .object(members)
    case .list, .map, .value: return try member(value.values[0], record.fields[0]) ?? .null
    case .tuple:
      var elements: [JSONValue] = []
      for (index, field) in record.fields.enumerated() {
        do throws(DocumentFailure) {
          elements.append(try member(value.values[index], field) ?? .null)
        } catch {
          throw error.inside(.element(index))
        }
      }
      return .array(elements)
    case .union: return try alternative(of: value, record)
    case .timestamp, .duration, .fieldMask: return try text(of: value, record)
    case .any: return try typed(value)
    }
  }

  /// Whether a field's value is what its reader takes for it where the member is missing.
  private func isLeftOut(_ value: DynamicValue, _ field: FieldSchema) -> Bool {
    switch value {
    case .list(let list): list.count == 0
    case .map(let map): map.count == 0
    default:
      field.cardinality == .implicit && field.type.kind != .record
        && field.givenDefault == nil && value == .zero(of: field.type)
    }
  }

  private func alternative(
    of value: DynamicRecord, _ record: DocumentPlan.Record
  ) throws(DocumentFailure) -> JSONValue {
    let present = record.fields.indices.filter { isThere(value.values[$0]) }
    if present.count > 1, !plan.allowsMissing {
      let names = present.map { record.fields[$0].schema.name }
      throw DocumentFailure(.exclusiveMembers(names[0], names[1], oneof: record.schema.name))
    }
    for position in present {
      let (field, value) = (record.fields[position], value.values[position])
      // The text of what is no number would come back as text.
      if plan.allowsMissing, case .double(let number) = value, !number.isFinite {
        throw DocumentFailure(.wrongType(expected: "a number that JSON has", found: "\(number)"))
      }
      return try member(value, field) ?? .null
    }
    return .null
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
  private func member(
    _ value: DynamicValue, _ field: DocumentPlan.Field
  ) throws(DocumentFailure) -> JSONValue? {
    switch value {
    case .absent: return field.role.absence == .null ? .null : nil
    case .list(let list):
      if list.count == 0, let absence = field.role.absence { return absence == .null ? .null : nil }
      if field.isEntries(in: plan) { return try entries(list, field) }
      var elements: [JSONValue] = []
      for (index, value) in list.values.enumerated() {
        do throws(DocumentFailure) {
          elements.append(try single(value, field))
        } catch {
          throw error.inside(.element(index))
        }
      }
      return .array(elements)
    case .map(let map):
      if map.count == 0, let absence = field.role.absence { return absence == .null ? .null : nil }
      var members: [JSONValue.Member] = []
      for (key, value) in map.values.sorted(by: {
        $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
      }) {
        do throws(DocumentFailure) {
          members.append(.init(key, try single(value, field)))
        } catch {
          throw error.inside(.member(key))
        }
      }
      return .object(members)
    default: return try single(value, field)
    }
  }

  /// An object of the entries of a list.
  private func entries(
    _ list: DynamicList, _ field: DocumentPlan.Field
  ) throws(DocumentFailure) -> JSONValue {
    guard case .record(let records) = list, let position = field.record else { return .object([]) }
    let entry = plan.records[position]
    var members: [JSONValue.Member] = []
    // Of entries with one key the last counts.
    var positions: [ExactText: Int] = [:]
    for record in records {
      let name = try DocumentScalar(entry.fields[0], allowsRounding: true).memberName(record[0])
      do throws(DocumentFailure) {
        let member = JSONValue.Member(name, try entryValue(record[1], entry.fields[1]))
        if let position = positions[ExactText(name)] {
          members[position] = member
        } else {
          positions[ExactText(name)] = members.count
          members.append(member)
        }
      } catch {
        throw error.inside(.member(name))
      }
    }
    return .object(members)
  }

  /// The value of an entry: an empty message where it has none.
  private func entryValue(
    _ value: DynamicValue, _ field: DocumentPlan.Field
  ) throws(DocumentFailure) -> JSONValue {
    if let value = try member(value, field) { return value }
    guard let position = field.record, plan.records[position].role != .object else {
      return .object([])
    }
    return try document(DynamicRecord(schema: plan.records[position].schema), as: position)
  }

  private func single(
    _ value: DynamicValue, _ field: DocumentPlan.Field
  ) throws(DocumentFailure) -> JSONValue {
    if case .record(let record) = value, let position = field.record {
      return try document(record, as: position)
    }
    return try DocumentScalar(field, allowsRounding: plan.allowsMissing, form: form).document(value)
  }
}
