import Bytes
import RecordModel

/// Makes the parts of a ``JSONPlan``.
struct JSONPlanMaker {
  var schemas: [RecordSchema] { linked.records }
  let types: [ExactText: Int]
  private(set) var texts = TextBlock()
  private(set) var fields: [JSONPlan.Field] = []
  private(set) var records: [JSONPlan.Record] = []
  private(set) var shaped: [JSONPlan.Shaped] = []
  private(set) var enumerations: [JSONPlan.Enumeration] = []

  private let form: JSONForm
  /// Whether members are checked for those that are missing or repeated.
  private let checksMembers: Bool
  private let linked: LinkedSchema
  /// Where each schema's record is.
  private let positions: [Int]
  /// No name in an input is like this one, so that the end is never taken for the field that is expected.
  private let end: JSONPlan.Field

  init(
    _ schema: RecordSchema, form: JSONForm, rules: ReadingRules, types: [String: RecordSchema]
  ) {
    self.form = form
    checksMembers = rules.missingMembers == .refused || rules.repeatedMembers == .refused
    var linked = LinkedSchema(schema)
    var known: [ExactText: Int] = [:]
    // Only what a record of any type may hold needs the types.
    if linked.records.contains(where: { $0.meaning == .any }) {
      for (name, type) in types.sorted(by: { $0.key < $1.key }) {
        linked.add(type)
        known[ExactText(name)] = linked.position(of: type)
      }
    }
    var shapedCount = 0
    var positions: [Int] = []
    for (index, schema) in linked.records.enumerated() {
      if schema.meaning == .fields, !checksMembers {
        positions.append(index)
      } else {
        positions.append(linked.records.count + shapedCount)
        shapedCount += 1
      }
    }
    self.linked = linked
    self.positions = positions
    self.types = known.mapValues { positions[$0] }
    end = JSONPlan.Field(
      number: 0, kind: .bool, cardinality: .implicit, holdsNull: false, member: texts.add([0, 0]),
      nested: -1)
    fields.append(end)
  }

  /// Where a schema's record is.
  func position(of schema: RecordSchema) -> Int {
    linked.position(of: schema).map { positions[$0] } ?? -1
  }

  // MARK: - Records

  /// Adds all records.
  mutating func addRecords() {
    for schema in schemas { addMembers(of: schema) }
    // In the order of their positions.
    for (index, schema) in schemas.enumerated() where positions[index] >= schemas.count {
      shaped.append(
        JSONPlan.Shaped(
          shape: shape(of: schema), isWritten: isWritten(schema.meaning), record: index,
          written: 0, read: 0))
    }
    for (index, schema) in schemas.enumerated() where positions[index] >= schemas.count {
      addValues(of: schema, at: positions[index] - schemas.count)
    }
  }

  private mutating func addMembers(of schema: RecordSchema) {
    let names =
      schema.fields.map { Array($0.jsonName.utf8) } + schema.fields.map { Array($0.name.utf8) }
    records.append(
      JSONPlan.Record(first: fields.count, count: schema.fields.count, names: TextIndex(names)))
    for field in schema.fields {
      let name = form.names == .json ? field.jsonName : field.name
      let member = [UInt8(ascii: ",")] + Self.quoted(name) + [UInt8(ascii: ":")]
      let made = self.field(field, member: member, nullIsWritten: form.usesMeanings)
      fields.append(made)
    }
    fields.append(end)
  }

  /// Adds the fields of a record whose value may be where it is.
  private mutating func addValues(of schema: RecordSchema, at position: Int) {
    switch schema.meaning {
    case .fields, .timestamp, .duration, .fieldMask, .any: return
    case .wrapper, .object, .list, .value: break
    }
    let made = schema.fields.map { field in
      self.field(field, member: [], nullIsWritten: true, isInPlace: true)
    }
    let written = fields.count
    fields += made + [end]
    let read = fields.count
    for field in made { fields += [end, field] }
    fields.append(end)
    let old = shaped[position]
    shaped[position] = JSONPlan.Shaped(
      shape: old.shape, isWritten: old.isWritten, record: old.record, written: written, read: read)
  }

  private func shape(of schema: RecordSchema) -> JSONPlan.Shape {
    switch schema.meaning {
    case .fields: .checkedMembers
    case .timestamp: .timestamp
    case .duration: .duration
    case .fieldMask: .fieldMask
    case .wrapper: .wrapper
    case .object: .object
    case .list: .list
    case .value: .value
    case .any: .any
    }
  }

  /// Whether records of a meaning are written in its shape.
  private func isWritten(_ meaning: RecordMeaning) -> Bool {
    switch meaning {
    case .fields: false
    case .object, .list, .value: true
    case .timestamp, .duration, .fieldMask, .wrapper, .any: form.usesMeanings
    }
  }

  // MARK: - Fields

  /// - Parameter isInPlace: whether the field's value may be that of the record around it, whose shape must not be taken
  ///   for that of a plain record in it.
  private mutating func field(
    _ field: FieldSchema, member: [UInt8], nullIsWritten: Bool, isInPlace: Bool = false
  ) -> JSONPlan.Field {
    var nested = -1
    var holdsNull = false
    switch field.type {
    case .record(let reference):
      nested = position(of: reference.schema)
      holdsNull = reference.schema.meaning == .value
      if isInPlace, schemas.indices.contains(nested) {
        shaped.append(
          JSONPlan.Shaped(shape: .members, isWritten: false, record: nested, written: 0, read: 0))
        nested = schemas.count + shaped.count - 1
      }
    case .enumeration(let schema):
      holdsNull = schema.isNull
      nested = enumerations.count
      enumerations.append(enumeration(schema, nullIsWritten: nullIsWritten))
    default: break
    }
    let isSingle = field.cardinality == .implicit || field.cardinality == .optional
    return JSONPlan.Field(
      number: field.number, kind: field.type.kind, cardinality: field.cardinality,
      holdsNull: holdsNull && isSingle, member: texts.add(member), nested: nested)
  }

  private mutating func enumeration(
    _ schema: EnumSchema, nullIsWritten: Bool
  ) -> JSONPlan.Enumeration {
    let writesNull = schema.isNull && nullIsWritten
    let writesNames = form.enums == .names && !writesNull
    var quoted: [TextBlock.Entry] = []
    if writesNull { quoted.append(texts.add("null".utf8)) }
    while writesNames, let name = schema.name(ofNumber: Int32(quoted.count)) {
      quoted.append(texts.add(Self.quoted(name)))
    }
    return JSONPlan.Enumeration(
      schema: schema, names: TextIndex(schema.cases.map { Array($0.name.utf8) }),
      writesNames: writesNames, quoted: quoted)
  }

  private static func quoted(_ text: String) -> [UInt8] {
    var buffer = ByteBuffer()
    buffer.append(quoted: text)
    return buffer.bytes()
  }
}
