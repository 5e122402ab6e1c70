public import Bytes
public import RecordModel

/// What the JSON codec knows of a schema before it sees a record: every name as the bytes it is written with.
///
/// The fields of all records lie in one list, those of a record side by side in the order of the schema, and before and
/// behind them an end that is no field. The encoder and the decoder keep a place in it. Members mostly come in that order, so the
/// decoder compares the next name with the bytes of the one expected, and looks it up only where it is another.
@usableFromInline final class JSONPlan: Sendable {
  /// A field as it is written.
  @frozen @usableFromInline
  struct Field: Sendable {
    /// The field's number; 0 at the end of a record's fields.
    @usableFromInline let number: Int
    /// The kind of its values.
    @usableFromInline let kind: ValueKind
    /// How often it occurs.
    @usableFromInline let cardinality: Cardinality
    /// The comma, the name between quotation marks, and the colon, in ``JSONPlan/texts``.
    @usableFromInline let member: TextBlock.Entry
    /// Where its record is in ``JSONPlan/records`` or its enum in ``JSONPlan/enumerations``; -1 for other kinds.
    @usableFromInline let nested: Int
  }

  /// A record's fields, and which of them a name is.
  @frozen @usableFromInline
  struct Record: Sendable {
    /// Where the fields begin in ``JSONPlan/fields``.
    @usableFromInline let first: Int
    /// The names' positions are those of the fields behind the first.
    @usableFromInline let names: TextIndex
  }

  /// An enum's cases, and which of them a name is.
  @usableFromInline
  struct Enumeration: Sendable {
    let schema: EnumSchema
    /// The names' positions are those of the cases.
    let names: TextIndex
    /// The names between quotation marks, by number from 0 for as long as there is one, in ``JSONPlan/texts``.
    @usableFromInline let quoted: [TextBlock.Entry]
  }

  @usableFromInline let texts: TextBlock
  @usableFromInline let fields: [Field]
  /// The outermost record first.
  @usableFromInline let records: [Record]
  @usableFromInline let enumerations: [Enumeration]

  init(_ schema: RecordSchema) {
    let schemas = schema.reachable
    let positions = Dictionary(
      uniqueKeysWithValues: schemas.enumerated().map { ($1.name, $0) })
    var texts = TextBlock()
    // No name in an input is like this one, so that the end is never taken for the field that is expected.
    let end = Field(
      number: 0, kind: .bool, cardinality: .implicit, member: texts.add([0, 0]), nested: -1)
    var fields = [end]
    var records: [Record] = []
    var enumerations: [Enumeration] = []
    for schema in schemas {
      let names = TextIndex(schema.fields.map { Array($0.jsonName.utf8) })
      records.append(Record(first: fields.count, names: names))
      for field in schema.fields {
        var nested = -1
        switch field.type {
        case .record(let reference): nested = positions[reference.schema.name] ?? -1
        case .enumeration(let schema):
          nested = enumerations.count
          enumerations.append(Enumeration(schema, &texts))
        default: break
        }
        let member = texts.add(
          [UInt8(ascii: ",")] + Self.quoted(field.jsonName) + [UInt8(ascii: ":")])
        fields.append(
          Field(
            number: field.number, kind: field.type.kind, cardinality: field.cardinality,
            member: member, nested: nested))
      }
      fields.append(end)
    }
    self.texts = texts
    self.fields = fields
    self.records = records
    self.enumerations = enumerations
  }

  fileprivate static func quoted(_ text: String) -> [UInt8] {
    var buffer = ByteBuffer()
    buffer.append(quoted: text)
    return buffer.bytes()
  }
}

extension JSONPlan.Enumeration {
  fileprivate init(_ schema: EnumSchema, _ texts: inout TextBlock) {
    self.schema = schema
    names = TextIndex(schema.cases.map { Array($0.name.utf8) })
    var quoted: [TextBlock.Entry] = []
    while let name = schema.name(ofNumber: Int32(quoted.count)) {
      quoted.append(texts.add(JSONPlan.quoted(name)))
    }
    self.quoted = quoted
  }
}
