import RecordModel

extension SchemaSet {
  /// The set, in whose first file the fields have names that a `.proto` can have, and those that got others. Names in JSON
  /// stay.
  func withProtoNames() -> (SchemaSet, [SchemaLoss]) {
    guard let file = files.first else { return (self, []) }
    let style = ProtoStyle(of: file, in: self)
    var names: [String: [Int: String]] = [:]
    var losses: [SchemaLoss] = []
    for record in file.allRecords {
      let place = ExtensionPlace(file: file.path, scope: record.path)
      var given = ProtoMemberNames(
        nested: record.namesNested + namesOfExtensions(at: place),
        oneofs: record.schema.oneofs.map(\.name), in: style.syntax)
      let fields = record.schema.fields.filter { record.rules.extensions[$0.number] == nil }
      // A group has its message's name.
      let isGroup = { (field: FieldSchema) in
        style.hasGroups && self.group(of: field, at: place) != nil
      }
      for field in fields where isGroup(field) { given.reserve(field) }
      for field in fields where !isGroup(field) {
        let name = given.name(of: field)
        guard name != field.name else { continue }
        names[record.schema.name, default: [:]][field.number] = name
        let subject = (record.path + [field.name]).joined(separator: ".")
        losses.append(SchemaLoss(.protoName, subject, name))
      }
    }
    guard !names.isEmpty else { return (self, []) }
    let set = replacing { record in
      record.fields.map { $0.changed(name: names[record.name]?[$0.number]) }
    }
    return (set, losses)
  }
}

extension RecordDefinition {
  /// The names of the records and enums in the record, and of the enums' values.
  fileprivate var namesNested: [String] {
    (records.map(\.path) + enums.map(\.path)).compactMap(\.last)
      + enums.flatMap(\.schema.cases).map(\.name)
  }
}
