/// A value that an encoder or a decoder visits field by field: a compiled ``Record`` or a ``DynamicRecord``.
public protocol RecordValue: FieldValue {
  /// The schema that the visit follows.
  var schema: RecordSchema { get }

  /// A record of this schema with every field at its default.
  init(schema: RecordSchema)

  /// Hands every field to the encoder, in the order of the schema, absent and empty ones too.
  func encode<Encoder: RecordEncoder & ~Copyable>(to encoder: inout Encoder) throws(EncodingFailure)

  /// Asks the decoder for fields until there are no more, and decodes each into its place.
  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder) throws(DecodingFailure)
}

extension RecordValue {
  @inlinable public static var kind: ValueKind { .record }

  @inlinable @inline(__always) public func write<Encoder: ValueEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}

/// A record whose type is compiled: a structure with a property for each field.
///
/// `serbench schema generate` writes conformances from `.proto` files; by hand one looks like this:
///
///     struct Point: Record {
///       var x = 0.0
///       var label: String?
///
///       static let schema = RecordSchema("Point", [
///         FieldSchema(1, "x", .double),
///         FieldSchema(2, "label", .string, .optional),
///       ])
///
///       func encode<Encoder: RecordEncoder & ~Copyable>(to encoder: inout Encoder) throws(EncodingFailure) {
///         try encoder.encode(x, field: 1)
///         try encoder.encode(label, field: 2)
///       }
///
///       mutating func decode<Decoder: RecordDecoder & ~Copyable>(
///         from decoder: inout Decoder) throws(DecodingFailure) {
///         while true {
///           switch try decoder.nextField() {
///           case 0: return
///           case 1: try decoder.decode(&x)
///           case 2: try decoder.decode(&label, new: String.init)
///           default: try decoder.skipField()
///           }
///         }
///       }
///     }
public protocol Record: RecordValue {
  /// The schema of every record of this type.
  static var schema: RecordSchema { get }

  /// A record with every field at its default.
  init()
}

extension Record {
  public var schema: RecordSchema { Self.schema }

  @inlinable public init(schema: RecordSchema) { self.init() }
}
