/// A word of a Swift file.
struct SwiftToken {
  enum Kind: Equatable {
    /// A name or a keyword; which one it is depends on where it stands.
    case identifier(String)
    /// A number without its sign, as it is spelled but for underscores.
    case number(String)
    /// The value of a string literal.
    case string(String)
    /// A punctuation mark, or any other scalar.
    case symbol(Unicode.Scalar)
    /// The end of the file.
    case end
  }

  let kind: Kind
  let position: SourcePosition

  /// The token as a message calls it.
  var name: String {
    switch kind {
    case .identifier(let name): "'\(name)'"
    case .number(let text): "the number \(text.prefix(24))"
    case .string: "a string"
    case .symbol(let symbol): "'\(symbol)'"
    case .end: "the end of the file"
    }
  }
}
