public import NativeCodecs
import RecordModel
import SchemaLanguages

extension InferredSchema {
  /// The Avro schema of the documents as they stand, for ``AvroDocumentCodec``.
  ///
  /// Avro has arrays in arrays and unions of its own, so that nothing needs a record around it as in ``schema``:
  ///
  /// | what the documents hold | Avro |
  /// |---|---|
  /// | values of several kinds, `null` | a union |
  /// | arrays in arrays; arrays whose elements differ by position | an array; an array of a union |
  /// | UUIDs; dates; times in UTC | `fixed` with logical type `uuid`; `date`; `timestamp-millis` and finer, with `fractionDigits` |
  /// | base64; hexadecimal | `bytes`; `string` |
  /// | whole numbers over 2⁶³ | `decimal` |
  /// | numbers that 32 bits hold | `float`, where its shortest text is the same number |
  /// | a member that is sometimes missing | a union with `null`, which is its default |
  /// | a member that is sometimes `null` | a union with `null` at its end, without a default |
  /// | names and symbols that are no identifiers | their escape (``NameEscape``) |
  ///
  /// Every document comes back equal where nulls that are defaults are omitted (``AvroDocumentForm/omitsNulls``), except
  /// that members are missing which are `null` here and missing there.
  public var avro: AvroSchema {
    var mapping = InferredAvroMapping(self)
    return mapping.type(of: schema.root)
  }
}

/// Makes the Avro schema. Every record and every enum of an inferred schema is in one place only.
private struct InferredAvroMapping {
  private let schema: DocumentSchema
  private let unionsWithNull: Set<String>
  private var names: Set<String>

  init(_ inferred: InferredSchema) {
    schema = inferred.schema
    unionsWithNull = inferred.unionsWithNull
    names = Set(schema.root.reachable.map(\.name)).union(schema.caseTexts.keys)
  }

  /// The type of the values that a record stands for.
  mutating func type(of record: RecordSchema) -> AvroSchema {
    switch schema.role(of: record) {
    case .list, .map, .value: return type(of: record.fields[0], in: record)
    case .union:
      let values = AvroSchema.union(of: record.fields.map { value(of: $0, in: record) })
      return unionsWithNull.contains(record.name) ? values.orNull : values
    case .tuple:
      return .array(.union(of: record.fields.map { type(of: $0, in: record) }))
    // The others are of .proto files, and not inferred.
    case .object, .timestamp, .duration, .fieldMask, .any: return definition(of: record)
    }
  }

  private mutating func definition(of record: RecordSchema) -> AvroSchema {
    let fields = record.fields.map { field in
      let type = type(of: field, in: record)
      let mayBeMissing =
        field.cardinality == .optional && schema.role(of: field, in: record).absence != .null
        || schema.role(of: field, in: record).absence == .missing
      return AvroSchema.Field(
        NameEscape.escaped(field.jsonName), mayBeMissing ? type.orNull.nullFirst : type,
        default: mayBeMissing ? .null : nil)
    }
    return .record(.init(AvroName(record.name, namespace: ""), fields))
  }

  /// The type of a field, with `null` where that stands for its absence.
  private mutating func type(of field: FieldSchema, in record: RecordSchema) -> AvroSchema {
    let value = value(of: field, in: record)
    return schema.role(of: field, in: record).absence == .null ? value.orNull : value
  }

  /// The type of what a field holds where it is there.
  private mutating func value(of field: FieldSchema, in record: RecordSchema) -> AvroSchema {
    let role = schema.role(of: field, in: record)
    return switch field.cardinality {
    case .implicit, .optional: single(field, role, in: record)
    case .repeated: .array(single(field, role, in: record))
    case .map: .map(single(field, role, in: record))
    }
  }

  private mutating func single(
    _ field: FieldSchema, _ role: FieldRole, in record: RecordSchema
  ) -> AvroSchema {
    switch (field.type, role.form) {
    case (.bool, _): return .boolean
    case (.int32, .date): return .logical(.init("date"), .int)
    case (.int32, _): return .int
    case (.int64, .timestamp(let digits)):
      return .logical(.init(digits.avroName, fractionDigits: digits.rawValue), .long)
    case (.uint64, _) where role.numbers == .beyondSigned:
      return .logical(.init("decimal", precision: 20), .bytes)
    case (.int64, _), (.uint32, _), (.uint64, _): return .long
    case (.float, _) where role.numbers == .longFloats: return .double
    case (.float, _): return .float
    case (.double, _): return .double
    case (.string, _), (.bytes, .hexadecimal): return .string
    case (.bytes, .uuid):
      var name = "\(record.name)_\(field.name)_uuid"
      while !names.insert(name).inserted { name += "_" }
      return .logical(.init("uuid"), .fixed(.init(AvroName(name, namespace: ""), size: 16)))
    case (.bytes, _): return .bytes
    case (.enumeration(let schema), _):
      let texts = self.schema.caseTexts[schema.name] ?? schema.cases.map(\.name)
      let symbols = texts.map(NameEscape.escaped)
      return .enumeration(.init(AvroName(schema.name, namespace: ""), symbols))
    case (.record(let reference), _): return self.type(of: reference.schema)
    }
  }
}

extension TextForm.FractionDigits {
  /// The logical type in whose units such a time is whole.
  fileprivate var avroName: String {
    switch self {
    case .none, .three: "timestamp-millis"
    case .six: "timestamp-micros"
    case .nine: "timestamp-nanos"
    }
  }
}

// MARK: - Unions

extension AvroSchema {
  /// A union of types, or the type if it is one only.
  ///
  /// A union has no two types of one kind but for named ones (Apache Avro 1.12 specification, "Unions"): arrays and maps
  /// become one of all their elements' types, and of two that differ in their logical type the one that is text in JSON
  /// becomes `string`.
  fileprivate static func union(of types: [AvroSchema]) -> AvroSchema {
    var branches: [AvroSchema] = []
    for type in types.flatMap(\.branches) { add(type, to: &branches) }
    return branches.count == 1 ? branches[0] : .union(branches)
  }

  private static func add(_ type: AvroSchema, to branches: inout [AvroSchema]) {
    guard let position = branches.firstIndex(where: { $0.kind == type.kind }) else {
      return branches.append(type)
    }
    switch (branches[position], type) {
    case (.array(let items), .array(let others)):
      branches[position] = .array(.union(of: [items, others]))
    case (.map(let values), .map(let others)):
      branches[position] = .map(.union(of: [values, others]))
    case (let present, _) where present == type: break
    case (let present, _):
      branches.remove(at: position)
      for type in [present, type] { add(type.isTextInJSON ? .string : type, to: &branches) }
    }
  }

  private var branches: [AvroSchema] {
    if case .union(let branches) = self { return branches }
    return [self]
  }

  /// What no two types of a union have in common.
  private var kind: String {
    withoutLogicalType.definedName?.fullName ?? withoutLogicalType.kindName
  }

  /// Whether JSON has text for the values of an `int`, a `long` or `bytes`.
  private var isTextInJSON: Bool {
    if case .logical(let meaning, _) = self { return meaning.name != "decimal" }
    return self == .bytes
  }

  /// The type or `null`.
  fileprivate var orNull: AvroSchema {
    if branches.contains(.null) { return self }
    return branches.isEmpty ? .null : .union(branches + [.null])
  }

  /// The union with `null` in front, where a default may be that.
  fileprivate var nullFirst: AvroSchema {
    self == .null ? .null : .union([.null] + branches.filter { $0 != .null })
  }
}
