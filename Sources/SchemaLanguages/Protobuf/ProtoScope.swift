/// A place in a `.proto` file: where names are looked up from, and which features hold.
struct ProtoScope {
  let file: ProtoSyntax
  /// The paths of the files whose types are seen.
  let visible: Set<String>
  /// The full name of the package or the message, without a dot in front.
  private(set) var name: String
  /// The names of the messages around, from the outermost.
  private(set) var path: [String] = []
  private(set) var features: ProtoFeatures

  /// The outermost scope of a file.
  ///
  /// - Throws: ``SchemaFailure`` where the file chooses a feature that there is not.
  init(of file: ProtoSyntax, visible: Set<String>) throws(SchemaFailure) {
    self.file = file
    self.visible = visible
    name = file.package?.value ?? ""
    features = try ProtoFeatures(of: file.syntax).choosing(file.features, file: file.file)
  }

  /// The scope in a message of this one.
  func inside(_ message: ProtoSyntax.Message) throws(SchemaFailure) -> ProtoScope {
    var scope = self
    scope.name = ProtoSymbols.join(name, message.name.value)
    scope.path.append(message.name.value)
    scope.features = try features.choosing(message.features, file: file.file)
    return scope
  }

  /// What holds for a field of a message in this scope.
  func features(
    of field: ProtoSyntax.Field, in message: ProtoSyntax.Message? = nil
  ) throws(SchemaFailure) -> ProtoFeatures {
    var features = features
    if let message, let oneof = field.oneof {
      features = try features.choosing(message.oneofs[oneof].features, file: file.file)
    }
    return try features.choosing(field.options, file: file.file)
  }

  func failure(_ message: String, at position: SourcePosition) -> SchemaFailure {
    SchemaFailure(message, file: file.file, at: position)
  }
}

/// A field that a file adds to a message.
struct ProtoExtension {
  let field: ProtoSyntax.Field
  /// Where it is declared.
  let scope: ProtoScope

  /// The full name, by which ProtoJSON knows the field.
  var fullName: String { ProtoSymbols.join(scope.name, field.name.value) }

  /// What holds for the field. Its absence can always be told from its default.
  func features() throws(SchemaFailure) -> ProtoFeatures {
    var features = try scope.features(of: field)
    features.presence = .explicit
    return features
  }

  /// The name in JSON.
  ///
  /// Source: Protocol Buffers, *ProtoJSON Format*: an extension is the full name in brackets.
  var jsonName: String { "[\(fullName)]" }
}
