/// What a ``ByteReader`` could not read in a text.
///
/// The reader stands at the byte that is wrong.
public enum TextFailure: Error, Equatable {
  /// The input ends before the value does.
  case truncated
  /// The bytes are not UTF-8.
  case invalidUTF8
  /// A control character stands in quoted text without an escape.
  case controlCharacter(UInt8)
  /// A backslash is followed by what is no escape.
  case invalidEscape
  /// An escape names one half of a surrogate pair without the other.
  case loneSurrogate
  /// What stands here is no number, or is a number in a form that the grammar does not have.
  case malformedNumber
  /// What stands here is no base64, or is padded wrongly.
  case malformedBase64
  /// The value has this many bytes, more than were allowed.
  case tooLong(count: Int)
}
