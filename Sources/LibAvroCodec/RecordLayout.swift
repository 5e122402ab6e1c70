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
}

/// The layouts of a schema and of all it reaches; the schema itself is the first.
@usableFromInline
typealias Layouts = [RecordLayout]

extension RecordSchema {
  /// The layouts of this schema and of all it reaches.
  func layouts() -> Layouts {
    let schemas = reachable
    let indices = Dictionary(
      uniqueKeysWithValues: schemas.enumerated().map { ($1.name, $0) })
    return schemas.map { schema in
      let fields = schema.fields.map { field in
        var enumeration: EnumSchema?
        var record = 0
        switch field.type {
        case .enumeration(let schema): enumeration = schema
        case .record(let reference): record = indices[reference.schema.name]!
        default: break
        }
        return FieldLayout(
          number: field.number, cardinality: field.cardinality, kind: field.type.kind,
          enumeration: enumeration, record: record)
      }
      return RecordLayout(fields: fields)
    }
  }
}
