import RecordModel
import SchemaLanguages

/// Makes the records that carry what was seen, and takes down why.
struct InferenceConclusion {
  let ledger: InferenceLedger
  let carriesForms: Bool
  private var names = InferredNames()
  private var roles: [String: RecordRole] = [:]
  private var fieldRoles: [String: [Int: FieldRole]] = [:]
  private var caseTexts: [String: [String]] = [:]
  private var findings: [InferredSchema.Finding] = []
  private var unionsWithNull: Set<String> = []

  init(_ ledger: InferenceLedger, carriesForms: Bool) {
    self.ledger = ledger
    self.carriesForms = carriesForms
  }

  /// What carries the values of a place.
  struct Content {
    let type: FieldType
    var encoding = FieldEncoding.varint
    var form = TextForm.plain
    var numbers = FieldRole.Numbers.plain
    /// Implicit for one value.
    var cardinality = Cardinality.implicit
    let reason: String
  }

  /// The schema of documents that were all seen at one place.
  mutating func schema(
    of root: Place, named name: String
  ) throws(DocumentFailure) -> InferredSchema {
    let row = reserveFinding()
    let content = try value(of: root, named: name, path: "$")
    let record: RecordSchema
    let field: FieldSchema
    if case .record(let reference) = content.type {
      record = reference.schema
      field = FieldSchema(1, "value", content.type)
    } else {
      let name = names.type(name)
      field = self.field(1, "value", content, in: name)
      record = RecordSchema(name, [field], documentation: "A JSON value.")
      roles[name] = .value
    }
    fillFinding(row, "$", field, content.reason, root.count - root.nulls, of: root.count)
    return InferredSchema(
      schema: DocumentSchema(
        root: record, roles: roles, fieldRoles: fieldRoles, caseTexts: caseTexts),
      documents: root.count, findings: findings, unionsWithNull: unionsWithNull)
  }

  // MARK: - Values

  /// What carries one value of a place, whatever it is: in an array, in a map or at the top.
  private mutating func value(
    of place: Place, named name: String, path: String
  ) throws(DocumentFailure) -> Content {
    let alternatives = place.alternatives(carriesForms: carriesForms)
    if place.nulls > 0 || alternatives.count > 1 {
      return try union(of: alternatives, place, named: name, path: path)
    }
    guard let alternative = alternatives.first else {
      return Content(type: .string, reason: "nothing was seen")
    }
    return try value(of: alternative, place, named: name, path: path)
  }

  /// What carries one value of one kind.
  private mutating func value(
    of alternative: Alternative, _ place: Place, named name: String, path: String
  ) throws(DocumentFailure) -> Content {
    switch alternative {
    case .scalar(let carrier):
      return Content(
        type: carrier.type, encoding: carrier.encoding, form: carrier.form,
        numbers: carrier.numbers, reason: carrier.reason)
    case .enumeration(let texts, let reason):
      return Content(type: .enumeration(enumeration(of: texts, named: name)), reason: reason)
    case .object:
      let record = try objectRecord(of: place.objects, named: names.type(name), path: path)
      return Content(
        type: .record(record), reason: "objects, \(counted(record.fields.count, "member"))")
    case .tuple:
      let record = try tupleRecord(of: place.arrays, named: names.type(name), path: path)
      return Content(
        type: .record(record),
        reason: "arrays of \(record.fields.count), of one kind at each position")
    case .list, .map:
      let name = names.type(name)
      let content = try collection(of: alternative, place, named: name + "_element", path: path)
      let isList = content.cardinality == .repeated
      let record = RecordSchema(
        name, [field(1, isList ? "elements" : "entries", content, in: name)],
        documentation: isList ? "A JSON array." : "A JSON object of any names.")
      roles[name] = isList ? .list : .map
      return Content(type: .record(record), reason: content.reason)
    }
  }

  /// What carries arrays or maps in one field.
  private mutating func collection(
    of alternative: Alternative, _ place: Place, named name: String, path: String
  ) throws(DocumentFailure) -> Content {
    var inner: Content
    let reason: String
    if case .map(let why) = alternative {
      let values = try place.objects.allValues(ledger)
      inner = try value(of: values, named: name, path: path + "{}")
      inner.cardinality = .map
      reason = "objects; \(why); each "
    } else {
      let elements = try place.arrays.allElements(ledger)
      inner = try value(of: elements, named: name, path: path + "[]")
      inner.cardinality = .repeated
      reason = "arrays of \(counted(place.arrays.entries, "element")); each "
    }
    return Content(
      type: inner.type, encoding: inner.encoding, form: inner.form,
      numbers: inner.numbers, cardinality: inner.cardinality,
      reason: reason + inner.reason)
  }

  /// What carries values of several kinds, and `null`.
  private mutating func union(
    of alternatives: [Alternative], _ place: Place, named name: String, path: String
  ) throws(DocumentFailure) -> Content {
    let name = names.type(name)
    var fields: [FieldSchema] = []
    for alternative in alternatives {
      let row = reserveFinding()
      let label = alternative.label
      let content = try value(of: alternative, place, named: "\(name)_\(label)", path: path)
      let field = field(fields.count + 1, label, content, .optional, in: name)
      fillFinding(
        row, "\(path) (\(label))", field, content.reason, place.count(of: alternative),
        of: place.count)
      fields.append(field)
    }
    let kinds = alternatives.map(\.label) + (place.nulls > 0 ? ["null"] : [])
    let record = RecordSchema(
      name, fields, oneofs: fields.isEmpty ? [] : [OneofSchema("kind", fields.map(\.number))],
      documentation: "A JSON value of one of several kinds; null where none is there.")
    roles[name] = .union
    if place.nulls > 0 { unionsWithNull.insert(name) }
    return Content(
      type: .record(record), reason: "values of several kinds: " + kinds.joined(separator: ", "))
  }

