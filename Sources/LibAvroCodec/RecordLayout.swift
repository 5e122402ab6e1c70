public import RecordModel

/// What the visitors and the scan need to know of a record schema, looked up once a codec.
///
/// Records are named by their index in ``Layouts`` instead of by reference, so that a record may hold itself.
@frozen
@usableFromInline
struct RecordLayout: Sendable {
  /// The fields in the order of the schema, which is Avro's order.
  @usableFromInline let fields: [FieldLayout]
}

/// A field of a ``RecordLayout``.
@frozen
@usableFromInline
struct FieldLayout: Sendable {
  @usableFromInline let number: Int
  let cardinality: Cardinality
  @usableFromInline let kind: ValueKind
  /// The cases of a field of kind ``ValueKind/enumeration``.
  @usableFromInline let enumeration: EnumSchema?
  /// The index of the layout of a field of kind ``ValueKind/record``.
  @usableFromInline let record: Int
  /// The members of a oneof that is a union, in the order of its branches after null; empty for a field.
  @usableFromInline var members: [FieldLayout] = []

  /// Whether this is a oneof, written as a union of null and its members' types; its number is that of the first.
  @inlinable var isUnion: Bool { !members.isEmpty }
}

/// The layouts of a schema and of all it reaches; the schema itself is the first.
@usableFromInline
typealias Layouts = [RecordLayout]

extension RecordSchema {
  /// The layouts of this schema and of all it reaches.
  func layouts() -> Layouts {
    let linked = LinkedSchema(self)
    func layout(_ field: FieldSchema) -> FieldLayout {
      var enumeration: EnumSchema?
      if case .enumeration(let schema) = field.type { enumeration = schema }
      return FieldLayout(
        number: field.number, cardinality: field.cardinality, kind: field.type.kind,
        enumeration: enumeration, record: linked.position(ofRecordIn: field) ?? 0)
    }
    return linked.records.map { schema in
      RecordLayout(
        fields: schema.avroPlaces.map { place in
          switch place {
          case .field(let field): return layout(field)
          case .oneof(_, let members):
            var union = layout(members[0])
            union.members = members.map(layout)
            return union
          }
        })
    }
  }

  /// The fields as Avro has them: a oneof is a union where no two of its members have one type in Avro.
  var avroPlaces: [Place] {
    places(tellingApart: { type in
      switch type {
      // Avro has no unsigned integers, and no 32 bits without a sign.
      case .int64, .uint32, .uint64: ValueKind.int64.rawValue
      case .enumeration(let schema): ".\(schema.name)"
      case .record(let reference): ".\(reference.schema.name)"
      default: type.kind.rawValue
      }
    })
  }
}
