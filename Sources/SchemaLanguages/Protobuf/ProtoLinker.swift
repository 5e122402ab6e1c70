import RecordModel

/// Looks up the names in syntax trees, checks what the grammar cannot, and makes schemas of it all.
struct ProtoLinker {
  private let files: [ProtoSyntax]
  private var symbols = ProtoSymbols()
  private var enums: [String: EnumSchema] = [:]
  private var records: [String: DeferredRecord] = [:]
  /// Where each schema name was given.
  private var schemaNames: [String: String] = [:]

  /// Makes schemas of files that import nothing but each other.
  static func link(_ files: [ProtoSyntax]) throws(SchemaFailure) -> SchemaSet {
    var linker = ProtoLinker(files: files)
    for file in files { try linker.declare(file) }
    var linked: [SchemaFile] = []
    for file in files { linked.append(try linker.schemaFile(file)) }
    return SchemaSet(linked.sorted { $0.path < $1.path })
  }

  private init(files: [ProtoSyntax]) {
    self.files = files
  }

  // MARK: - Names

  private mutating func declare(_ file: ProtoSyntax) throws(SchemaFailure) {
    var scope = ""
    if let package = file.package {
      for part in package.value.split(separator: ".") {
        let name = ProtoSyntax.Located(value: String(part), position: package.position)
        try symbols.declare(name, as: .package, in: scope, file: file.file)
        scope = ProtoSymbols.join(scope, name.value)
      }
    }
    for message in file.messages { try declare(message, path: [], scope: scope, file: file.file) }
    for enumeration in file.enums {
      try declare(enumeration, path: [], scope: scope, file: file.file)
    }
  }

  private mutating func declare(
    _ message: ProtoSyntax.Message, path: [String], scope: String, file: String
  ) throws(SchemaFailure) {
    let path = path + [message.name.value]
    let schemaName = path.joined(separator: "_")
    try symbols.declare(message.name, as: .message(schemaName), in: scope, file: file)
    try claim(schemaName, for: path, at: message.name.position, file: file)
    records[schemaName] = DeferredRecord()
    let scope = ProtoSymbols.join(scope, message.name.value)
    for field in message.fields {
      try symbols.declare(field.name, as: .member, in: scope, file: file)
    }
    for enumeration in message.enums {
      try declare(enumeration, path: path, scope: scope, file: file)
    }
    for nested in message.messages { try declare(nested, path: path, scope: scope, file: file) }
  }

  private mutating func declare(
    _ enumeration: ProtoSyntax.Enumeration, path: [String], scope: String, file: String
  ) throws(SchemaFailure) {
    let path = path + [enumeration.name.value]
    let schemaName = path.joined(separator: "_")
    try symbols.declare(enumeration.name, as: .enumeration(schemaName), in: scope, file: file)
    try claim(schemaName, for: path, at: enumeration.name.position, file: file)
    // An enum's values are siblings of the enum, as in C.
    for member in enumeration.cases {
      try symbols.declare(member.name, as: .member, in: scope, file: file)
    }
    enums[schemaName] = try ProtoChecks(file: file).schema(of: enumeration, named: schemaName)
  }

  /// Keeps a schema's name for one message or enum.
  private mutating func claim(
    _ name: String, for path: [String], at position: SourcePosition, file: String
  ) throws(SchemaFailure) {
    let place = "\(file):\(position.line):\(position.column)"
    if let other = schemaNames.updateValue(place, forKey: name) {
      throw SchemaFailure(
        "'\(path.joined(separator: "."))' is named \(name) outside Protobuf, and so is what is defined at \(other); rename one",
        file: file, at: position)
    }
  }

  // MARK: - Schemas

  private func schemaFile(_ file: ProtoSyntax) throws(SchemaFailure) -> SchemaFile {
    let package = file.package?.value ?? ""
    let visible = visibleFiles(from: file)
    var records: [RecordDefinition] = []
    for message in file.messages {
      records.append(
        try definition(of: message, path: [], scope: package, file: file.file, visible: visible))
    }
    return SchemaFile(
      path: file.file, package: package, documentation: file.documentation,
      imports: file.imports.map(\.path.value), records: records,
      enums: file.enums.map { definition(of: $0, path: []) })
  }

  /// The file, what it imports, and what those import publicly.
  private func visibleFiles(from file: ProtoSyntax) -> Set<String> {
    var visible: Set = [file.file]
    var pending = file.imports.map(\.path.value)
    while let path = pending.popLast() {
      guard visible.insert(path).inserted, let imported = files.first(where: { $0.file == path })
      else { continue }
      pending += imported.imports.filter(\.isPublic).map(\.path.value)
    }
    return visible
  }

  private func definition(
    of message: ProtoSyntax.Message, path: [String], scope: String, file: String,
    visible: Set<String>
  ) throws(SchemaFailure) -> RecordDefinition {
    let path = path + [message.name.value]
    let scope = ProtoSymbols.join(scope, message.name.value)
    let checks = ProtoChecks(file: file)
    try checks.checkNumbersAndNames(of: message)
    var fields: [FieldSchema] = []
    for field in message.fields {
      let type = try type(of: field, in: scope, file: file, visible: visible)
      fields.append(try checks.schema(of: field, type: type))
    }
    try checks.checkJSONNames(of: message, fields)
    let schema = RecordSchema(
      path.joined(separator: "_"), fields, documentation: message.documentation)
    records[schema.name]?.schema = schema
    var nested: [RecordDefinition] = []
    for message in message.messages {
      nested.append(
        try definition(of: message, path: path, scope: scope, file: file, visible: visible))
    }
    return RecordDefinition(
      path: path, schema: schema, records: nested,
      enums: message.enums.map { definition(of: $0, path: path) })
  }

  private func definition(
    of enumeration: ProtoSyntax.Enumeration, path: [String]
  ) -> EnumDefinition {
    let path = path + [enumeration.name.value]
    return EnumDefinition(path: path, schema: enums[path.joined(separator: "_")]!)
  }

  private func type(
    of field: ProtoSyntax.Field, in scope: String, file: String, visible: Set<String>
  ) throws(SchemaFailure) -> ProtoFieldType {
    let name = field.type.value
    if let scalar = ProtoFieldType(scalar: name) { return scalar }
    switch symbols.type(named: name, in: scope, visible: visible) {
    case .found(.message(let schemaName)):
      let record = records[schemaName]!
      return ProtoFieldType(.record(RecordReference { record.schema! }))
    case .found(.enumeration(let schemaName)):
      return ProtoFieldType(.enumeration(enums[schemaName]!))
    case .notImported(let other):
      throw SchemaFailure(
        "'\(name)' is defined in \(other), which is not imported; write import \"\(other)\";",
        file: file, at: field.type.position)
    case .found, .missing:
      throw SchemaFailure(
        "there is no type '\(name)' here; correct the name, or define or import it",
        file: file, at: field.type.position)
    }
  }
}

/// The schema of a message, set once every message has been linked and before anybody asks for it.
///
/// Messages that reach themselves hold each other, and so live as long as the process; there are as many as their files
/// define.
private final class DeferredRecord: @unchecked Sendable {
  var schema: RecordSchema?
}
