import SerializationCodecs

/// A record schema as data, with all that it reaches: what a process hands to another one of the same program.
struct SchemaArchive: Codable {
  /// The outermost record first.
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
    /// The position of the record or of the enum among all of them.
    let reference: Int?
    let cardinality: String
    let encoding: String
    let keyKind: String
    let keyEncoding: String
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

  // MARK: To data

  /// Archives a schema.
  ///
  /// - Throws: `EncodingFailure` where a default cannot be carried.
  init(_ schema: RecordSchema) throws(EncodingFailure) {
    let linked = LinkedSchema(schema)
    var records: [Record] = []
    var enumerations: [Enumeration] = []
    var positions: [ObjectIdentifier: Int] = [:]
    for record in linked.records {
      var fields: [Field] = []
      for field in record.fields {
        var reference = linked.position(ofRecordIn: field)
        if case .enumeration(let schema) = field.type {
          reference = positions[ObjectIdentifier(schema)]
          if reference == nil {
            reference = enumerations.count
            positions[ObjectIdentifier(schema)] = reference
            enumerations.append(
              Enumeration(
                name: schema.name,
                cases: schema.cases.map { Case(name: $0.name, number: $0.number) },
                isClosed: schema.isClosed, isNull: schema.isNull))
          }
        }
        fields.append(try Self.archived(field, reference: reference))
      }
      records.append(
        Record(
          name: record.name, fields: fields,
          oneofs: record.oneofs.map { Oneof(name: $0.name, fields: $0.fields) },
          meaning: record.meaning.rawValue))
    }
    self.records = records
    self.enumerations = enumerations
  }

  private static func archived(
    _ field: FieldSchema, reference: Int?
  ) throws(EncodingFailure) -> Field {
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
      cardinality: "\(field.cardinality)", encoding: "\(field.encoding)",
      keyKind: field.keyKind.rawValue, keyEncoding: "\(field.keyEncoding)",
      isPacked: field.isPacked,
      isRequired: field.isRequired, defaultValue: defaultValue)
  }

  /// A record with one field, of the type of another one but without a default.
  private static func carrier(of field: FieldSchema) -> RecordSchema {
    RecordSchema(
      "Default",
      [
        FieldSchema(
          1, "value", field.type, field.cardinality, as: field.encoding, keys: field.keyKind,
          keysAs: field.keyEncoding)
      ])
  }

  // MARK: From data

  /// The schema.
  func schema() throws -> RecordSchema {
    let enumerations = enumerations.map(\.schema)
    // Defaults may hold records of any schema, so that all are there first without defaults.
    let (table, complete) = (Table(enumerations), Table(enumerations))
    for record in records {
      table.records.append(
        try record.schema(
          try record.fields.map { try self.field($0, in: table, default: nil) }))
    }
    for record in records {
      complete.records.append(
        try record.schema(
          try record.fields.map { field in
            guard let bytes = field.defaultValue else {
              return try self.field(field, in: complete, default: nil)
            }
            let carrier = Self.carrier(of: try self.field(field, in: table, default: nil))
            let value = try ProtobufCodec<DynamicRecord>(schema: carrier).decode(bytes).values[0]
            return try self.field(field, in: complete, default: value)
          }))
    }
    guard let schema = complete.records.first else { throw Damaged() }
    return schema
  }

  private func field(
    _ field: Field, in table: Table, default defaultValue: DynamicValue?
  ) throws -> FieldSchema {
    guard let kind = ValueKind(rawValue: field.kind),
      let cardinality = Cardinality.allCases.first(where: { "\($0)" == field.cardinality }),
      let encoding = FieldEncoding.allCases.first(where: { "\($0)" == field.encoding }),
      let keyKind = KeyKind(rawValue: field.keyKind),
      let keyEncoding = FieldEncoding.allCases.first(where: { "\($0)" == field.keyEncoding }),
      let type = table.type(kind, field.reference, recordCount: records.count)
    else { throw Damaged() }
    return FieldSchema(
      field.number, field.name, type, cardinality, as: encoding, keys: keyKind, keysAs: keyEncoding,
      isPacked: field.isPacked,
      jsonName: field.jsonName,
      isRequired: field.isRequired, default: defaultValue)
  }

  /// Records and enums by position, which refer to each other; filled before any reference is followed.
  private final class Table: @unchecked Sendable {
    var records: [RecordSchema] = []
    let enumerations: [EnumSchema]

    init(_ enumerations: [EnumSchema]) { self.enumerations = enumerations }

    /// The type of a kind, if a record or an enum is at its position among as many as there will be.
    func type(_ kind: ValueKind, _ reference: Int?, recordCount: Int) -> FieldType? {
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
      case .enumeration:
        reference.flatMap { position in
          enumerations.indices.contains(position) ? .enumeration(enumerations[position]) : nil
        }
      case .record:
        reference.flatMap { position in
          (0..<recordCount).contains(position)
            ? .record(RecordReference { self.records[position] }) : nil
        }
      }
    }
  }

  private struct Damaged: Error, CustomStringConvertible {
    let description = "the payload that was handed over is damaged"
  }
}
