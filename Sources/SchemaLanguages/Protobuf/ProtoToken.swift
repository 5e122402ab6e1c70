/// A word of a `.proto` file, with the comments around it.
struct ProtoToken {
  enum Kind: Equatable {
    /// A name or a keyword; which one it is depends on where it stands.
    case identifier(String)
    /// An integer without its sign.
    case integer(UInt64)
    /// A number with a point or an exponent, as it is spelled.
    case decimal(String)
    /// The bytes that a string literal encodes, which are mostly text.
    case string([UInt8])
    /// A punctuation mark.
    case symbol(Character)
    /// The end of the file.
    case end
  }

  let kind: Kind
  let position: SourcePosition
  /// The comment that describes what begins with this token.
  let leadingComment: String
  /// The comment that describes what ended with the token before this one.
  let trailingCommentOfPrevious: String

  /// The token as a message calls it.
  var name: String {
    switch kind {
    case .identifier(let name): "'\(name)'"
    case .integer(let value): "the number \(value)"
    case .decimal(let text): "the number \(text)"
    case .string: "a string"
    case .symbol(let symbol): "'\(symbol)'"
    case .end: "the end of the file"
    }
  }
}
