/// Why data of one schema cannot be read as records of another, known before any data is.
///
/// Source: Apache Avro 1.11 specification, "Schema Resolution".
public struct AvroResolutionFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What does not fit.
  public let message: String
  /// Where in the reader's schema, such as `Order.lines[].price`.
  public let readerPath: String
  /// Where in the writer's schema.
  public let writerPath: String

  /// States a failure.
  package init(message: String, readerPath: String, writerPath: String) {
    self.message = message
    self.readerPath = readerPath
    self.writerPath = writerPath
  }

  public var description: String {
    "\(message) (reader: \(readerPath), writer: \(writerPath))"
  }
}
