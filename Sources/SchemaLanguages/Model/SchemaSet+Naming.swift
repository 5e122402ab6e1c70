import RecordModel

extension SchemaSet {
  /// The same files, in which some fields have other names in JSON.
  ///
  /// - Parameter names: the names in JSON, by the record's schema name and the field's number.
  public func naming(_ names: [String: [Int: String]]) -> SchemaSet {
    let table = RecordTable()
    for record in files.flatMap(\.allRecords).map(\.schema) {
      let fields = record.fields.map { field in
        field.named(inJSON: names[record.name]?[field.number], among: table)
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
          enums: file.enums, syntax: file.syntax, publicImports: file.publicImports,
          omissions: file.omissions)
      })
  }
}

extension RecordDefinition {
  /// The definition with the schemas that a table has, and all in it.
  func replaced(from table: RecordTable) -> RecordDefinition {
    RecordDefinition(
      path: path, schema: table.records[schema.name] ?? schema,
      records: records.map { $0.replaced(from: table) }, enums: enums, rules: rules)
  }
}

extension FieldSchema {
  fileprivate func named(inJSON name: String?, among table: RecordTable) -> FieldSchema {
    guard case .record(let reference) = type else { return changed(jsonName: name) }
    let recordName = reference.schema.name
    return changed(jsonName: name, type: table.reference(to: recordName))
  }
}
