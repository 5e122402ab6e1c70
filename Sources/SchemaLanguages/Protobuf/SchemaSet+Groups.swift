import RecordModel

extension SchemaSet {
  /// The message of a field that can be written as a group: it is declared at the same place, and the field has its name in
  /// lowercase letters.
  ///
  /// Source: Protocol Buffers, *Language Specification (proto2)*, "Group field".
  func group(of field: FieldSchema, at place: ExtensionPlace) -> RecordDefinition? {
    guard field.encoding == .delimited, case .record(let reference) = field.type,
      let record = definitions[reference.schema.name]
    else { return nil }
    let name = record.path.last ?? ""
    let isGroup =
      record.path.dropLast() == place.scope[...]
      && origin(of: record.schema.name).file.path == place.file
      && name.prefix(1) != name.prefix(1).lowercased()
      && (field.name == name.lowercased() || field.declaredName == name.lowercased())
    return isGroup ? record : nil
  }
}
