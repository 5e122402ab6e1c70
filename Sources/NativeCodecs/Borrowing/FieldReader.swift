public import RecordModel

/// Reads the fields of a record straight from the input, each only when it is asked for and none copied.
///
/// For the reader that needs three fields of fifty: what is not asked for is passed over, text is lent as validated
/// UTF-8, and nothing is allocated. ``ProtobufCodec``, ``AvroCodec``, ``JSONCodec``, ``CBORCodec`` and
/// ``MessagePackCodec`` make one with `fields(of:)`. The reader cannot outlive the bytes, nor can a view that it lends; the
/// compiler sees to both.
///
///     var fields = codec.fields(of: bytes)
///     while true {
///       switch try fields.nextField() {
///       case 0: return
///       case 2: show(try fields.text())
///       case 9: try fields.forEachElement(of: .record) { post throws(DecodingFailure) in … }
///       default: continue  // an unread field is passed over
///       }
///     }
///
/// A map is read as Protobuf writes it: a repeated record whose field 1 is the key and whose field 2 is the value.
///
/// The caller says what a field is, so a value that the input has as something else is a failure; in Protobuf, decoding
/// a whole record would pass over it as unknown.
///
/// Fields come in the order of the input: by number in Protobuf's canonical form and in Avro, as written in the others. Of
/// a field that comes again, each occurrence is announced; CBOR and MessagePack refuse it. Unknown fields are announced in
/// Protobuf and passed over in JSON, CBOR and MessagePack; Avro has none. Limits hold as for whole records.
///
/// What is passed over is not checked against the schema, and otherwise as far as its end has to be found: Protobuf goes
/// by tags and lengths, Avro from value to value, and JSON, CBOR and MessagePack check that it is well-formed. Text is
/// checked to be UTF-8 when it is lent, and in these three when it is passed over.
@frozen
public struct FieldReader<Decoder: BorrowingDecoder & ~Copyable>: ~Copyable, ~Escapable {
  @usableFromInline let input: RawSpan
  @usableFromInline var decoder: Decoder
  /// Whether the field that was announced last is still unread.
  @usableFromInline var isUnread: Bool

  /// Reads with a decoder that is at the start of a record in these bytes.
  @inlinable @_lifetime(copy input)
  init(_ decoder: consuming Decoder, input: RawSpan) {
    self.input = input
    self.decoder = decoder
    isUnread = false
  }

  // MARK: Fields

  /// The number of the next field, or 0 behind the last; passes over the one before if nobody read it.
  @inlinable
  public mutating func nextField() throws(DecodingFailure) -> Int {
    if isUnread { try decoder.skipPresentField() }
    let number = try decoder.nextPresentField()
    isUnread = number != 0
    return number
  }

  /// Lends the reader to `body` at the first field of the record that it is at, and goes behind the record.
  @inlinable
  public mutating func record(
    _ body: (inout FieldReader) throws(DecodingFailure) -> Void
  ) throws(DecodingFailure) {
    try decoder.expectValue(of: .record, as: .usual)
    let scope = try decoder.beginRecord()
    isUnread = false
    try body(&self)
    if isUnread { try decoder.skipPresentField() }
    try decoder.endRecord(scope)
    isUnread = false
  }

  /// Lends the reader to `body` at each element of the repeated field that it is at; `body` reads the element.
  @inlinable
  public mutating func forEachElement(
    of kind: ValueKind, as form: FieldForm = .usual,
    _ body: (inout FieldReader) throws(DecodingFailure) -> Void
  ) throws(DecodingFailure) {
    var scope = try decoder.beginElements(of: kind, as: form)
    isUnread = false
    while try decoder.nextElement(&scope) { try body(&self) }
    isUnread = false
  }

  // MARK: Values

  /// The value that the reader is at: a boolean, a number, an enum, or a copy of text or bytes.
  @inlinable
  public mutating func value<Value: FieldValue>(
    of type: Value.Type, as form: FieldForm = .usual, initial: Value
  ) throws(DecodingFailure) -> Value {
    var value = initial
    try decoder.expectValue(of: Value.kind, as: form)
    try decoder.read(&value, as: form)
    isUnread = false
    return value
  }

  /// The text that the reader is at, not copied.
  @inlinable @_lifetime(copy self)
  public mutating func text() throws(DecodingFailure) -> BorrowedText {
    try decoder.expectValue(of: .string, as: .usual)
    let location = try decoder.passText()
    isUnread = false
    do {
      return BorrowedText(
        source: try input.text(at: location.bytes), utf8Count: location.utf8Count)
    } catch {
      throw DecodingFailure(.invalidUTF8, offset: location.bytes.lowerBound)
    }
  }
}
