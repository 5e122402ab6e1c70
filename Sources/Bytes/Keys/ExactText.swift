/// Text that is equal only to text of the same code points.
///
/// Swift calls two strings equal where they look the same: U+00E9 is U+0065 U+0301. For names and keys in data they are two
/// (RFC 8259, section 8.3).
@frozen
public struct ExactText: Hashable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The text as a string.
  public let text: String

  /// Takes a string for what it is made of.
  @inlinable public init(_ text: String) { self.text = text }
  @inlinable public init(stringLiteral text: String) { self.init(text) }
  public var description: String { text }

  @inlinable public static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.isExactly(right.text)
  }

  public func hash(into hasher: inout Hasher) { text.hashExactly(into: &hasher) }
}

extension String {
  /// Whether the text has the same code points as another one.
  public func isExactly(_ other: String) -> Bool {
    var (left, right) = (self, other)
    return left.withUTF8 { left in
      right.withUTF8 { right in left.count == right.count && left.elementsEqual(right) }
    }
  }

  /// Hashes the code points.
  func hashExactly(into hasher: inout Hasher) {
    var text = self
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    // Where texts are hashed one after the other, each has its end.
    hasher.combine(0xFF as UInt8)
  }
}
