import RecordModel

/// Looks up the names in syntax trees, checks what the grammar cannot, and makes schemas of it all.
struct ProtoLinker {
  private let files: [ProtoSyntax]
  private let filesByPath: [String: ProtoSyntax]
  private var symbols = ProtoSymbols()
  private var enums: [String: EnumSchema] = [:]
  /// The syntax of the files that the enums are defined in.
  private var enumSyntaxes: [String: ProtobufSyntax] = [:]
  private let table = RecordTable()
  private let names: ProtoSchemaNames

  /// Makes schemas of files that import nothing but each other.
  static func link(_ files: [ProtoSyntax]) throws(SchemaFailure) -> SchemaSet {
    var linker = ProtoLinker(files: files)
    // Google's first, so that what is defined twice is told at a place of one's own.
    let areGoogles = { (file: ProtoSyntax) in file.package?.value == GoogleType.package }
    for file in files.filter(areGoogles) { try linker.declare(file) }
    for file in files.filter({ !areGoogles($0) }) { try linker.declare(file) }
    var linked: [SchemaFile] = []
    for file in files { linked.append(try linker.schemaFile(file)) }
    return SchemaSet(linked.sorted { $0.path < $1.path })
  }

  private init(files: [ProtoSyntax]) {
    self.files = files
    filesByPath = Dictionary(files.map { ($0.file, $0) }, uniquingKeysWith: { $1 })
    names = ProtoSchemaNames(files)
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
    for message in file.messages { try declare(message, scope: scope, file: file) }
    for enumeration in file.enums { try declare(enumeration, scope: scope, file: file) }
  }

  private mutating func declare(
    _ message: ProtoSyntax.Message, scope: String, file syntax: ProtoSyntax
  ) throws(SchemaFailure) {
    let file = syntax.file
    let schemaName = names[message.name.value, in: scope]
    try symbols.declare(message.name, as: .message(schemaName), in: scope, file: file)
    let scope = ProtoSymbols.join(scope, message.name.value)
    for field in message.fields {
      try symbols.declare(field.name, as: .member, in: scope, file: file)
      if field.label == .map {
        // The message that Protobuf makes of an entry; nothing can name it.
        let entry = ProtoMapEntry.name(ofField: field.name.value)
        try symbols.declare(
          .init(value: entry, position: field.name.position), as: .member, in: scope, file: file)
      }
    }
    for oneof in message.oneofs {
      try symbols.declare(oneof.name, as: .member, in: scope, file: file)
    }
    for enumeration in message.enums {
      try declare(enumeration, scope: scope, file: syntax)
    }
    for nested in message.messages { try declare(nested, scope: scope, file: syntax) }
  }

  private mutating func declare(
    _ enumeration: ProtoSyntax.Enumeration, scope: String, file syntax: ProtoSyntax
  ) throws(SchemaFailure) {
    let file = syntax.file
    let schemaName = names[enumeration.name.value, in: scope]
    try symbols.declare(enumeration.name, as: .enumeration(schemaName), in: scope, file: file)
    // An enum's values are siblings of the enum, as in C.
    for member in enumeration.cases {
      try symbols.declare(member.name, as: .member, in: scope, file: file)
    }
    enums[schemaName] = try ProtoChecks(syntax).schema(of: enumeration, named: schemaName)
    enumSyntaxes[schemaName] = syntax.syntax
  }

  // MARK: - Schemas

  private func schemaFile(_ file: ProtoSyntax) throws(SchemaFailure) -> SchemaFile {
    let package = file.package?.value ?? ""
    let visible = visibleFiles(from: file)
    var records: [RecordDefinition] = []
    for message in file.messages {
      records.append(
        try definition(of: message, path: [], scope: package, file: file, visible: visible))
    }
    let imports = file.imports.filter { filesByPath[$0.path.value] != nil }
    return SchemaFile(
      path: file.file, package: package, documentation: file.documentation,
      imports: imports.map(\.path.value), records: records,
      enums: file.enums.map { definition(of: $0, path: [], scope: package) },
      syntax: file.syntax,
      publicImports: Set(imports.filter(\.isPublic).map(\.path.value)),
      omissions: file.omissions)
  }