  private mutating func enumeration(of texts: [String], named name: String) -> EnumSchema {
    let name = names.type(name)
    let prefix = name.split(separator: "_").last.map(String.init) ?? name
    var cases: [EnumSchema.Case] = []
    for (number, text) in texts.enumerated() {
      let caseName = names.enumCase(text, prefix: prefix)
      cases.append(
        EnumSchema.Case(
          caseName, Int32(number),
          documentation: caseName == text ? "" : JSONNote.text(text).line ?? ""))
    }
    caseTexts[name] = texts
    return EnumSchema(name, cases)
  }

  // MARK: - Records

  private mutating func objectRecord(
    of facts: ObjectFacts, named name: String, path: String
  ) throws(DocumentFailure) -> RecordSchema {
    var fieldNames = InferredNames()
    var fields: [FieldSchema] = []
    for member in facts.membersByTag(carriesForms: carriesForms) {
      let path = path + DocumentPath.text(of: .member(member.name))
      fields.append(
        try field(
          fields.count + 1, fieldNames.field(member.name), jsonName: member.name, member.place,
          objects: facts.count, in: name, path: path))
    }
    return RecordSchema(name, ProtoMemberNames.apart(fields))
  }

  private mutating func tupleRecord(
    of facts: ArrayFacts, named name: String, path: String
  ) throws(DocumentFailure) -> RecordSchema {
    var fields: [FieldSchema] = []
    for (position, place) in facts.positions.enumerated() {
      fields.append(
        try field(
          position + 1, "item\(position)", jsonName: "item\(position)", place,
          objects: facts.count, in: name,
          path: path + DocumentPath.text(of: .element(position))))
    }
    roles[name] = .tuple
    return RecordSchema(name, fields, documentation: "A JSON array of \(fields.count).")
  }

  // MARK: - Fields

  /// The field of a member that some objects may not have.
  private mutating func field(
    _ number: Int, _ name: String, jsonName: String, _ place: Place, objects: Int,
    in record: String, path: String
  ) throws(DocumentFailure) -> FieldSchema {
    let row = reserveFinding()
    let isMissing = place.count < objects
    let isNull = place.nulls > 0
    let alternatives = place.alternatives(carriesForms: carriesForms)
    var content: Content
    var cardinality = Cardinality.implicit
    var absence: FieldRole.Absence?
    let typeName = "\(record)_\(name)"
    if alternatives.count > 1 || (isNull && isMissing) {
      // Null is in the union.
      content = try union(of: alternatives, place, named: typeName, path: path)
      if isMissing { cardinality = .optional }
    } else if let alternative = alternatives.first {
      absence = isMissing ? .missing : isNull ? .null : nil
      if alternative.isCollection, absence == nil || !place.hasEmptyCollections {
        content = try collection(of: alternative, place, named: typeName, path: path)
      } else {
        content = try value(of: alternative, place, named: typeName, path: path)
        if absence != nil { cardinality = .optional }
      }
    } else {
      content = Content(type: .string, reason: "nothing but null was seen")
      (cardinality, absence) = (.optional, .null)
    }
    let field = self.field(
      number, name, content, cardinality, jsonName: jsonName, absence: absence, in: record)
    fillFinding(
      row, path, field, content.reason, place.count - place.nulls, of: objects, absence: absence)
    return field
  }

  /// A field for a content, whose role is taken down.
  private mutating func field(
    _ number: Int, _ name: String, _ content: Content, _ cardinality: Cardinality = .implicit,
    jsonName: String? = nil, absence: FieldRole.Absence? = nil, in record: String
  ) -> FieldSchema {
    let cardinality = content.cardinality == .implicit ? cardinality : content.cardinality
    // An optional field that is absent is missing anyway.
    let role = FieldRole(
      absence: cardinality == .optional && absence == .missing ? nil : absence, form: content.form,
      numbers: content.numbers)
    if role != FieldRole() { fieldRoles[record, default: [:]][number] = role }
    return FieldSchema(
      number, name, content.type, cardinality, as: content.encoding, jsonName: jsonName ?? name,
      documentation: role.documentation(cardinality, content.type.kind))
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  // MARK: - Findings

  /// A row for a place whose type is known only when what is in it has been concluded.
  private mutating func reserveFinding() -> Int {
    findings.append(.init(path: "", type: "", reason: "", present: 0, possible: 0))
    return findings.count - 1
  }

  private mutating func fillFinding(
    _ row: Int, _ path: String, _ field: FieldSchema, _ reason: String, _ present: Int,
    of possible: Int, absence: FieldRole.Absence? = nil
  ) {
    let words: String =
      switch present == 0 ? nil : absence {
      case .null: "; else null"
      case .missing: "; else missing"
      case nil: ""
      }
    findings[row] = InferredSchema.Finding(
      path: path, type: field.spelling(roles), reason: reason + words, present: present,
      possible: possible)
  }
}
