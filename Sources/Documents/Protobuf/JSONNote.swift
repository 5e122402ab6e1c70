import NativeCodecs
import RecordModel
import SchemaLanguages

/// What a comment in a `.proto` file says about the JSON form of a message, a field, or an enum value: a line that begins
/// with `@json`.
///
/// | line | before | meaning |
/// |---|---|---|
/// | `@json exact` | a message | its documents come back equal or are refused, by these lines and not by ProtoJSON |
/// | `@json array`, `map`, `tuple`, `union`, `value` | a message | the ``RecordRole`` |
/// | `@json uuid`, `hexadecimal`, `date`, `seconds`, `milliseconds`, `microseconds`, `nanoseconds` | a field | the ``TextForm`` |
/// | `@json null`, `missing` | a field | what an absent or empty field is in JSON (``FieldRole/Absence``) |
/// | `@json name "[x]"` | a field | the member's name, where `json_name` cannot have it |
/// | `@json text "dark-blue"` | an enum's value | its text |
///
/// Any other line that begins with `@json` is refused. All of them are refused unless the message of the documents has
/// `@json exact`: ignoring a line would change what documents say.
enum JSONNote: Equatable {
  case exact
  case role(RecordRole)
  case form(TextForm)
  case absence(FieldRole.Absence)
  case name(String)
  case text(String)

  private static let mark = "@json"

  private static let words: [(String, JSONNote)] = [
    ("exact", .exact), ("array", .role(.list)), ("map", .role(.map)), ("tuple", .role(.tuple)),
    ("union", .role(.union)), ("value", .role(.value)), ("uuid", .form(.uuid)),
    ("hexadecimal", .form(.hexadecimal)), ("date", .form(.date)),
    ("seconds", .form(.timestamp(fractionDigits: .none))),
    ("milliseconds", .form(.timestamp(fractionDigits: .three))),
    ("microseconds", .form(.timestamp(fractionDigits: .six))),
    ("nanoseconds", .form(.timestamp(fractionDigits: .nine))), ("null", .absence(.null)),
    ("missing", .absence(.missing)),
  ]

  /// The line; `nil` for what needs none.
  var line: String? {
    switch self {
    case .name(let name): "\(Self.mark) name \(JSONValue.string(name).compactText)"
    case .text(let text): "\(Self.mark) text \(JSONValue.string(text).compactText)"
    default: Self.words.first { $0.1 == self }.map { "\(Self.mark) \($0.0)" }
    }
  }

  /// What can come after the mark, for messages.
  static var vocabulary: String {
    words.map(\.0).joined(separator: ", ") + #", name "…" or text "…""#
  }

  /// The notes in a comment.
  ///
  /// - Throws: the line that begins like a note and is not one.
  static func notes(in documentation: String) throws(Unreadable) -> [JSONNote] {
    var notes: [JSONNote] = []
    for line in documentation.split(separator: "\n") {
      let line = line.trimmingPrefix(while: \.isWhitespace)
      guard isMeantAsNote(line) else { continue }
      guard line.hasPrefix(mark),
        let note = JSONNote(line.dropFirst(mark.count).trimmingPrefix(while: \.isWhitespace))
      else { throw Unreadable(line: String(line)) }
      notes.append(note)
    }
    return notes
  }

  /// Whether a line begins with the mark, be it in other letters or with a colon after it.
  private static func isMeantAsNote(_ line: Substring) -> Bool {
    guard line.prefix(mark.count).lowercased() == mark else { return false }
    return line.dropFirst(mark.count).first.map { $0.isWhitespace || $0 == ":" } ?? true
  }

  private init?(_ text: Substring) {
    if let word = Self.words.first(where: { $0.0 == text }) {
      self = word.1
      return
    }
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0] == "name" || parts[0] == "text",
      case .string(let value)? = try? JSONValue(reading: Array(parts[1].utf8))
    else { return nil }
    self = parts[0] == "name" ? .name(value) : .text(value)
  }

  /// A line that begins like a note and is not one.
  struct Unreadable: Error {
    let line: String
  }
}

