@_exported public import Bytes

/// Writes records of one type in one format, and reads them back.
///
/// A codec is made once for a schema and used for every record; it may be used from several threads at once.
///
///     let codec = ProtobufCodec<UserProfile>()
///     let bytes = try codec.encode(profile)
///     let same = try codec.decode(bytes)
///
/// For a record whose type is not compiled, the value is a ``DynamicRecord`` and the schema is given:
/// `ProtobufCodec<DynamicRecord>(schema: schema)`.
public protocol Codec<Value>: Sendable {
  /// The type of record.
  associatedtype Value: RecordValue

  /// The format and its implementation.
  static var identity: CodecIdentity { get }

  /// The schema that every record has.
  var schema: RecordSchema { get }

  /// Appends the bytes of a record to a buffer. After a failure the buffer has what it had before.
  func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure)

  /// Reads the one record that the bytes hold, all of them.
  func decode(_ bytes: RawSpan) throws(DecodingFailure) -> Value
}

extension Codec {
  /// The format and its implementation.
  public var identity: CodecIdentity { Self.identity }

  /// The bytes of a record, in an array of their own.
  ///
  /// Where many records are written, `encode(_:into:)` with one buffer saves the allocation.
  @inlinable
  public func encode(_ value: Value) throws(EncodingFailure) -> [UInt8] {
    var buffer = ByteBuffer()
    try encode(value, into: &buffer)
    return buffer.bytes()
  }

  /// Reads the one record that the bytes hold, all of them.
  @inlinable
  public func decode(_ bytes: [UInt8]) throws(DecodingFailure) -> Value {
    try decode(bytes.rawSpan)
  }
}

/// Which format a codec writes, and whose implementation does it: `protobuf/swift`, `json/foundation`.
public struct CodecIdentity: Sendable, Hashable, CustomStringConvertible {
  /// The format: `json`, `xml`, `protobuf`, `avro`.
  public let format: String
  /// The implementation: `swift` for ours, else the library's name.
  public let implementation: String

  /// Names a codec.
  public init(format: String, implementation: String) {
    self.format = format
    self.implementation = implementation
  }

  public var description: String { "\(format)/\(implementation)" }
}
