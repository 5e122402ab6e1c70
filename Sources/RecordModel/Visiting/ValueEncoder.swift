/// What a value hands itself to: one primitive for each kind.
///
/// A ``RecordEncoder`` is one; others look at a value without writing it (``ZeroTest``).
public protocol ValueEncoder: ~Copyable {
  /// Writes a boolean.
  mutating func write(_ value: Bool) throws(EncodingFailure)
  /// Writes an integer.
  mutating func write(_ value: Int32) throws(EncodingFailure)
  /// Writes an integer.
  mutating func write(_ value: Int64) throws(EncodingFailure)
  /// Writes an integer.
  mutating func write(_ value: UInt32) throws(EncodingFailure)
  /// Writes an integer.
  mutating func write(_ value: UInt64) throws(EncodingFailure)
  /// Writes a number.
  mutating func write(_ value: Float) throws(EncodingFailure)
  /// Writes a number.
  mutating func write(_ value: Double) throws(EncodingFailure)
  /// Writes text.
  mutating func write(_ value: String) throws(EncodingFailure)
  /// Writes bytes.
  mutating func write(_ value: [UInt8]) throws(EncodingFailure)
  /// Writes an enum's number, or its name, by the schema of the field that is being encoded.
  mutating func write(enumNumber number: Int32) throws(EncodingFailure)
  /// Writes a record inside the record.
  mutating func write<Value: RecordValue>(_ record: Value) throws(EncodingFailure)
}
