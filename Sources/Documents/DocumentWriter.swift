import Bytes
import NativeCodecs
import RecordModel

/// Makes the JSON value that a record carries.
struct DocumentWriter {
  let plan: DocumentPlan
  let form: JSONForm
  let limits: DecodingLimits

  /// The value of a record of the plan that is in `depth` others. Records of any type are decoded on the way, so these
  /// may nest deeper than any codec allows.
  func document(
    _ value: DynamicRecord, as position: Int, depth: Int
  ) throws(DocumentFailure) -> JSONValue {
    guard depth < limits.depth else { throw DocumentFailure(.nestingTooDeep(limit: limits.depth)) }
    let record = plan.records[position]
    switch record.role {
    case .object:
      var members: [JSONValue.Member] = []
      for (field, value) in zip(record.fields, value.values) {
        if !form.writesDefaults, isLeftOut(value, field.schema) { continue }
        let name = form.names == .json ? field.schema.jsonName : field.schema.name
        do throws(DocumentFailure) {
          guard let value = try member(value, field, depth) else { continue }
          members.append(.init(name, value))
        } catch {
          throw error.inside(.member(name))
        }
      }
      return .object(members)
    case .list, .map, .value: return try member(value.values[0], record.fields[0], depth) ?? .null
    case .tuple:
      var elements: [JSONValue] = []
      for (index, field) in record.fields.enumerated() {
        do throws(DocumentFailure) {
          elements.append(try member(value.values[index], field, depth) ?? .null)
        } catch {
          throw error.inside(.element(index))
        }
      }
      return .array(elements)
    case .union: return try alternative(of: value, record, depth)
    case .timestamp, .duration, .fieldMask: return try text(of: value, record)
    case .any: return try typed(value, depth)
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
    of value: DynamicRecord, _ record: DocumentPlan.Record, _ depth: Int
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
      return try member(value, field, depth) ?? .null
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
    _ value: DynamicValue, _ field: DocumentPlan.Field, _ depth: Int
  ) throws(DocumentFailure) -> JSONValue? {
    switch value {
    case .absent: return field.role.absence == .null ? .null : nil
    case .list(let list):
      if list.count == 0, let absence = field.role.absence { return absence == .null ? .null : nil }
      var elements: [JSONValue] = []
      for (index, value) in list.values.enumerated() {
        do throws(DocumentFailure) {
          elements.append(try single(value, field, depth))
        } catch {
          throw error.inside(.element(index))
        }
      }
      return .array(elements)
    case .map(let map):
      if map.count == 0, let absence = field.role.absence { return absence == .null ? .null : nil }
      var members: [JSONValue.Member] = []
      for (key, value) in map.values.sorted(by: { $0.key.precedesKey($1.key, in: .natural) }) {
        do throws(DocumentFailure) {
          members.append(.init(key.keyText, try single(value, field, depth)))
        } catch {
          throw error.inside(.member(key.keyText))
        }
      }
      return .object(members)
    default: return try single(value, field, depth)
    }
  }

  private func single(
    _ value: DynamicValue, _ field: DocumentPlan.Field, _ depth: Int
  ) throws(DocumentFailure) -> JSONValue {
    if case .record(let record) = value, let position = field.record {
      return try document(record, as: position, depth: depth + 1)
    }
    return try DocumentScalar(field, allowsRounding: plan.allowsMissing, form: form).document(value)
  }
}
