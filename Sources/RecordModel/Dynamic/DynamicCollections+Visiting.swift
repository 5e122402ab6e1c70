extension DynamicList {
  /// Hands the elements to an encoder as the repeated field they belong to.
  @inlinable
  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as field: FieldSchema
  ) throws(EncodingFailure) {
    let (number, encoding, packed) = (field.number, field.encoding, field.isPacked)
    switch self {
    case .bool(let values): try encoder.encode(values, field: number, as: encoding, packed: packed)
    case .int32(let values): try encoder.encode(values, field: number, as: encoding, packed: packed)
    case .int64(let values): try encoder.encode(values, field: number, as: encoding, packed: packed)
    case .uint32(let values):
      try encoder.encode(values, field: number, as: encoding, packed: packed)
    case .uint64(let values):
      try encoder.encode(values, field: number, as: encoding, packed: packed)
    case .float(let values): try encoder.encode(values, field: number, as: encoding, packed: packed)
    case .double(let values):
      try encoder.encode(values, field: number, as: encoding, packed: packed)
    case .string(let values):
      try encoder.encode(values, field: number, as: encoding, packed: packed)
    case .bytes(let values): try encoder.encode(values, field: number, as: encoding, packed: packed)
    case .enumeration(let values):
      try encoder.encode(values, field: number, as: encoding, packed: packed)
    case .record(let values):
      try encoder.encode(values, field: number, as: encoding, packed: packed)
    }
  }

  /// Decodes the repeated field that the decoder is at into these elements.
  @inlinable
  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as field: FieldSchema
  ) throws(DecodingFailure) {
    let encoding = field.encoding
    switch self {
    case .bool(var values):
      self = .bool([])
      defer { self = .bool(values) }
      try decoder.decode(&values, as: encoding, new: Bool.init)
    case .int32(var values):
      self = .int32([])
      defer { self = .int32(values) }
      try decoder.decode(&values, as: encoding, new: Int32.init)
    case .int64(var values):
      self = .int64([])
      defer { self = .int64(values) }
      try decoder.decode(&values, as: encoding, new: Int64.init)
    case .uint32(var values):
      self = .uint32([])
      defer { self = .uint32(values) }
      try decoder.decode(&values, as: encoding, new: UInt32.init)
    case .uint64(var values):
      self = .uint64([])
      defer { self = .uint64(values) }
      try decoder.decode(&values, as: encoding, new: UInt64.init)
    case .float(var values):
      self = .float([])
      defer { self = .float(values) }
      try decoder.decode(&values, as: encoding, new: Float.init)
    case .double(var values):
      self = .double([])
      defer { self = .double(values) }
      try decoder.decode(&values, as: encoding, new: Double.init)
    case .string(var values):
      self = .string([])
      defer { self = .string(values) }
      try decoder.decode(&values, as: encoding, new: String.init)
    case .bytes(var values):
      self = .bytes([])
      defer { self = .bytes(values) }
      try decoder.decode(&values, as: encoding, new: [UInt8].init)
    case .enumeration(var values):
      self = .enumeration([])
      defer { self = .enumeration(values) }
      guard case .enumeration(let schema) = field.type, schema.isClosed else {
        return try decoder.decode(&values, as: encoding, new: { EnumNumber() })
      }
      try decoder.decodeNamed(&values, new: { EnumNumber() }) { schema.unnamedNumber(of: $0) }
    case .record(var values):
      guard case .record(let reference) = field.type else {
        preconditionFailure("records have a schema")
      }
      self = .record([])
      defer { self = .record(values) }
      try decoder.decode(&values, as: encoding, new: { DynamicRecord(schema: reference.schema) })
    }
  }
}

extension DynamicMap {
  /// Hands the entries to an encoder as the map field they belong to.
  @inlinable
  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as field: FieldSchema
  ) throws(EncodingFailure) {
    let (number, encoding) = (field.number, field.encoding)
    switch self {
    case .bool(let entries): try encoder.encode(entries, field: number, as: encoding)
    case .int32(let entries): try encoder.encode(entries, field: number, as: encoding)
    case .int64(let entries): try encoder.encode(entries, field: number, as: encoding)
    case .uint32(let entries): try encoder.encode(entries, field: number, as: encoding)
    case .uint64(let entries): try encoder.encode(entries, field: number, as: encoding)
    case .float(let entries): try encoder.encode(entries, field: number, as: encoding)
    case .double(let entries): try encoder.encode(entries, field: number, as: encoding)
    case .string(let entries): try encoder.encode(entries, field: number, as: encoding)
    case .bytes(let entries): try encoder.encode(entries, field: number, as: encoding)
    case .enumeration(let entries): try encoder.encode(entries, field: number, as: encoding)
    case .record(let entries): try encoder.encode(entries, field: number, as: encoding)
    }
  }

  /// Decodes the map field that the decoder is at into these entries.
  @inlinable
  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as field: FieldSchema
  ) throws(DecodingFailure) {
    let encoding = field.encoding
    switch self {
    case .bool(var values):
      self = .bool([:])
      defer { self = .bool(values) }
      try decoder.decode(&values, as: encoding, new: Bool.init)
    case .int32(var values):
      self = .int32([:])
      defer { self = .int32(values) }
      try decoder.decode(&values, as: encoding, new: Int32.init)
    case .int64(var values):
      self = .int64([:])
      defer { self = .int64(values) }
      try decoder.decode(&values, as: encoding, new: Int64.init)
    case .uint32(var values):
      self = .uint32([:])
      defer { self = .uint32(values) }
      try decoder.decode(&values, as: encoding, new: UInt32.init)
    case .uint64(var values):
      self = .uint64([:])
      defer { self = .uint64(values) }
      try decoder.decode(&values, as: encoding, new: UInt64.init)
    case .float(var values):
      self = .float([:])
      defer { self = .float(values) }
      try decoder.decode(&values, as: encoding, new: Float.init)
    case .double(var values):
      self = .double([:])
      defer { self = .double(values) }
      try decoder.decode(&values, as: encoding, new: Double.init)
    case .string(var values):
      self = .string([:])
      defer { self = .string(values) }
      try decoder.decode(&values, as: encoding, new: String.init)
    case .bytes(var values):
      self = .bytes([:])
      defer { self = .bytes(values) }
      try decoder.decode(&values, as: encoding, new: [UInt8].init)
    case .enumeration(var values):
      self = .enumeration([:])
      defer { self = .enumeration(values) }
      guard case .enumeration(let schema) = field.type, schema.isClosed else {
        return try decoder.decode(&values, as: encoding, new: { EnumNumber() })
      }
      try decoder.decodeNamed(&values, new: { EnumNumber() }) { schema.unnamedNumber(of: $0) }
    case .record(var values):
      guard case .record(let reference) = field.type else {
        preconditionFailure("records have a schema")
      }
      self = .record([:])
      defer { self = .record(values) }
      try decoder.decode(&values, as: encoding, new: { DynamicRecord(schema: reference.schema) })
    }
  }
}
