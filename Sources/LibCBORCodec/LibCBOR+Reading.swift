public import Bytes
internal import CLibCBOR
public import NativeCodecs
public import RecordModel

extension LibCBOR {
  public static func readHead(
    from reader: inout ByteReader
  ) throws(DecodingFailure) -> BinaryMapItem {
    var found = FoundItem()
    let result = reader.withUnsafeRemainingBytes { bytes in
      withUnsafeMutablePointer(to: &found) { found in
        cbor_stream_decode(
          bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, callbacks, found)
      }
    }
    switch result.status {
    case CBOR_DECODER_FINISHED: break
    case CBOR_DECODER_NEDATA: throw DecodingFailure(.truncated, offset: reader.offset)
    default:
      throw DecodingFailure(
        .wrongType(
          expected: "an item that libcbor reads",
          found: "one that begins with the byte \(reader.nextOrZero.hexadecimal)"),
        offset: reader.offset)
    }
    // libcbor passes over the text and the bytes of an item too, which are for the caller to read.
    reader.skip(known: result.read - found.contentCount)
    return found.item
  }

  /// What a callback was called with.
  private struct FoundItem {
    var item = BinaryMapItem(.other)
    /// How many bytes of the item come after its beginning.
    var contentCount = 0
  }

  /// The callbacks, which libcbor is lent at each call; each puts what it is called with in a ``FoundItem``.
  private nonisolated(unsafe) static let callbacks: UnsafePointer<cbor_callbacks> = {
    var callbacks = cbor_empty_callbacks
    callbacks.uint8 = { found($0, .unsigned, UInt64($1)) }
    callbacks.uint16 = { found($0, .unsigned, UInt64($1)) }
    callbacks.uint32 = { found($0, .unsigned, UInt64($1)) }
    callbacks.uint64 = { found($0, .unsigned, $1) }
    callbacks.negint8 = { found($0, .negative, UInt64($1)) }
    callbacks.negint16 = { found($0, .negative, UInt64($1)) }
    callbacks.negint32 = { found($0, .negative, UInt64($1)) }
    callbacks.negint64 = { found($0, .negative, $1) }
    callbacks.byte_string = { found($0, .bytes, UInt64($2), contentCount: $2) }
    callbacks.byte_string_start = { found($0, .bytes.withoutCount) }
    callbacks.string = { found($0, .text, UInt64($2), contentCount: $2) }
    callbacks.string_start = { found($0, .text.withoutCount) }
    callbacks.array_start = { found($0, .array, UInt64(UInt(bitPattern: $1))) }
    callbacks.indef_array_start = { found($0, .array.withoutCount) }
    callbacks.map_start = { found($0, .map, UInt64(UInt(bitPattern: $1))) }
    callbacks.indef_map_start = { found($0, .map.withoutCount) }
    callbacks.tag = { found($0, .tag, $1) }
    callbacks.float2 = { foundFloat($0, Double($1)) }
    callbacks.float4 = { foundFloat($0, Double($1)) }
    callbacks.float8 = { foundFloat($0, $1) }
    callbacks.undefined = { found($0, .null) }
    callbacks.null = { found($0, .null) }
    callbacks.boolean = { found($0, .boolean, $1 ? 1 : 0) }
    callbacks.indef_break = { found($0, .end) }
    let memory = UnsafeMutablePointer<cbor_callbacks>.allocate(capacity: 1)
    memory.initialize(to: callbacks)
    return UnsafePointer(memory)
  }()

  private static func found(
    _ place: UnsafeMutableRawPointer?, _ kind: BinaryMapItem.Kind, _ argument: UInt64 = 0,
    contentCount: Int = 0
  ) {
    place?.assumingMemoryBound(to: FoundItem.self).pointee = FoundItem(
      item: BinaryMapItem(kind, argument), contentCount: contentCount)
  }

  /// Of NaN there is one, since one is written.
  private static func foundFloat(_ place: UnsafeMutableRawPointer?, _ value: Double) {
    found(place, .float, (value.isNaN ? .nan : value).bitPattern)
  }
}
