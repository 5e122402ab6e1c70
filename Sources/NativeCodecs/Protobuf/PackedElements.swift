import Bytes
import RecordModel

// Packed numbers, written and read many at a time: fixed widths as they lie in memory, varints in a tight loop.

extension ByteBuffer {
  /// Appends numbers side by side, faster than one by one.
  ///
  /// - Returns: whether it did; `false`, and nothing is appended, where their type has no such form.
  @inlinable @inline(__always)
  mutating func append<Value: FieldValue>(
    elements values: [Value], as encoding: FieldEncoding
  ) -> Bool {
    if let values = values.elements(if: Int32.self) {
      switch encoding {
      case .varint, .delimited, .item: appendVarints(values) { UInt64(bitPattern: Int64($0)) }
      case .zigzag: appendVarints(values) { UInt64(ZigZag.encode($0)) }
      case .fixed: append(packed: values)
      }
    } else if let values = values.elements(if: Int64.self) {
      switch encoding {
      case .varint, .delimited, .item: appendVarints(values) { UInt64(bitPattern: $0) }
      case .zigzag: appendVarints(values) { ZigZag.encode($0) }
      case .fixed: append(packed: values)
      }
    } else if let values = values.elements(if: UInt32.self) {
      if encoding == .fixed { append(packed: values) } else { appendVarints(values) { UInt64($0) } }
    } else if let values = values.elements(if: UInt64.self) {
      if encoding == .fixed { append(packed: values) } else { appendVarints(values) { $0 } }
    } else if let values = values.elements(if: Float.self) {
      append(packed: values)
    } else if let values = values.elements(if: Double.self) {
      append(packed: values)
    } else if let values = values.elements(if: Bool.self) {
      appendVarints(values) { $0 ? 1 : 0 }
    } else {
      return false
    }
    return true
  }
}

extension ByteReader {
  /// Reads packed numbers up to the reader's end, or to the first that is malformed, faster than one by one.
  ///
  /// Reads nothing where their type has no such form; what is left is for the decoder to read, or to refuse.
  @inlinable @inline(__always)
  mutating func read<Value: FieldValue>(
    elements values: inout [Value], as encoding: FieldEncoding
  ) {
    _ =
      values.modify(if: Int32.self) { values in
        switch encoding {
        case .varint, .delimited, .item:
          readVarints(into: &values) { Int32(truncatingIfNeeded: $0) }
        case .zigzag: readVarints(into: &values) { ZigZag.decode(UInt32(truncatingIfNeeded: $0)) }
        case .fixed: readPacked(into: &values)
        }
      }
      || values.modify(if: Int64.self) { values in
        switch encoding {
        case .varint, .delimited, .item: readVarints(into: &values) { Int64(bitPattern: $0) }
        case .zigzag: readVarints(into: &values) { ZigZag.decode($0) }
        case .fixed: readPacked(into: &values)
        }
      }
      || values.modify(if: UInt32.self) { values in
        if encoding == .fixed {
          readPacked(into: &values)
        } else {
          readVarints(into: &values) { UInt32(truncatingIfNeeded: $0) }
        }
      }
      || values.modify(if: UInt64.self) { values in
        if encoding == .fixed {
          readPacked(into: &values)
        } else {
          readVarints(into: &values) { $0 }
        }
      }
      || values.modify(if: Float.self) { readPacked(into: &$0) }
      || values.modify(if: Double.self) { readPacked(into: &$0) }
      || values.modify(if: Bool.self) { values in readVarints(into: &values) { $0 != 0 } }
  }
}
