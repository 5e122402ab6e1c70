import RecordModel

/// Writes the records and the enums of a schema file as Protobuf.
///
/// What is read from a `.proto` file is printed as an equal one, in its syntax; any other schema as proto3. Where that
/// cannot say it all, such as after files in proto2 and proto3 are put into one, it is the other one, or edition 2023.
/// Neither has defaults of fields without presence, nor records without: such a default is left out, and an implicit
/// record becomes an optional one when it is read.
public struct ProtoPrinter: Sendable {
  private let set: SchemaSet
  private let notes: SchemaNotes
  /// The packages and paths of all records and enums, and of the entries of maps.
  private let defined: Set<String>
  /// What is declared outside the messages that it is added to.
  private let extensions: [ExtensionPlace: [ProtoPrintedExtension]]

  /// Prints files of a set, with lines for their comments.
  public init(_ set: SchemaSet, notes: SchemaNotes = SchemaNotes()) {
    self.set = set
    self.notes = notes
    defined = Set(
      set.files.flatMap { file in
        (file.allRecords.flatMap(\.pathsOfTypes) + file.allEnums.map(\.path)).map {
          Self.key($0, in: file.package)
        }
      })
    extensions = ProtoPrintedExtension.all(in: set)
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
    let style = ProtoStyle(of: file, in: set)
    output.line(style.statement)
    if !file.package.isEmpty {
      output.line()
      output.line("package \(file.package);")
    }
    if !file.imports.isEmpty { output.line() }
    for path in file.imports {
      let isPublic = file.publicImports.contains(path)
      output.line("import \(isPublic ? "public " : "")\(Self.quoted(path));")
    }
    if !style.fileOptions.isEmpty { output.line() }
    for option in style.fileOptions { output.line(option) }
    for enumeration in file.enums {
      output.line()
      write(enumeration, style, to: &output)
    }
    let place = ExtensionPlace(file: file.path, scope: [])
    let groups = style.hasGroups ? self.groups(at: place) : []
    for record in file.records where !groups.contains(record.schema.name) {
      output.line()
      write(record, of: file, style, to: &output)
    }
    for block in extensions[place, default: []] {
      output.line()
      write(block, at: place, of: file, style, to: &output)
    }
    return output.text
  }

  // MARK: - Definitions

  private func write(
    _ enumeration: EnumDefinition, _ style: ProtoStyle, to output: inout IndentedText
  ) {
    output.comment(enumeration.schema.documentation, mark: "//")
    output.block("enum \(enumeration.path.last ?? "") {", "}") { output in
      for option in style.options(of: enumeration.schema) { output.line(option) }
      let cases = enumeration.schema.cases
      if Set(cases.map(\.number)).count < cases.count { output.line("option allow_alias = true;") }
      for item in cases {
        output.comment(item.documentation, mark: "//")
        output.line("\(item.name) = \(item.number);")
      }
    }
  }

  private func write(
    _ record: RecordDefinition, of file: SchemaFile, _ style: ProtoStyle,
    to output: inout IndentedText
  ) {
    let own = notes.records[record.schema.name]
    output.comment(SchemaNotes.joined(record.schema.documentation, own), mark: "//")
    output.block("message \(record.path.last ?? "") {", "}") { output in
      writeBody(of: record, of: file, style, to: &output)
    }
  }

  private func writeBody(
    of record: RecordDefinition, of file: SchemaFile, _ style: ProtoStyle,
    to output: inout IndentedText
  ) {
    if record.isMessageSet { output.line("option message_set_wire_format = true;") }
    for enumeration in record.enums {
      write(enumeration, style, to: &output)
      output.line()
    }
    let place = ExtensionPlace(file: file.path, scope: record.path)
    let fields = record.schema.fields.filter { record.rules.extensions[$0.number] == nil }
    let own = fields.compactMap { set.group(of: $0, at: place)?.schema.name }
    let groups = style.hasGroups ? groups(at: place).union(own) : []
    for nested in record.records
    where !groups.contains(nested.schema.name) {
      write(nested, of: file, style, to: &output)
      output.line()
    }
    for field in fields {
      guard let oneof = record.schema.oneof(of: field.number) else {
        write(field, of: record, in: record.path, of: file, style, to: &output)
        continue
      }
      // All at the place of the first.
      guard field.number == oneof.fields.first else { continue }
      output.comment(oneof.documentation, mark: "//")
      output.block("oneof \(oneof.name) {", "}") { output in
        for number in oneof.fields {
          guard let field = record.schema.field(numbered: number) else { continue }
          write(field, of: record, in: record.path, of: file, style, to: &output)
        }
      }
    }
    for range in record.rules.extensionRanges {
      let isOne = range.lowerBound == range.upperBound
      let numbers =
        record.isMessageSet ? FieldSchema.validItemNumbers : FieldSchema.validNumbers
      let isOpen = range.upperBound == numbers.upperBound
      let last = isOpen ? "max" : "\(range.upperBound)"
      output.line("extensions \(range.lowerBound)\(isOne ? "" : " to \(last)");")
    }
    for block in extensions[place, default: []] {
      write(block, at: place, of: file, style, to: &output)
    }
  }

