import RecordModel

/// Fields that are declared together in one place and added to one message.
struct ProtoPrintedExtension {
  /// The message.
  let record: RecordDefinition
  /// The fields, in the order of their numbers.
  var fields: [FieldSchema]

  /// All of a set, by their places.
  static func all(in set: SchemaSet) -> [ExtensionPlace: [ProtoPrintedExtension]] {
    var extensions: [ExtensionPlace: [ProtoPrintedExtension]] = [:]
    for record in set.files.flatMap(\.allRecords) where !record.rules.extensions.isEmpty {
      let added = record.schema.fields.filter { record.rules.extensions[$0.number] != nil }
      for (place, fields) in Dictionary(grouping: added, by: { record.rules.extensions[$0.number] })
      {
        guard let place else { continue }
        extensions[place, default: []].append(
          ProtoPrintedExtension(record: record, fields: fields))
      }
    }
    return extensions
  }
}
