extension DynamicList {
  /// Hands the elements to an encoder as the repeated field they belong to.
  @inlinable
  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as field: FieldSchema
  ) throws(EncodingFailure) {
    let (number, form) = (field.number, field.form)
    switch self {
    case .bool(let values): try encoder.encode(values, field: number, as: form)
    case .int32(let values): try encoder.encode(values, field: number, as: form)
    case .int64(let values): try encoder.encode(values, field: number, as: form)
    case .uint32(let values):
      try encoder.encode(values, field: number, as: form)
    case .uint64(let values):
      try encoder.encode(values, field: number, as: form)
    case .float(let values): try encoder.encode(values, field: number, as: form)
    case .double(let values):
      try encoder.encode(values, field: number, as: form)
    case .string(let values):
      try encoder.encode(values, field: number, as: form)
    case .bytes(let values): try encoder.encode(values, field: number, as: form)
    case .enumeration(let values):
      try encoder.encode(values, field: number, as: form)
    case .record(let values):
      try encoder.encode(values, field: number, as: form)
    }
  }

  /// Decodes the repeated field that the decoder is at into these elements.
  @inlinable
  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as field: FieldSchema
  ) throws(DecodingFailure) {
    let form = field.form
    switch self {
    case .bool(var values):
      self = .bool([])
      defer { self = .bool(values) }
      try decoder.decode(&values, as: form, new: Bool.init)
    case .int32(var values):
      self = .int32([])
      defer { self = .int32(values) }
      try decoder.decode(&values, as: form, new: Int32.init)
    case .int64(var values):
      self = .int64([])
      defer { self = .int64(values) }
      try decoder.decode(&values, as: form, new: Int64.init)
    case .uint32(var values):
      self = .uint32([])
      defer { self = .uint32(values) }
      try decoder.decode(&values, as: form, new: UInt32.init)
    case .uint64(var values):
      self = .uint64([])
      defer { self = .uint64(values) }
      try decoder.decode(&values, as: form, new: UInt64.init)
    case .float(var values):
      self = .float([])
      defer { self = .float(values) }
      try decoder.decode(&values, as: form, new: Float.init)
    case .double(var values):
      self = .double([])
      defer { self = .double(values) }
      try decoder.decode(&values, as: form, new: Double.init)
    case .string(var values):
      self = .string([])
      defer { self = .string(values) }
      try decoder.decode(&values, as: form, new: String.init)
    case .bytes(var values):
      self = .bytes([])
      defer { self = .bytes(values) }
      try decoder.decode(&values, as: form, new: [UInt8].init)
    case .enumeration(var values):
      self = .enumeration([])
      defer { self = .enumeration(values) }
      guard case .enumeration(let schema) = field.type, schema.isClosed else {
        return try decoder.decode(&values, as: form, new: { EnumNumber() })
      }
      try decoder.decodeNamed(&values, new: { EnumNumber() }) { schema.unnamedNumber(of: $0) }
    case .record(var values):
      guard case .record(let reference) = field.type else {
        preconditionFailure("records have a schema")
      }
      self = .record([])
      defer { self = .record(values) }
      try decoder.decode(&values, as: form, new: { DynamicRecord(schema: reference.schema) })
    }
  }
}

extension DynamicMap {
  /// Hands the entries to an encoder as the map field they belong to.
  @inlinable
  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as field: FieldSchema
  ) throws(EncodingFailure) {
    let (number, form) = (field.number, field.form)
    switch self {
    case .bool(let entries): try encoder.encode(entries, field: number, as: form)
    case .int32(let entries): try encoder.encode(entries, field: number, as: form)
    case .int64(let entries): try encoder.encode(entries, field: number, as: form)
    case .uint32(let entries): try encoder.encode(entries, field: number, as: form)
    case .uint64(let entries): try encoder.encode(entries, field: number, as: form)
    case .float(let entries): try encoder.encode(entries, field: number, as: form)
    case .double(let entries): try encoder.encode(entries, field: number, as: form)
    case .string(let entries): try encoder.encode(entries, field: number, as: form)
    case .bytes(let entries): try encoder.encode(entries, field: number, as: form)
    case .enumeration(let entries): try encoder.encode(entries, field: number, as: form)
    case .record(let entries): try encoder.encode(entries, field: number, as: form)
    }
  }

  /// Decodes the map field that the decoder is at into these entries.
  @inlinable
  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as field: FieldSchema
  ) throws(DecodingFailure) {
    let form = field.form
    switch self {
    case .bool(var values):
      self = .bool([:])
      defer { self = .bool(values) }
      try decoder.decode(&values, as: form, new: Bool.init)
    case .int32(var values):
      self = .int32([:])
      defer { self = .int32(values) }
      try decoder.decode(&values, as: form, new: Int32.init)
    case .int64(var values):
      self = .int64([:])
      defer { self = .int64(values) }
      try decoder.decode(&values, as: form, new: Int64.init)
    case .uint32(var values):
      self = .uint32([:])
      defer { self = .uint32(values) }
      try decoder.decode(&values, as: form, new: UInt32.init)
    case .uint64(var values):
      self = .uint64([:])
      defer { self = .uint64(values) }
      try decoder.decode(&values, as: form, new: UInt64.init)
    case .float(var values):
      self = .float([:])
      defer { self = .float(values) }
      try decoder.decode(&values, as: form, new: Float.init)
    case .double(var values):
      self = .double([:])
      defer { self = .double(values) }
      try decoder.decode(&values, as: form, new: Double.init)
    case .string(var values):
      self = .string([:])
      defer { self = .string(values) }
      try decoder.decode(&values, as: form, new: String.init)
    case .bytes(var values):
      self = .bytes([:])
      defer { self = .bytes(values) }
      try decoder.decode(&values, as: form, new: [UInt8].init)
    case .enumeration(var values):
      self = .enumeration([:])
      defer { self = .enumeration(values) }
      guard case .enumeration(let schema) = field.type, schema.isClosed else {
        return try decoder.decode(&values, as: form, new: { EnumNumber() })
      }
      try decoder.decodeNamed(&values, as: form, new: { EnumNumber() }) {
        schema.unnamedNumber(of: $0)
      }
    case .record(var values):
      guard case .record(let reference) = field.type else {
        preconditionFailure("records have a schema")
      }
      self = .record([:])
      defer { self = .record(values) }
      try decoder.decode(&values, as: form, new: { DynamicRecord(schema: reference.schema) })
    }
  }
}
