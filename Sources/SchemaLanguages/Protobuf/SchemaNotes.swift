/// Lines for the comments of a `.proto` file, besides what the schemas' documentation says.
///
/// They are for tools that read what a schema language has no words for; `protoc` passes over them.
public struct SchemaNotes: Sendable {
  /// The lines before a message, by the record's name.
  public var records: [String: [String]] = [:]
  /// The lines before a field, by the record's name and the field's number.
  public var fields: [String: [Int: [String]]] = [:]

  /// No notes.
  public init() {}

  /// A comment that lines follow.
  static func joined(_ comment: String, _ lines: [String]?) -> String {
    ((comment.isEmpty ? [] : [comment]) + (lines ?? [])).joined(separator: "\n")
  }
}
