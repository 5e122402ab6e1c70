public import Bytes
public import RecordModel

/// What the JSON codec knows of a schema before it sees a record: every name as the bytes it is written with.
///
/// The fields of all records lie in one list, those of a record side by side in the order of the schema, and before and
/// after them an end that is not a field. The encoder and the decoder keep a place in it. Members mostly come in that
/// order, so the decoder compares the next name with the bytes of the one expected, and looks it up only where it is
/// another.
///
/// Records that are not plain objects of their fields (``Shaped``) have positions after those that are, so that the way of
/// plain ones is the same whether there are others or not.
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
    /// Whether `null` is a value of the field, and not its absence.
    @usableFromInline let holdsNull: Bool
    /// The comma, the name between quotation marks, and the colon, in ``JSONPlan/texts``.
    @usableFromInline let member: TextBlock.Entry
    /// Where its record is in ``JSONPlan/records``, or after those in ``JSONPlan/shaped``, or its enum in
    /// ``JSONPlan/enumerations``; -1 for other kinds.
    @usableFromInline let nested: Int
  }

  /// A record's fields, and which of them a name is.
  @frozen @usableFromInline
  struct Record: Sendable {
    /// Where the fields begin in ``JSONPlan/fields``.
    @usableFromInline let first: Int
    /// How many fields there are.
    @usableFromInline let count: Int
    /// The names in JSON at the positions of the fields after the first, and then the fields' own names in the same order.
    @usableFromInline let names: TextIndex
  }

  /// What a value of a record looks like.
  @frozen @usableFromInline
  enum Shape: Sendable {
    /// An object of the fields.
    case members
    /// An object of the fields that is checked for members that are missing or repeated.
    case checkedMembers
    /// The value of the one field.
    case wrapper
    /// The map that the one field is.
    case object
    /// The elements that the one field is.
    case list
    /// The value of the field that is there.
    case value
    /// A text of the time.
    case timestamp
    /// A text of the seconds.
    case duration
    /// A text of the paths.
    case fieldMask
    /// An object of the fields of another record and its type.
    case any
  }

  /// A record that has another shape than an object of its fields, or one more to be read in.
  @frozen @usableFromInline
  struct Shaped: Sendable {
    @usableFromInline let shape: Shape
    /// Whether it is written in its shape, and not as an object of its fields.
    @usableFromInline let isWritten: Bool
    /// Where it is in ``JSONPlan/records`` as an object of its fields.
    @usableFromInline let record: Int
    /// Where its fields begin in ``JSONPlan/fields`` for writing its value where it is: without their names. 0 where
    /// it is not written so.
    @usableFromInline let written: Int
    /// Where its fields begin in ``JSONPlan/fields`` for reading, the first after an end and an end after each, so that no
    /// member is taken for the next one. 0 where it is not read so.
    @usableFromInline let read: Int
  }

  /// An enum's cases, and which of them a name is.
  @usableFromInline
  struct Enumeration: Sendable {
    let schema: EnumSchema
    /// The names' positions are those of the cases.
    let names: TextIndex
    /// Whether names are written.
    let writesNames: Bool
    /// The names between quotation marks, by number from 0 for as long as there is one, in ``JSONPlan/texts``.
    @usableFromInline let quoted: [TextBlock.Entry]
  }

  @usableFromInline let texts: TextBlock
  @usableFromInline let fields: [Field]
  @usableFromInline let records: [Record]
  @usableFromInline let shaped: [Shaped]
  @usableFromInline let enumerations: [Enumeration]
  /// Where the outermost record is in ``records``, or after those in ``shaped``.
  @usableFromInline let root: Int
  /// The schemas of ``records``.
  let schemas: [RecordSchema]
  /// Where the records are that a record of any type can hold, by the names of their types.
  let types: [ExactText: Int]
  /// How records are written.
  @usableFromInline let form: JSONForm
  /// What is done with members that are not the schema's.
  @usableFromInline let rules: ReadingRules

  /// Prepares for the records of a schema.
  ///
  /// - Parameter types: what records of any type can hold, by the full names of their types.
  init(
    _ schema: RecordSchema, form: JSONForm, rules: ReadingRules, types: [String: RecordSchema]
  ) {
    var maker = JSONPlanMaker(schema, form: form, rules: rules, types: types)
    maker.addRecords()
    texts = maker.texts
    fields = maker.fields
    records = maker.records
    shaped = maker.shaped
    enumerations = maker.enumerations
    root = maker.position(of: schema)
    schemas = maker.schemas
    self.types = maker.types
    self.form = form
    self.rules = rules
  }

  /// The record at a position that is not in ``records``; `nil` where there is none.
  @inlinable func shaped(at position: Int) -> Shaped? {
    let index = position &- records.count
    return shaped.indices.contains(index) ? shaped[index] : nil
  }
}
