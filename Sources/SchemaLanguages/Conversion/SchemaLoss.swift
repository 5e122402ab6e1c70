/// Something that a schema says and that does not survive its way into another language.
public struct SchemaLoss: Sendable, Hashable {
  /// What kind of thing is lost, and what becomes of it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Numbers that Protobuf knows fields by.
    case fieldNumber = "field numbers, by which Protobuf knows fields"
    /// `sint32`, `fixed64` and their like.
    case encoding = "how Protobuf writes the integers"
    /// Groups.
    case delimiting = "that Protobuf writes the messages as groups"
    /// `message_set_wire_format`.
    case messageSet = "that Protobuf writes the messages as message sets"
    /// `features.utf8_validation = NONE`.
    case uncheckedText = "that text may be other than UTF-8: it is always checked"
    /// `packed`, where it is not the default.
    case packing = "whether Protobuf packs the numbers"
    /// `json_name`.
    case jsonName = "names of their own in JSON"
    /// A oneof two of whose members have one type in Avro, whose unions tell values apart by their types.
    case exclusiveness = "that at most one of the fields is there"
    /// The names of the members of a oneof.
    case memberName = "names of a oneof's fields: the type in the union says which it is"
    /// A record that is a union.
    case oneOfKinds = "that the value is one of several kinds: a record with a field for each"
    /// `required`.
    case required = "that the field is always there"
    /// A default that is not the type's zero.
    case defaultValue = "defaults"
    /// `uint32` and `uint64`.
    case unsignedRange = "that the integers are not negative"
    /// Numbers of enums.
    case enumNumber = "numbers of enums, of which only the order remains"
    /// Several names of a number.
    case enumAlias = "that names of an enum have the same number"
    /// Enums that take numbers without a name.
    case openEnum = "that enums take numbers without a name"
    /// The symbol that a reader takes for an unknown one.
    case enumDefault = "the symbol for those that a reader does not know"
    /// Symbols that Protobuf cannot have twice.
    case enumSymbol =
      "symbols as they are: unique in Protobuf, so the enum's name comes first"
    /// Maps with keys that are not text.
    case mapKeys = "that the keys of maps are numbers or booleans: their text"
    /// Collections without a name, inside others.
    case nesting = "that the value stands by itself: a record around it"
    /// `null` against an empty collection.
    case nullOrEmpty = "that null is not the same as empty"
    /// A value that is always `null`.
    case null = "that the value is null: an empty record"
    /// The number of bytes of a `fixed`.
    case size = "how many bytes there are"
    /// What a type means.
    case meaning = "logical types"
    /// Other names by which a writer may know something.
    case alias = "aliases"
    /// The order in which fields count.
    case order = "how fields count in sorting"
    /// A namespace or package.
    case package = "packages"
    /// Comments.
    case comment = "comments"
    /// What nothing may be called.
    case reserved = "numbers and names that are reserved"
    /// Names that are one in Swift, or that Swift or the generated code needs.
    case swiftName = "names as they are: another one in Swift"
    /// Names that are one in Protobuf, or that Protobuf gives to something else.
    case protoName = "names as they are: another one in Protobuf"
    /// Services.
    case service = "services"
    /// Fields that are added from outside.
    case extending = "fields that are added to messages which are not written"
    /// Options of other tools.
    case option = "options of other tools"
  }

  /// What kind of thing is lost.
  public let kind: Kind
  /// What it is lost from: `Order.id`, `Level.HIGH`.
  public let subject: String
  /// The thing itself, where it can be told in a word.
  public let detail: String
  /// Whether the subject is a file, in whose name a dot separates nothing.
  private let isOfFile: Bool

  init(_ kind: Kind, _ subject: String, _ detail: String = "") {
    self.kind = kind
    self.subject = subject
    self.detail = detail
    isOfFile = false
  }

  init(_ kind: Kind, ofFile path: String, _ detail: String = "") {
    self.kind = kind
    subject = path
    self.detail = detail
    isOfFile = true
  }
}

extension [SchemaLoss] {
  /// The losses for people: a line for each kind, and below it what is affected, a paragraph for each record.
  ///
  /// - Parameter width: how long a line may be, where words allow.
  public func report(width: Int = 80) -> String {
    SchemaLoss.Kind.allCases.compactMap { kind in
      let losses = filter { $0.kind == kind }
      guard !losses.isEmpty else { return nil }
      var scopes: [String] = []
      var members: [String: [String]] = [:]
      for loss in losses {
        let (scope, member) = loss.parts
        if members[scope] == nil { scopes.append(scope) }
        // Several of a kind may be said of one thing in one line.
        if !members[scope, default: []].contains(member) {
          members[scope, default: []].append(member)
        }
      }
      return "lost: \(kind.rawValue)\n"
        + scopes.map { scope in
          let list = (members[scope] ?? []).joined(separator: ", ")
          return Self.wrapped(scope.isEmpty ? list : "\(scope): \(list)", width: width)
        }.joined()
    }.joined()
  }

  private static func wrapped(_ text: String, width: Int) -> String {
    var lines = [" "]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].count + word.count + 1 > width { lines.append("   ") }
      lines[lines.count - 1] += " " + word
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension SchemaLoss {
  /// What the subject is in, and the subject itself with its detail.
  fileprivate var parts: (scope: String, member: String) {
    let suffix = detail.isEmpty ? "" : " (\(detail))"
    guard let dot = subject.lastIndex(of: "."), !isOfFile, kind != .option, kind != .package
    else {
      return ("", subject + suffix)
    }
    return (String(subject[..<dot]), subject[subject.index(after: dot)...] + suffix)
  }
}