// MARK: - Writing

extension DocumentSchema {
  /// The lines that make the schema again of its `.proto` text (``noted(_:in:file:)``), besides those that inferred
  /// enums have in their documentation.
  var notes: SchemaNotes {
    var notes = SchemaNotes()
    for record in root.reachable {
      let own: [JSONNote] =
        (record === root ? [.exact] : []) + [.role(role(of: record))]
      notes.records[record.name] = own.compactMap(\.line)
      for field in record.fields {
        let role = role(of: field, in: record)
        var own: [JSONNote] = [.form(role.form)]
        if let absence = role.absence { own.append(.absence(absence)) }
        if !ProtoPrinter.canSpell(jsonName: field.jsonName) { own.append(.name(field.jsonName)) }
        notes.fields[record.name, default: [:]][field.number] = own.compactMap(\.line)
      }
    }
    return notes
  }
}

// MARK: - Reading

extension DocumentSchema {
  /// The schema of a message whose comments describe its JSON form, and the files with the names in JSON that they
  /// give; `nil` where the message has no `@json exact`.
  ///
  /// - Throws: `SchemaFailure` where a note is unknown, does not fit what it is about, or is there without `@json exact`.
  static func noted(
    _ root: RecordSchema, in set: SchemaSet, file: String
  ) throws(SchemaFailure) -> (schema: DocumentSchema, set: SchemaSet)? {
    var reader = JSONNoteReader(set: set, file: file)
    guard try reader.isExact(root) else {
      try reader.refuseNotes(of: root)
      return nil
    }
    try reader.refuseNotesOfFiles()
    for record in root.reachable { try reader.read(record) }
    let named = set.naming(reader.names)
    let schema = DocumentSchema(
      root: named.record(named: root.name) ?? root, roles: reader.roles,
      fieldRoles: reader.fieldRoles, caseTexts: reader.caseTexts)
    return (schema, named)
  }
}

/// Collects what the notes of records say.
private struct JSONNoteReader {
  let set: SchemaSet
  let file: String
  private(set) var roles: [String: RecordRole] = [:]
  private(set) var fieldRoles: [String: [Int: FieldRole]]
  private(set) var caseTexts: [String: [String]] = [:]
  private(set) var names: [String: [Int: String]] = [:]

  init(set: SchemaSet, file: String) {
    self.set = set
    self.file = file
    fieldRoles = set.nullFieldRoles
  }

  /// Whether a message says that its documents go by the notes.
  func isExact(_ record: RecordSchema) throws(SchemaFailure) -> Bool {
    try notes(in: record.documentation, of: record.name).contains(.exact)
  }

  /// Refuses the notes of a message whose documents do not go by them, and of all that it leads to.
  func refuseNotes(of root: RecordSchema) throws(SchemaFailure) {
    let reachable = root.reachable
    let holdsAny = reachable.contains { $0.meaning == .any }
    let records = holdsAny ? set.files.flatMap(\.allRecords).map(\.schema) : reachable
    let comments = set.files.map { ($0.path, $0.documentation) } + records.flatMap(\.comments)
    for (place, documentation) in comments {
      guard let note = try notes(in: documentation, of: place).first else { continue }
      let line = note.line ?? ""
      throw SchemaFailure(
        "the comment of \(place) has the line '\(line)', which counts only where that of the message \(root.name), which the documents are, has the line '@json exact'; write '// @json exact' before that message, or remove this line",
        file: file)
    }
  }

  /// Refuses notes on files, which are about messages.
  func refuseNotesOfFiles() throws(SchemaFailure) {
    for file in set.files { try refuseNotes(in: file.documentation, of: file.path) }
  }

  private func refuseNotes(in comment: String, of place: String) throws(SchemaFailure) {
    if let note = try notes(in: comment, of: place).first { throw unfit(note, place) }
  }

