import RecordModel

/// How a value is laid out behind its tag.
///
/// Source: Protocol Buffers, *Encoding*, "Message Structure" and "Groups".
@frozen @usableFromInline
enum WireType: UInt8 {
  case varint = 0
  case fixed64 = 1
  case lengthDelimited = 2
  case startGroup = 3
  case endGroup = 4
  case fixed32 = 5
}

extension ValueKind {
  /// The wire type of a single value of this kind.
  @inlinable @inline(__always)
  func wireType(as encoding: FieldEncoding) -> WireType {
    switch self {
    case .bool, .enumeration: .varint
    case .int32, .uint32: encoding == .fixed ? .fixed32 : .varint
    case .int64, .uint64: encoding == .fixed ? .fixed64 : .varint
    case .float: .fixed32
    case .double: .fixed64
    case .record: encoding == .delimited || encoding == .item ? .startGroup : .lengthDelimited
    case .string, .bytes: .lengthDelimited
    }
  }

  /// The width of a value of this kind in bytes where it is always the same, else `nil`.
  @inlinable @inline(__always)
  func fixedWidth(as encoding: FieldEncoding) -> Int? {
    switch wireType(as: encoding) {
    case .fixed32: 4
    case .fixed64: 8
    default: nil
    }
  }
}
