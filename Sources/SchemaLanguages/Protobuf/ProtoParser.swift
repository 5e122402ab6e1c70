/// Makes a syntax tree of a `.proto` file in proto2, proto3 or an edition.
///
/// Services and custom options say nothing about the messages themselves and are passed over. What the tool does not
/// support is refused where it is, with what to do about it.
///
/// Source: Protocol Buffers, *Language Specification (proto2)*, *(proto3)* and *(editions)*.
struct ProtoParser {
  /// How deep messages may be nested, as in `protoc`.
  static let nestingLimit = 32

  private var lexer: ProtoLexer
  /// The file's name, for messages.
  var file: String { lexer.file }
  /// The token that comes next.
  private(set) var token: ProtoToken
  /// What the file's syntax statement says.
  private(set) var version = ProtobufSyntax.proto2
  /// What was passed over so far.
  var omissions: [SchemaLoss] = []

  /// Parses a whole file.
  static func parse(_ bytes: [UInt8], file: String) throws(SchemaFailure) -> ProtoSyntax {
    var parser = try ProtoParser(bytes, file: file)
    return try parser.wholeFile()
  }

  private init(_ bytes: [UInt8], file: String) throws(SchemaFailure) {
    lexer = ProtoLexer(try SourceText(bytes, file: file))
    token = try lexer.next()
  }

  // MARK: - Tokens

  /// A failure at the next token, unless a place is given.
  func failure(_ message: String, at position: SourcePosition? = nil) -> SchemaFailure {
    lexer.failure(message, at: position ?? token.position)
  }

  /// Takes the next token.
  @discardableResult
  mutating func advance() throws(SchemaFailure) -> ProtoToken {
    let taken = token
    token = try lexer.next()
    return taken
  }

  /// The token after the next one.
  func following() throws(SchemaFailure) -> ProtoToken {
    var lexer = lexer
    return try lexer.next()
  }

  /// Whether the next token is this keyword.
  func isAt(_ keyword: String) -> Bool { token.kind == .identifier(keyword) }

