// The scalar kinds: each Swift type names its kind and passes itself to the visitor's primitive.

extension Bool: FieldValue {
  @inlinable public static var kind: ValueKind { .bool }

  @inlinable @inline(__always) public func write<Encoder: ValueEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}

extension Int32: FieldValue {
  @inlinable public static var kind: ValueKind { .int32 }

  @inlinable @inline(__always) public func write<Encoder: ValueEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}

extension Int64: FieldValue {
  @inlinable public static var kind: ValueKind { .int64 }

  @inlinable @inline(__always) public func write<Encoder: ValueEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}

extension UInt32: FieldValue {
  @inlinable public static var kind: ValueKind { .uint32 }

  @inlinable @inline(__always) public func write<Encoder: ValueEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}

extension UInt64: FieldValue {
  @inlinable public static var kind: ValueKind { .uint64 }

  @inlinable @inline(__always) public func write<Encoder: ValueEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}

extension Float: FieldValue {
  @inlinable public static var kind: ValueKind { .float }

  @inlinable @inline(__always) public func write<Encoder: ValueEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}

extension Double: FieldValue {
  @inlinable public static var kind: ValueKind { .double }

  @inlinable @inline(__always) public func write<Encoder: ValueEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}

extension String: FieldValue {
  @inlinable public static var kind: ValueKind { .string }

  @inlinable @inline(__always) public func write<Encoder: ValueEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}

extension Array: FieldValue where Element == UInt8 {
  @inlinable public static var kind: ValueKind { .bytes }

  @inlinable @inline(__always) public func write<Encoder: ValueEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}
