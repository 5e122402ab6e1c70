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
    @usableFromInline var number: Int
    /// The kind of its values.
    @usableFromInline let kind: ValueKind
    /// How often it occurs.
    @usableFromInline var cardinality: Cardinality
    /// Whether a value takes no bytes: a record without fields, or with such records only.
    @usableFromInline var isEmpty: Bool
    /// Where the fields of its records are, or the members of a union; empty for other kinds.
    @usableFromInline var record: Range<Int>
    /// Whether it is a oneof, written as a union of null and its members' types; its number is that of the first.
    @usableFromInline let isUnion: Bool
    /// Where its enum is in ``AvroPlan/enumerations``; -1 for other kinds.
    @usableFromInline var enumeration: Int
    /// Where the field is that stands for an entry of a map, a record of key and value; -1 for other fields.
    @usableFromInline var entry: Int
  }

  /// The fields of the outermost record, then those of the records that it reaches, then those of map entries and the
  /// members of unions.
  @usableFromInline let fields: [Field]
  /// Where the fields of the outermost record are.
  @usableFromInline let root: Range<Int>
  /// The enums that fields have.
  @usableFromInline let enumerations: [EnumSchema]

  @usableFromInline
  init(_ schema: RecordSchema) {
    var builder = AvroPlanBuilder(LinkedSchema(schema))
    builder.build()
    fields = builder.fields + builder.parts
    root = builder.ranges[0]
    enumerations = builder.enumerations
  }

  /// The position among a union's members of the one with this number.
  @usableFromInline
  func member(_ number: Int, of union: Field) -> Int? {
    union.record.first { fields[$0].number == number }
  }
}

/// Makes the list of an ``AvroPlan``.
private struct AvroPlanBuilder {
  private let linked: LinkedSchema
  private let places: [[RecordSchema.Place]]
  /// Which records take no bytes.
  private let isEmpty: [Bool]
  /// Where the fields of each record are.
  let ranges: [Range<Int>]
  private let count: Int
  private(set) var enumerations: [EnumSchema] = []
  /// The fields of the records.
  private(set) var fields: [AvroPlan.Field] = []
  /// The entries of maps and the members of unions, which follow the fields.
  private(set) var parts: [AvroPlan.Field] = []

  init(_ linked: LinkedSchema) {
    self.linked = linked
    places = linked.records.map(\.avroPlaces)
    var ranges: [Range<Int>] = []
    for places in places {
      let first = ranges.last?.upperBound ?? 0
      ranges.append(first..<(first + places.count))
    }
    self.ranges = ranges
    count = ranges.last?.upperBound ?? 0
    isEmpty = Self.emptiness(of: linked)
  }

  mutating func build() {
    for place in places.joined() {
      switch place {
      case .field(let schema):
        var field = field(schema)
        if schema.cardinality == .map { field.entry = addEntry(of: field) }
        fields.append(field)
      case .oneof(_, let members):
        let first = count + parts.count
        for member in members {
          var field = field(member)
          // The branch says that it is there.
          field.cardinality = .implicit
          parts.append(field)
        }
        fields.append(
          .init(
            number: members[0].number, kind: members[0].type.kind, cardinality: .optional,
            isEmpty: false, record: first..<(first + members.count), isUnion: true,
            enumeration: -1, entry: -1))
      }
    }
  }

  private mutating func field(_ schema: FieldSchema) -> AvroPlan.Field {
    var field = AvroPlan.Field(
      number: schema.number, kind: schema.type.kind, cardinality: schema.cardinality,
      isEmpty: false, record: 0..<0, isUnion: false, enumeration: -1, entry: -1)
    if let position = linked.position(ofRecordIn: schema) {
      field.record = ranges[position]
      field.isEmpty = isEmpty[position]
    } else if case .enumeration(let schema) = schema.type {
      field.enumeration = enumerations.count
      enumerations.append(schema)
    }
    return field
  }

  /// Adds the record that an entry of a map is, and returns its place.
  private mutating func addEntry(of map: AvroPlan.Field) -> Int {
    let entry = count + parts.count
    var value = map
    (value.number, value.cardinality) = (2, .implicit)
    parts += [
      .init(
        number: map.number, kind: .record, cardinality: .repeated, isEmpty: false,
        record: (entry + 1)..<(entry + 3), isUnion: false, enumeration: -1, entry: -1),
      .init(
        number: 1, kind: .string, cardinality: .implicit, isEmpty: false, record: 0..<0,
        isUnion: false, enumeration: -1, entry: -1),
      value,
    ]
    return entry
  }

  /// Which records take no bytes, found from those without fields up.
  private static func emptiness(of linked: LinkedSchema) -> [Bool] {
    var isEmpty = [Bool](repeating: false, count: linked.records.count)
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for (position, schema) in linked.records.enumerated()
      where !isEmpty[position]
        && schema.fields.allSatisfy({ field in
          field.cardinality == .implicit
            && linked.position(ofRecordIn: field).map { isEmpty[$0] } == true
        })
      {
        isEmpty[position] = true
        hasChanged = true
      }
    }
    return isEmpty
  }
}
