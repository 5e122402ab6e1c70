import NativeCodecs
import RecordModel

/// Makes records of an Avro schema.
///
/// | Avro | record model |
/// |---|---|
/// | boolean, int, long, float, double, bytes, string, array, map | as `AvroSchema(_: RecordSchema)` writes them |
/// | union of null and a type | an optional field; a repeated or map field stays one |
/// | any other union | a record with a field for each type, in a oneof |
/// | an array, map or union in another or at the top | a record of its own around it |
/// | fixed; null | bytes; a record without fields |
/// | logical types | the type below |
///
/// Records and enums are named without their namespaces where that is clear. Fields are numbered in their order.
struct AvroRecords {
  private let file: String
  private let table = RecordTable()
  private var records: [RecordDefinition] = []
  private var enums: [EnumSchema] = []
  private var types: [AvroName: FieldType] = [:]
  private var names: Set<String> = []
  private var symbols: EnumSymbols
  private var losses: [SchemaLoss] = []
  /// The names of the schema's own types, in their order.
  private let defined: [AvroName]

  /// The records of a schema, and what they do not say of it.
  static func read(
    _ schema: AvroSchema, file: String, symbols: EnumSymbols
  ) -> (SchemaSet, [SchemaLoss]) {
    var reader = AvroRecords(schema, file: file, symbols: symbols)
    reader.readDefinitions(schema)
    return (reader.set(of: schema), reader.losses + reader.symbols.losses)
  }

  /// The records of a schema, with one that carries any document of it, and that one's name.
  static func carriers(
    of schema: AvroSchema, file: String
  ) -> (set: SchemaSet, root: String) {
    var reader = AvroRecords(schema, file: file, symbols: EnumSymbols(areShared: true))
    let root = reader.root(of: schema)
    return (reader.set(of: schema), root)
  }

  private init(
    _ schema: AvroSchema, file: String, symbols: EnumSymbols
  ) {
    self.file = file
    self.symbols = symbols
    // The names of the author's go before those that are made up.
    defined = schema.definitions.keys.sorted { $0.fullName < $1.fullName }
    for name in defined { claim(name) }
  }

  private mutating func readDefinitions(_ schema: AvroSchema) {
    switch schema.withoutLogicalType {
    case .enumeration: _ = type(of: schema, at: "Document")
    // Several records, each a document of its own.
    case .union(let branches) where branches.allSatisfy(\.isNamedDefinition):
      for branch in branches { _ = type(of: branch, at: "Document") }
    default: _ = root(of: schema)
    }
  }

  /// The name of the record that carries a document: the schema's own, or one around what is no record.
  private mutating func root(of schema: AvroSchema) -> String {
    if case .record(let record) = schema.withoutLogicalType {
      _ = type(of: schema, at: "Document")
      return givenNames[record.name] ?? record.name.name
    }
    let name = unique("Document")
    define(name, around: schema)
    return name
  }

  /// What has been defined, as one file.
  private mutating func set(of schema: AvroSchema) -> SchemaSet {
    let package = schema.firstDefinition?.namespace ?? ""
    for name in defined where name.namespace != package {
      losses.append(SchemaLoss(.package, name.name, name.namespace))
    }
    let content = SchemaFile(
      path: file, package: package, documentation: "", imports: [], records: records,
      enums: enums.map { .init(path: [$0.name], schema: $0) })
    return SchemaSet([content])
  }

  // MARK: - Names

  /// Gives a named type its name among the records.
  private mutating func claim(_ name: AvroName) {
    let own = identifier(name.name)
    let isTaken = !names.insert(own).inserted
    let given =
      isTaken ? unique(identifier(name.fullName.replacing(".", with: "_"))) : own
    types[name] = table.reference(to: given)
    givenNames[name] = given
    symbols.reserve(given)
  }

  private var givenNames: [AvroName: String] = [:]

