internal import CMessagePack
internal import NativeCodecs
public import RecordModel

/// An input that msgpack-c has read into its objects.
@usableFromInline final class UnpackedInput {
  private var unpacked = msgpack_unpacked()

  /// How deep msgpack-c reads arrays and maps in each other (MSGPACK_EMBED_STACK_SIZE).
  static let deepest = 32

  /// Has msgpack-c read bytes that are one item, which it does not check beforehand: it takes memory for as many elements
  /// as an array claims to have.
  @usableFromInline init(_ bytes: RawSpan) throws(DecodingFailure) {
    msgpack_unpacked_init(&unpacked)
    do {
      try MessagePack.check(bytes, depth: Self.deepest)
    } catch {
      guard case .nestingTooDeep(let limit) = error.reason else { throw error }
      throw DecodingFailure(
        .malformed(
          "arrays and maps nest deeper than the \(limit) levels that msgpack-c reads; use MessagePackCodec"
        ),
        offset: error.offset)
    }
    let result = bytes.withUnsafeBytes { bytes in
      var offset = 0
      return msgpack_unpack_next(
        &unpacked, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, &offset)
    }
    guard result == MSGPACK_UNPACK_SUCCESS else {
      throw DecodingFailure(.malformed("msgpack-c cannot read the input: \(result.rawValue)"))
    }
  }

  deinit { msgpack_unpacked_destroy(&unpacked) }

  /// The item that the whole input is, for as long as the input is there.
  @usableFromInline var root: UnpackedItem { UnpackedItem(unpacked.data) }
}
