/// Why text is not an Avro schema: what is wrong, where in the text, and in which part of the schema.
public struct AvroSchemaFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public let message: String
  /// The part of the schema, such as `shop.Order.lines[]`; empty at its top.
  public let path: String
  /// Where in the text, in bytes from its start.
  public let offset: Int
  /// Where in the text, as a line from 1.
  public let line: Int

  public var description: String {
    "line \(line) (byte \(offset)): \(path.isEmpty ? "" : path + ": ")\(message)"
  }
}