  mutating func read(_ record: RecordSchema) throws(SchemaFailure) {
    roles[record.name] = RecordRole(record.meaning)
    for note in try notes(in: record.documentation, of: record.name) {
      switch note {
      case .exact: break
      case .role(let role) where record.canStand(for: role): roles[record.name] = role
      default: throw unfit(note, record.name)
      }
    }
    for oneof in record.oneofs {
      try refuseNotes(in: oneof.documentation, of: "\(record.name).\(oneof.name)")
    }
    var jsonNames = Set(record.fields.map { ExactText($0.jsonName) })
    for field in record.fields {
      let place = "\(record.name).\(field.name)"
      for note in try notes(in: field.documentation, of: place) {
        switch note {
        case .form(let form) where field.type.kind == form.kind:
          fieldRoles[record.name, default: [:]][field.number, default: FieldRole()].form = form
        case .absence(let absence) where field.canHave(absence):
          fieldRoles[record.name, default: [:]][field.number, default: FieldRole()].absence =
            absence
        case .name(let name):
          guard jsonNames.insert(ExactText(name)).inserted else { throw unfit(note, place) }
          names[record.name, default: [:]][field.number] = name
        default: throw unfit(note, place)
        }
      }
      if case .enumeration(let schema) = field.type, caseTexts[schema.name] == nil {
        caseTexts[schema.name] = try texts(of: schema)
      }
    }
  }

  private func texts(of schema: EnumSchema) throws(SchemaFailure) -> [String] {
    try refuseNotes(in: schema.documentation, of: schema.name)
    var texts: [String] = []
    var known: Set<ExactText> = []
    for item in schema.cases {
      var text = item.name
      let place = "\(schema.name).\(item.name)"
      for note in try notes(in: item.documentation, of: place) {
        guard case .text(let given) = note else { throw unfit(note, place) }
        text = given
      }
      guard known.insert(ExactText(text)).inserted else { throw unfit(.text(text), place) }
      texts.append(text)
    }
    return texts
  }

  private func notes(
    in documentation: String, of place: String
  ) throws(SchemaFailure) -> [JSONNote] {
    do throws(JSONNote.Unreadable) {
      return try JSONNote.notes(in: documentation)
    } catch {
      throw SchemaFailure(
        "the comment of \(place) has the unknown line '\(error.line)'; after @json comes one of \(JSONNote.vocabulary)",
        file: file)
    }
  }

  private func unfit(_ note: JSONNote, _ place: String) -> SchemaFailure {
    SchemaFailure(
      "the comment of \(place) has the line '\(note.line ?? "@json")', which does not fit it; correct or remove it",
      file: file)
  }
}

extension RecordSchema {
  /// What each comment of the message, of its fields and of their enums is about, and the comment.
  fileprivate var comments: [(place: String, text: String)] {
    var comments = [(name, documentation)]
    for oneof in oneofs { comments.append(("\(name).\(oneof.name)", oneof.documentation)) }
    for field in fields {
      comments.append(("\(name).\(field.name)", field.documentation))
      guard case .enumeration(let schema) = field.type else { continue }
      comments.append((schema.name, schema.documentation))
      for item in schema.cases {
        comments.append(("\(schema.name).\(item.name)", item.documentation))
      }
    }
    return comments
  }

  /// Whether the fields are such as a role asks for.
  fileprivate func canStand(for role: RecordRole) -> Bool {
    if meaning != .fields { return false }
    return switch role {
    case .list: fields.count == 1 && fields[0].cardinality == .repeated
    case .map: fields.count == 1 && fields[0].cardinality == .map
    case .value: fields.count == 1
    case .tuple: true
    case .union: fields.allSatisfy { $0.cardinality == .optional }
    default: false
    }
  }
}

extension FieldSchema {
  fileprivate func canHave(_ absence: FieldRole.Absence) -> Bool {
    switch cardinality {
    case .implicit: false
    case .optional: absence == .null
    case .repeated, .map: true
    }
  }
}

extension TextForm {
  /// The kind of field that carries texts of the form.
  fileprivate var kind: ValueKind? {
    switch self {
    case .plain: nil
    case .uuid, .hexadecimal: .bytes
    case .date: .int32
    case .timestamp: .int64
    }
  }
}
