public import Bytes
internal import CMessagePack
public import NativeCodecs
public import RecordModel

/// One of msgpack-c's objects, for as long as its input is there.
@frozen @usableFromInline
struct UnpackedItem {
  /// What it is, and the number or the count that goes with it.
  @usableFromInline let head: BinaryMapItem
  /// Where its bytes, its elements or its entries are.
  @usableFromInline let content: UnsafeRawPointer?

  /// No value.
  @inlinable static var nothing: UnpackedItem {
    UnpackedItem(head: BinaryMapItem(.null), content: nil)
  }

  @inlinable init(head: BinaryMapItem, content: UnsafeRawPointer?) {
    self.head = head
    self.content = content
  }

  init(_ object: msgpack_object) {
    let value = object.via
    switch object.type {
    case MSGPACK_OBJECT_BOOLEAN:
      (head, content) = (BinaryMapItem(.boolean, value.boolean ? 1 : 0), nil)
    case MSGPACK_OBJECT_POSITIVE_INTEGER:
      (head, content) = (BinaryMapItem(.unsigned, value.u64), nil)
    case MSGPACK_OBJECT_NEGATIVE_INTEGER:
      (head, content) = (BinaryMapItem(.negative, ~UInt64(bitPattern: value.i64)), nil)
    case MSGPACK_OBJECT_FLOAT32, MSGPACK_OBJECT_FLOAT64:
      (head, content) = (BinaryMapItem(.float, value.f64.bitPattern), nil)
    case MSGPACK_OBJECT_STR:
      (head, content) = (BinaryMapItem(.text, UInt64(value.str.size)), .init(value.str.ptr))
    case MSGPACK_OBJECT_BIN:
      (head, content) = (BinaryMapItem(.bytes, UInt64(value.bin.size)), .init(value.bin.ptr))
    case MSGPACK_OBJECT_ARRAY:
      (head, content) = (BinaryMapItem(.array, UInt64(value.array.size)), .init(value.array.ptr))
    case MSGPACK_OBJECT_MAP:
      (head, content) = (BinaryMapItem(.map, UInt64(value.map.size)), .init(value.map.ptr))
    case MSGPACK_OBJECT_NIL: (head, content) = (BinaryMapItem(.null), nil)
    default: (head, content) = (BinaryMapItem(.other), nil)
    }
  }

  /// The count of bytes, elements or entries.
  @inlinable var count: Int { Int(truncatingIfNeeded: head.argument) }

  /// An element of an array.
  ///
  /// - Precondition: the item is an array with more elements than that.
  @usableFromInline func element(at position: Int) -> UnpackedItem {
    guard let content, head.kind == .array, position < count else {
      preconditionFailure("the array has no such element")
    }
    return UnpackedItem(content.assumingMemoryBound(to: msgpack_object.self)[position])
  }

  /// An entry of a map.
  ///
  /// - Precondition: the item is a map with more entries than that.
  @usableFromInline func entry(at position: Int) -> (key: UnpackedItem, value: UnpackedItem) {
    guard let content, head.kind == .map, position < count else {
      preconditionFailure("the map has no such entry")
    }
    let entry = content.assumingMemoryBound(to: msgpack_object_kv.self)[position]
    return (UnpackedItem(entry.key), UnpackedItem(entry.val))
  }

  /// Lends `body` a reader of the item's text or bytes.
  @inlinable func reading<Result>(
    _ body: (inout ByteReader) throws(ByteReadFailure) -> Result
  ) throws(DecodingFailure) -> Result {
    let bytes = UnsafeRawBufferPointer(start: content, count: content == nil ? 0 : count)
    do throws(ByteReadFailure) {
      var reader = ByteReader(unsafeBorrowing: bytes.bytes)
      return try body(&reader)
    } catch {
      throw DecodingFailure(.init(error))
    }
  }
}