  /// Takes the next token if it is this punctuation mark.
  mutating func take(_ symbol: Character) throws(SchemaFailure) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    try advance()
    return true
  }

  /// Takes a punctuation mark that must come next.
  mutating func expect(_ symbol: Character, _ context: String) throws(SchemaFailure) {
    guard try take(symbol) else {
      throw failure("expected '\(symbol)' \(context), found \(token.name)")
    }
  }

  /// Takes a name that must come next.
  mutating func identifier(_ what: String) throws(SchemaFailure) -> ProtoSyntax.Located<String> {
    guard case .identifier(let name) = token.kind else {
      throw failure("expected \(what), found \(token.name)")
    }
    return .init(value: name, position: try advance().position)
  }

  /// Takes names joined by dots.
  mutating func dottedName(_ what: String) throws(SchemaFailure) -> ProtoSyntax.Located<String> {
    let first = try identifier(what)
    var name = first.value
    while try take(".") {
      name += "." + (try identifier("a name after the '.'").value)
    }
    return .init(value: name, position: first.position)
  }

  /// Takes a string literal that is text; several in a row are one.
  mutating func string(_ what: String) throws(SchemaFailure) -> ProtoSyntax.Located<String> {
    let position = token.position
    guard let text = String(validating: try stringBytes(what), as: UTF8.self) else {
      throw failure("the escapes in this string do not make UTF-8 text", at: position)
    }
    return .init(value: text, position: position)
  }

  /// Takes the bytes of a string literal; several in a row are one.
  mutating func stringBytes(_ what: String) throws(SchemaFailure) -> [UInt8] {
    guard case .string(var bytes) = token.kind else {
      throw failure("expected \(what) in quotation marks, found \(token.name)")
    }
    try advance()
    while case .string(let more) = token.kind {
      bytes += more
      try advance()
    }
    return bytes
  }

  /// Takes an integer without a sign.
  mutating func integer(_ what: String) throws(SchemaFailure) -> ProtoSyntax.Located<UInt64> {
    guard case .integer(let value) = token.kind else {
      throw failure("expected \(what), found \(token.name)")
    }
    return .init(value: value, position: try advance().position)
  }

  /// Takes an integer that may have a minus sign.
  mutating func signedInteger(_ what: String) throws(SchemaFailure) -> ProtoSyntax.Located<Int64> {
    let position = token.position
    let isNegative = try take("-")
    let magnitude = try integer(what)
    // No number of a schema needs more than 32 bits, so the ends of 64 may go.
    guard let value = Int64(exactly: magnitude.value) else {
      throw failure("the number \(magnitude.value) does not fit 32 bits", at: position)
    }
    return .init(value: isNegative ? -value : value, position: position)
  }

  /// Takes the semicolon that ends a statement, and returns the comment behind it.
  @discardableResult
  mutating func endOfStatement(_ what: String) throws(SchemaFailure) -> String {
    try expect(";", "after \(what)")
    return token.trailingCommentOfPrevious
  }

  // MARK: - Files

  private mutating func wholeFile() throws(SchemaFailure) -> ProtoSyntax {
    var file = ProtoSyntax(file: self.file)
    file.documentation = token.leadingComment
    try syntax()
    file.syntax = version
    while token.kind != .end {
      if try take(";") { continue }
      guard case .identifier(let keyword) = token.kind else {
        throw failure("expected a message or an enum, found \(token.name)")
      }
      switch keyword {
      case "package": try package(of: &file)
      case "import":
        if let statement = try importStatement() { file.imports.append(statement) }
      case "option": file.features += try fileOption()
      case "message": file.messages.append(try message(depth: 1))
      case "enum": file.enums.append(try enumeration())
      case "service": try skipService()
      case "extend": file.extensions.append(try extensionBlock(depth: 1, groups: &file.messages))
      case "syntax", "edition":
        throw failure("the syntax is stated once, at the head of the file; remove this statement")
      case "export" where version == .edition2024, "local" where version == .edition2024:
        try advance()
        guard isAt("message") || isAt("enum") else {
          throw failure("expected a message or an enum after '\(keyword)', found \(token.name)")
        }
      default:
        throw failure("expected a message or an enum, found \(token.name)")
      }
    }
    file.omissions = omissions
    return file
  }

  private mutating func syntax() throws(SchemaFailure) {
    // A file that does not say is in proto2.
    guard isAt("syntax") || isAt("edition") else { return }
    let isEdition = isAt("edition")
    try advance()
    try expect("=", "after '\(isEdition ? "edition" : "syntax")'")
    let name = try string(isEdition ? "the edition" : "the syntax")
    guard let version = ProtobufSyntax(rawValue: name.value), version.isEdition == isEdition else {
      throw failure(
        isEdition
          ? "the edition \"\(name.value)\" is not supported; use \"2023\" or \"2024\""
          : "the syntax \"\(name.value)\" is not supported; use \"proto3\" or \"proto2\"",
        at: name.position)
    }
    self.version = version
    try endOfStatement("the syntax")
  }

  private mutating func package(of file: inout ProtoSyntax) throws(SchemaFailure) {
    let position = try advance().position
    let name = try dottedName("the package's name")
    guard file.package == nil else {
      throw failure("a file has one package; remove this statement", at: position)
    }
    file.package = name
    try endOfStatement("the package")
  }

  /// Parses an import; `nil` for one that only defines options.
  private mutating func importStatement() throws(SchemaFailure) -> ProtoSyntax.Import? {
    try advance()
    // The file is needed all the same, as `protoc` has it.
    if isAt("weak") { try advance() }
    let isPublic = isAt("public")
    if isPublic { try advance() }
    let definesOptions = isAt("option")
    if definesOptions {
      guard version == .edition2024 else {
        throw failure("imports of options are of edition 2024; remove the word 'option'")
      }
      try advance()
    }
    let path = try string("the path of the file to import")
    try endOfStatement("the import")
    return definesOptions ? nil : .init(path: path, isPublic: isPublic)
  }

  /// Passes over options that only speak to code generators of other languages, and returns features.
  private mutating func fileOption() throws(SchemaFailure) -> [ProtoSyntax.Option] {
    let options = try optionStatement()
    for option in options where !option.isCustom && !option.isFeature {
      guard ProtoOptions.ignoredInFiles.contains(option.name.value) else {
        throw failure(
          "the file option '\(option.name.value)' is not supported; remove it",
          at: option.name.position)
      }
    }
    return options.filter(\.isFeature)
  }
}
