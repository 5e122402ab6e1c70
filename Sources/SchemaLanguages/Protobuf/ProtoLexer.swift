/// Takes a `.proto` file apart into tokens.
///
/// Source: Protocol Buffers, *Language Specification (proto3)*, "Lexical Elements".
struct ProtoLexer: SourceReader {
  var source: SourceText
  private var previousLine: Int?

  /// Starts at the beginning of a file.
  init(_ source: SourceText) {
    self.source = source
  }

  /// The next token; the end of the file comes again and again.
  mutating func next() throws(SchemaFailure) -> ProtoToken {
    var comments = ProtoComments(after: previousLine)
    try skipSpace(&comments)
    let start = place
    let kind = try kind()
    previousLine = place.line
    let (trailing, leading) = comments.attached(
      toNextOn: start.line, nextClosesScope: kind == .symbol("}") || kind == .end)
    return ProtoToken(
      kind: kind, position: start, leadingComment: leading, trailingCommentOfPrevious: trailing)
  }

  // MARK: Space

  private mutating func skipSpace(_ comments: inout ProtoComments) throws(SchemaFailure) {
    while let scalar = current {
      switch scalar {
      case " ", "\t", "\n", "\r", "\u{B}", "\u{C}": advance()
      case "/" where ahead(1) == "/": try lineComment(&comments)
      case "/" where ahead(1) == "*": try blockComment(&comments)
      default: return
      }
    }
  }

  private mutating func lineComment(_ comments: inout ProtoComments) throws(SchemaFailure) {
    let line = place.line
    advance()
    advance()
    var text = String.UnicodeScalarView()
    while let scalar = current, scalar != "\n" {
      try refuseControl(scalar)
      text.append(scalar)
      advance()
    }
    comments.addLine(String(text), on: line)
  }

  private mutating func blockComment(_ comments: inout ProtoComments) throws(SchemaFailure) {
    let start = place
    advance()
    advance()
    var text = String.UnicodeScalarView()
    while let scalar = current {
      if scalar == "*", ahead(1) == "/" {
        advance()
        advance()
        comments.addBlock(String(text), from: start.line, to: place.line)
        return
      }
      try refuseControl(scalar)
      if scalar != "\r" { text.append(scalar) }
      advance()
    }
    throw failure("this comment has no end; close it with */", at: start)
  }

  /// Control characters have no meaning in a schema, and no place in what is generated from its comments.
  private func refuseControl(_ scalar: Unicode.Scalar) throws(SchemaFailure) {
    guard scalar.properties.generalCategory == .control, !"\t\n\r".unicodeScalars.contains(scalar)
    else { return }
    throw unexpected(scalar)
  }

  private func unexpected(_ scalar: Unicode.Scalar) -> SchemaFailure {
    let code = scalar.digits(radix: 16, width: 4).uppercased()
    let shown = scalar.properties.generalCategory == .control ? "" : "'\(scalar)' "
    return failure("the character \(shown)(U+\(code)) has no meaning here; remove it", at: place)
  }

  // MARK: Tokens

  private mutating func kind() throws(SchemaFailure) -> ProtoToken.Kind {
    guard let scalar = current else { return .end }
    switch scalar {
    case "a"..."z", "A"..."Z", "_":
      return .identifier(take { Self.isIdentifierPart($0) })
    case "0"..."9":
      return try number()
    case "." where ahead(1).map { ("0"..."9").contains($0) } ?? false:
      return try number()
    case "\"", "'":
      return .string(try stringLiteral())
    case "{", "}", "[", "]", "(", ")", "<", ">", "=", ";", ",", ".", "-", "+", ":", "/":
      advance()
      return .symbol(Character(scalar))
    default:
      throw unexpected(scalar)
    }
  }

  private static func isIdentifierPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: false
    }
  }

  private mutating func number() throws(SchemaFailure) -> ProtoToken.Kind {
    let start = place
    var previous: Unicode.Scalar = "0"
    let text = take { scalar in
      defer { previous = scalar }
      // The sign of an exponent belongs to the number.
      let isSign = (scalar == "-" || scalar == "+") && (previous == "e" || previous == "E")
      return Self.isIdentifierPart(scalar) || scalar == "." || isSign
    }
    let lowercase = text.lowercased()
    let digits: Substring
    let radix: Int
    if lowercase.hasPrefix("0x") {
      (digits, radix) = (lowercase.dropFirst(2), 16)
    } else if lowercase.contains(where: { $0 == "." || $0 == "e" }) {
      guard Double(lowercase.hasPrefix(".") ? "0" + lowercase : lowercase) != nil else {
        throw failure("'\(text)' is not a number", at: start)
      }
      return .decimal(text)
    } else {
      (digits, radix) = lowercase.hasPrefix("0") ? (lowercase[...], 8) : (lowercase[...], 10)
    }
    guard !digits.isEmpty, digits.allSatisfy({ $0.isHexDigit && $0.hexDigitValue! < radix }) else {
      throw failure("'\(text)' is not a number", at: start)
    }
    guard let value = UInt64(digits, radix: radix) else {
      throw failure("the number \(text.prefix(24))… is over 64 bits; give a smaller one", at: start)
    }
    return .integer(value)
  }
}
