internal import Bytes
public import RecordModel

/// What the decoder knows of a record's schema: which field a name is.
@usableFromInline struct RecordLayout: Sendable {
  /// A field, with the place of its record in the layouts, -1 where it has none.
  @usableFromInline struct Field: Sendable {
    @usableFromInline let number: Int
    @usableFromInline let nested: Int
    let enumeration: EnumSchema?
  }

  @usableFromInline let fields: [Field]
  /// The fields' names in JSON, and again their own.
  private let names: TextIndex

  private init(_ schema: RecordSchema, _ positions: [ExactText: Int]) {
    fields = schema.fields.map { field in
      switch field.type {
      case .record(let reference):
        Field(
          number: field.number, nested: positions[ExactText(reference.schema.name)] ?? -1,
          enumeration: nil)
      case .enumeration(let schema):
        Field(number: field.number, nested: -1, enumeration: schema)
      default: Field(number: field.number, nested: -1, enumeration: nil)
      }
    }
    names = TextIndex(
      (schema.fields.map(\.jsonName) + schema.fields.map(\.name)).map { Array($0.utf8) })
  }

  /// The layouts of a schema and of those that its fields reach, its own first.
  static func layouts(of schema: RecordSchema) -> [RecordLayout] {
    let schemas = schema.reachable
    let positions = Dictionary(
      uniqueKeysWithValues: schemas.enumerated().map { (ExactText($1.name), $0) })
    return schemas.map { RecordLayout($0, positions) }
  }

  /// The position of the field that has this name.
  @usableFromInline func position(of name: UnpackedItem) throws(DecodingFailure) -> Int? {
    guard name.head.kind == .text else { return nil }
    let position = try name.reading { reader in
      reader.position(ofNext: reader.remaining, in: names)
    }
    return position.map { $0 >= fields.count ? $0 - fields.count : $0 }
  }
}
