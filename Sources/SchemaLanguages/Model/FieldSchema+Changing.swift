import RecordModel

extension FieldSchema {
  /// The name that a field from outside is declared by: the last part of the full name, which is its name in JSON.
  var declaredName: String {
    jsonName.split { "[.]".contains($0) }.last.map(String.init) ?? name
  }

  /// The field with another name, another name in JSON, or another type.
  func changed(
    name: String? = nil, jsonName: String? = nil, type: FieldType? = nil
  ) -> FieldSchema {
    FieldSchema(
      number, name ?? self.name, type ?? self.type, cardinality, as: encoding, keys: keyKind,
      keysAs: keyEncoding,
      isPacked: isPacked, jsonName: jsonName ?? self.jsonName, isRequired: isRequired,
      default: givenDefault,
      documentation: documentation)
  }
}
