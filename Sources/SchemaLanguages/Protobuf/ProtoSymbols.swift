/// What the names of a set of `.proto` files stand for.
///
/// Source: Protocol Buffers, *Language Specification (proto3)*, "Packages and Name Resolution", and `protoc`.
struct ProtoSymbols {
  /// What a name stands for.
  enum Meaning: Equatable {
    case package
    /// The schema's name of a message.
    case message(String)
    /// The schema's name of an enum.
    case enumeration(String)
    /// A field or an enum's value: something that no type can be.
    case member

    /// Whether other names are inside this one.
    var isScope: Bool { self == .package || isMessage }
    /// Whether a field can be of this type.
    var isType: Bool { self != .package && self != .member }

    private var isMessage: Bool {
      if case .message = self { true } else { false }
    }
  }

  /// How a lookup ended.
  enum Outcome {
    case found(Meaning)
    /// The name is there, in a file that is not imported.
    case notImported(file: String)
    case missing
  }

  private struct Symbol {
    let meaning: Meaning
    /// The files that say so: several for a package, one for anything else.
    var files: Set<String>
    let position: SourcePosition
  }

  private var symbols: [String: Symbol] = [:]

  /// Gives a full name a meaning.
  ///
  /// - Throws: ``SchemaFailure`` where it has another one.
  mutating func declare(
    _ name: ProtoSyntax.Located<String>, as meaning: Meaning, in scope: String, file: String
  ) throws(SchemaFailure) {
    let fullName = Self.join(scope, name.value)
    if let known = symbols[fullName] {
      guard known.meaning == .package, meaning == .package else {
        let other = known.files.min() ?? file
        throw SchemaFailure(
          "'\(name.value)' is already defined at \(other):\(known.position.line):\(known.position.column); rename one",
          file: file, at: name.position)
      }
      symbols[fullName]?.files.insert(file)
    } else {
      symbols[fullName] = Symbol(meaning: meaning, files: [file], position: name.position)
    }
  }

  /// What a type's name stands for where it is written: the innermost scope in which its first part means something wins.
  func type(named name: String, in scope: String, visible: Set<String>) -> Outcome {
    if name.hasPrefix(".") { return outcome(of: String(name.dropFirst()), visible: visible) }
    let firstPart = name.prefix { $0 != "." }
    let isSimple = firstPart.count == name.count
    let scopes = Self.enclosing(scope)
    for scope in scopes {
      let candidate = Self.join(scope, String(firstPart))
      if let symbol = symbols[candidate], !symbol.files.isDisjoint(with: visible),
        isSimple ? symbol.meaning.isType : symbol.meaning.isScope
      {
        return outcome(of: Self.join(scope, name), visible: visible)
      }
    }
    // Nothing that this file sees; perhaps something that it forgot to import.
    for scope in scopes {
      if case .notImported(let file) = outcome(of: Self.join(scope, name), visible: visible) {
        return .notImported(file: file)
      }
    }
    return .missing
  }

  private func outcome(of fullName: String, visible: Set<String>) -> Outcome {
    guard let symbol = symbols[fullName], symbol.meaning.isType else { return .missing }
    guard symbol.files.isDisjoint(with: visible) else { return .found(symbol.meaning) }
    return symbol.files.min().map { .notImported(file: $0) } ?? .missing
  }

  /// A name inside a scope; the scope may be the root, which is empty.
  static func join(_ scope: String, _ name: String) -> String {
    scope.isEmpty ? name : scope + "." + name
  }

  /// A scope and the ones around it, the innermost first and the root last.
  private static func enclosing(_ scope: String) -> [String] {
    var scopes: [String] = []
    var scope = scope
    while !scope.isEmpty {
      scopes.append(scope)
      scope = scope.lastIndex(of: ".").map { String(scope[..<$0]) } ?? ""
    }
    return scopes + [""]
  }
}
