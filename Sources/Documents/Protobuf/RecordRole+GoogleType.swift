import RecordModel
import SchemaLanguages

extension RecordRole {
  /// What a type of Google's own stands for in JSON.
  init(_ type: GoogleType) {
    self =
      switch type {
      case .timestamp: .timestamp
      case .duration: .duration
      case .fieldMask: .fieldMask
      case .wrapper: .value
      case .object: .map
      case .list: .list
      case .value: .union
      }
  }
}

extension SchemaSet {
  /// The roles of the fields whose enum is JSON's `null`, by record name and field number.
  var nullFieldRoles: [String: [Int: FieldRole]] {
    var roles: [String: [Int: FieldRole]] = [:]
    for record in files.flatMap(\.allRecords).map(\.schema) {
      for field in record.fields {
        guard case .enumeration(let schema) = field.type, isNullValue(schema) else { continue }
        roles[record.name, default: [:]][field.number] = FieldRole(holdsNull: true)
      }
    }
    return roles
  }

  /// Whether `null` is a value of a field, and not its absence.
  func holdsNull(_ field: FieldSchema) -> Bool {
    guard field.cardinality == .implicit || field.cardinality == .optional else { return false }
    return switch field.type {
    case .enumeration(let schema): isNullValue(schema)
    case .record(let reference): rules(of: reference.schema).googleType == .value
    default: false
    }
  }
}
