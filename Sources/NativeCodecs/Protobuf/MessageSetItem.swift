public import RecordModel

/// The tags of a message set's item, which is a record in a group with the number of its field beside it:
///
///     repeated group Item = 1 {
///       required int32 type_id = 2;
///       required bytes message = 3;
///     }
///
/// Source: `descriptor.proto`, `MessageOptions.message_set_wire_format`. As in Google's parsers the two come in either
/// order, the first of each counts, and what else is in an item is passed over.
@frozen @usableFromInline
enum MessageSetItem {
  @usableFromInline static let start: UInt64 = 1 << 3 | 3
  @usableFromInline static let end: UInt64 = 1 << 3 | 4
  @usableFromInline static let number: UInt64 = 2 << 3
  @usableFromInline static let message: UInt64 = 3 << 3 | 2
}

extension ProtobufDecoder {
  /// The number of the next item, before whose parts the decoder then is; -1 for a field of another kind, and for an item
  /// without a number or a message. Both are unknown fields.
  public mutating func nextItem() throws(DecodingFailure) -> Int {
    guard try nextField() != 0 else { return 0 }
    guard tag == MessageSetItem.start else { return -1 }
    let (start, longTag) = (reader.offset, unknown.longTag)
    var number: UInt32 = 0
    var hasMessage = false
    while try !isAtItemEnd() {
      if tag == MessageSetItem.number, number == 0 {
        number = UInt32(truncatingIfNeeded: try varint())
      } else {
        if tag == MessageSetItem.message { hasMessage = true }
        _ = try passField(canEndGroup: false)
      }
    }
    reader.rewind(to: start)
    (tag, unknown.longTag) = (MessageSetItem.start, longTag)
    guard number > 0, hasMessage else { return -1 }
    // The item counts as a group with its own number.
    tag = UInt64(number) << 3 | UInt64(WireType.startGroup.rawValue)
    unknown.item = start
    return Int(number)
  }

  /// Reads the tag of an item's next part; says whether it is the end.
  private mutating func isAtItemEnd() throws(DecodingFailure) -> Bool {
    guard try nextField() != 0 else { throw failure(.truncated) }
    return tag == MessageSetItem.end
  }

  /// Passes over what an item has before its message, and the message's tag: the record is what comes next.
  @usableFromInline
  mutating func goToMessage() throws(DecodingFailure) {
    while try !isAtItemEnd() {
      if tag == MessageSetItem.message { return }
      _ = try passField(canEndGroup: false)
    }
    throw failure(.malformed("the item of a message set has no message"))
  }

  /// Passes over what an item has after its message.
  @usableFromInline
  mutating func endItem(of tag: UInt64) throws(DecodingFailure) {
    while try !isAtItemEnd() { _ = try passField(canEndGroup: false) }
    self.tag = tag
  }
}

extension ProtobufEncoder {
  /// Writes an item.
  @inlinable
  mutating func writeItem<Value: FieldValue>(
    _ value: Value, number: Int
  ) throws(EncodingFailure) {
    buffer.appendVarint(MessageSetItem.start)
    buffer.appendVarint(MessageSetItem.number)
    buffer.appendVarint(UInt64(truncatingIfNeeded: number))
    buffer.appendVarint(MessageSetItem.message)
    do {
      try value.write(to: &self)
    } catch {
      throw error.inside(.field(number))
    }
    buffer.appendVarint(MessageSetItem.end)
  }
}
