import RecordModel

/// Makes records of a Swift file that is written as ``SwiftPrinter`` writes it.
///
/// Read are the literals of `RecordSchema` and `EnumSchema`. A type that is nested in a record's is nested in the record
/// where its schema's name says so, too: `Outer_Inner`. Fields refer to types as Swift looks names up.
struct SwiftRecords {
  private let file: String
  private let literals: [SwiftSchemaSyntax]
  private let table = RecordTable()
  /// The literal that is in a Swift type.
  private var indexByType: [[String]: Int] = [:]
  /// The path that each literal's name is made of.
  private var paths: [[String]] = []
  private var enums: [Int: EnumSchema] = [:]
  /// The names that values must not have, by the record that their enum is nested in.
  private var symbols: [[String]: EnumSymbols] = [:]

  /// The records of a file, and what they do not say of it.
  static func read(
    _ bytes: [UInt8], file: String, symbols: EnumSymbols
  ) throws(SchemaFailure) -> (SchemaSet, [SchemaLoss]) {
    let source = try SourceText(bytes, file: file)
    var reader = SwiftRecords(file: file, literals: try SwiftSchemaParser.parse(source))
    guard !reader.literals.isEmpty else {
      throw SchemaFailure(
        "there is no RecordSchema(\"Name\", [FieldSchema(…)]) here; give a file that this tool wrote",
        file: file, at: .start)
    }
    try reader.declare(symbols)
    let set = try reader.schemaSet(
      documentation: try SwiftLexer.documentation(atHeadOf: source))
    let losses = reader.symbols.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    return (set, losses.flatMap(\.value.losses))
  }

  private init(file: String, literals: [SwiftSchemaSyntax]) {
    self.file = file
    self.literals = literals
  }

  private func failure(_ message: String, at position: SourcePosition) -> SchemaFailure {
    SchemaFailure(message, file: file, at: position)
  }

  // MARK: - Names

  private mutating func declare(_ symbols: EnumSymbols) throws(SchemaFailure) {
    var names = DefinitionNames(of: "type", file: file)
    for (index, literal) in literals.enumerated() {
      try names.define(literal.name, at: literal.position)
      guard !literal.typePath.isEmpty else { continue }
      guard indexByType.updateValue(index, forKey: literal.typePath) == nil else {
        throw failure(
          "'\(literal.typePath.joined(separator: "."))' has two schemas; remove one",
          at: literal.position)
      }
    }
    var known: [Int: [String]] = [:]
    for index in literals.indices { paths.append(path(of: index, &known)) }
    for (literal, path) in zip(literals, paths) {
      self.symbols[path.dropLast(), default: symbols].reserve(path[path.count - 1])
      guard case .fields(let fields) = literal.members else { continue }
      for field in fields { self.symbols[path, default: symbols].reserve(field.name) }
    }
  }

  /// The names of the records around a literal's and its own.
  private func path(of index: Int, _ known: inout [Int: [String]]) -> [String] {
    if let path = known[index] { return path }
    let literal = literals[index]
    var path = [literal.name]
    // No deeper than types nest.
    if let outer = indexByType[literal.typePath.dropLast()], case .fields = literals[outer].members,
      literal.name.hasPrefix(literals[outer].name + "_")
    {
      let name = literal.name.dropFirst(literals[outer].name.count + 1)
      if let first = name.first, !first.isNumber {
        path = self.path(of: outer, &known) + [String(name)]
      }
    }
    known[index] = path
    return path
  }

  /// The literal of a type that a field names, looked for from the innermost type around it.
  private func index(ofType name: [String], seenFrom scope: [String]) -> Int? {
    for count in stride(from: scope.count, through: 0, by: -1) {
      if let index = indexByType[scope.prefix(count) + name] { return index }
    }
    return nil
  }

  // MARK: - Definitions

  private mutating func schemaSet(documentation: String) throws(SchemaFailure) -> SchemaSet {
    for (index, literal) in literals.enumerated() {
      guard case .cases(let cases) = literal.members else { continue }
      enums[index] = try enumeration(literal, cases, path: paths[index])
    }
    for literal in literals {
      guard case .fields(let fields) = literal.members else { continue }
      table.records[literal.name] = try record(literal, fields)
    }
    let nested = Dictionary(grouping: literals.indices) { Array(paths[$0].dropLast()) }
    return SchemaSet([
      SchemaFile(
        path: file, package: "", documentation: documentation, imports: [],
        records: records(in: [], nested), enums: enums(in: [], nested))
    ])
  }

  private func records(in path: [String], _ nested: [[String]: [Int]]) -> [RecordDefinition] {
    nested[path, default: []].compactMap { index in
      guard let schema = table.records[literals[index].name] else { return nil }
      let path = paths[index]
      return RecordDefinition(
        path: path, schema: schema, records: records(in: path, nested),
        enums: enums(in: path, nested), rules: rules(of: schema))
    }
  }

  /// The fields of a message set are added to it from outside, as no others can be.
  private func rules(of schema: RecordSchema) -> RecordRules {
    var rules = RecordRules()
    guard schema.isMessageSet else { return rules }
    rules.isMessageSet = true
    rules.extensionRanges = [FieldSchema.validItemNumbers]
    let place = ExtensionPlace(file: file, scope: [])
    rules.extensions = Dictionary(
      uniqueKeysWithValues: schema.fields.map { ($0.number, place) })
    return rules
  }

