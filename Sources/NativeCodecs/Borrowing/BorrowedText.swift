public import Bytes

/// Text lent from the input, which a format may have escaped there: JSON does, Protobuf and Avro never do.
///
///     let text = try fields.text()
///     let owned = text.string                         // always what the text stands for
///     let lent = text.utf8(unescapedInto: &scratch)   // the same, not copied unless it is escaped
@frozen
public struct BorrowedText: ~Escapable {
  /// The text as it stands in the input, valid UTF-8. Not what it stands for if it ``isEscaped``.
  public let source: UTF8Span
  /// How many UTF-8 bytes the text has, without its escapes.
  public let utf8Count: Int

  @inlinable @_lifetime(copy source)
  init(source: UTF8Span, utf8Count: Int) {
    self.source = source
    self.utf8Count = utf8Count
  }

  /// Whether ``source`` holds escape sequences, so that it stands for other text than it spells.
  // An escape is longer than what it stands for.
  @inlinable public var isEscaped: Bool { utf8Count != source.count }

  /// The text in a string of its own, without escapes.
  @inlinable public var string: String {
    isEscaped ? String(unescaping: source, count: utf8Count) : String(copying: source)
  }

  /// The text without escapes: from the input where it has none, or else written to `buffer` and lent from there.
  ///
  /// A buffer holds one text. It may be used again for the next one when this one is needed no longer, and allocates
  /// only where it has to grow.
  @inlinable @_lifetime(copy self, &buffer)
  public func utf8(unescapedInto buffer: inout ByteBuffer) -> UTF8Span {
    isEscaped ? buffer.unescape(source) : source
  }
}
