import Bytes
import NativeCodecs
import RecordModel

extension DocumentReader {
  /// Reads the members of an object as entries with a key and a value.
  mutating func entries(
    _ value: JSONValue, as entry: DocumentPlan.Record
  ) throws(DocumentFailure) -> [DynamicRecord] {
    guard case .object(let members) = value else { throw wrongType("an object", value) }
    var keys: Set<ExactText> = []
    var result: [DynamicRecord] = []
    for member in members {
      do throws(DocumentFailure) {
        var record = DynamicRecord(schema: entry.schema)
        let key = try key(member.name, entry.fields[0])
        guard keys.insert(ExactText(key.text)).inserted else {
          throw DocumentFailure(.duplicateMember(member.name))
        }
        record[0] = key.value
        // No entry is without a value in ProtoJSON, and null is one of a few types only.
        record[1] =
          plan.allowsMissing
          ? try single(member.value, entry.fields[1])
          : try self.value(member.value, entry.fields[1])
        result.append(record)
      } catch {
        throw error.inside(.member(member.name))
      }
    }
    return result
  }

  /// The value of a key, and the one text that it is written as.
  private func key(
    _ name: String, _ field: DocumentPlan.Field
  ) throws(DocumentFailure) -> (value: DynamicValue, text: String) {
    let scalar = DocumentScalar(field, allowsRounding: false)
    let value: DynamicValue
    switch field.schema.type.kind {
    case .bool where name == "true" || name == "false": value = .bool(name == "true")
    case let kind where kind.isInteger && NumberText(name) != nil:
      value = try scalar.value(.number(name))
    default: value = try scalar.value(.string(name))
    }
    return (value, try scalar.memberName(value))
  }
}

extension DocumentScalar {
  /// The member's name that a key is written as.
  func memberName(_ key: DynamicValue) throws(DocumentFailure) -> String {
    switch try document(key) {
    case .string(let text), .number(let text): text
    case let other: other.compactText
    }
  }
}

extension DocumentPlan.Field {
  /// Whether the field stands for an object whose members are entries.
  func isEntries(in plan: DocumentPlan) -> Bool {
    schema.cardinality == .repeated && record.map { plan.records[$0].role == .entry } == true
  }
}

extension ValueKind {
  /// Whether values are whole numbers.
  var isInteger: Bool {
    switch self {
    case .int32, .int64, .uint32, .uint64: true
    default: false
    }
  }
}
