import RecordModel

/// Looks up the names in syntax trees, checks what the grammar cannot, and makes schemas of it all.
struct ProtoLinker {
  private let files: [ProtoSyntax]
  private let filesByPath: [String: ProtoSyntax]
  private var symbols = ProtoSymbols()
  private var enums: [String: EnumSchema] = [:]
  /// What is added to messages from outside, by the schema's name of the message.
  private var extensions: [String: [ProtoExtension]] = [:]
  /// The full names of messages, by the schema's.
  private var fullNames: [String: String] = [:]
  private let table = RecordTable()
  private let names: ProtoSchemaNames

  /// Makes schemas of files that import nothing but each other.
  static func link(_ files: [ProtoSyntax]) throws(SchemaFailure) -> SchemaSet {
    var linker = ProtoLinker(files: files)
    var scopes: [ProtoScope] = []
    for file in files {
      scopes.append(try ProtoScope(of: file, visible: linker.visibleFiles(from: file)))
    }
    // Google's first, so that what is defined twice is told at a place of one's own.
    let areGoogles = { (scope: ProtoScope) in scope.name == GoogleType.package }
    for scope in scopes.filter(areGoogles) { try linker.declareAll(in: scope) }
    for scope in scopes.filter({ !areGoogles($0) }) { try linker.declareAll(in: scope) }
    for scope in scopes { try linker.collectExtensions(of: scope) }
    var linked: [SchemaFile] = []
    for scope in scopes { linked.append(try linker.schemaFile(in: scope)) }
    return SchemaSet(linked.sorted { $0.path < $1.path })
  }