  /// The file, what it imports, and what those import publicly.
  private func visibleFiles(from file: ProtoSyntax) -> Set<String> {
    var visible: Set = [file.file]
    var pending = file.imports.map(\.path.value)
    while let path = pending.popLast() {
      guard visible.insert(path).inserted, let imported = filesByPath[path] else { continue }
      pending += imported.imports.filter(\.isPublic).map(\.path.value)
    }
    return visible
  }

  private func definition(
    of message: ProtoSyntax.Message, path: [String], scope: String, file: ProtoSyntax,
    visible: Set<String>
  ) throws(SchemaFailure) -> RecordDefinition {
    let path = path + [message.name.value]
    let schemaName = names[message.name.value, in: scope]
    let scope = ProtoSymbols.join(scope, message.name.value)
    let checks = ProtoChecks(file)
    try checks.checkNumbersAndNames(of: message)
    var fields: [FieldSchema] = []
    var entries: [RecordDefinition] = []
    for field in message.fields {
      var type = try type(of: field, in: scope, file: file, visible: visible)
      let entryName = ProtoMapEntry.name(ofField: field.name.value)
      if let entry = ProtoMapEntry(
        of: field, path: path + [entryName], schemaName: names[entryName, in: scope], value: type)
      {
        entries.append(entry.definition)
        type = entry.type
      }
      fields.append(try checks.schema(of: field, type: type))
    }
    fields = try checks.uniqueJSONNames(of: message, fields)
    let schema = RecordSchema(
      schemaName, fields, oneofs: checks.oneofs(of: message),
      meaning: file.package?.value == GoogleType.package
        ? GoogleType.meaning(of: fields, named: path.joined(separator: ".")) : .fields,
      documentation: message.documentation)
    table.records[schema.name] = schema
    let rules = try checks.rules(of: message, fields)
    var nested: [RecordDefinition] = []
    for message in message.messages {
      nested.append(
        try definition(of: message, path: path, scope: scope, file: file, visible: visible))
    }
    return RecordDefinition(
      path: path, schema: schema, records: nested + entries,
      enums: message.enums.map { definition(of: $0, path: path, scope: scope) },
      rules: rules)
  }

  private func definition(
    of enumeration: ProtoSyntax.Enumeration, path: [String], scope: String
  ) -> EnumDefinition {
    EnumDefinition(
      path: path + [enumeration.name.value],
      schema: enums[names[enumeration.name.value, in: scope]]!)
  }

  private func type(
    of field: ProtoSyntax.Field, in scope: String, file: ProtoSyntax, visible: Set<String>
  ) throws(SchemaFailure) -> ProtoFieldType {
    let name = field.type.value
    if let scalar = ProtoFieldType(scalar: name) { return scalar }
    switch symbols.type(named: name, in: scope, visible: visible) {
    case .found(.message(let schemaName)):
      return ProtoFieldType(table.reference(to: schemaName))
    case .found(.enumeration(let schemaName)):
      guard file.syntax == .proto2 || enumSyntaxes[schemaName] == .proto3 else {
        throw SchemaFailure(
          "'\(name)' is an enum of a proto2 file, which proto3 messages cannot hold; move it to a proto3 file",
          file: file.file, at: field.type.position)
      }
      let schema = enums[schemaName]!
      guard field.label != .map || schema.cases[0].number == 0 else {
        throw SchemaFailure(
          "the first value of '\(name)' is not 0, and a map's values need it; put 0 first",
          file: file.file, at: field.type.position)
      }
      return ProtoFieldType(.enumeration(schema))
    case .notImported(let other):
      throw SchemaFailure(
        "'\(name)' is defined in \(other), which is not imported; write import \"\(other)\";",
        file: file.file, at: field.type.position)
    case .found, .missing:
      throw SchemaFailure(
        "there is no type '\(name)' here; correct the name, or define or import it",
        file: file.file, at: field.type.position)
    }
  }
}
