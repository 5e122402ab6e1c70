import Bytes
public import NativeCodecs
import RecordModel
public import SchemaLanguages

/// Finds out how JSON documents stand to the messages of a `.proto` file.
///
/// Documents that were not written for the schema call members otherwise and nest otherwise than ProtoJSON would:
///
/// | in the documents | in the schema | becomes |
/// |---|---|---|
/// | a member whose name no identifier can spell | the one field with the same letters (``ProtobufMembers``) | the field, with the member's name as its `json_name` |
/// | an array, where a message is asked for | a message whose one field is repeated | ``RecordRole/list`` |
/// | an object whose keys are data | a message whose one field is a map | ``RecordRole/map`` |
/// | a value of any of several kinds | a message that is one oneof | ``RecordRole/union`` |
///
/// A message whose comment has the line `@json exact` says itself how its documents stand to it (``JSONNote``), as the
/// `.proto` of an ``InferredSchema`` does. Where it does not say so, such lines are refused.
///
/// Google's own types have the forms that ProtoJSON gives them (`RecordMeaning`). What is observed decides for all documents, so that each is carried and given back in one way only:
///
///     var documents = try ProtobufDocuments(set, message: "Main")
///     for document in samples { try documents.observe(document) }
///     let mapping = DocumentMapping(documents.schema)
public struct ProtobufDocuments: Sendable {
  private let set: SchemaSet
  private let root: RecordSchema
  /// Whether members that no field goes with are passed over.
  private let ignoresUnknown: Bool
  private var observed: [String: Observed] = [:]
  /// What the file itself says of the documents, in comments.
  private let noted: (schema: DocumentSchema, set: SchemaSet)?

  /// What was seen of a record.
  private struct Observed {
    let members: ProtobufMembers
    var role: RecordRole?
    /// How the documents spell the fields, by field number.
    var spellings: [Int: Set<ExactText>] = [:]
  }

  /// Prepares for documents that are messages of a set of files.
  ///
  /// - Parameters:
  ///   - set: the files.
  ///   - message: the message's name, with or without its package; `nil` is the one that no other message uses.
  ///   - ignoresUnknown: whether members that no field goes with are passed over.
  /// - Throws: ``SchemaFailure`` where there is no such message, or no one message that is the obvious one.
  public init(
    _ set: SchemaSet, message: String? = nil, ignoresUnknown: Bool = false
  ) throws(SchemaFailure) {
    self.set = set
    self.ignoresUnknown = ignoresUnknown
    root = try Self.root(of: set, named: message)
    let imported = Set(set.files.flatMap(\.imports))
    noted = try DocumentSchema.noted(
      root, in: set, file: set.files.first { !imported.contains($0.path) }?.path ?? "")
  }

  private static func root(
    of set: SchemaSet, named name: String?
  ) throws(SchemaFailure) -> RecordSchema {
    let imported = Set(set.files.flatMap(\.imports))
    let own = set.files.filter { !imported.contains($0.path) }
    let file = own.first?.path ?? ""
    if let name {
      if let record = set.record(named: name) { return record }
      let names = own.flatMap(\.allRecords).map { $0.path.joined(separator: ".") }
      throw SchemaFailure(
        "there is no message '\(name)'; there are \(names.joined(separator: ", "))", file: file)
    }
    let names = Set(own.flatMap(\.allRecords).map(\.schema.name))
    guard !names.isEmpty else {
      throw SchemaFailure(
        "the file has no message that documents could be; name another file", file: file)
    }
    let roots = set.roots.filter { names.contains($0.name) }
    guard roots.count == 1 else {
      let candidates =
        roots.isEmpty
        ? "every message is used by another" : roots.map(\.name).joined(separator: ", ")
      throw SchemaFailure(
        "which message the documents are is not clear (\(candidates)); name it (--message)",
        file: file)
    }
    return roots[0]
  }

  // MARK: - What was found

  /// The files, in which fields have the names in JSON that the documents have.
  public var schemas: SchemaSet {
    if let noted { return noted.set }
    var names: [String: [Int: String]] = [:]
    for (record, observed) in observed {
      for (number, spellings) in observed.spellings {
        guard let field = set.record(named: record)?.field(numbered: number) else { continue }
        names[record, default: [:]][number] =
          spellings.first { $0.text != field.name }?.text ?? field.name
      }
    }
    return set.naming(names)
  }

  /// The schema of the documents observed so far.
  public var schema: DocumentSchema {
    if let noted { return noted.schema }
    let schemas = schemas
    var roles: [String: RecordRole] = [:]
    for record in schemas.files.flatMap(\.allRecords) {
      roles[record.schema.name] =
        RecordRole(record.schema.meaning) ?? observed[record.schema.name]?.role ?? .object
    }
    return DocumentSchema(
      root: schemas.record(named: root.name) ?? root, roles: roles,
      fieldRoles: schemas.nullFieldRoles, allowsMissing: true, types: schemas.typesByFullName)
  }

  // MARK: - Observing

  /// Takes a document into account.
  ///
  /// - Throws: ``DocumentFailure`` where no message of the schema is like it: a member has no field, a required one is
  ///   missing, several of a oneof are there, or a value is of another kind.
  public mutating func observe(_ document: JSONValue) throws(DocumentFailure) {
    // There is nothing to find out.
    if noted != nil { return }
    try observe(document, as: root)
  }

