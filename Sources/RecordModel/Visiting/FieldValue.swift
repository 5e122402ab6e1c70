/// A value that a field can hold: a scalar, an enum or a record.
///
/// Optional, repeated and map fields are not field values; the encoder and the decoder take them apart
/// (``RecordEncoder``, ``RecordDecoder``). The protocol's methods pass the value on to the visitor's primitive for its
/// kind, so that the visitor's generic code is written once and specialised for each type.
public protocol FieldValue: Equatable, Sendable {
  /// The kind of value.
  static var kind: ValueKind { get }

  /// Hands the value to the encoder's primitive for its kind.
  func write<Encoder: ValueEncoder & ~Copyable>(
    to encoder: inout Encoder) throws(EncodingFailure)

  /// Takes the value from the decoder's primitive for its kind.
  mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder) throws(DecodingFailure)
}
