public import Bytes

// Packed numbers, written and read many at a time: fixed widths as they lie in memory, varints in a tight loop.

extension Bool {
  @inlinable public static func pack(
    _ values: [Bool], into buffer: inout ByteBuffer, as encoding: FieldEncoding
  ) -> Bool {
    buffer.appendVarints(values) { $0 ? 1 : 0 }
    return true
  }

  @inlinable public static func unpack(
    into values: inout [Bool], from reader: inout ByteReader, as encoding: FieldEncoding
  ) {
    reader.readVarints(into: &values) { $0 != 0 }
  }
}

extension Int32 {
  @inlinable public static func pack(
    _ values: [Int32], into buffer: inout ByteBuffer, as encoding: FieldEncoding
  ) -> Bool {
    switch encoding {
    case .varint, .delimited: buffer.appendVarints(values) { UInt64(bitPattern: Int64($0)) }
    case .zigzag: buffer.appendVarints(values) { UInt64(ZigZag.encode($0)) }
    case .fixed: buffer.append(packed: values)
    }
    return true
  }

  @inlinable public static func unpack(
    into values: inout [Int32], from reader: inout ByteReader, as encoding: FieldEncoding
  ) {
    switch encoding {
    case .varint, .delimited: reader.readVarints(into: &values) { Int32(truncatingIfNeeded: $0) }
    case .zigzag:
      reader.readVarints(into: &values) { ZigZag.decode(UInt32(truncatingIfNeeded: $0)) }
    case .fixed: reader.readPacked(into: &values)
    }
  }
}

extension Int64 {
  @inlinable public static func pack(
    _ values: [Int64], into buffer: inout ByteBuffer, as encoding: FieldEncoding
  ) -> Bool {
    switch encoding {
    case .varint, .delimited: buffer.appendVarints(values) { UInt64(bitPattern: $0) }
    case .zigzag: buffer.appendVarints(values) { ZigZag.encode($0) }
    case .fixed: buffer.append(packed: values)
    }
    return true
  }

  @inlinable public static func unpack(
    into values: inout [Int64], from reader: inout ByteReader, as encoding: FieldEncoding
  ) {
    switch encoding {
    case .varint, .delimited: reader.readVarints(into: &values) { Int64(bitPattern: $0) }
    case .zigzag: reader.readVarints(into: &values) { ZigZag.decode($0) }
    case .fixed: reader.readPacked(into: &values)
    }
  }
}

extension UInt32 {
  @inlinable public static func pack(
    _ values: [UInt32], into buffer: inout ByteBuffer, as encoding: FieldEncoding
  ) -> Bool {
    if encoding == .fixed {
      buffer.append(packed: values)
    } else {
      buffer.appendVarints(values) { UInt64($0) }
    }
    return true
  }

  @inlinable public static func unpack(
    into values: inout [UInt32], from reader: inout ByteReader, as encoding: FieldEncoding
  ) {
    if encoding == .fixed {
      reader.readPacked(into: &values)
    } else {
      reader.readVarints(into: &values) { UInt32(truncatingIfNeeded: $0) }
    }
  }
}

extension UInt64 {
  @inlinable public static func pack(
    _ values: [UInt64], into buffer: inout ByteBuffer, as encoding: FieldEncoding
  ) -> Bool {
    if encoding == .fixed {
      buffer.append(packed: values)
    } else {
      buffer.appendVarints(values) { $0 }
    }
    return true
  }

  @inlinable public static func unpack(
    into values: inout [UInt64], from reader: inout ByteReader, as encoding: FieldEncoding
  ) {
    if encoding == .fixed {
      reader.readPacked(into: &values)
    } else {
      reader.readVarints(into: &values) { $0 }
    }
  }
}

extension Float {
  @inlinable public static func pack(
    _ values: [Float], into buffer: inout ByteBuffer, as encoding: FieldEncoding
  ) -> Bool {
    buffer.append(packed: values)
    return true
  }

  @inlinable public static func unpack(
    into values: inout [Float], from reader: inout ByteReader, as encoding: FieldEncoding
  ) {
    reader.readPacked(into: &values)
  }
}

extension Double {
  @inlinable public static func pack(
    _ values: [Double], into buffer: inout ByteBuffer, as encoding: FieldEncoding
  ) -> Bool {
    buffer.append(packed: values)
    return true
  }

  @inlinable public static func unpack(
    into values: inout [Double], from reader: inout ByteReader, as encoding: FieldEncoding
  ) {
    reader.readPacked(into: &values)
  }
}

extension EnumValue {
  @inlinable public static func pack(
    _ values: [Self], into buffer: inout ByteBuffer, as encoding: FieldEncoding
  ) -> Bool {
    buffer.appendVarints(values) { UInt64(bitPattern: Int64($0.number)) }
    return true
  }

  @inlinable public static func unpack(
    into values: inout [Self], from reader: inout ByteReader, as encoding: FieldEncoding
  ) {
    reader.readVarints(into: &values) { Self(number: Int32(truncatingIfNeeded: $0)) }
  }
}
