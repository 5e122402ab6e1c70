public import RecordModel

/// What the Avro codec knows of a schema before it sees a record: every field of every record, in one list.
///
/// Avro's bytes name nothing; only the order of the fields says what they are. So the encoder and the decoder keep a
/// place in this list, and a record inside a record is a stretch of it.
@frozen @usableFromInline
struct AvroPlan: Sendable {
  /// A field as it is written.
  @frozen @usableFromInline
  struct Field: Sendable {
    /// The field's number, its identity in a visit.
    @usableFromInline let number: Int
    /// The kind of its values.
    @usableFromInline let kind: ValueKind
    /// How often it occurs.
    @usableFromInline let cardinality: Cardinality
    /// Whether a value takes no bytes: a record without fields, or with such records only.
    @usableFromInline let isEmpty: Bool
    /// Where the fields of its records are; empty for other kinds.
    @usableFromInline let record: Range<Int>
    /// Where its enum is in ``AvroPlan/enumerations``; -1 for other kinds.
    @usableFromInline let enumeration: Int
    /// Where the field is that stands for an entry of a map, a record of key and value; -1 for other fields.
    @usableFromInline let entry: Int
  }

  /// The fields of the outermost record, then those of the records that it reaches, then those of map entries.
  @usableFromInline let fields: [Field]
  /// Where the fields of the outermost record are.
  @usableFromInline let root: Range<Int>
  /// The enums that fields have.
  @usableFromInline let enumerations: [EnumSchema]

  @usableFromInline
  init(_ schema: RecordSchema) {
    let schemas = schema.reachable
    var ranges: [String: Range<Int>] = [:]
    var count = 0
    for schema in schemas {
      ranges[schema.name] = count..<(count + schema.fields.count)
      count += schema.fields.count
    }
    let emptyRecords = Self.namesOfEmptyRecords(schemas)
    var enumerations: [EnumSchema] = []
    var fields: [Field] = []
    var entries: [Field] = []
    for field in schemas.flatMap(\.fields) {
      var record = 0..<0
      var enumeration = -1
      var isEmpty = false
      if case .record(let reference) = field.type {
        record = ranges[reference.schema.name] ?? 0..<0
        isEmpty = emptyRecords.contains(reference.schema.name)
      }
      if case .enumeration(let schema) = field.type {
        enumeration = enumerations.count
        enumerations.append(schema)
      }
      let entry = field.cardinality == .map ? count + entries.count : -1
      fields.append(
        Field(
          number: field.number, kind: field.type.kind, cardinality: field.cardinality,
          isEmpty: isEmpty, record: record, enumeration: enumeration, entry: entry))
      guard entry >= 0 else { continue }
      entries += [
        Field(
          number: field.number, kind: .record, cardinality: .repeated, isEmpty: false,
          record: (entry + 1)..<(entry + 3), enumeration: -1, entry: -1),
        Field(
          number: 1, kind: .string, cardinality: .implicit, isEmpty: false,
          record: 0..<0, enumeration: -1, entry: -1),
        Field(
          number: 2, kind: field.type.kind, cardinality: .implicit, isEmpty: isEmpty,
          record: record, enumeration: enumeration, entry: -1),
      ]
    }
    self.fields = fields + entries
    root = 0..<schema.fields.count
    self.enumerations = enumerations
  }

  /// The records that take no bytes, found from those without fields up.
  private static func namesOfEmptyRecords(_ schemas: [RecordSchema]) -> Set<String> {
    var names: Set<String> = []
    while true {
      let count = names.count
      for schema in schemas
      where schema.fields.allSatisfy({ field in
        guard case .record(let reference) = field.type else { return false }
        return field.cardinality == .implicit && names.contains(reference.schema.name)
      }) {
        names.insert(schema.name)
      }
      if names.count == count { return names }
    }
  }
}
