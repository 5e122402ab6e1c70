import RecordModel

extension SchemaSet {
  /// The set, in whose first file the values of enums that are not nested have names of their own, and those that got others.
  ///
  /// Files of several packages may each have an `UNKNOWN`; in one package there is one.
  func withUniqueSymbols() -> (SchemaSet, [SchemaLoss]) {
    guard let file = files.first else { return (self, []) }
    var symbols = EnumSymbols(areShared: true)
    for record in file.records { symbols.reserve(record.path[0]) }
    for enumeration in file.enums { symbols.reserve(enumeration.path[0]) }
    for name in namesOfExtensions(declaredIn: file) { symbols.reserve(name) }
    var renamed: [String: EnumSchema] = [:]
    for enumeration in file.enums {
      let schema = enumeration.schema
      let own = schema.cases.map(\.name)
      let names = symbols.names(own, of: enumeration.path[0])
      if names != own { renamed[schema.name] = schema.named(names) }
    }
    return renamed.isEmpty ? (self, []) : (replacing(renamed), symbols.losses)
  }

  /// The names of fields that are declared in a file, outside the messages that they are added to and all others.
  private func namesOfExtensions(declaredIn file: SchemaFile) -> [String] {
    let place = ExtensionPlace(file: file.path, scope: [])
    return files.flatMap(\.allRecords).flatMap { record in
      record.schema.fields.filter { record.rules.extensions[$0.number] == place }
        .map(\.declaredName)
    }
  }

  /// The set with other enums in the place of those of the same names.
  private func replacing(_ enums: [String: EnumSchema]) -> SchemaSet {
    let table = RecordTable()
    for record in files.flatMap(\.allRecords).map(\.schema) {
      let fields = record.fields.map { field in
        switch field.type {
        case .record(let reference):
          field.changed(type: table.reference(to: reference.schema.name))
        case .enumeration(let schema):
          field.changed(type: .enumeration(enums[schema.name] ?? schema))
        default: field
        }
      }
      table.records[record.name] = RecordSchema(
        record.name, fields, oneofs: record.oneofs, meaning: record.meaning,
        documentation: record.documentation)
    }
    return SchemaSet(
      files.map { file in
        SchemaFile(
          path: file.path, package: file.package, documentation: file.documentation,
          imports: file.imports, records: file.records.map { $0.replaced(from: table) },
          enums: file.enums.map {
            EnumDefinition(path: $0.path, schema: enums[$0.schema.name] ?? $0.schema)
          }, syntax: file.syntax, publicImports: file.publicImports, omissions: file.omissions)
      })
  }
}

extension EnumSchema {
  /// The enum with other names for its values.
  fileprivate func named(_ names: [String]) -> EnumSchema {
    EnumSchema(
      name,
      zip(names, cases).map { Case($0, $1.number, documentation: $1.documentation) },
      isClosed: isClosed, isNull: isNull, documentation: documentation)
  }
}
