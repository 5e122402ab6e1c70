public import Bytes
public import RecordModel

/// What a codec of a ``BinaryMapWriting`` format knows of a schema before it sees a record: every name as the bytes it is written
/// with, and the order of the members.
///
/// The fields of all records lie in one list, those of a record side by side in the order of the schema, and after them an
/// end that is not a field.
@usableFromInline final class BinaryMapPlan: Sendable {
  /// A field as it is written.
  @frozen @usableFromInline
  struct Field: Sendable {
    /// The field's number; 0 at the end of a record's fields.
    @usableFromInline let number: Int
    /// The kind of its values.
    @usableFromInline let kind: ValueKind
    /// How often it occurs.
    @usableFromInline let cardinality: Cardinality
    /// The name as the key of a map, in ``BinaryMapPlan/texts``.
    @usableFromInline let key: TextBlock.Entry
    /// Where its record is in ``BinaryMapPlan/records`` or its enum in ``BinaryMapPlan/enumerations``; -1 for other kinds.
    @usableFromInline let nested: Int
    /// The field that is written after this one, or the end.
    @usableFromInline let following: Int
  }

  /// A record's fields, and which of them a name is.
  @frozen @usableFromInline
  struct Record: Sendable {
    /// Where the fields begin in ``BinaryMapPlan/fields``.
    @usableFromInline let first: Int
    /// How many there are.
    @usableFromInline let count: Int
    /// The field that is written first.
    @usableFromInline let leading: Int
    /// The fields from the first in the order in which they are written; empty where it is that of the schema.
    @usableFromInline let order: [Int]
    /// The names' positions are those of the fields from the first, once for JSON's names and again for their own.
    @usableFromInline let names: TextIndex
  }

  /// An enum's cases, and which of them a name is.
  @usableFromInline
  struct Enumeration: Sendable {
    @usableFromInline let schema: EnumSchema
    /// The names' positions are those of the cases.
    @usableFromInline let names: TextIndex
    /// The names as items, by number from 0 for as long as there is one, in ``BinaryMapPlan/texts``.
    @usableFromInline let named: [TextBlock.Entry]
  }

  @usableFromInline let texts: TextBlock
  @usableFromInline let fields: [Field]
  /// The outermost record first.
  @usableFromInline let records: [Record]
  @usableFromInline let enumerations: [Enumeration]

  init<Format: BinaryMapWriting>(_ schema: RecordSchema, as format: Format.Type) {
    let linked = LinkedSchema(schema)
    var texts = TextBlock()
    var fields: [Field] = []
    var records: [Record] = []
    var enumerations: [Enumeration] = []
    for schema in linked.records {
      let first = fields.count
      let keys = schema.fields.map { Self.item($0.jsonName, as: format) }
      var order = Array(keys.indices)
      if format.sortsByEncodedKey {
        order.sort { keys[$0].lexicographicallyPrecedes(keys[$1]) }
      }
      var following = [Int](repeating: first + keys.count, count: keys.count)
      for (field, next) in zip(order, order.dropFirst()) { following[field] = first + next }
      let isSorted = order == Array(keys.indices)
      records.append(
        Record(
          first: first, count: keys.count, leading: first + (order.first ?? 0),
          order: isSorted ? [] : order,
          names: TextIndex(
            (schema.fields.map(\.jsonName) + schema.fields.map(\.name)).map {
              Array($0.utf8)
            })))
      for (index, field) in schema.fields.enumerated() {
        var nested = linked.position(ofRecordIn: field) ?? -1
        if case .enumeration(let schema) = field.type {
          nested = enumerations.count
          enumerations.append(Enumeration(schema, as: format, &texts))
        }
        fields.append(
          Field(
            number: field.number, kind: field.type.kind, cardinality: field.cardinality,
            key: texts.add(keys[index]), nested: nested, following: following[index]))
      }
      fields.append(
        Field(
          number: 0, kind: .bool, cardinality: .implicit, key: texts.add([]), nested: -1,
          following: first + keys.count))
    }
    self.texts = texts
    self.fields = fields
    self.records = records
    self.enumerations = enumerations
  }

  /// Text as an item.
  fileprivate static func item<Format: BinaryMapWriting>(
    _ text: String, as format: Format.Type
  ) -> [UInt8] {
    var buffer = ByteBuffer()
    format.appendHead(.text, count: text.utf8.count, to: &buffer)
    buffer.append(text: text)
    return buffer.bytes()
  }
}

extension BinaryMapPlan.Enumeration {
  fileprivate init<Format: BinaryMapWriting>(
    _ schema: EnumSchema, as format: Format.Type, _ texts: inout TextBlock
  ) {
    self.schema = schema
    names = TextIndex(schema.cases.map { Array($0.name.utf8) })
    var named: [TextBlock.Entry] = []
    while let name = schema.name(ofNumber: Int32(named.count)) {
      named.append(texts.add(BinaryMapPlan.item(name, as: format)))
    }
    self.named = named
  }
}