  private func enums(in path: [String], _ nested: [[String]: [Int]]) -> [EnumDefinition] {
    nested[path, default: []].compactMap { index in
      enums[index].map { EnumDefinition(path: paths[index], schema: $0) }
    }
  }

  private mutating func enumeration(
    _ literal: SwiftSchemaSyntax, _ cases: [SwiftSchemaSyntax.Case], path: [String]
  ) throws(SchemaFailure) -> EnumSchema {
    guard !cases.isEmpty else {
      throw failure("the enum '\(literal.name)' has no values; give it one", at: literal.position)
    }
    var names = DefinitionNames(of: "value", file: file)
    for item in cases { try names.define(item.name, at: item.position) }
    let scope = Array(path.dropLast())
    let values =
      symbols[scope]?.names(cases.map(\.name), of: path[path.count - 1]) ?? cases.map(\.name)
    return EnumSchema(
      literal.name,
      zip(values, cases).map { .init($0, $1.number, documentation: $1.documentation) },
      isClosed: literal.isClosed, isNull: literal.isNull, documentation: literal.documentation)
  }

  private func record(
    _ literal: SwiftSchemaSyntax, _ fields: [SwiftSchemaSyntax.Field]
  ) throws(SchemaFailure) -> RecordSchema {
    var names = DefinitionNames(of: "field", file: file)
    var jsonNames = DefinitionNames(of: "name in JSON", file: file)
    var numbers = FieldNumbers(file: file)
    var schemas: [FieldSchema] = []
    let isMessageSet = fields.contains { $0.encoding == .item }
    for field in fields {
      guard !isMessageSet || (field.encoding == .item && field.cardinality == .optional) else {
        throw failure(
          "'\(literal.name)' is a message set, and so '\(field.name)' is .optional and written as: .item",
          at: field.position)
      }
      try numbers.give(
        field.number, to: field.name, at: field.position, isItem: isMessageSet)
      try names.define(field.name, at: field.position)
      let schema = FieldSchema(
        Int(field.number), field.name, try type(of: field, in: literal), field.cardinality,
        as: field.encoding, keys: field.keyKind, keysAs: field.keyEncoding,
        isPacked: field.isPacked, jsonName: field.jsonName,
        isRequired: field.isRequired, default: field.defaultValue,
        documentation: field.documentation)
      try jsonNames.add(schema.jsonName, at: field.position)
      schemas.append(schema)
    }
    for oneof in literal.oneofs {
      try names.define(oneof.name, at: oneof.position)
      try check(oneof, of: literal, fields)
    }
    return RecordSchema(
      literal.name, schemas,
      oneofs: literal.oneofs.map {
        OneofSchema($0.name, $0.fields, documentation: $0.documentation)
      },
      meaning: literal.meaning, documentation: literal.documentation)
  }

  /// Refuses a oneof whose members are not optional fields of its own.
  private func check(
    _ oneof: SwiftSchemaSyntax.Oneof, of literal: SwiftSchemaSyntax,
    _ fields: [SwiftSchemaSyntax.Field]
  ) throws(SchemaFailure) {
    guard !oneof.fields.isEmpty else {
      throw failure("the oneof '\(oneof.name)' has no fields; give it one", at: oneof.position)
    }
    for number in oneof.fields {
      let isOptional = fields.contains { $0.number == number && $0.cardinality == .optional }
      let uses = literal.oneofs.flatMap(\.fields).count { $0 == number }
      guard isOptional, uses == 1 else {
        throw failure(
          "\(number) is no .optional field that is in the oneof '\(oneof.name)' only; correct the number",
          at: oneof.position)
      }
    }
  }

  private func type(
    of field: SwiftSchemaSyntax.Field, in literal: SwiftSchemaSyntax
  ) throws(SchemaFailure) -> FieldType {
    switch field.type {
    case .scalar(let type): return type
    case .record(let name):
      guard let index = index(ofType: name, seenFrom: literal.typePath),
        case .fields = literals[index].members
      else { throw missing("record", name, at: field.position) }
      return table.reference(to: literals[index].name)
    case .enumeration(let name):
      guard let index = index(ofType: name, seenFrom: literal.typePath), let schema = enums[index]
      else { throw missing("enum", name, at: field.position) }
      try check(field, against: schema)
      return .enumeration(schema)
    }
  }

  private func missing(
    _ kind: String, _ name: [String], at position: SourcePosition
  ) -> SchemaFailure {
    failure(
      "there is no \(kind) '\(name.joined(separator: "."))' with a schema in this file; add it",
      at: position)
  }

  private func check(
    _ field: SwiftSchemaSyntax.Field, against schema: EnumSchema
  ) throws(SchemaFailure) {
    if case .enumeration(let value) = field.defaultValue,
      schema.name(ofNumber: value.number) == nil
    {
      throw failure(
        "the default \(value.number) is no number of '\(schema.name)'; correct or remove it",
        at: field.position)
    }
    let needsZero = field.cardinality == .implicit || field.cardinality == .map
    guard schema.cases[0].number == 0 || !needsZero else {
      throw failure(
        "'\(schema.name)' does not begin with 0, and so a field of it is .optional or .repeated",
        at: field.position)
    }
  }
}
