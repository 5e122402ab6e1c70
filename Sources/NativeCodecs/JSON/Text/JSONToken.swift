/// A piece of a JSON document, as ``JSONTokenizer`` hands it out.
///
/// Source: RFC 8259, sections 2 to 7.
public enum JSONToken: Sendable, Hashable {
  /// `{`
  case beginObject
  /// `}`
  case endObject
  /// `[`
  case beginArray
  /// `]`
  case endArray
  /// The name of a member; its value follows. Names may come more than once in an object.
  case name(String)
  /// A string that is a value.
  case string(String)
  /// A number.
  case number(JSONNumber)
  /// `true` or `false`
  case bool(Bool)
  /// `null`
  case null
}

/// A number as it is written in a JSON document.
public struct JSONNumber: Sendable, Hashable {
  /// The number as it stands in the document, such as `-1.50e3`.
  public let text: String
  /// Whether it is written without fraction and exponent.
  public let isInteger: Bool
  /// The number where it is a whole one of 64 bits with a sign, however it is written.
  public let int64: Int64?
  /// The number where it is a whole one of 64 bits without a sign, however it is written.
  public let uint64: UInt64?
}
