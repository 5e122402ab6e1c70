import RecordModel

/// Writes the records and the enums of a schema file as Protobuf.
///
/// What is read from a `.proto` file is printed as an equal one, in its syntax; any other schema as proto3. That has
/// neither defaults of one's own nor records without presence: a field's default is left out, and an implicit record
/// becomes an optional one when it is read.
public struct ProtoPrinter: Sendable {
  private let set: SchemaSet
  private let notes: SchemaNotes
  /// The packages and paths of all records and enums.
  private let defined: Set<String>

  /// Prints files of a set, with lines for their comments.
  public init(_ set: SchemaSet, notes: SchemaNotes = SchemaNotes()) {
    self.set = set
    self.notes = notes
    defined = Set(
      set.files.flatMap { file in
        (file.allRecords.map(\.path) + file.allEnums.map(\.path)).map {
          Self.key($0, in: file.package)
        }
      })
  }

  /// The text of a file for a record and everything it reaches.
  public static func text(of schema: RecordSchema, package: String = "") -> String {
    let set = SchemaSet(root: schema, package: package)
    return ProtoPrinter(set).text(of: set.files[0])
  }

  /// The `.proto` file's text.
  public func text(of file: SchemaFile) -> String {
    var output = IndentedText()
    output.comment(file.documentation, mark: "//")
    output.line("syntax = \"\(file.syntax.rawValue)\";")
    if !file.package.isEmpty {
      output.line()
      output.line("package \(file.package);")
    }
    if !file.imports.isEmpty { output.line() }
    for path in file.imports {
      let isPublic = file.publicImports.contains(path)
      output.line("import \(isPublic ? "public " : "")\(Self.quoted(path));")
    }
    for enumeration in file.enums {
      output.line()
      write(enumeration, to: &output)
    }
    for record in file.records {
      output.line()
      write(record, of: file, to: &output)
    }
    return output.text
  }

  // MARK: - Definitions

  private func write(_ enumeration: EnumDefinition, to output: inout IndentedText) {
    output.comment(enumeration.schema.documentation, mark: "//")
    output.block("enum \(enumeration.path.last ?? "") {", "}") { output in
      let cases = enumeration.schema.cases
      if Set(cases.map(\.number)).count < cases.count { output.line("option allow_alias = true;") }
      for item in cases {
        output.comment(item.documentation, mark: "//")
        output.line("\(item.name) = \(item.number);")
      }
    }
  }

  private func write(
    _ record: RecordDefinition, of file: SchemaFile, to output: inout IndentedText
  ) {
    let own = notes.records[record.schema.name]
    output.comment(SchemaNotes.joined(record.schema.documentation, own), mark: "//")
    output.block("message \(record.path.last ?? "") {", "}") { output in
      for enumeration in record.enums {
        write(enumeration, to: &output)
        output.line()
      }
      for nested in record.records where nested.schema.meaning != .entry {
        write(nested, of: file, to: &output)
        output.line()
      }
      for field in record.schema.fields {
        guard let oneof = record.schema.oneof(of: field.number) else {
          write(field, in: record, of: file, to: &output)
          continue
        }
        // All at the place of the first.
        guard field.number == oneof.fields.first else { continue }
        output.comment(oneof.documentation, mark: "//")
        output.block("oneof \(oneof.name) {", "}") { output in
          for number in oneof.fields {
            guard let field = record.schema.field(numbered: number) else { continue }
            write(field, in: record, of: file, to: &output)
          }
        }
      }
    }
  }

  private func write(
    _ field: FieldSchema, in record: RecordDefinition, of file: SchemaFile,
    to output: inout IndentedText
  ) {
    let own = notes.fields[record.schema.name]?[field.number]
    output.comment(SchemaNotes.joined(field.documentation, own), mark: "//")
    output.line(declaration(of: field, in: record, of: file))
  }

