import RecordModel

/// What a `FieldSchema` says of its field.
extension SwiftSchemaParser {
  /// `.int32`, `.record(Line.schema)`, `.enumeration(Level.schema)`.
  mutating func fieldType() throws(SchemaFailure) -> SwiftSchemaSyntax.FieldType {
    let start = token
    try expect(".")
    let name = try identifier("a field's type")
    guard let kind = ValueKind(rawValue: name) else {
      throw failure(
        "there is no type '\(name)'; give one of "
          + ValueKind.allCases.map(\.rawValue).joined(separator: ", "), at: start)
    }
    switch kind {
    case .enumeration: return .enumeration(try reference())
    case .record: return .record(try reference())
    default:
      guard let scalar = ProtoFieldType(scalar: name) else { throw expected("a field's type") }
      return .scalar(scalar.type)
    }
  }

  /// The Swift type whose schema is named in parentheses.
  private mutating func reference() throws(SchemaFailure) -> [String] {
    try expect("(")
    let start = token
    var path = try typePath()
    guard path.count > 1, path.removeLast() == "schema" else {
      throw failure("a type is named by its schema: Name.schema", at: start)
    }
    try expect(")")
    return path
  }

  /// The cardinality where one is given, with the comma in front of it.
  mutating func cardinality() throws(SchemaFailure) -> Cardinality {
    guard token.kind == .symbol(","), try following().kind == .symbol(".") else {
      return .implicit
    }
    try expect(",")
    try expect(".")
    let start = token
    switch try identifier("a cardinality") {
    case "implicit": return .implicit
    case "optional": return .optional
    case "repeated": return .repeated
    case "map": return .map
    case let name:
      throw failure(
        "there is no cardinality '\(name)'; give implicit, optional, repeated or map", at: start)
    }
  }

  mutating func encoding(of kind: ValueKind) throws(SchemaFailure) -> FieldEncoding {
    try expect(".")
    let start = token
    switch (try identifier("how integers are written"), kind) {
    case ("varint", _): return .varint
    case ("zigzag", .int32), ("zigzag", .int64): return .zigzag
    case ("fixed", .int32), ("fixed", .int64), ("fixed", .uint32), ("fixed", .uint64):
      return .fixed
    case ("delimited", .record): return .delimited
    case ("item", .record): return .item
    case (let name, _):
      throw failure(
        "no \(kind.rawValue) is written as '\(name)'; integers are varint, zigzag where signed, or fixed, and records may be delimited, or items of a message set",
        at: start)
    }
  }

  mutating func keyKind(of field: SwiftSchemaSyntax.Field) throws(SchemaFailure) -> KeyKind {
    try expect(".")
    let start = token
    let name = try identifier("the kind of a map's keys")
    guard let kind = KeyKind(rawValue: name) else {
      let kinds = KeyKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw failure("a map has no keys of kind '\(name)'; give one of \(kinds)", at: start)
    }
    guard field.cardinality == .map else {
      throw failure("only a map has keys; remove 'keys'", at: start)
    }
    return kind
  }

  mutating func packing(of field: SwiftSchemaSyntax.Field) throws(SchemaFailure) -> Bool {
    let start = token
    let isPacked = try boolean()
    guard field.cardinality == .repeated, field.type.kind.isNumeric else {
      throw failure(
        "only repeated numbers, booleans and enums can be packed; remove isPacked", at: start)
    }
    return isPacked
  }

  mutating func requirement(
    of field: SwiftSchemaSyntax.Field
  ) throws(SchemaFailure) -> Bool {
    let start = token
    let isRequired = try boolean()
    guard field.cardinality == .optional || !isRequired else {
      throw failure("only an optional field can be required; remove isRequired", at: start)
    }
    return isRequired
  }

  mutating func boolean() throws(SchemaFailure) -> Bool {
    let isTrue = token.kind == .identifier("true")
    guard isTrue || token.kind == .identifier("false") else { throw expected("true or false") }
    try advance()
    return isTrue
  }

  // MARK: - Defaults

  /// `.int32(7)`, `.string("none")`, `.bytes([1, 2])`, `.enumeration(EnumNumber(1))`.
  mutating func defaultValue(
    of field: SwiftSchemaSyntax.Field
  ) throws(SchemaFailure) -> DynamicValue {
    let start = token
    let kind = field.type.kind
    guard field.cardinality == .implicit || field.cardinality == .optional, kind != .record else {
      throw failure(
        "only a single scalar or enum has a default; remove the default", at: start)
    }
    try expect(".")
    guard try identifier("a \(kind.rawValue)") == kind.rawValue else {
      throw failure("the default is no \(kind.rawValue); correct or remove it", at: start)
    }
    try expect("(")
    let value = try value(of: field.type, at: start)
    try expect(")")
    return value
  }

  private mutating func value(
    of type: SwiftSchemaSyntax.FieldType, at start: SwiftToken
  ) throws(SchemaFailure) -> DynamicValue {
    guard case .scalar(let type) = type else {
      guard try identifier("an EnumNumber") == "EnumNumber" else {
        throw failure("an enum's number is written EnumNumber(number)", at: start)
      }
      try expect("(")
      let number: Int32 = try integer()
      try expect(")")
      return .enumeration(EnumNumber(number))
    }
    switch type.kind {
    case .bool: return .bool(try boolean())
    case .string: return .string(try string("a string"))
    case .bytes:
      var bytes: [UInt8] = []
      try list { parser throws(SchemaFailure) in bytes.append(try parser.integer()) }
      return .bytes(bytes)
    default:
      let text = try number("a number")
      guard let value = DynamicValue(protoDefault: .number(text), of: type), value.isFinite else {
        throw failure(
          "\(text.prefix(24)) does not fit \(type.kind.rawValue); correct or remove it",
          at: start)
      }
      return value
    }
  }
}

extension DynamicValue {
  /// Whether the value is no floating-point number without a literal.
  fileprivate var isFinite: Bool {
    switch self {
    case .float(let value): value.isFinite
    case .double(let value): value.isFinite
    default: true
    }
  }
}
