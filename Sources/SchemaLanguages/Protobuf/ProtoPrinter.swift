import RecordModel

/// Writes the records and the enums of a schema file as proto3.
///
/// What is read from a `.proto` file is printed as an equal one. proto3 has neither defaults of one's own nor records
/// without presence: a field's default is left out, and an implicit record becomes an optional one when it is read.
public struct ProtoPrinter: Sendable {
  private let set: SchemaSet

  /// Prints files of a set.
  public init(_ set: SchemaSet) {
    self.set = set
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
    output.line("syntax = \"proto3\";")
    if !file.package.isEmpty {
      output.line()
      output.line("package \(file.package);")
    }
    if !file.imports.isEmpty { output.line() }
    for path in file.imports { output.line("import \(Self.quoted(path));") }
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
      for item in enumeration.schema.cases {
        output.comment(item.documentation, mark: "//")
        output.line("\(item.name) = \(item.number);")
      }
    }
  }

  private func write(
    _ record: RecordDefinition, of file: SchemaFile, to output: inout IndentedText
  ) {
    output.comment(record.schema.documentation, mark: "//")
    output.block("message \(record.path.last ?? "") {", "}") { output in
      for enumeration in record.enums {
        write(enumeration, to: &output)
        output.line()
      }
      for nested in record.records {
        write(nested, of: file, to: &output)
        output.line()
      }
      for field in record.schema.fields {
        output.comment(field.documentation, mark: "//")
        output.line(declaration(of: field, in: record, of: file))
      }
    }
  }

  private func declaration(
    of field: FieldSchema, in record: RecordDefinition, of file: SchemaFile
  ) -> String {
    let type =
      switch field.type {
      case .enumeration(let schema): name(of: schema.name, in: record.path, of: file)
      case .record(let reference): name(of: reference.schema.name, in: record.path, of: file)
      default:
        ProtoFieldType(field.type, as: field.integerEncoding).scalarName ?? field.type.kind.rawValue
      }
    let labelled =
      switch field.cardinality {
      case .implicit: type
      // A message has presence without the word.
      case .optional: field.type.kind == .record ? type : "optional \(type)"
      case .repeated: "repeated \(type)"
      case .map: "map<string, \(type)>"
      }
    var options: [String] = []
    if field.cardinality == .repeated, field.isPacked != field.type.kind.isPackable {
      options.append("packed = \(field.isPacked)")
    }
    if field.jsonName != FieldSchema.lowerCamelCase(field.name) {
      options.append("json_name = \(Self.quoted(field.jsonName))")
    }
    let list = options.isEmpty ? "" : " [\(options.joined(separator: ", "))]"
    return "\(labelled) \(field.name) = \(field.number)\(list);"
  }

  // MARK: - Names

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
        || inner.contains { isDefined(Array($0), in: file.package) }
      if !isHidden { return path[common...].joined(separator: ".") }
    }
    return "." + ProtoSymbols.join(origin.file.package, path.joined(separator: "."))
  }

  private func isDefined(_ path: [String], in package: String) -> Bool {
    set.files.contains { file in
      file.package == package
        && (file.allRecords.contains { $0.path == path }
          || file.allEnums.contains { $0.path == path })
    }
  }

  /// What a field's type cannot begin with, because it begins something else.
  private static let keywords: Set<String> = [
    "enum", "extend", "extensions", "group", "map", "message", "oneof", "option", "optional",
    "repeated", "required", "reserved",
  ]

  private static func quoted(_ text: String) -> String {
    // In octal, where exactly three digits belong to an escape; other control characters may stand for themselves.
    "\"" + text.escaped { $0.isASCII ? "\\" + $0.digits(radix: 8, width: 3) : String($0) } + "\""
  }
}
