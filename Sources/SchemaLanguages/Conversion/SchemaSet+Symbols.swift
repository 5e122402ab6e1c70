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
    let place = ExtensionPlace(file: file.path, scope: [])
    for name in namesOfExtensions(at: place) { symbols.reserve(name) }
    var renamed: [String: EnumSchema] = [:]
    for enumeration in file.enums {
      let schema = enumeration.schema
      let own = schema.cases.map(\.name)
      let names = symbols.names(own, of: enumeration.path[0])
      if names != own { renamed[schema.name] = schema.named(names) }
    }
    return renamed.isEmpty ? (self, []) : (replacing(renamed), symbols.losses)
  }

  /// The names of fields that are declared at a place, outside the messages that they are added to.
  func namesOfExtensions(at place: ExtensionPlace) -> [String] {
    files.flatMap(\.allRecords).flatMap { record in
      record.schema.fields.filter { record.rules.extensions[$0.number] == place }
        .map(\.declaredName)
    }
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
