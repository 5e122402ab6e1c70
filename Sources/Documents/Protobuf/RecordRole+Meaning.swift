import RecordModel
import SchemaLanguages

extension RecordRole {
  /// The JSON form of a record with this meaning; `nil` where the documents decide.
  init?(_ meaning: RecordMeaning) {
    switch meaning {
    case .fields: return nil
    case .timestamp: self = .timestamp
    case .duration: self = .duration
    case .fieldMask: self = .fieldMask
    case .wrapper: self = .value
    case .object: self = .map
    case .list: self = .list
    case .value: self = .union
    case .any: self = .any
    }
  }
}

extension SchemaSet {
  /// The roles of the fields whose enum is JSON's `null`, by record name and field number.
  var nullFieldRoles: [String: [Int: FieldRole]] {
    var roles: [String: [Int: FieldRole]] = [:]
    for record in files.flatMap(\.allRecords).map(\.schema) {
      for field in record.fields {
        guard case .enumeration(let schema) = field.type, schema.isNull else { continue }
        roles[record.name, default: [:]][field.number] = FieldRole(holdsNull: true)
      }
    }
    return roles
  }
}

extension FieldSchema {
  /// Whether `null` is a value of the field, and not its absence.
  var holdsNull: Bool {
    guard cardinality == .implicit || cardinality == .optional else { return false }
    return switch type {
    case .enumeration(let schema): schema.isNull
    case .record(let reference): reference.schema.meaning == .value
    default: false
    }
  }
}
