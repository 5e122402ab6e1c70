import Bytes
import NativeCodecs
import SchemaLanguages

/// A type of a schema, as the coding of documents needs it: other types by their positions in the plan.
enum AvroDocumentType: Sendable {
  case null, boolean, int, long, float, double, bytes, string
  case fixed(Int)
  case enumeration(Enumeration)
  case record(Record)
  case array(Int)
  case map(Int)
  case union(Union)
  case decimal(Decimal)
  /// A number of units since the epoch or midnight.
  case time(AvroTimeForm)
  /// A UUID, in text or in sixteen bytes.
  case uuid(isFixed: Bool)
  /// Months, days and milliseconds.
  case duration

  /// An enum: its symbols, and where each stands.
  final class Enumeration: Sendable {
    /// As documents have them.
    let symbols: [String]
    let positions: [ExactText: Int]

    init(_ enumeration: AvroSchema.Enumeration) {
      let names = EscapedNames(enumeration.symbols.map { ($0, []) })
      symbols = names.shown
      positions = names.positions
    }
  }

  /// A record: its fields, and which one a member is.
  final class Record: Sendable {
    let name: AvroName
    let fields: [Field]
    let positions: [ExactText: Int]

    init(_ record: AvroSchema.Record, types: [Int]) {
      name = record.name
      let names = EscapedNames(record.fields.map { ($0.name, $0.aliases) })
      positions = names.positions
      fields = zip(zip(record.fields, names.shown), types).map { field, type in
        Field(name: field.1, type: type, defaultValue: field.0.defaultValue)
      }
    }
  }

  /// A field of a record.
  struct Field: Sendable {
    /// As documents have it.
    let name: String
    let type: Int
    /// In the notation that schemas have for defaults.
    let defaultValue: JSONValue?
  }

  /// A union: its branches, and the names by which Avro's JSON encoding tells them apart.
  final class Union: Sendable {
    let branches: [Int]
    let names: [String]
    /// The branch `null`.
    let null: Int?

    init(branches: [Int], names: [String]) {
      self.branches = branches
      self.names = names
      null = names.firstIndex(of: "null")
    }

    /// The branch that an object's only member names.
    func branch(taggedIn members: [JSONValue.Member]) -> Int? {
      guard members.count == 1, members[0].name != "null" else { return nil }
      let name = ExactText(members[0].name)
      return names.firstIndex { ExactText($0) == name }
    }
  }

  /// A decimal: how many digits it has at most, how many of them behind the point, and in how many bytes, if always in as
  /// many.
  struct Decimal: Sendable {
    let precision: Int
    let scale: Int
    let size: Int?
  }
}

/// Names of a schema as documents have them, and the names by which each is found.
private struct EscapedNames {
  let shown: [String]
  let positions: [ExactText: Int]

  init(_ names: [(name: String, aliases: [String])]) {
    let spelled = names.map { ExactText($0.name) }
    shown = Self.shown(names.map(\.name))
    var positions: [ExactText: Int] = [:]
    for (position, name) in shown.enumerated() { positions[ExactText(name)] = position }
    for (position, name) in spelled.enumerated() where positions[name] == nil {
      positions[name] = position
    }
    for (position, entry) in names.enumerated() {
      for alias in entry.aliases {
        for name in [alias, NameEscape.unescaped(alias)] where positions[ExactText(name)] == nil {
          positions[ExactText(name)] = position
        }
      }
    }
    self.positions = positions
  }

  /// What the names stand for, each another one: a name as it is spelled where another name stands for the same, or is
  /// spelled as this one would be shown.
  private static func shown(_ names: [String]) -> [String] {
    let meant = names.map(NameEscape.unescaped)
    // Whose a meaning is: of a name that stands for itself, or else of the first.
    var owners: [ExactText: Int] = [:]
    for (position, name) in meant.enumerated() where names[position] == name {
      owners[ExactText(name)] = position
    }
    for (position, name) in meant.enumerated() where owners[ExactText(name)] == nil {
      owners[ExactText(name)] = position
    }
    var shown = meant
    var isSpelled = [Bool](repeating: false, count: names.count)
    var pending = names.indices.filter { owners[ExactText(meant[$0])] != $0 }
    while let position = pending.popLast() {
      guard !isSpelled[position] else { continue }
      isSpelled[position] = true
      shown[position] = names[position]
      if let owner = owners[ExactText(names[position])] { pending.append(owner) }
    }
    return shown
  }
}
