public import RecordModel

extension AvroSchema {
  /// The schema of what ``AvroCodec`` writes for a record.
  ///
  /// | record model | Avro |
  /// |---|---|
  /// | bool, float, double, string, bytes | the type of the same name; bool is `boolean` |
  /// | int32; int64 | `int`; `long` |
  /// | uint32; uint64 | `long`; the bits of `long` |
  /// | optional | union of `null` and the type, default `null` |
  /// | repeated; map | `array`, default `[]`; `map`, default `{}` |
  /// | implicit | the type, with its default, so that a reader may have fields that the writer lacks |
  /// | oneof | a union of `null` and its members' types, with its name, at the place of its first member; fields that may be null where two members are one type in Avro |
  ///
  /// Comments become `doc`. Left out are defaults that Avro cannot spell: infinity, NaN, enum numbers without a name,
  /// collections that are not empty, and a value for an optional field, since a union's default is of its first branch.
  public init(_ schema: RecordSchema) {
    var mapping = AvroSchemaMapping()
    self = mapping.schema(of: schema)
  }
}

/// Makes Avro schemas of records and enums, each named type in full where it is first mentioned.
package struct AvroSchemaMapping {
  private let namespace: (String) -> String
  /// The names of what is in the schema; two records of one name get two.
  private var written: [ObjectIdentifier: AvroName] = [:]
  private var names = UniqueNames()

  /// Starts a schema.
  ///
  /// - Parameter namespace: the namespace that the record or enum of a name belongs to.
  package init(namespace: @escaping (String) -> String = { _ in "" }) {
    self.namespace = namespace
  }

  /// Whether an enum is in the schema.
  package func hasWritten(_ enumeration: EnumSchema) -> Bool {
    written[ObjectIdentifier(enumeration)] != nil
  }

  /// A record's definition at its first mention, its name afterwards.
  package mutating func schema(of record: RecordSchema) -> AvroSchema {
    if let name = written[ObjectIdentifier(record)] { return .named(name) }
    let name = name(of: record.name)
    written[ObjectIdentifier(record)] = name
    let fields = record.avroPlaces.map { place in
      switch place {
      case .field(let field):
        AvroSchema.Field(
          field.name, type(of: field), default: JSONValue(avroDefaultOf: field),
          documentation: field.documentation)
      case .oneof(let oneof, let members):
        AvroSchema.Field(
          oneof.name, .union([.null] + members.map { type(of: $0.type) }), default: .null,
          documentation: oneof.documentation)
      }
    }
    return .record(.init(name, fields, documentation: record.documentation))
  }

  /// An enum's definition at its first mention, its name afterwards.
  package mutating func schema(of enumeration: EnumSchema) -> AvroSchema {
    if let name = written[ObjectIdentifier(enumeration)] { return .named(name) }
    let name = name(of: enumeration.name)
    written[ObjectIdentifier(enumeration)] = name
    return .enumeration(
      .init(name, enumeration.cases.map(\.name), documentation: enumeration.documentation))
  }

  /// A name for a record or an enum in Avro, where it cannot be that of a primitive type.
  ///
  /// Source: Apache Avro 1.12 specification, "Names".
  private mutating func name(of type: String) -> AvroName {
    AvroName(
      names.take(AvroSchema.primitives[type] == nil ? type : type + "_"),
      namespace: namespace(type))
  }

  private mutating func type(of field: FieldSchema) -> AvroSchema {
    let value = type(of: field.type)
    return switch field.cardinality {
    case .implicit: value
    case .optional: .union([.null, value])
    case .repeated: .array(value)
    case .map: .map(value)
    }
  }

  private mutating func type(of type: FieldType) -> AvroSchema {
    switch type {
    case .bool: .boolean
    case .int32: .int
    case .int64, .uint32, .uint64: .long
    case .float: .float
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .enumeration(let enumeration): schema(of: enumeration)
    case .record(let reference): schema(of: reference.schema)
    }
  }
}

extension JSONValue {
  /// The default of a field as Avro spells it, where it can.
  ///
  /// Source: Apache Avro 1.11 specification, "Complex Types", the table of field default values: bytes are text with a
  /// character of the same number for each.
  fileprivate init?(avroDefaultOf field: FieldSchema) {
    switch (field.defaultValue, field.type) {
    case (.absent, _): self = .null
    case _ where field.cardinality == .optional: return nil
    case (.bool(let value), _): self = .bool(value)
    case (.int32(let value), _): self = .number("\(value)")
    case (.int64(let value), _): self = .number("\(value)")
    case (.uint32(let value), _): self = .number("\(value)")
    // Avro has signed integers only; the bits are the same.
    case (.uint64(let value), _): self = .number("\(Int64(bitPattern: value))")
    case (.float(let value), _) where value.isFinite: self = .number("\(value)")
    case (.double(let value), _) where value.isFinite: self = .number("\(value)")
    case (.string(let value), _): self = .string(value)
    case (.bytes(let value), _):
      self = .string(String(String.UnicodeScalarView(value.map { Unicode.Scalar($0) })))
    case (.enumeration(let number), .enumeration(let schema)):
      guard let name = schema.name(ofNumber: number.number) else { return nil }
      self = .string(name)
    case (.record, .record(let reference)) where field.givenDefault == nil:
      var members: [Member] = []
      for place in reference.schema.avroPlaces {
        switch place {
        case .field(let field):
          guard let value = JSONValue(avroDefaultOf: field) else { return nil }
          members.append(Member(field.name, value))
        case .oneof(let oneof, _): members.append(Member(oneof.name, .null))
        }
      }
      self = .object(members)
    case (.list, _) where field.givenDefault == nil: self = .array([])
    case (.map, _) where field.givenDefault == nil: self = .object([])
    default: return nil
    }
  }
}

extension RecordSchema {
  /// The fields as Avro has them: a oneof is a union where no two of its members have one type in Avro.
  ///
  /// Source: Apache Avro 1.11 specification, "Unions": a union has no type twice, but for named ones.
  package var avroPlaces: [Place] {
    places(tellingApart: { type in
      switch type {
      case .bool: "boolean"
      case .int32: "int"
      case .int64, .uint32, .uint64: "long"
      case .float: "float"
      case .double: "double"
      case .string: "string"
      case .bytes: "bytes"
      case .enumeration(let schema): ".\(schema.name)"
      case .record(let reference): ".\(reference.schema.name)"
      }
    })
  }
}