  private func declaration(
    of field: FieldSchema, in record: RecordDefinition, of file: SchemaFile
  ) -> String {
    let type = typeName(of: field, in: record, of: file)
    let labelled: String
    if let entry = mapEntry(of: field) {
      let parts = entry.fields.map { typeName(of: $0, in: record, of: file) }
      labelled = "map<\(parts.joined(separator: ", "))>"
    } else {
      labelled =
        switch field.cardinality {
        case _ where record.schema.oneof(of: field.number) != nil: type
        case _ where record.rules.required.contains(field.number): "required \(type)"
        case .repeated: "repeated \(type)"
        case .map: "map<string, \(type)>"
        case .optional, .implicit: isLabelled(field, of: file) ? "optional \(type)" : type
        }
    }
    var options: [String] = []
    let packsByDefault = file.syntax == .proto3 && field.type.kind.isPackable
    if field.cardinality == .repeated, field.isPacked != packsByDefault {
      options.append("packed = \(field.isPacked)")
    }
    if field.jsonName != FieldSchema.lowerCamelCase(field.name),
      Self.canSpell(jsonName: field.jsonName)
    {
      options.append("json_name = \(Self.quoted(field.jsonName))")
    }
    if let value = record.rules.defaults[field.number] {
      options += spelling(ofDefault: value, field.type).map { ["default = \($0)"] } ?? []
    }
    let list = options.isEmpty ? "" : " [\(options.joined(separator: ", "))]"
    return "\(labelled) \(field.name) = \(field.number)\(list);"
  }

  /// Whether a single field needs the word `optional`.
  private func isLabelled(_ field: FieldSchema, of file: SchemaFile) -> Bool {
    // In proto3 a message has presence without the word.
    file.syntax == .proto2 || (field.cardinality == .optional && field.type.kind != .record)
  }

  /// The record of a map's entries, where the field is a map whose keys are no text.
  private func mapEntry(of field: FieldSchema) -> RecordSchema? {
    guard field.cardinality == .repeated, case .record(let reference) = field.type,
      reference.schema.meaning == .entry
    else { return nil }
    return reference.schema
  }

  private func spelling(ofDefault value: DynamicValue, _ type: FieldType) -> String? {
    guard case (.enumeration(let number), .enumeration(let schema)) = (value, type) else {
      return value.protoDefault
    }
    return schema.name(ofNumber: number.number)
  }

  // MARK: - Names

  private func typeName(
    of field: FieldSchema, in record: RecordDefinition, of file: SchemaFile
  ) -> String {
    switch field.type {
    case .enumeration(let schema): name(of: schema.name, in: record.path, of: file)
    case .record(let reference): name(of: reference.schema.name, in: record.path, of: file)
    default:
      ProtoFieldType(field.type, as: field.encoding).scalarName ?? field.type.kind.rawValue
    }
  }

  /// A type's name as it is written in a scope: from the innermost scope around both, or from the root where something
  /// hides it.
  private func name(of schemaName: String, in scope: [String], of file: SchemaFile) -> String {
    let origin = set.origin(of: schemaName)
    let path = origin.path
    if origin.file.package == file.package {
      let common = zip(path.dropLast(), scope).prefix { $0 == $1 }.count
      let inner = (common + 1..<scope.count + 1).map { scope.prefix($0) + [path[common]] }
      let isHidden =
        ProtoFieldType(scalar: path[common]) != nil || Self.keywords.contains(path[common])
        || inner.contains { defined.contains(Self.key(Array($0), in: file.package)) }
      if !isHidden { return path[common...].joined(separator: ".") }
    }
    return "." + ProtoSymbols.join(origin.file.package, path.joined(separator: "."))
  }

  private static func key(_ path: [String], in package: String) -> String {
    "\(package):\(path.joined(separator: "."))"
  }

  /// What a field's type cannot begin with, because it begins something else.
  private static let keywords: Set<String> = [
    "enum", "extend", "extensions", "group", "map", "message", "oneof", "option", "optional",
    "repeated", "required", "reserved",
  ]

  /// Whether the option `json_name` can have a name.
  ///
  /// Source: Protocol Buffers, `protoc`, which refuses U+0000, and brackets around the name: those are of extensions.
  public static func canSpell(jsonName name: String) -> Bool {
    !name.utf8.contains(0) && !(name.hasPrefix("[") && name.hasSuffix("]"))
  }

  /// A string literal of bytes that are no text.
  static func quoted(_ bytes: [UInt8]) -> String {
    let parts = bytes.map { byte in
      let isPlain = (0x20...0x7E).contains(byte) && byte != 0x22 && byte != 0x5C
      let scalar = Unicode.Scalar(byte)
      return isPlain ? String(scalar) : "\\" + scalar.digits(radix: 8, width: 3)
    }
    return "\"\(parts.joined())\""
  }

  /// A string literal.
  static func quoted(_ text: String) -> String {
    // In octal, where exactly three digits belong to an escape; other control characters may stand for themselves.
    "\"" + text.escaped { $0.isASCII ? "\\" + $0.digits(radix: 8, width: 3) : String($0) } + "\""
  }
}
