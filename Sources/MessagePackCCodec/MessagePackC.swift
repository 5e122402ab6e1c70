public import Bytes
internal import CMessagePack
public import NativeCodecs
public import RecordModel

/// The items of MessagePack, as msgpack-c's packer writes them.
public enum MessagePackC: BinaryMapWriting {
  public static var identity: CodecIdentity {
    CodecIdentity(format: "messagepack", implementation: "msgpack-c")
  }
  @inlinable public static var sortsByEncodedKey: Bool { false }

  /// Where the packer writes to.
  private struct Target {
    let start: UnsafeMutableRawPointer?
    var count = 0
  }

  /// Has the packer append an item, or the beginning of one: a byte and up to eight more, in one or two pieces.
  private static func append(
    to buffer: inout ByteBuffer, _ pack: (UnsafeMutablePointer<msgpack_packer>) -> Int32
  ) {
    buffer.unsafeAppend(upTo: 9) { memory in
      var target = Target(start: memory.baseAddress)
      withUnsafeMutablePointer(to: &target) { target in
        var packer = msgpack_packer()
        msgpack_packer_init(&packer, target) { data, bytes, count in
          guard let target = data?.assumingMemoryBound(to: Target.self), let bytes,
            let start = target.pointee.start, target.pointee.count + count <= 9
          else { return -1 }
          (start + target.pointee.count).copyMemory(from: bytes, byteCount: count)
          target.pointee.count += count
          return 0
        }
        let result = pack(&packer)
        precondition(
          result == 0, "msgpack-c writes at most nine bytes before text, bytes and items")
      }
      return target.count
    }
  }

  public static func append(unsigned value: UInt64, to buffer: inout ByteBuffer) {
    append(to: &buffer) { msgpack_pack_uint64($0, value) }
  }

  public static func append(negative complement: UInt64, to buffer: inout ByteBuffer) {
    append(to: &buffer) { msgpack_pack_int64($0, Int64(bitPattern: ~complement)) }
  }

  public static func append(_ value: Bool, to buffer: inout ByteBuffer) {
    append(to: &buffer) { value ? msgpack_pack_true($0) : msgpack_pack_false($0) }
  }

  public static func append(_ value: Float, to buffer: inout ByteBuffer) {
    append(to: &buffer) { msgpack_pack_float($0, value) }
  }

  public static func append(_ value: Double, to buffer: inout ByteBuffer) {
    append(to: &buffer) { msgpack_pack_double($0, value) }
  }

  public static func appendHead(
    _ kind: BinaryMapItem.Kind, count: Int, to buffer: inout ByteBuffer
  ) {
    append(to: &buffer) { packer in
      switch kind {
      case .bytes: msgpack_pack_bin(packer, count)
      case .text: msgpack_pack_str(packer, count)
      case .array: msgpack_pack_array(packer, count)
      default: msgpack_pack_map(packer, count)
      }
    }
  }
}