  private mutating func unique(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !names.insert(candidate).inserted {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }

  /// A name as an identifier, which it mostly is.
  private func identifier(_ name: String) -> String {
    AvroName.isIdentifier(name) ? name : NameEscape.escaped(name)
  }

  private mutating func lose(_ kind: SchemaLoss.Kind, _ subject: String, _ detail: String = "") {
    losses.append(SchemaLoss(kind, subject, detail))
  }

  // MARK: - Types

  /// The type of a single value at a place, `Record.field`.
  private mutating func type(of schema: AvroSchema, at place: String) -> FieldType {
    switch schema {
    case .boolean: return .bool
    case .int: return .int32
    case .long: return .int64
    case .float: return .float
    case .double: return .double
    case .bytes: return .bytes
    case .string: return .string
    case .null:
      lose(.null, place)
      return define(unique(Self.name(ofPlace: place)), [])
    case .fixed(let fixed):
      lose(.size, place, "\(fixed.size)")
      types[fixed.name] = .bytes
      return .bytes
    case .logical(let meaning, let inner):
      lose(.meaning, place, meaning.name)
      return type(of: inner, at: place)
    case .named(let name): return types[name] ?? .bytes
    case .enumeration(let enumeration): return define(enumeration)
    case .record(let record): return define(record)
    case .array, .map, .union:
      if case .union(let branches) = schema, branches.count == 1 {
        return type(of: branches[0], at: place)
      }
      if !schema.isUnionOfSeveral { lose(.nesting, place) }
      return define(unique(Self.name(ofPlace: place)), around: schema)
    }
  }

  /// The type and the cardinality of a field.
  private mutating func field(
    of schema: AvroSchema, at place: String
  ) -> (type: FieldType, cardinality: Cardinality) {
    switch schema {
    case .array(let item): return (type(of: item, at: place), .repeated)
    case .map(let value): return (type(of: value, at: place), .map)
    case .union(let branches):
      let others = branches.filter { $0.withoutLogicalType != .null }
      guard !others.isEmpty else { return (type(of: .null, at: place), .implicit) }
      let hasNull = others.count < branches.count
      guard others.count == 1 else {
        return (type(of: .union(others), at: place), hasNull ? .optional : .implicit)
      }
      let (type, cardinality) = field(of: others[0], at: place)
      guard hasNull else { return (type, cardinality) }
      guard cardinality == .implicit else {
        lose(.nullOrEmpty, place)
        return (type, cardinality)
      }
      return (type, .optional)
    default: return (type(of: schema, at: place), .implicit)
    }
  }

  // MARK: - Definitions

  @discardableResult
  private mutating func define(
    _ name: String, _ fields: [FieldSchema], oneofs: [OneofSchema] = [],
    documentation: String = ""
  ) -> FieldType {
    let schema = RecordSchema(name, fields, oneofs: oneofs, documentation: documentation)
    table.records[name] = schema
    records.append(RecordDefinition(path: [name], schema: schema, records: [], enums: []))
    return table.reference(to: name)
  }

  /// A record for a value that has no place of its own: its one field, or one for each type of a union.
  @discardableResult
  private mutating func define(_ name: String, around schema: AvroSchema) -> FieldType {
    guard case .union(let branches) = schema, schema.isUnionOfSeveral else {
      let label = schema.label
      let (type, cardinality) = field(of: schema, at: "\(name).\(label)")
      return define(name, [FieldSchema(1, label, type, cardinality, jsonName: label)])
    }
    lose(.oneOfKinds, name, branches.map(\.label).joined(separator: ", "))
    var labels: Set<String> = []
    var fields: [FieldSchema] = []
    for branch in branches where branch.withoutLogicalType != .null {
      var label = identifier(branch.label)
      while !labels.insert(label).inserted { label += "_" }
      let type = type(of: branch, at: "\(name).\(label)")
      fields.append(FieldSchema(fields.count + 1, label, type, .optional, jsonName: label))
    }
    return define(name, fields, oneofs: [OneofSchema("kind", fields.map(\.number))])
  }

  private mutating func define(_ record: AvroSchema.Record) -> FieldType {
    let name = givenNames[record.name] ?? record.name.name
    if !record.aliases.isEmpty {
      lose(.alias, name, record.aliases.map(\.fullName).joined(separator: ", "))
    }
    var fields: [FieldSchema] = []
    var spellings: Set<String> = []
    for (index, field) in record.fields.enumerated() {
      // Two names may be one when they are spelled as identifiers.
      var label = identifier(field.name)
      while !spellings.insert(label).inserted { label += "_" }
      let place = "\(name).\(label)"
      let (type, cardinality) = self.field(of: field.type, at: place)
      if !field.aliases.isEmpty { lose(.alias, place, field.aliases.joined(separator: ", ")) }
      if field.order != .ascending { lose(.order, place, field.order.rawValue) }
      let value = field.defaultValue.flatMap { DynamicValue(avro: $0, type, cardinality) }
      if let given = field.defaultValue, value == nil, !given.isZero(type, cardinality) {
        lose(.defaultValue, place, given.compactText)
      }
      fields.append(
        FieldSchema(
          index + 1, label, type, cardinality, jsonName: field.name, default: value,
          documentation: field.documentation))
    }
    return define(name, fields, documentation: record.documentation)
  }

  private mutating func define(_ enumeration: AvroSchema.Enumeration) -> FieldType {
    let name = givenNames[enumeration.name] ?? enumeration.name.name
    if !enumeration.aliases.isEmpty {
      lose(.alias, name, enumeration.aliases.map(\.fullName).joined(separator: ", "))
    }
    if let symbol = enumeration.defaultSymbol { lose(.enumDefault, name, symbol) }
    // An enum without symbols has no values; one of the record model has at least a first.
    let spelled =
      enumeration.symbols.isEmpty ? ["\(name)_UNSPECIFIED"] : enumeration.symbols.map(identifier)
    let cases = symbols.names(spelled, of: name).enumerated().map { position, symbol in
      EnumSchema.Case(symbol, Int32(position))
    }
    let schema = EnumSchema(name, cases, documentation: enumeration.documentation)
    enums.append(schema)
    types[enumeration.name] = .enumeration(schema)
    return .enumeration(schema)
  }

  /// A name for a record at a place: `Order.lines` is `Order_lines`.
  private static func name(ofPlace place: String) -> String {
    place.replacing(".", with: "_")
  }
}

extension AvroSchema {
  /// Whether the schema is a record's or an enum's definition.
  fileprivate var isNamedDefinition: Bool {
    switch self {
    case .record, .enumeration: true
    default: false
    }
  }

