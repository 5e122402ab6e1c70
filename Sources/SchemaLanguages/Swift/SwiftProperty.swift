import RecordModel

/// A field as a property of a Swift structure.
struct SwiftProperty {
  let field: FieldSchema
  /// The property's name.
  let name: String
  /// The Swift type of a value, without what the cardinality makes of it.
  let valueType: String
  /// The same in the type of a oneof.
  let memberType: String
  /// Whether the value is kept outside the structure, because it holds the structure itself.
  let isIndirect: Bool
  /// What a value is initially, where nothing else is given.
  let zero: String
  /// The property that holds the field, where it is a member of a oneof; ``name`` is then that of its case.
  var oneof: String?

  /// The declaration, without its comment.
  func declaration(file: String) throws(SchemaFailure) -> String {
    let attribute = isIndirect ? "@Indirect " : ""
    let start = "\(attribute)public var \(name)"
    if let given = field.givenDefault {
      let type = field.cardinality == .optional ? valueType + "?" : valueType
      return "\(start): \(type) = \(try literal(of: given, file: file))"
    }
    return switch (field.cardinality, field.type) {
    case (.optional, _): "\(start): \(valueType)?"
    case (.repeated, _): "\(start): [\(valueType)] = []"
    case (.map, _): "\(start): [\(keyType): \(valueType)] = [:]"
    // The types that Swift infers from these literals.
    case (.implicit, .bool), (.implicit, .string), (.implicit, .double), (.implicit, .record):
      "\(start) = \(zero)"
    case (.implicit, _): "\(start): \(valueType) = \(zero)"
    }
  }

  /// The arguments that encode the field.
  var encodingArguments: [String] {
    if let oneof { return ["oneof: \(oneof)", "field: \(field.number)"] }
    return valueArguments(name)
  }

  /// The arguments that encode the member of a oneof.
  var memberEncodingArguments: [String] { valueArguments("member: value") }

  private func valueArguments(_ value: String) -> [String] {
    [value, "field: \(field.number)"] + (form.isEmpty ? [] : ["as: \(form)"])
  }

  /// The form of the field as code, where it is not the usual one (`FieldForm`).
  private var form: String {
    var form = placeForm
    if !isPackedByDefault { form += ".unpacked" }
    if field.form.isAlwaysWritten, oneof == nil { form += ".alwaysWritten" }
    return form
  }

  /// What of the form matters for reading.
  private var placeForm: String {
    let form = field.encoding == .varint ? "" : ".\(field.encoding)"
    if field.keyEncoding == .varint { return form }
    return "\(form.isEmpty ? ".usual" : form).keys(.\(field.keyEncoding))"
  }

  /// The type of a map's keys.
  private var keyType: String {
    switch field.keyKind {
    case .string: "String"
    case .bool: "Bool"
    case .int32: "Int32"
    case .int64: "Int64"
    case .uint32: "UInt32"
    case .uint64: "UInt64"
    }
  }

  /// The arguments that decode the field.
  var decodingArguments: [String] {
    if let oneof { return ["oneof: &\(oneof)", "member: \(field.number)"] }
    return placeArguments("&\(name)", new: valueType)
  }

  /// The arguments that decode the member of a oneof.
  var memberDecodingArguments: [String] { placeArguments("member: &value", new: memberType) }

  private func placeArguments(_ place: String, new type: String) -> [String] {
    var arguments = [place]
    if field.encoding == .varint, field.keyEncoding != .varint {
      arguments.append("keys: .\(field.keyEncoding)")
    } else if !placeForm.isEmpty {
      arguments.append("as: \(placeForm)")
    }
    if field.cardinality != .implicit { arguments.append("new: \(type).init") }
    return arguments
  }

  private var isPackedByDefault: Bool {
    field.cardinality != .repeated || field.isPacked == field.type.kind.isNumeric
  }

  /// The arguments that describe the field in the record's schema, without its documentation.
  func schemaArguments(file: String) throws(SchemaFailure) -> [String] {
    var arguments = ["\(field.number)", SwiftLiteral.string(field.name), schemaType]
    if field.cardinality != .implicit { arguments.append(".\(field.cardinality)") }
    if field.encoding != .varint { arguments.append("as: .\(field.encoding)") }
    if field.keyKind != .string { arguments.append("keys: .\(field.keyKind)") }
    if field.keyEncoding != .varint { arguments.append("keysAs: .\(field.keyEncoding)") }
    if !isPackedByDefault { arguments.append("isPacked: \(field.isPacked)") }
    if field.jsonName != FieldSchema.lowerCamelCase(field.name) {
      arguments.append("jsonName: \(SwiftLiteral.string(field.jsonName))")
    }
    if field.isRequired { arguments.append("isRequired: true") }
    if let given = field.givenDefault {
      let literal =
        if case .enumeration(let value) = given {
          "EnumNumber(\(value.number))"
        } else {
          try literal(of: given, file: file)
        }
      arguments.append("default: .\(field.type.kind)(\(literal))")
    }
    return arguments
  }

  private var schemaType: String {
    switch field.type {
    case .enumeration: ".enumeration(\(valueType).schema)"
    case .record: ".record(\(valueType).schema)"
    default: ".\(field.type.kind)"
    }
  }

  private func literal(of value: DynamicValue, file: String) throws(SchemaFailure) -> String {
    switch value {
    case .bool(let value): return "\(value)"
    case .int32(let value): return "\(value)"
    case .int64(let value): return "\(value)"
    case .uint32(let value): return "\(value)"
    case .uint64(let value): return "\(value)"
    case .float(let value) where value.isFinite: return "\(value)"
    case .double(let value) where value.isFinite: return "\(value)"
    case .string(let value): return SwiftLiteral.string(value)
    case .bytes(let value): return "\(value)"
    case .enumeration(let value): return "\(valueType)(number: \(value.number))"
    default:
      throw SchemaFailure(
        "the default of '\(field.name)' cannot be written in Swift; leave it out", file: file)
    }
  }
}
