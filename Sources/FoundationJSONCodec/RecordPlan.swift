import RecordModel

/// What the visitors need of a record's schema, made once a codec: its members' keys in schema order.
@usableFromInline
final class RecordPlan: Sendable {
  /// What the visitors need of a field's schema.
  @frozen @usableFromInline
  struct Field: Sendable {
    @usableFromInline let key: MemberKey
    /// The kind of the value, or of an element's or an entry's.
    @usableFromInline let kind: ValueKind
    /// The names of an enum's numbers.
    @usableFromInline let enumeration: EnumSchema?
    /// Where in the codec's plans that of a nested record is; -1 for other types.
    @usableFromInline let record: Int
    /// Whether an optional field has a value when its member is missing.
    @usableFromInline let hasDefaultWhenMissing: Bool
    let isOptional: Bool
  }

  @usableFromInline let fields: [Field]
  /// The names of the members.
  let names: Set<ExactText>
  /// Which JSON value the record is where it is, and not an object of its fields.
  @usableFromInline let value: JSONValueKind?

  /// A JSON value that a record is.
  @usableFromInline
  enum JSONValueKind: Sendable {
    case object, list, any
  }

  private init(_ schema: RecordSchema, in linked: LinkedSchema) {
    names = Set(schema.fields.map { ExactText($0.jsonName) })
    precondition(
      names.count == schema.fields.count,
      "\(schema.name): two fields have the same name in JSON")
    value =
      switch schema.meaning {
      case .object: .object
      case .list: .list
      case .value: .any
      default: nil
      }
    fields = schema.fields.map { field in
      var enumeration: EnumSchema?
      if case .enumeration(let schema) = field.type { enumeration = schema }
      return Field(
        key: MemberKey(field.jsonName, number: field.number), kind: field.type.kind,
        enumeration: enumeration, record: linked.position(ofRecordIn: field) ?? -1,
        hasDefaultWhenMissing: field.cardinality == .optional && field.givenDefault != nil,
        isOptional: field.cardinality == .optional)
    }
  }

  /// Why Foundation cannot carry a schema's records; `nil` where it can.
  ///
  /// Foundation looks members up by Swift's strings, to which two names are one where only their accents are composed
  /// otherwise.
  static func obstacle(in schema: RecordSchema) -> String? {
    if [.object, .list, .value].contains(schema.meaning) {
      return
        "\(schema.name) is any JSON value, and Foundation is handed objects; put it into a record"
    }
    return schema.reachable.first { Set($0.fields.map(\.jsonName)).count < $0.fields.count }.map {
      "\($0.name) has two fields whose names in JSON differ only in how accents are composed, which are one name to Foundation"
    }
  }

  /// The plans of a schema, which is the first, and of every schema it reaches.
  ///
  /// They refer to each other by position, because records may nest themselves.
  static func plans(of schema: RecordSchema) -> [RecordPlan] {
    let linked = LinkedSchema(schema)
    return linked.records.map { RecordPlan($0, in: linked) }
  }
}
