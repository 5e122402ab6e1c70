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

  /// Whether a comment says `@json exact`, whatever else it has.
  static func isExact(_ documentation: String) -> Bool {
    documentation.split(separator: "\n").contains { $0 == "\(mark) exact" }
  }

  /// The notes in a comment.
  ///
  /// - Throws: the line that begins like a note and is not one.
  static func notes(in documentation: String) throws(Unreadable) -> [JSONNote] {
    var notes: [JSONNote] = []
    for line in documentation.split(separator: "\n")
    where line == mark || line.hasPrefix(mark + " ") {
      guard let note = JSONNote(line.dropFirst(mark.count).trimmingPrefix(" ")) else {
        throw Unreadable(line: String(line))
      }
      notes.append(note)
    }
    return notes
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
  /// - Throws: `SchemaFailure` where a note is unknown, or does not fit what it is about.
  static func noted(
    _ root: RecordSchema, in set: SchemaSet, file: String
  ) throws(SchemaFailure) -> (schema: DocumentSchema, set: SchemaSet)? {
    guard JSONNote.isExact(root.documentation) else { return nil }
    var reader = JSONNoteReader(set: set, file: file)
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

  mutating func read(_ record: RecordSchema) throws(SchemaFailure) {
    roles[record.name] = RecordRole(record.meaning)
    for note in try notes(in: record.documentation, of: record.name) {
      switch note {
      case .exact: break
      case .role(let role) where record.canStand(for: role): roles[record.name] = role
      default: throw unfit(note, record.name)
      }
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
        "the comment of \(place) has the unknown line '\(error.line)'; correct or remove it",
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
