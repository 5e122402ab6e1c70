package import RecordModel

/// The names in the scope of a message, no two of which may be one: its fields and oneofs, what is nested in it, and what
/// `protoc` makes of its fields.
///
/// Source: `protoc` 3.21, `DetectMapConflicts` and `ValidateProto3Message`.
package struct ProtoMemberNames {
  private let syntax: ProtobufSyntax
  private let nested: Set<String>
  private var taken: Set<String>
  private var keys: Set<String> = []

  /// Starts with what is not a field.
  ///
  /// - Parameters:
  ///   - nested: the names of messages, enums and their values, and of fields that are added to other messages.
  init(nested: [String], oneofs: [String], in syntax: ProtobufSyntax) {
    self.syntax = syntax
    self.nested = Set(nested)
    taken = self.nested.union(oneofs)
  }

  /// The fields of a proto3 message that has nothing but fields, those with other names that could not have their own.
  package static func apart(_ fields: [FieldSchema]) -> [FieldSchema] {
    var names = ProtoMemberNames(nested: [], oneofs: [], in: .proto3)
    return fields.map { $0.changed(name: names.name(of: $0)) }
  }

  /// Keeps the name of a field as it is.
  mutating func reserve(_ field: FieldSchema) {
    take(field.name, of: field)
  }

  /// The name of a field: its own, or where that is taken another one that leads back to it (``NameEscape``).
  mutating func name(of field: FieldSchema) -> String {
    let name =
      isFree(field.name, for: field)
      ? field.name
      : NameEscape.identifier(for: NameEscape.unescaped(field.name)) { isFree($0, for: field) }
    take(name, of: field)
    return name
  }

  private func isFree(_ name: String, for field: FieldSchema) -> Bool {
    if taken.contains(name) || syntax.key(ofField: name).map(keys.contains) ?? false {
      return false
    }
    switch field.cardinality {
    case .map:
      let entry = ProtoMapEntry.name(ofField: name)
      return !taken.contains(entry) && entry != name
    case .optional where syntax == .proto3:
      return !nested.contains(ProtoOptionalOneof.name(ofField: name, besides: []))
    default: return true
    }
  }

  private mutating func take(_ name: String, of field: FieldSchema) {
    taken.insert(name)
    if field.cardinality == .map { taken.insert(ProtoMapEntry.name(ofField: name)) }
    if let key = syntax.key(ofField: name) { keys.insert(key) }
  }
}

/// The oneof that Protobuf makes of an optional field in proto3.
enum ProtoOptionalOneof {
  /// The oneof's name.
  ///
  /// Source: `protoc`, `GenerateSyntheticOneofs`.
  ///
  /// - Parameter names: the names of the message's fields and oneofs.
  static func name(ofField name: String, besides names: Set<String>) -> String {
    var oneof = name.hasPrefix("_") ? "X" + name : "_" + name
    while names.contains(oneof) { oneof = "X" + oneof }
    return oneof
  }
}

extension ProtobufSyntax {
  /// What no two fields of a message may have the same; `nil` where fields need only other names.
  ///
  /// Source: `protoc` 3.21, `ToLowercaseWithoutUnderscores`; of editions, Protocol Buffers, *Feature Settings for Editions*,
  /// `json_format`.
  func key(ofField name: String) -> String? {
    switch self {
    case .proto2: nil
    case .proto3: name.lowercased().filter { $0 != "_" }
    case .edition2023, .edition2024: FieldSchema.lowerCamelCase(name)
    }
  }
}
