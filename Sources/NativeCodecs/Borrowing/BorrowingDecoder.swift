public import RecordModel

/// A decoder that can say where in the input a value lies, and that can be led through the input step by step.
///
/// This is what a format adds to ``RecordDecoder`` so that a ``FieldReader`` can read it. It deals in offsets, which
/// cannot dangle; the reader turns them into views whose lifetime the compiler checks.
public protocol BorrowingDecoder: RecordDecoder, ~Copyable {
  /// What the decoder needs to know to leave a record again.
  associatedtype RecordScope
  /// What the decoder needs to know to find the next element of a repeated field.
  associatedtype ElementScope

  /// The number of the next field that has a value, or 0 when there is none.
  mutating func nextPresentField() throws(DecodingFailure) -> Int
  /// Passes over the field that ``nextPresentField()`` announced.
  mutating func skipPresentField() throws(DecodingFailure)

  /// Throws unless the value that the decoder is at may be read as this kind.
  mutating func expectValue(
    of kind: ValueKind, as form: FieldForm) throws(DecodingFailure)

  /// Reads the value that the decoder is at, from the form that its field has.
  mutating func read<Value: FieldValue>(
    _ value: inout Value, as form: FieldForm) throws(DecodingFailure)

  /// Passes over a text value and says where it lies; its limits are checked, its UTF-8 is not.
  mutating func passText() throws(DecodingFailure) -> TextLocation

  /// Goes to the first field of the record that the decoder is at.
  mutating func beginRecord() throws(DecodingFailure) -> RecordScope
  /// Goes behind the record, over what has not been read of it.
  mutating func endRecord(_ scope: RecordScope) throws(DecodingFailure)

  /// Prepares for the elements of the repeated field that ``RecordDecoder/nextField()`` announced.
  mutating func beginElements(
    of kind: ValueKind, as form: FieldForm
  ) throws(DecodingFailure) -> ElementScope
  /// Goes to the next element, or behind the last one; says whether there is one.
  mutating func nextElement(_ scope: inout ElementScope) throws(DecodingFailure) -> Bool
}

extension BorrowingDecoder where Self: ~Copyable {
  @inlinable public mutating func nextPresentField() throws(DecodingFailure) -> Int {
    try nextField()
  }

  @inlinable public mutating func skipPresentField() throws(DecodingFailure) {
    try skipField()
  }

  /// Most formats have one form of a value.
  @inlinable public mutating func read<Value: FieldValue>(
    _ value: inout Value, as form: FieldForm
  ) throws(DecodingFailure) {
    try value.read(from: &self)
  }
}

/// Where in the input a text lies.
@frozen
public struct TextLocation {
  /// The offsets of its bytes, from the start of the input.
  public let bytes: Range<Int>
  /// How many bytes the text has without the escapes in them, if there are any.
  public let utf8Count: Int

  /// Locates a text without escapes.
  @inlinable public init(_ bytes: Range<Int>) {
    self.init(bytes, utf8Count: bytes.count)
  }

  /// Locates a text that has this many bytes without its escapes.
  @inlinable public init(_ bytes: Range<Int>, utf8Count: Int) {
    self.bytes = bytes
    self.utf8Count = utf8Count
  }
}
