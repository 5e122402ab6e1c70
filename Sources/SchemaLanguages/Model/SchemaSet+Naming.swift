import RecordModel

extension SchemaSet {
  /// The same files, in which some fields have other names in JSON.
  ///
  /// - Parameter names: the names in JSON, by the record's schema name and the field's number.
  public func naming(_ names: [String: [Int: String]]) -> SchemaSet {
    replacing { record in
      record.fields.map { $0.changed(jsonName: names[record.name]?[$0.number]) }
    }
  }

  /// The same files with other enums in the place of those of the same names, and other fields in the records.
  ///
  /// - Parameter fields: a record's fields, with the numbers and types that they had.
  func replacing(
    _ enums: [String: EnumSchema] = [:],
    fields: (RecordSchema) -> [FieldSchema] = \.fields
  ) -> SchemaSet {
    let table = RecordTable()
    for record in files.flatMap(\.allRecords).map(\.schema) {
      table.records[record.name] = RecordSchema(
        record.name, fields(record).map { $0.pointing(into: table, enums) },
        oneofs: record.oneofs, meaning: record.meaning, documentation: record.documentation)
    }
    return SchemaSet(
      files.map { file in
        SchemaFile(
          path: file.path, package: file.package, documentation: file.documentation,
          imports: file.imports, records: file.records.map { $0.replaced(from: table, enums) },
          enums: file.enums.map { $0.replaced(from: enums) }, syntax: file.syntax,
          publicImports: file.publicImports, omissions: file.omissions)
      })
  }
}

extension RecordDefinition {
  /// The definition with the schemas that a table has, and all in it.
  fileprivate func replaced(
    from table: RecordTable, _ enumSchemas: [String: EnumSchema]
  ) -> RecordDefinition {
    RecordDefinition(
      path: path, schema: table.records[schema.name] ?? schema,
      records: records.map { $0.replaced(from: table, enumSchemas) },
      enums: enums.map { $0.replaced(from: enumSchemas) }, rules: rules)
  }
}

extension EnumDefinition {
  fileprivate func replaced(from schemas: [String: EnumSchema]) -> EnumDefinition {
    EnumDefinition(path: path, schema: schemas[schema.name] ?? schema)
  }
}

extension FieldSchema {
  /// The field with the record of a table and the enum of a dictionary for its type.
  fileprivate func pointing(
    into table: RecordTable, _ enums: [String: EnumSchema]
  ) -> FieldSchema {
    switch type {
    case .record(let reference): changed(type: table.reference(to: reference.schema.name))
    case .enumeration(let schema): changed(type: .enumeration(enums[schema.name] ?? schema))
    default: self
    }
  }
}
