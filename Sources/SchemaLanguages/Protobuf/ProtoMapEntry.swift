import RecordModel

/// The record that an entry of a map is on the wire, where the map's keys are no text: a key and a value, both always
/// written.
///
/// Source: Protocol Buffers, *Language Guide (proto3)*, "Maps", "Backwards compatibility".
struct ProtoMapEntry {
  /// The entry, nested in the message that has the map.
  let definition: RecordDefinition
  /// The type of the repeated field that the map is.
  let type: ProtoFieldType

  /// The entry of a field; `nil` where the field is no map, or its keys are text.
  init?(
    of field: ProtoSyntax.Field, path: [String], schemaName: String, value: ProtoFieldType
  ) {
    guard let key = field.key, key.value != "string",
      let keyType = ProtoFieldType(scalar: key.value)
    else { return nil }
    // A default that is named is written too, as implementations of Protobuf write the keys and values of maps.
    let fields = [
      FieldSchema(
        1, "key", keyType.type, as: keyType.encoding, default: .zero(of: keyType.type)),
      value.type.kind == .record
        ? FieldSchema(2, "value", value.type, .optional)
        : FieldSchema(
          2, "value", value.type, as: value.encoding, default: .zero(of: value.type)),
    ]
    let schema = RecordSchema(schemaName, fields, meaning: .entry)
    definition = RecordDefinition(path: path, schema: schema, records: [], enums: [])
    type = ProtoFieldType(.record(RecordReference { schema }))
  }

  /// The name that Protobuf gives the entries of a field: the field's in upper camel case, and `Entry`.
  ///
  /// Source: `protoc`, `MapEntryName`.
  static func name(ofField name: String) -> String {
    let parts = name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return parts.joined() + "Entry"
  }
}
