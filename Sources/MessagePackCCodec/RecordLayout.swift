internal import Bytes
public import RecordModel

/// What the decoder knows of a record's schema: which field a name is.
@usableFromInline struct RecordLayout: Sendable {
  /// A field, with the place of its record in the layouts, -1 where it has none.
  @usableFromInline struct Field: Sendable {
    @usableFromInline let number: Int
    @usableFromInline let nested: Int
    let isOptional: Bool
    let enumeration: EnumSchema?
  }

  @usableFromInline let fields: [Field]
  /// The fields' names in JSON, and again their own.
  private let names: TextIndex

  private init(_ schema: RecordSchema, in linked: LinkedSchema) {
    fields = schema.fields.map { field in
      var enumeration: EnumSchema?
      if case .enumeration(let schema) = field.type { enumeration = schema }
      return Field(
        number: field.number, nested: linked.position(ofRecordIn: field) ?? -1,
        isOptional: field.cardinality == .optional, enumeration: enumeration)
    }
    names = TextIndex(
      (schema.fields.map(\.jsonName) + schema.fields.map(\.name)).map { Array($0.utf8) })
  }

  /// The layouts of a schema and of those that its fields reach, its own first.
  static func layouts(of schema: RecordSchema) -> [RecordLayout] {
    let linked = LinkedSchema(schema)
    return linked.records.map { RecordLayout($0, in: linked) }
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
