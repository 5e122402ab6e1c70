import SerializationCodecs

/// A record schema as data, with all that it reaches: what a process hands to another one of the same program.
struct SchemaArchive: Codable {
  private let root: String
  private let records: [Record]
  private let enumerations: [Enumeration]

  private struct Record: Codable {
    let name: String
    let fields: [Field]
    let oneofs: [Oneof]
    let meaning: String

    /// The schema of the record, with fields made of the archived ones.
    func schema(_ fields: [FieldSchema]) throws -> RecordSchema {
      guard let meaning = RecordMeaning(rawValue: meaning) else { throw Damaged() }
      return RecordSchema(
        name, fields, oneofs: oneofs.map { OneofSchema($0.name, $0.fields) }, meaning: meaning)
    }
  }

  private struct Oneof: Codable {
    let name: String
    let fields: [Int]
  }

  private struct Field: Codable {
    let number: Int
    let name: String
    let jsonName: String
    let kind: String
    /// The name of the record or enum.
    let reference: String?
    let cardinality: Int
    let encoding: Int
    let isPacked: Bool
    let isRequired: Bool
    /// A record of this field alone with the default in it, in Protobuf.
    let defaultValue: [UInt8]?
  }

  private struct Enumeration: Codable {
    let name: String
    let cases: [Case]
    let isClosed: Bool
    let isNull: Bool

    var schema: EnumSchema {
      EnumSchema(
        name, cases.map { .init($0.name, $0.number) }, isClosed: isClosed, isNull: isNull)
    }
  }

  private struct Case: Codable {
    let name: String
    let number: Int32
  }

  private static let cardinalities: [Cardinality] = [.implicit, .optional, .repeated, .map]
  private static let encodings: [FieldEncoding] = [.varint, .zigzag, .fixed, .delimited]

  // MARK: To data

  /// Archives a schema.
  ///
  /// - Throws: `EncodingFailure` where a default cannot be carried.
  init(_ schema: RecordSchema) throws(EncodingFailure) {
    root = schema.name
    var records: [Record] = []
    var enumerations: [String: Enumeration] = [:]
    for record in schema.reachable {
      var fields: [Field] = []
      for field in record.fields {
        if case .enumeration(let schema) = field.type {
          enumerations[schema.name] = Enumeration(
            name: schema.name, cases: schema.cases.map { Case(name: $0.name, number: $0.number) },
            isClosed: schema.isClosed, isNull: schema.isNull)
        }
        fields.append(try Self.archived(field))
      }
      records.append(
        Record(
          name: record.name, fields: fields,
          oneofs: record.oneofs.map { Oneof(name: $0.name, fields: $0.fields) },
          meaning: record.meaning.rawValue))
    }
    self.records = records
    self.enumerations = enumerations.values.sorted { $0.name < $1.name }
  }

  private static func archived(_ field: FieldSchema) throws(EncodingFailure) -> Field {
    let reference: String? =
      switch field.type {
      case .record(let reference): reference.schema.name
      case .enumeration(let schema): schema.name
      default: nil
      }
    var defaultValue: [UInt8]?
    if let given = field.givenDefault {
      let carrier = Self.carrier(of: field)
      var record = DynamicRecord(schema: carrier)
      record[0] = given
      defaultValue = try ProtobufCodec<DynamicRecord>(schema: carrier).encode(record)
    }
    return Field(
      number: field.number, name: field.name, jsonName: field.jsonName,
      kind: field.type.kind.rawValue, reference: reference,
      cardinality: cardinalities.firstIndex(of: field.cardinality) ?? 0,
      encoding: encodings.firstIndex(of: field.encoding) ?? 0, isPacked: field.isPacked,
      isRequired: field.isRequired, defaultValue: defaultValue)
  }

  /// A record with one field, of the type of another one but without a default.
  private static func carrier(of field: FieldSchema) -> RecordSchema {
    RecordSchema(
      "Default", [FieldSchema(1, "value", field.type, field.cardinality, as: field.encoding)]
    )
  }

  // MARK: From data

  /// The schema.
  func schema() throws -> RecordSchema {
    let table = Table()
    table.enumerations = Dictionary(
      enumerations.map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first })
    // Defaults may hold records of any schema, so that all are there first without defaults.
    for record in records {
      table.records[record.name] = try record.schema(
        try record.fields.map { try self.field($0, in: table, default: nil) })
    }
    let complete = Table()
    complete.enumerations = table.enumerations
    for record in records {
      complete.records[record.name] = try record.schema(
        try record.fields.map { field in
          guard let bytes = field.defaultValue else {
            return try self.field(field, in: complete, default: nil)
          }
          let carrier = Self.carrier(of: try self.field(field, in: table, default: nil))
          let value = try ProtobufCodec<DynamicRecord>(schema: carrier).decode(bytes).values[0]
          return try self.field(field, in: complete, default: value)
        })
    }
    guard let schema = complete.records[root] else { throw Damaged() }
    return schema
  }

  private func field(
    _ field: Field, in table: Table, default defaultValue: DynamicValue?
  ) throws -> FieldSchema {
    guard let kind = ValueKind(rawValue: field.kind),
      Self.cardinalities.indices.contains(field.cardinality),
      Self.encodings.indices.contains(field.encoding),
      let type = table.type(kind, field.reference)
    else { throw Damaged() }
    return FieldSchema(
      field.number, field.name, type, Self.cardinalities[field.cardinality],
      as: Self.encodings[field.encoding], isPacked: field.isPacked, jsonName: field.jsonName,
      isRequired: field.isRequired, default: defaultValue)
  }

  /// Records and enums by name, which refer to each other; filled before any reference is followed.
  private final class Table: @unchecked Sendable {
    var records: [String: RecordSchema] = [:]
    var enumerations: [String: EnumSchema] = [:]

    func type(_ kind: ValueKind, _ reference: String?) -> FieldType? {
      switch kind {
      case .bool: .bool
      case .int32: .int32
      case .int64: .int64
      case .uint32: .uint32
      case .uint64: .uint64
      case .float: .float
      case .double: .double
      case .string: .string
      case .bytes: .bytes
      case .enumeration: reference.flatMap { enumerations[$0] }.map { .enumeration($0) }
      case .record:
        reference.map { name in
          .record(RecordReference { self.records[name] ?? RecordSchema(name, []) })
        }
      }
    }
  }

  private struct Damaged: Error, CustomStringConvertible {
    let description = "the payload that was handed over is damaged"
  }
}
