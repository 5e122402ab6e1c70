import RecordModel

/// Finds the literals of schemas in a Swift file, with the types that they are in; everything else is passed over.
///
/// The grammar of a literal is in `SwiftSchemaParser+Literals.swift`.
struct SwiftSchemaParser {
  /// How deep braces may nest, and types be named inside each other.
  private static let nestingLimit = 64

  private(set) var lexer: SwiftLexer
  private(set) var token: SwiftToken
  /// The names of the types that each open brace is of; none for a brace of anything else.
  private var scopes: [[String]] = []

  /// The literals of a file, in their order.
  static func parse(_ source: SourceText) throws(SchemaFailure) -> [SwiftSchemaSyntax] {
    var parser = try SwiftSchemaParser(source)
    return try parser.literals()
  }

  private init(_ source: SourceText) throws(SchemaFailure) {
    lexer = SwiftLexer(source: source)
    token = try lexer.next()
  }

  private mutating func literals() throws(SchemaFailure) -> [SwiftSchemaSyntax] {
    var literals: [SwiftSchemaSyntax] = []
    var declared: [String] = []
    while token.kind != .end {
      let start = token
      try advance()
      switch start.kind {
      case .identifier("struct"), .identifier("enum"), .identifier("extension"):
        guard case .identifier = token.kind else { continue }
        declared = try typePath()
      case .symbol("{"):
        scopes.append(declared)
        declared = []
        guard scopes.count <= Self.nestingLimit, path.count <= Self.nestingLimit else {
          throw failure("braces are nested deeper than \(Self.nestingLimit) levels", at: start)
        }
      case .symbol("}"):
        guard scopes.popLast() != nil else {
          throw failure("this brace closes nothing; remove it", at: start)
        }
      case .identifier("RecordSchema") where token.kind == .symbol("("):
        literals.append(try record(in: path, at: start))
      case .identifier("EnumSchema") where token.kind == .symbol("("):
        literals.append(try enumeration(in: path, at: start))
      default: break
      }
    }
    guard scopes.isEmpty else {
      throw failure("a brace has no end; close it with }", at: token)
    }
    return literals
  }

  private var path: [String] { scopes.flatMap { $0 } }

  // MARK: - Tokens

  func failure(_ message: String, at token: SwiftToken) -> SchemaFailure {
    lexer.failure(message, at: token.position)
  }

  func expected(_ what: String) -> SchemaFailure {
    failure("expected \(what), found \(token.name)", at: token)
  }

  mutating func advance() throws(SchemaFailure) {
    token = try lexer.next()
  }

  /// The token behind this one.
  func following() throws(SchemaFailure) -> SwiftToken {
    var lexer = lexer
    return try lexer.next()
  }

  /// Passes over a punctuation mark where it is next.
  mutating func take(_ symbol: Unicode.Scalar) throws(SchemaFailure) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    try advance()
    return true
  }

  mutating func expect(_ symbol: Unicode.Scalar) throws(SchemaFailure) {
    guard try take(symbol) else { throw expected("'\(symbol)'") }
  }

  mutating func identifier(_ what: String) throws(SchemaFailure) -> String {
    guard case .identifier(let name) = token.kind else { throw expected(what) }
    try advance()
    return name
  }

  mutating func string(_ what: String) throws(SchemaFailure) -> String {
    guard case .string(let text) = token.kind else { throw expected(what) }
    try advance()
    return text
  }

  /// A number with its sign, as it is spelled.
  mutating func number(_ what: String) throws(SchemaFailure) -> String {
    let sign = try take("-") ? "-" : ""
    guard case .number(let text) = token.kind else { throw expected(what) }
    try advance()
    return sign + text
  }

  /// A type's name, perhaps behind those that it is in.
  mutating func typePath() throws(SchemaFailure) -> [String] {
    var path = [try identifier("a type's name")]
    while try take(".") {
      path.append(try identifier("a type's name"))
      guard path.count <= Self.nestingLimit else {
        throw failure("types are nested deeper than \(Self.nestingLimit) levels", at: token)
      }
    }
    return path
  }
}