  // MARK: - Extensions and groups

  private func write(
    _ block: ProtoPrintedExtension, at place: ExtensionPlace, of file: SchemaFile,
    _ style: ProtoStyle, to output: inout IndentedText
  ) {
    let message = name(of: block.record.schema.name, in: place.scope, of: file)
    output.block("extend \(message) {", "}") { output in
      for field in block.fields {
        write(field, of: block.record, in: place.scope, of: file, style, to: &output)
      }
    }
  }

  /// The names of the messages that groups among the extensions of a place are.
  private func groups(at place: ExtensionPlace) -> Set<String> {
    let fields = extensions[place, default: []].flatMap(\.fields)
    return Set(fields.compactMap { set.group(of: $0, at: place)?.schema.name })
  }

  // MARK: - Fields

  private func write(
    _ field: FieldSchema, of record: RecordDefinition, in scope: [String], of file: SchemaFile,
    _ style: ProtoStyle, to output: inout IndentedText
  ) {
    let own = notes.fields[record.schema.name]?[field.number]
    output.comment(SchemaNotes.joined(field.documentation, own), mark: "//")
    let place = ExtensionPlace(file: file.path, scope: scope)
    let group = style.hasGroups ? set.group(of: field, at: place) : nil
    let name = group?.path.last ?? declaredName(of: field, in: record)
    let label = label(of: field, in: record, style)
    let type = group == nil ? typeName(of: field, in: scope, of: file) : "group"
    let options = options(of: field, in: record, style)
    let list = options.isEmpty ? "" : " [\(options.joined(separator: ", "))]"
    let declaration = "\(label)\(type) \(name) = \(field.number)\(list)"
    guard let group else {
      output.line(declaration + ";")
      return
    }
    output.block(declaration + " {", "}") { output in
      writeBody(of: group, of: file, style, to: &output)
    }
  }

  /// The name that a field is declared by, which is not always the one among the record's fields.
  private func declaredName(of field: FieldSchema, in record: RecordDefinition) -> String {
    record.rules.extensions[field.number] == nil ? field.name : field.declaredName
  }

  private func label(
    of field: FieldSchema, in record: RecordDefinition, _ style: ProtoStyle
  ) -> String {
    if field.cardinality == .map { return "" }
    if field.cardinality == .repeated { return "repeated " }
    if record.schema.oneof(of: field.number) != nil { return "" }
    return style.label(of: field)
  }

  private func options(
    of field: FieldSchema, in record: RecordDefinition, _ style: ProtoStyle
  ) -> [String] {
    var options = style.options(
      of: field, isMember: record.schema.oneof(of: field.number) != nil,
      isExtension: record.rules.extensions[field.number] != nil)
    if record.rules.extensions[field.number] == nil,
      field.jsonName != FieldSchema.lowerCamelCase(field.name),
      Self.canSpell(jsonName: field.jsonName)
    {
      options.append("json_name = \(Self.quoted(field.jsonName))")
    }
    if let value = record.rules.defaults[field.number] {
      options += spelling(ofDefault: value, field.type).map { ["default = \($0)"] } ?? []
    }
    return options
  }

  private func spelling(ofDefault value: DynamicValue, _ type: FieldType) -> String? {
    guard case (.enumeration(let number), .enumeration(let schema)) = (value, type) else {
      return value.protoDefault
    }
    return schema.name(ofNumber: number.number)
  }

  // MARK: - Names

  private func typeName(of field: FieldSchema, in scope: [String], of file: SchemaFile) -> String {
    let type =
      switch field.type {
      case .enumeration(let schema): name(of: schema.name, in: scope, of: file)
      case .record(let reference): name(of: reference.schema.name, in: scope, of: file)
      default:
        ProtoFieldType(field.type, as: field.encoding).scalarName ?? field.type.kind.rawValue
      }
    guard field.cardinality == .map else { return type }
    let key = ProtoFieldType(field.keyKind.type, as: field.keyEncoding).scalarName
    return "map<\(key ?? field.keyKind.rawValue), \(type)>"
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

extension RecordDefinition {
  /// The paths of the message, and of those that are its maps' entries.
  fileprivate var pathsOfTypes: [[String]] {
    let maps = schema.fields.filter { $0.cardinality == .map }
    return [path] + maps.map { path + [ProtoMapEntry.name(ofField: $0.name)] }
  }
}
