public import Bytes
internal import CLibCBOR
public import NativeCodecs

extension LibCBOR {
  /// Has libcbor append an item, or the beginning of one: a byte and up to eight more.
  private static func append(
    to buffer: inout ByteBuffer, _ encode: (UnsafeMutablePointer<UInt8>?, Int) -> Int
  ) {
    buffer.unsafeAppend(upTo: 9) { memory in
      encode(memory.baseAddress?.assumingMemoryBound(to: UInt8.self), memory.count)
    }
  }

  public static func append(unsigned value: UInt64, to buffer: inout ByteBuffer) {
    append(to: &buffer) { cbor_encode_uint(value, $0, $1) }
  }

  public static func append(negative complement: UInt64, to buffer: inout ByteBuffer) {
    append(to: &buffer) { cbor_encode_negint(complement, $0, $1) }
  }

  public static func append(_ value: Bool, to buffer: inout ByteBuffer) {
    append(to: &buffer) { cbor_encode_bool(value, $0, $1) }
  }

  public static func append(_ value: Float, to buffer: inout ByteBuffer) {
    guard let half = ShortestFloat.half(value) else {
      return append(to: &buffer) { cbor_encode_single(value, $0, $1) }
    }
    // libcbor 0.8 rounds the numbers of 16 bits that have less than 10 bits of fraction, although they are exact: 3 · 2⁻²⁴
    // becomes 2 · 2⁻²⁴.
    let isSubnormal = half & 0x7C00 == 0 && half & 0x3FF != 0
    if isSubnormal {
      buffer.append(0xF9)
      buffer.append(bigEndian: half)
    } else {
      append(to: &buffer) { cbor_encode_half(value, $0, $1) }
    }
  }

  public static func append(_ value: Double, to buffer: inout ByteBuffer) {
    if let single = ShortestFloat.single(value) {
      append(single, to: &buffer)
    } else {
      append(to: &buffer) { cbor_encode_double(value, $0, $1) }
    }
  }

  public static func appendHead(
    _ kind: BinaryMapItem.Kind, count: Int, to buffer: inout ByteBuffer
  ) {
    append(to: &buffer) { start, room in
      switch kind {
      case .bytes: cbor_encode_bytestring_start(count, start, room)
      case .text: cbor_encode_string_start(count, start, room)
      case .array: cbor_encode_array_start(count, start, room)
      default: cbor_encode_map_start(count, start, room)
      }
    }
  }
}
