// The scalar kinds: each Swift type names its kind and passes itself to the visitor's primitive.

extension Bool: FieldValue {
  @inlinable public static var kind: ValueKind { .bool }
  @inlinable public var isZero: Bool { !self }

  @inlinable @inline(__always) public func write<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as encoding: FieldEncoding
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}

extension Int32: FieldValue {
  @inlinable public static var kind: ValueKind { .int32 }
  @inlinable public var isZero: Bool { self == 0 }

  @inlinable @inline(__always) public func write<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    try encoder.write(self, as: encoding)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as encoding: FieldEncoding
  ) throws(DecodingFailure) {
    try decoder.read(&self, as: encoding)
  }
}

extension Int64: FieldValue {
  @inlinable public static var kind: ValueKind { .int64 }
  @inlinable public var isZero: Bool { self == 0 }

  @inlinable @inline(__always) public func write<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    try encoder.write(self, as: encoding)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as encoding: FieldEncoding
  ) throws(DecodingFailure) {
    try decoder.read(&self, as: encoding)
  }
}

extension UInt32: FieldValue {
  @inlinable public static var kind: ValueKind { .uint32 }
  @inlinable public var isZero: Bool { self == 0 }

  @inlinable @inline(__always) public func write<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    try encoder.write(self, as: encoding)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as encoding: FieldEncoding
  ) throws(DecodingFailure) {
    try decoder.read(&self, as: encoding)
  }
}

extension UInt64: FieldValue {
  @inlinable public static var kind: ValueKind { .uint64 }
  @inlinable public var isZero: Bool { self == 0 }

  @inlinable @inline(__always) public func write<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    try encoder.write(self, as: encoding)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as encoding: FieldEncoding
  ) throws(DecodingFailure) {
    try decoder.read(&self, as: encoding)
  }
}

extension Float: FieldValue {
  @inlinable public static var kind: ValueKind { .float }
  @inlinable public var isZero: Bool { bitPattern == 0 }

  @inlinable @inline(__always) public func write<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as encoding: FieldEncoding
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}

extension Double: FieldValue {
  @inlinable public static var kind: ValueKind { .double }
  @inlinable public var isZero: Bool { bitPattern == 0 }

  @inlinable @inline(__always) public func write<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as encoding: FieldEncoding
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}

extension String: FieldValue {
  @inlinable public static var kind: ValueKind { .string }
  @inlinable public var isZero: Bool { isEmpty }

  @inlinable @inline(__always) public func write<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as encoding: FieldEncoding
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}

extension Array: FieldValue where Element == UInt8 {
  @inlinable public static var kind: ValueKind { .bytes }
  @inlinable public var isZero: Bool { isEmpty }

  @inlinable @inline(__always) public func write<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    try encoder.write(self)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as encoding: FieldEncoding
  ) throws(DecodingFailure) {
    try decoder.read(&self)
  }
}
