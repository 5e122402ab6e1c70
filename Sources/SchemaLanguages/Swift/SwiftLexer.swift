/// Takes a Swift file apart into tokens; comments are none.
///
/// Strings are those whose value stands there: neither raw nor with values put in.
///
/// Source: *The Swift Programming Language*, "Lexical Structure".
struct SwiftLexer: SourceReader {
  var source: SourceText

  /// The next token; the end of the file comes again and again.
  mutating func next() throws(SchemaFailure) -> SwiftToken {
    try skipSpace()
    let start = place
    return SwiftToken(kind: try kind(), position: start)
  }

  private mutating func kind() throws(SchemaFailure) -> SwiftToken.Kind {
    guard let scalar = current else { return .end }
    switch scalar {
    case "0"..."9": return .number(number())
    case "\"": return .string(try string())
    case _ where Self.isIdentifierPart(scalar):
      return .identifier(take { Self.isIdentifierPart($0) })
    default:
      advance()
      return .symbol(scalar)
    }
  }

  private static func isIdentifierPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isXIDContinue
  }

  // MARK: - Space

  private mutating func skipSpace() throws(SchemaFailure) {
    while let scalar = current {
      if scalar.properties.isWhitespace {
        advance()
      } else if take("//") {
        _ = take { $0 != "\n" && $0 != "\r" }
      } else if scalar == "/", ahead(1) == "*" {
        try skipBlockComment()
      } else {
        return
      }
    }
  }

  /// Passes over a comment, and those in it.
  private mutating func skipBlockComment() throws(SchemaFailure) {
    let start = place
    var depth = 0
    repeat {
      if take("/*") {
        depth += 1
      } else if take("*/") {
        depth -= 1
      } else if current != nil {
        advance()
      } else {
        throw failure("this comment has no end; close it with */", at: start)
      }
    } while depth > 0
  }

  // MARK: - Literals

  private mutating func number() -> String {
    var text = String.UnicodeScalarView()
    while let scalar = current {
      let isHexadecimal = text.starts(with: "0x".unicodeScalars)
      let isExponent = text.last == "e" || text.last == "E"
      // A point is followed by a digit, or else it begins a member or a range.
      let isPoint = scalar == "." && ahead(1).map { ("0"..."9").contains($0) } ?? false
      let isSign = (scalar == "-" || scalar == "+") && isExponent && !isHexadecimal
      guard Self.isIdentifierPart(scalar) || isPoint || isSign else { break }
      if scalar != "_" { text.append(scalar) }
      advance()
    }
    return String(text)
  }

  /// The value of a string literal, which begins here with its quotation marks.
  private mutating func string() throws(SchemaFailure) -> String {
    let start = place
    let isMultiline = take("\"\"\"")
    let mark = isMultiline ? "\"\"\"" : "\""
    if !isMultiline { advance() }
    var scalars: [Unicode.Scalar] = []
    while !take(mark) {
      guard let scalar = current, isMultiline || !Self.isNewline(scalar) else {
        throw failure("this string has no end; close it with \(mark)", at: start)
      }
      scalars.append(scalar)
      advance()
      // What is behind a backslash closes nothing.
      if scalar == "\\", let escaped = current, isMultiline || !Self.isNewline(escaped) {
        scalars.append(escaped)
        advance()
      }
    }
    if isMultiline { scalars = try withoutIndentation(scalars, at: start) }
    return try unescaped(scalars[...], at: start)
  }

  private static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r"
  }

  /// What is between the lines of a literal's marks, without the space that is in front of the closing one.
  private func withoutIndentation(
    _ scalars: [Unicode.Scalar], at start: SourcePosition
  ) throws(SchemaFailure) -> [Unicode.Scalar] {
    let lines = scalars.filter { $0 != "\r" }
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1, let indentation = lines.last,
      lines[0].isEmpty, indentation.allSatisfy({ $0 == " " || $0 == "\t" })
    else {
      throw failure("a string over several lines has its marks on lines of their own", at: start)
    }
    var result: [Unicode.Scalar] = []
    for (index, line) in lines.dropFirst().dropLast().enumerated() {
      guard line.isEmpty || line.starts(with: indentation) else {
        throw failure(
          "line \(index + 1) of this string is less indented than its end; indent it", at: start)
      }
      if index > 0 { result.append("\n") }
      result += line.dropFirst(indentation.count)
    }
    return result
  }

  private func unescaped(
    _ scalars: ArraySlice<Unicode.Scalar>, at start: SourcePosition
  ) throws(SchemaFailure) -> String {
    var rest = scalars
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      guard let letter = rest.popFirst() else { break }
      switch letter {
      case "\\", "\"", "'": text.append(letter)
      case "n": text.append("\n")
      case "r": text.append("\r")
      case "t": text.append("\t")
      case "0": text.append("\0")
      // The lines are one.
      case "\n": break
      case "u":
        let digits = rest.prefix { $0 != "}" }
        guard digits.first == "{", digits.count < rest.count,
          (1...8).contains(digits.count - 1),
          digits.dropFirst().allSatisfy(\.properties.isASCIIHexDigit),
          let value = UInt32(String(String.UnicodeScalarView(digits.dropFirst())), radix: 16),
          let named = Unicode.Scalar(value)
        else {
          throw failure("\\u needs the number of a Unicode scalar in braces", at: start)
        }
        text.append(named)
        rest = rest.dropFirst(digits.count + 1)
      case "(":
        throw failure("a value is put into this string; write out the text itself", at: start)
      default:
        throw failure("there is no escape \\\(letter); write \\\\ for a backslash", at: start)
      }
    }
    return String(text)
  }
}

// MARK: - Documentation

extension SwiftLexer {
  /// What the comment at the head of a file says of the schema: the lines behind the first one and an empty one, as
  /// ``SwiftPrinter`` writes them.
  static func documentation(atHeadOf source: SourceText) throws(SchemaFailure) -> String {
    var lexer = SwiftLexer(source: source)
    var lines: [String] = []
    while lexer.take("//") {
      _ = lexer.take(" ")
      lines.append(lexer.take { !isNewline($0) })
      _ = lexer.take("\r")
      _ = lexer.take("\n")
    }
    guard lines.count > 2, lines[1].isEmpty else { return "" }
    let documentation = lines.dropFirst(2).joined(separator: "\n")
    try lexer.checkDocumentation(documentation, at: .start)
    return documentation
  }

  /// Refuses control characters, which have no place in the comments that documentation becomes.
  func checkDocumentation(_ text: String, at position: SourcePosition) throws(SchemaFailure) {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control || "\t\n\r".unicodeScalars.contains($0)
    }
    guard isPlain else {
      throw failure("documentation has no control characters; remove them", at: position)
    }
  }
}
