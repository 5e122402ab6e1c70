/// A value that a field can hold: a scalar, an enum or a record.
///
/// Optional, repeated and map fields are not field values; the encoder and the decoder take them apart
/// (``RecordEncoder``, ``RecordDecoder``). The protocol's methods pass the value on to the visitor's primitive for its
/// kind, so that the visitor's generic code is written once and specialised for each type.
public protocol FieldValue: Equatable, Sendable {
  /// The kind of value.
  static var kind: ValueKind { get }

  /// Whether the value is its type's zero, which Protobuf leaves out of fields with implicit presence.
  ///
  /// Negative zero is not zero: its bits differ. A record is never zero: its presence means something.
  var isZero: Bool { get }

  /// Hands the value to the encoder's primitive for its kind.
  func write<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as encoding: FieldEncoding) throws(EncodingFailure)

  /// Takes the value from the decoder's primitive for its kind.
  mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as encoding: FieldEncoding) throws(DecodingFailure)
}
