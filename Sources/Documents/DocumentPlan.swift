import Bytes
import RecordModel

/// The records of a ``DocumentSchema``, with their members by name: made once for all documents.
struct DocumentPlan: Sendable {
  /// The records, the root first.
  let records: [Record]
  /// The records that those of any type can hold, by the full names of their types.
  let types: [ExactText: Int]
  let allowsMissing: Bool

  /// A record, what it stands for, and how its members are found.
  struct Record: Sendable {
    let schema: RecordSchema
    let role: RecordRole
    let fields: [Field]
    /// The position of a field, by the bytes of its name in JSON. Where members may be missing, as in ProtoJSON, a field is
    /// also found by its own name, unless it is an extension or another field has that name.
    let positions: [[UInt8]: Int]

    /// The field that a member goes into.
    func position(of member: String) -> Int? { positions[Array(member.utf8)] }
  }

  /// A field and what it stands for.
  struct Field: Sendable {
    let schema: FieldSchema
    let role: FieldRole
    /// The position in ``DocumentPlan/records`` of the record that the field holds.
    let record: Int?
    /// The enum that the field holds.
    let cases: Cases?
  }

  /// The cases of an enum, by their texts.
  struct Cases: Sendable {
    let schema: EnumSchema
    let texts: [String]
    let numbers: [ExactText: Int32]

    init(_ schema: EnumSchema, texts: [String]?) {
      self.schema = schema
      self.texts = texts ?? schema.cases.map(\.name)
      numbers = Dictionary(
        zip(self.texts.map { ExactText($0) }, schema.cases.map(\.number)),
        uniquingKeysWith: { first, _ in first })
    }

    /// The text of a number, if it has one.
    func text(of number: Int32) -> String? { schema.index(ofNumber: number).map { texts[$0] } }
  }

  init(_ schema: DocumentSchema) {
    allowsMissing = schema.allowsMissing
    var linked = LinkedSchema(schema.root)
    var types: [ExactText: Int] = [:]
    // Only what a record of any type may hold needs the types.
    if linked.records.contains(where: { schema.role(of: $0) == .any }) {
      for (name, type) in schema.types.sorted(by: { $0.key < $1.key }) {
        linked.add(type)
        types[ExactText(name)] = linked.position(of: type)
      }
    }
    self.types = types
    let all = linked
    records = all.records.map { record in
      Record(
        schema: record, role: schema.role(of: record),
        fields: record.fields.map { field in
          var cases: Cases?
          if case .enumeration(let enumeration) = field.type {
            cases = Cases(enumeration, texts: schema.caseTexts[enumeration.name])
          }
          return Field(
            schema: field, role: schema.role(of: field, in: record),
            record: all.position(ofRecordIn: field), cases: cases)
        },
        positions: Self.positions(of: record, withOwnNames: schema.allowsMissing))
    }
  }

  private static func positions(
    of record: RecordSchema, withOwnNames: Bool
  ) -> [[UInt8]: Int] {
    var positions: [[UInt8]: Int] = [:]
    for (position, field) in record.fields.enumerated() {
      positions[Array(field.jsonName.utf8)] = position
    }
    guard withOwnNames else { return positions }
    for (position, field) in record.fields.enumerated()
    where !field.hasBracketedName && positions[Array(field.name.utf8)] == nil {
      positions[Array(field.name.utf8)] = position
    }
    return positions
  }
}
