public import RecordModel

/// A schema for JSON documents: the records they are carried in, and what each record stands for in JSON.
///
/// Records know neither an array in an array, nor a value of several kinds, nor anything but a record at the top. What
/// they lack is carried in records with a role: `[[1, 2], [3]]` in a record of role ``RecordRole/list`` whose elements are
/// records of the same role.
public struct DocumentSchema: Sendable {
  /// The record that carries a document.
  public let root: RecordSchema
  /// What records stand for, by record name; a record that is not named stands for a JSON object.
  public let roles: [String: RecordRole]
  /// What fields stand for, by record name and field number; a field that is not named has the
  /// defaults.
  public let fieldRoles: [String: [Int: FieldRole]]
  /// The text in JSON of each case of an enum, in the order of the cases, by enum name; the cases of an enum that is not
  /// named have their names.
  public let caseTexts: [String: [String]]
  /// Whether a member that is missing or `null` leaves its field at the default, as ProtoJSON reads it.
  ///
  /// Otherwise a document is refused that would not be given back equal.
  public let allowsMissing: Bool

  /// What records of any type hold (``RecordRole/any``), by the full names of their types.
  public let types: [String: RecordSchema]

  /// Describes documents.
  public init(
    root: RecordSchema, roles: [String: RecordRole] = [:],
    fieldRoles: [String: [Int: FieldRole]] = [:], caseTexts: [String: [String]] = [:],
    allowsMissing: Bool = false, types: [String: RecordSchema] = [:]
  ) {
    self.types = types
    self.root = root
    self.roles = roles
    self.fieldRoles = fieldRoles
    self.caseTexts = caseTexts
    self.allowsMissing = allowsMissing
  }

  /// What a record stands for.
  public func role(of record: RecordSchema) -> RecordRole { roles[record.name] ?? .object }

  /// What a field of a record stands for.
  public func role(of field: FieldSchema, in record: RecordSchema) -> FieldRole {
    fieldRoles[record.name]?[field.number] ?? FieldRole()
  }
}