  private init(files: [ProtoSyntax]) {
    self.files = files
    filesByPath = Dictionary(files.map { ($0.file, $0) }, uniquingKeysWith: { $1 })
    names = ProtoSchemaNames(files)
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

  // MARK: - Names

  private mutating func declareAll(in scope: ProtoScope) throws(SchemaFailure) {
    var outer = ""
    if let package = scope.file.package {
      for part in package.value.split(separator: ".") {
        let name = ProtoSyntax.Located(value: String(part), position: package.position)
        try symbols.declare(name, as: .package, in: outer, file: scope.file.file)
        outer = ProtoSymbols.join(outer, name.value)
      }
    }
    for message in scope.file.messages { try declare(message, in: scope) }
    for enumeration in scope.file.enums { try declare(enumeration, in: scope) }
    try declare(scope.file.extensions, in: scope)
  }

  private mutating func declare(
    _ message: ProtoSyntax.Message, in scope: ProtoScope
  ) throws(SchemaFailure) {
    let schemaName = names[message.name.value, in: scope.name]
    try declare(message.name, as: .message(schemaName), in: scope)
    let scope = try scope.inside(message)
    for field in message.fields {
      try declare(field.name, as: .member, in: scope)
      if field.label == .map {
        let entry = ProtoMapEntry.name(ofField: field.name.value)
        try declare(.init(value: entry, position: field.name.position), as: .member, in: scope)
      }
    }
    for oneof in message.oneofs { try declare(oneof.name, as: .member, in: scope) }
    for enumeration in message.enums { try declare(enumeration, in: scope) }
    for nested in message.messages { try declare(nested, in: scope) }
    try declare(message.extensions, in: scope)
    if scope.file.syntax == .proto3 { try declareOptionalOneofs(of: message, in: scope) }
    fullNames[schemaName] = scope.name
  }

  private mutating func declareOptionalOneofs(
    of message: ProtoSyntax.Message, in scope: ProtoScope
  ) throws(SchemaFailure) {
    var names = Set(message.fields.map(\.name.value) + message.oneofs.map(\.name.value))
    for field in message.fields where field.label == .optional {
      let oneof = ProtoOptionalOneof.name(ofField: field.name.value, besides: names)
      names.insert(oneof)
      try declare(.init(value: oneof, position: field.name.position), as: .member, in: scope)
    }
  }

  private mutating func declare(
    _ enumeration: ProtoSyntax.Enumeration, in scope: ProtoScope
  ) throws(SchemaFailure) {
    let schemaName = names[enumeration.name.value, in: scope.name]
    try declare(enumeration.name, as: .enumeration(schemaName), in: scope)
    // An enum's values are siblings of the enum, as in C.
    for member in enumeration.cases { try declare(member.name, as: .member, in: scope) }
    let features = try scope.features.choosing(enumeration.features, file: scope.file.file)
    enums[schemaName] = try ProtoChecks(scope.file, features)
      .schema(of: enumeration, named: schemaName)
  }

  private mutating func declare(
    _ blocks: [ProtoSyntax.Extension], in scope: ProtoScope
  ) throws(SchemaFailure) {
    for field in blocks.flatMap(\.fields) { try declare(field.name, as: .member, in: scope) }
  }

  private mutating func declare(
    _ name: ProtoSyntax.Located<String>, as meaning: ProtoSymbols.Meaning, in scope: ProtoScope
  ) throws(SchemaFailure) {
    try symbols.declare(name, as: meaning, in: scope.name, file: scope.file.file)
  }

  // MARK: - Extensions

  private mutating func collectExtensions(of scope: ProtoScope) throws(SchemaFailure) {
    try collect(scope.file.extensions, in: scope)
    for message in scope.file.messages { try collectExtensions(in: message, of: scope) }
  }

  private mutating func collectExtensions(
    in message: ProtoSyntax.Message, of scope: ProtoScope
  ) throws(SchemaFailure) {
    let scope = try scope.inside(message)
    try collect(message.extensions, in: scope)
    for nested in message.messages { try collectExtensions(in: nested, of: scope) }
  }

  private mutating func collect(
    _ blocks: [ProtoSyntax.Extension], in scope: ProtoScope
  ) throws(SchemaFailure) {
    for block in blocks {
      guard case .message(let name) = try meaning(of: block.message, in: scope) else {
        throw scope.failure(
          "'\(block.message.value)' is not a message; only messages are extended",
          at: block.message.position)
      }
      guard
        scope.file.syntax != .proto3
          || ProtoOptions.extensible.contains(fullNames[name] ?? name)
      else {
        throw scope.failure(
          "proto3 extends options only; make these fields of the message",
          at: block.message.position)
      }
      extensions[name, default: []] += block.fields.map { ProtoExtension(field: $0, scope: scope) }
    }
  }

  // MARK: - Schemas

  private func schemaFile(in scope: ProtoScope) throws(SchemaFailure) -> SchemaFile {
    let file = scope.file
    var records: [RecordDefinition] = []
    for message in file.messages { records.append(try definition(of: message, in: scope)) }
    let imports = file.imports.filter { filesByPath[$0.path.value] != nil }
    return SchemaFile(
      path: file.file, package: file.package?.value ?? "", documentation: file.documentation,
      imports: imports.map(\.path.value), records: records,
      enums: file.enums.map { definition(of: $0, in: scope) }, syntax: file.syntax,
      publicImports: Set(imports.filter(\.isPublic).map(\.path.value)),
      omissions: file.omissions)
  }

  private func definition(
    of message: ProtoSyntax.Message, in outer: ProtoScope
  ) throws(SchemaFailure) -> RecordDefinition {
    let schemaName = names[message.name.value, in: outer.name]
    let scope = try outer.inside(message)
    let checks = ProtoChecks(scope.file, scope.features)
    let added = extensions[schemaName, default: []].sorted {
      $0.field.number.value < $1.field.number.value
    }
    try checks.checkNumbersAndNames(of: message, with: added)
    var rules = RecordRules()
    var fields: [FieldSchema] = []
    for field in message.fields {
      let type = try type(of: field, in: scope)
      let checks = ProtoChecks(scope.file, try scope.features(of: field, in: message))
      let schema = try checks.schema(of: field, type: type)
      fields.append(schema)
      rules.defaults[schema.number] = try checks.defaultValue(of: field, schema)
    }
    fields = try checks.uniqueJSONNames(of: message, fields)
    var taken = Set(message.fields.map(\.name.value) + message.oneofs.map(\.name.value))
    for item in added {
      let checks = ProtoChecks(item.scope.file, try item.features())
      let type = try type(of: item.field, in: item.scope)
      let schema = try checks.schema(
        of: item, type: type, isItem: message.isMessageSet, apartFrom: &taken)
      fields.append(schema)
      rules.defaults[schema.number] = try checks.defaultValue(of: item.field, schema)
      rules.extensions[schema.number] = ExtensionPlace(
        file: item.scope.file.file, scope: item.scope.path)
    }
    rules.isMessageSet = message.isMessageSet
    rules.extensionRanges = message.extensionRanges.map {
      Int($0.value.lowerBound)...Int($0.value.upperBound)
    }
    let schema = RecordSchema(
      schemaName, fields, oneofs: checks.oneofs(of: message),
      meaning: scope.file.package?.value == GoogleType.package
        ? GoogleType.meaning(of: fields, named: scope.path.joined(separator: ".")) : .fields,
      documentation: message.documentation)
    table.records[schema.name] = schema
    var nested: [RecordDefinition] = []
    for message in message.messages { nested.append(try definition(of: message, in: scope)) }
    return RecordDefinition(
      path: scope.path, schema: schema, records: nested,
      enums: message.enums.map { definition(of: $0, in: scope) }, rules: rules)
  }

  private func definition(
    of enumeration: ProtoSyntax.Enumeration, in scope: ProtoScope
  ) -> EnumDefinition {
    EnumDefinition(
      path: scope.path + [enumeration.name.value],
      schema: enums[names[enumeration.name.value, in: scope.name]]!)
  }

  private func type(
    of field: ProtoSyntax.Field, in scope: ProtoScope
  ) throws(SchemaFailure) -> ProtoFieldType {
    if let scalar = ProtoFieldType(scalar: field.type.value) { return scalar }
    let name = field.type.value
    let schema: EnumSchema
    switch try meaning(of: field.type, in: scope) {
    case .message(let schemaName): return ProtoFieldType(table.reference(to: schemaName))
    case .enumeration(let schemaName): schema = enums[schemaName]!
    case .package, .member:
      throw scope.failure(
        "'\(name)' is not a type; name a message or an enum", at: field.type.position)
    }
    guard scope.file.syntax != .proto3 || !schema.isClosed else {
      throw scope.failure(
        "'\(name)' is an enum of a proto2 file, which proto3 messages cannot hold; move it to a proto3 file",
        at: field.type.position)
    }
    guard field.label != .map || schema.cases[0].number == 0 else {
      throw scope.failure(
        "the first value of '\(name)' is not 0, and a map's values need it; put 0 first",
        at: field.type.position)
    }
    return ProtoFieldType(.enumeration(schema))
  }

  /// The message or the enum that a name is.
  ///
  /// - Throws: ``SchemaFailure`` where it is neither.
  private func meaning(
    of name: ProtoSyntax.Located<String>, in scope: ProtoScope
  ) throws(SchemaFailure) -> ProtoSymbols.Meaning {
    switch symbols.type(named: name.value, in: scope.name, visible: scope.visible) {
    case .found(let meaning) where meaning.isType: return meaning
    case .notImported(let other):
      throw scope.failure(
        "'\(name.value)' is defined in \(other), which is not imported; write import \"\(other)\";",
        at: name.position)
    case .found, .missing:
      throw scope.failure(
        "there is no type '\(name.value)' here; correct the name, or define or import it",
        at: name.position)
    }
  }
}