  private mutating func observe(
    _ value: JSONValue, as record: RecordSchema
  ) throws(DocumentFailure) {
    let known = facts(of: record)
    // Its form in JSON is known.
    if RecordRole(record.meaning) != nil { return }
    switch value {
    case .object(let members):
      // Its own members speak for an object; else it may be what the one field holds.
      let isItself = members.allSatisfy { known.members.number(of: $0.name) != nil }
      if isItself || !(isUnion(record) || isMap(record)) {
        // An empty object may be anything.
        if !members.isEmpty { try settle(.object, for: record) }
        try observe(members, as: record, known)
      } else if isMap(record) {
        try settle(.map, for: record)
        try observe(value, as: record.fields[0])
      } else {
        try observeAlternative(value, as: record)
      }
    case .array where isList(record):
      try settle(.list, for: record)
      try observe(value, as: record.fields[0])
    case _ where isUnion(record): try observeAlternative(value, as: record)
    default:
      throw DocumentFailure(
        .wrongType(expected: "an object (\(record.name))", found: JSONText.found(value)))
    }
  }

  private mutating func observe(
    _ members: [JSONValue.Member], as record: RecordSchema, _ known: Observed
  ) throws(DocumentFailure) {
    var present: [Int: String] = [:]
    for member in members {
      guard let number = known.members.number(of: member.name),
        let field = record.field(numbered: number)
      else {
        if ignoresUnknown { continue }
        throw DocumentFailure(.unmatchedMember(member.name, record: record.name))
      }
      if let other = present[number] {
        throw DocumentFailure(
          other.isExactly(member.name)
            ? .duplicateMember(other)
            : .twoSpellings(field: field.name, record: record.name, [other, member.name]))
      }
      try note(member.name, for: field, of: record)
      if member.value == .null, !field.holdsNull { continue }
      present[number] = member.name
      do throws(DocumentFailure) {
        try observe(member.value, as: field)
      } catch {
        throw error.inside(.member(member.name))
      }
    }
    try check(present, record)
  }

  /// Checks what a message's fields must and must not have in common.
  private func check(
    _ present: [Int: String], _ record: RecordSchema
  ) throws(DocumentFailure) {
    for field in record.fields where field.isRequired {
      if present[field.number] == nil { throw DocumentFailure(.missingMember(field.name)) }
    }
    for oneof in record.oneofs {
      let names = oneof.fields.compactMap { present[$0] }
      if names.count > 1 {
        throw DocumentFailure(.exclusiveMembers(names[0], names[1], oneof: oneof.name))
      }
    }
  }

  private mutating func observe(
    _ value: JSONValue, as field: FieldSchema
  ) throws(DocumentFailure) {
    guard case .record(let reference) = field.type else { return }
    let record = reference.schema
    switch (value, field.cardinality) {
    case (.null, _): return
    case (.array(let elements), .repeated):
      for (index, element) in elements.enumerated() {
        do throws(DocumentFailure) {
          try observe(element, as: record)
        } catch {
          throw error.inside(.element(index))
        }
      }
    case (.object(let members), .map): try observe(values: members, as: field)
    case (_, .implicit), (_, .optional): try observe(value, as: record)
    // What the mapping refuses.
    case (_, .repeated), (_, .map): return
    }
  }

  private mutating func observe(
    values members: [JSONValue.Member], as field: FieldSchema
  ) throws(DocumentFailure) {
    guard case .record(let reference) = field.type else { return }
    for member in members {
      do throws(DocumentFailure) {
        try observe(member.value, as: reference.schema)
      } catch {
        throw error.inside(.member(member.name))
      }
    }
  }

  // MARK: - Messages that stand for what they hold

  /// Whether an array may stand for a message: its one field is repeated.
  private func isList(_ record: RecordSchema) -> Bool {
    record.fields.count == 1 && record.fields[0].cardinality == .repeated
  }

  /// Whether an object whose keys are data may stand for a message: its one field is a map.
  private func isMap(_ record: RecordSchema) -> Bool {
    record.fields.count == 1 && record.fields[0].cardinality == .map
  }

  /// Whether a message is one oneof and nothing else.
  private func isUnion(_ record: RecordSchema) -> Bool {
    record.oneofs.count == 1 && record.oneofs[0].fields.count == record.fields.count
  }

  private mutating func observeAlternative(
    _ value: JSONValue, as record: RecordSchema
  ) throws(DocumentFailure) {
    try settle(.union, for: record)
    var failure: DocumentFailure?
    for case .record(let reference) in record.fields.map(\.type) {
      let before = observed
      do throws(DocumentFailure) {
        return try observe(value, as: reference.schema)
      } catch {
        observed = before
        failure = failure ?? error
      }
    }
    // A scalar finds its alternative when it is read.
    switch value {
    case .object, .array:
      throw failure
        ?? DocumentFailure(
          .wrongType(
            expected: "a value of the oneof in \(record.name)", found: JSONText.found(value)))
    default: return
    }
  }

  // MARK: - Notes

  private mutating func facts(of record: RecordSchema) -> Observed {
    if let known = observed[record.name] { return known }
    let new = Observed(members: ProtobufMembers(record))
    observed[record.name] = new
    return new
  }

  private mutating func settle(
    _ role: RecordRole, for record: RecordSchema
  ) throws(DocumentFailure) {
    if let other = observed[record.name]?.role, other != role {
      throw DocumentFailure(.twoForms(record: record.name))
    }
    observed[record.name]?.role = role
  }

  private mutating func note(
    _ member: String, for field: FieldSchema, of record: RecordSchema
  ) throws(DocumentFailure) {
    if observed[record.name]?.spellings[field.number]?.contains(ExactText(member)) == true {
      return
    }
    observed[record.name]?.spellings[field.number, default: []].insert(ExactText(member))
    // The field's own name is always read, beside one other.
    let others = (observed[record.name]?.spellings[field.number] ?? [])
      .subtracting([ExactText(field.name)])
    guard others.count <= 1 else {
      throw DocumentFailure(
        .twoSpellings(field: field.name, record: record.name, others.map(\.text).sorted()))
    }
  }
}
