import RecordModel

extension SwiftSchemaParser {
  /// The rest of `RecordSchema("Name", [FieldSchema(…), …], oneofs: [OneofSchema(…), …], meaning: .list,
  /// documentation: "…")`.
  mutating func record(
    in path: [String], at start: SwiftToken
  ) throws(SchemaFailure) -> SwiftSchemaSyntax {
    var fields: [SwiftSchemaSyntax.Field] = []
    let name = try literal("the record's name") { parser throws(SchemaFailure) in
      fields.append(try parser.field())
    }
    var oneofs: [SwiftSchemaSyntax.Oneof] = []
    var meaning = RecordMeaning.fields
    var documentation = ""
    try arguments { parser, label throws(SchemaFailure) in
      switch label {
      case "meaning": meaning = try parser.meaning(of: fields)
      case "oneofs":
        try parser.list { parser throws(SchemaFailure) in oneofs.append(try parser.oneof()) }
      case "documentation": documentation = try parser.documentationText()
      default: throw parser.unknown(label)
      }
    }
    return SwiftSchemaSyntax(
      typePath: path, name: name, position: start.position, members: .fields(fields),
      documentation: documentation, oneofs: oneofs, meaning: meaning)
  }

  /// What a record with these fields stands for.
  private mutating func meaning(
    of fields: [SwiftSchemaSyntax.Field]
  ) throws(SchemaFailure) -> RecordMeaning {
    try expect(".")
    let start = token
    let name = try identifier("what the record stands for")
    guard let meaning = RecordMeaning(rawValue: name) else {
      let known = RecordMeaning.allCases.map(\.rawValue).joined(separator: ", ")
      throw failure("there is no meaning '\(name)'; give one of \(known)", at: start)
    }
    let shape = fields.map { (Int(exactly: $0.number) ?? 0, $0.type.kind, $0.cardinality) }
    guard meaning.fits(shape) else {
      throw failure(
        "the record does not have the fields of the meaning '\(name)'; correct or remove it",
        at: start)
    }
    return meaning
  }

  /// `OneofSchema("name", [2, 3], documentation: "…")`
  private mutating func oneof() throws(SchemaFailure) -> SwiftSchemaSyntax.Oneof {
    let start = token
    guard try identifier("a OneofSchema") == "OneofSchema" else {
      throw failure("a record's oneof is written OneofSchema(\"name\", [numbers])", at: start)
    }
    var fields: [Int] = []
    let name = try literal("the oneof's name") { parser throws(SchemaFailure) in
      fields.append(try parser.integer())
    }
    return .init(
      name: name, fields: fields, position: start.position, documentation: try documentation())
  }

  /// The rest of `EnumSchema("Name", [.init("CASE", 0), …], isClosed: true, isNull: true, documentation: "…")`.
  mutating func enumeration(
    in path: [String], at start: SwiftToken
  ) throws(SchemaFailure) -> SwiftSchemaSyntax {
    var cases: [SwiftSchemaSyntax.Case] = []
    let name = try literal("the enum's name") { parser throws(SchemaFailure) in
      cases.append(try parser.enumCase())
    }
    var (isClosed, isNull, documentation) = (false, false, "")
    try arguments { parser, label throws(SchemaFailure) in
      switch label {
      case "isClosed": isClosed = try parser.boolean()
      case "isNull": isNull = try parser.boolean()
      case "documentation": documentation = try parser.documentationText()
      default: throw parser.unknown(label)
      }
    }
    return SwiftSchemaSyntax(
      typePath: path, name: name, position: start.position, members: .cases(cases),
      documentation: documentation, isClosed: isClosed, isNull: isNull)
  }

  /// The name of a literal; its members are handed to `member` one by one.
  private mutating func literal(
    _ what: String, _ member: (inout Self) throws(SchemaFailure) -> Void
  ) throws(SchemaFailure) -> String {
    try expect("(")
    let name = try string(what)
    try expect(",")
    try list(member)
    return name
  }

  /// What is in brackets between commas.
  mutating func list(
    _ element: (inout Self) throws(SchemaFailure) -> Void
  ) throws(SchemaFailure) {
    try expect("[")
    while try !take("]") {
      try element(&self)
      guard try !take("]") else { return }
      try expect(",")
    }
  }

  /// The arguments with labels up to the closing parenthesis, each handed to `argument` behind its colon.
  private mutating func arguments(
    _ argument: (inout Self, String) throws(SchemaFailure) -> Void
  ) throws(SchemaFailure) {
    var labels: Set<String> = []
    while try !take(")") {
      try expect(",")
      guard try !take(")") else { return }
      let start = token
      let label = try identifier("an argument's label")
      try expect(":")
      guard labels.insert(label).inserted else {
        throw failure("the argument '\(label)' is given twice; remove one", at: start)
      }
      try argument(&self, label)
    }
  }

  private func unknown(_ label: String) -> SchemaFailure {
    failure("there is no argument '\(label)' here; remove it", at: token)
  }

  /// The argument `documentation:`, or none, and the closing parenthesis.
  private mutating func documentation() throws(SchemaFailure) -> String {
    var text = ""
    try arguments { parser, label throws(SchemaFailure) in
      guard label == "documentation" else { throw parser.unknown(label) }
      text = try parser.documentationText()
    }
    return text
  }

  private mutating func documentationText() throws(SchemaFailure) -> String {
    let start = token
    let text = try string("documentation in quotation marks")
    try lexer.checkDocumentation(text, at: start.position)
    return text
  }

  // MARK: - Members

  private mutating func enumCase() throws(SchemaFailure) -> SwiftSchemaSyntax.Case {
    let start = token
    try expect(".")
    guard try identifier("'init'") == "init" else {
      throw failure("an enum's case is written .init(\"NAME\", number)", at: start)
    }
    try expect("(")
    let name = try string("the case's name")
    try expect(",")
    let number: Int32 = try integer()
    return .init(
      name: name, number: number, position: start.position, documentation: try documentation())
  }

  /// An integer that a type has room for.
  mutating func integer<Integer: FixedWidthInteger>() throws(SchemaFailure) -> Integer {
    let start = token
    let text = try number("an integer")
    guard let value = Integer(text) else {
      throw failure(
        "\(text.prefix(24)) is no integer from \(Integer.min) to \(Integer.max); give one",
        at: start)
    }
    return value
  }

  private mutating func field() throws(SchemaFailure) -> SwiftSchemaSyntax.Field {
    let start = token
    guard try identifier("a FieldSchema") == "FieldSchema" else {
      throw failure("a record's field is written FieldSchema(number, \"name\", type)", at: start)
    }
    try expect("(")
    let number: UInt64 = try integer()
    try expect(",")
    let name = try string("the field's name")
    try expect(",")
    let type = try fieldType()
    var field = SwiftSchemaSyntax.Field(
      number: number, name: name, type: type, cardinality: try cardinality(),
      position: start.position)
    try arguments { parser, label throws(SchemaFailure) in
      switch label {
      case "as": field.encoding = try parser.encoding(of: type.kind)
      case "keys": field.keyKind = try parser.keyKind(of: field)
      case "keysAs": field.keyEncoding = try parser.encoding(of: field.keyKind.valueKind)
      case "isPacked": field.isPacked = try parser.packing(of: field)
      case "isRequired": field.isRequired = try parser.requirement(of: field)
      case "jsonName": field.jsonName = try parser.string("the name in JSON")
      case "default": field.defaultValue = try parser.defaultValue(of: field)
      case "documentation": field.documentation = try parser.documentationText()
      default: throw parser.unknown(label)
      }
    }
    return field
  }
}
