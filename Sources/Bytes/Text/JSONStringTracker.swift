/// Tells the bytes of a JSON document's strings from those between them, while the document goes by.
///
/// Source: RFC 8259, section 7. Whether the bytes are JSON is for their reader to say.
@frozen package struct JSONStringTracker {
  @usableFromInline enum Place {
    case between
    case inString
    /// After a backslash.
    case inEscape
  }

  @usableFromInline var place = Place.between

  /// Begins between strings, as a document does.
  @inlinable package init() {}

  /// Whether a string has begun and not ended.
  @inlinable package var isInString: Bool { place != .between }

  /// Takes the next byte, and says whether it belongs to a string; its quotation marks do.
  @inlinable package mutating func takes(_ byte: UInt8) -> Bool {
    switch place {
    case .between:
      guard byte == UInt8(ascii: "\"") else { return false }
      place = .inString
    case .inString:
      if byte == UInt8(ascii: "\\") {
        place = .inEscape
      } else if byte == UInt8(ascii: "\"") {
        place = .between
      }
    case .inEscape: place = .inString
    }
    return true
  }
}
