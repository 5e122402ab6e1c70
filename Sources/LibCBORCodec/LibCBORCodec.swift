@_exported public import NativeCodecs
@_exported public import RecordModel

/// CBOR, by the streaming encoder and decoder of libcbor.
///
/// libcbor writes and reads every item; which items there are, and in which order, is the same as in ``CBORCodec``, and so
/// are the bytes.
///
///     let codec = LibCBORCodec<UserProfile>()
///     let bytes = try codec.encode(profile)
///     let same = try codec.decode(bytes)
///
/// Source: RFC 8949; libcbor 0.8 (`https://libcbor.readthedocs.io/en/v0.8.0/`).
public typealias LibCBORCodec<Value: RecordValue> = BinaryMapCodec<Value, LibCBOR>

/// The items of CBOR, as libcbor writes and reads them.
public enum LibCBOR: BinaryMapFormat {
  public static var identity: CodecIdentity {
    CodecIdentity(format: "cbor", implementation: "libcbor")
  }
  @inlinable public static var sortsByEncodedKey: Bool { true }
  @inlinable public static var readsTextAsBytes: Bool { false }
  @inlinable public static func mayBeNull(_ byte: UInt8) -> Bool { CBOR.mayBeNull(byte) }
}
