import RecordModel

/// Makes the JSON of one Avro schema, and remembers which named types are in it already.
struct AvroSchemaWriter {
  private let set: SchemaSet
  private let file: SchemaFile
  private var written: Set<String> = []
  /// The namespaces of the types around, the innermost last: a name without one belongs to it.
  private var namespaces = [""]

  init(set: SchemaSet, file: SchemaFile) {
    self.set = set
    self.file = file
  }

  /// Whether a named type is in the schema.
  func hasWritten(_ name: String) -> Bool { written.contains(name) }

  // MARK: - Named types

  /// A record's definition at its first mention, its name afterwards.
  mutating func schema(of record: RecordSchema) throws(SchemaFailure) -> JSONDocument {
    guard written.insert(record.name).inserted else { return .string(reference(to: record.name)) }
    var members = head("record", record.name, record.documentation)
    namespaces.append(set.origin(of: record.name).file.package)
    var fields: [JSONDocument] = []
    for field in record.fields { fields.append(try member(for: field)) }
    namespaces.removeLast()
    members.append(("fields", .array(fields)))
    return .object(members)
  }

  /// An enum's definition at its first mention, its name afterwards.
  mutating func schema(of enumeration: EnumSchema) -> JSONDocument {
    guard written.insert(enumeration.name).inserted else {
      return .string(reference(to: enumeration.name))
    }
    let symbols = enumeration.cases.map { JSONDocument.string($0.name) }
    return .object(
      head("enum", enumeration.name, enumeration.documentation) + [("symbols", .array(symbols))])
  }

  private func head(
    _ type: String, _ name: String, _ documentation: String
  ) -> [(name: String, value: JSONDocument)] {
    var members: [(name: String, value: JSONDocument)] = [
      ("type", .string(type)), ("name", .string(name)),
    ]
    let package = set.origin(of: name).file.package
    if package != namespaces.last { members.append(("namespace", .string(package))) }
    if !documentation.isEmpty { members.append(("doc", .string(documentation))) }
    return members
  }

  private func reference(to name: String) -> String {
    let package = set.origin(of: name).file.package
    return package == namespaces.last || package.isEmpty ? name : "\(package).\(name)"
  }

  // MARK: - Fields

  private mutating func member(for field: FieldSchema) throws(SchemaFailure) -> JSONDocument {
    let value = try type(of: field.type)
    let type: JSONDocument =
      switch field.cardinality {
      case .implicit: value
      // A union's default is of its first branch.
      case .optional where Self.isPresentByDefault(field): .array([value, .string("null")])
      case .optional: .array([.string("null"), value])
      case .repeated: .object([("type", .string("array")), ("items", value)])
      case .map: .object([("type", .string("map")), ("values", value)])
      }
    var members: [(name: String, value: JSONDocument)] = [
      ("name", .string(field.name)), ("type", type),
    ]
    if !field.documentation.isEmpty { members.append(("doc", .string(field.documentation))) }
    members.append(("default", try AvroDefault(file: file).json(of: field)))
    return .object(members)
  }

  private static func isPresentByDefault(_ field: FieldSchema) -> Bool {
    if case .absent = field.defaultValue { false } else { true }
  }

  private mutating func type(of type: FieldType) throws(SchemaFailure) -> JSONDocument {
    switch type {
    case .bool: .string("boolean")
    case .int32: .string("int")
    case .int64, .uint32, .uint64: .string("long")
    case .float, .double, .string, .bytes: .string(type.kind.rawValue)
    case .enumeration(let enumeration): schema(of: enumeration)
    case .record(let reference): try schema(of: reference.schema)
    }
  }
}
