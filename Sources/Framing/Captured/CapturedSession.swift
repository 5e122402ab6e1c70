import HeaderCompression

/// The fields of a captured request that say whose it is: `cookie` and `authorization`.
///
/// Their values count by their length and characters, and are in no description of this value.
public struct CapturedSession: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// The names of fields that carry a session (RFC 6265, section 4.2; RFC 9110, section 11.6.2).
  static let names: Set<String> = ["cookie", "authorization"]

  /// The fields, values included.
  let fields: [HeaderField]

  /// The names of the fields: `cookie and authorization`.
  public var description: String {
    fields.map(\.name).joined(separator: " and ")
  }

  public var customMirror: Mirror { Mirror(self, children: ["fields": fields.map(\.name)]) }
}