  /// The name of the record, enum or fixed that the schema is, or is the first part of.
  fileprivate var firstDefinition: AvroName? {
    switch withoutLogicalType {
    case .record(let record): record.name
    case .enumeration(let enumeration): enumeration.name
    case .fixed(let fixed): fixed.name
    case .array(let inner), .map(let inner): inner.firstDefinition
    case .union(let branches): branches.lazy.compactMap(\.firstDefinition).first
    default: nil
    }
  }

  /// Whether a value is of one of several types, besides null.
  fileprivate var isUnionOfSeveral: Bool {
    guard case .union(let branches) = self else { return false }
    return branches.count { $0.withoutLogicalType != .null } > 1
  }

  /// What a field is called that holds values of the type and nothing else.
  fileprivate var label: String {
    switch withoutLogicalType {
    case .array: "items"
    case .map: "entries"
    case .union: "value"
    case .record(let record): "\(record.name.name)_value"
    case .enumeration(let enumeration): "\(enumeration.name.name)_value"
    case .fixed(let fixed): "\(fixed.name.name)_value"
    case .named(let name): "\(name.name)_value"
    case .null: "null_value"
    case .boolean: "boolean_value"
    case .int: "int_value"
    case .long: "long_value"
    case .float: "float_value"
    case .double: "double_value"
    case .bytes: "bytes_value"
    case .string, .logical: "string_value"
    }
  }
}

extension DynamicValue {
  /// The default of a field with a value of its own; `nil` for the zero of the type, and for what the record model does
  /// not have.
  fileprivate init?(avro json: JSONValue, _ type: FieldType, _ cardinality: Cardinality) {
    guard cardinality == .implicit, !json.isZero(type, cardinality) else { return nil }
    switch (json, type) {
    case (.bool(let value), .bool): self = .bool(value)
    case (.string(let text), .string): self = .string(text)
    case (.string(let symbol), .enumeration(let schema)):
      guard let number = schema.number(ofName: symbol) else { return nil }
      self = .enumeration(EnumNumber(number))
    case (.number(let text), _):
      guard let value = DynamicValue(protoDefault: .number(text), of: type) else { return nil }
      self = value
    default: return nil
    }
  }
}

extension JSONValue {
  /// Whether a default says what is the case anyway: zero, nothing, or null for an optional field.
  fileprivate func isZero(_ type: FieldType, _ cardinality: Cardinality) -> Bool {
    if case (.string(let symbol), .enumeration(let schema)) = (self, type) {
      return cardinality != .optional && schema.number(ofName: symbol) == schema.cases[0].number
    }
    return switch self {
    case .null: true
    case .bool(let value): !value && cardinality != .optional
    case .number(let text): Double(text) == 0 && cardinality != .optional
    case .string(let text): text.isEmpty && cardinality != .optional
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    }
  }
}
