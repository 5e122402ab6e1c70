// A dynamic value goes through the same visitors as a compiled one: each case is handed on with its own Swift type, so
// that the visitor's generic code is specialised for it all the same.

extension DynamicValue {
  /// Hands the value to an encoder as the field it belongs to.
  @inlinable
  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as field: FieldSchema
  ) throws(EncodingFailure) {
    if field.cardinality == .optional {
      return try encodeOptional(to: &encoder, as: field)
    }
    try encodeImplicit(to: &encoder, as: field)
  }

  @inlinable
  func encodeImplicit<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as field: FieldSchema
  ) throws(EncodingFailure) {
    let form = field.form
    switch self {
    case .bool(let value): try encoder.encode(value, field: field.number, as: form)
    case .int32(let value): try encoder.encode(value, field: field.number, as: form)
    case .int64(let value): try encoder.encode(value, field: field.number, as: form)
    case .uint32(let value): try encoder.encode(value, field: field.number, as: form)
    case .uint64(let value): try encoder.encode(value, field: field.number, as: form)
    case .float(let value): try encoder.encode(value, field: field.number, as: form)
    case .double(let value): try encoder.encode(value, field: field.number, as: form)
    case .string(let value): try encoder.encode(value, field: field.number, as: form)
    case .bytes(let value): try encoder.encode(value, field: field.number, as: form)
    case .enumeration(let value): try encoder.encode(value, field: field.number, as: form)
    case .record(let value): try encoder.encode(value, field: field.number, as: form)
    case .list(let list): try list.encode(to: &encoder, as: field)
    case .map(let map): try map.encode(to: &encoder, as: field)
    case .absent:
      throw EncodingFailure(
        .unrepresentable("a field that is not optional has no value"),
        in: FieldPath([.field(field.number)]))
    }
  }

  @inlinable
  func encodeOptional<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as field: FieldSchema
  ) throws(EncodingFailure) {
    if case .absent = self { return try Self.encodeAbsent(to: &encoder, as: field) }
    try encodePresent(to: &encoder, as: field, isMember: false)
  }

  /// Hands over the value of an optional field, which is there, or of a member of a oneof.
  @inlinable
  func encodePresent<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as field: FieldSchema, isMember: Bool
  ) throws(EncodingFailure) {
    switch self {
    case .bool(let value): try encoder.encode(value, as: field, isMember: isMember)
    case .int32(let value): try encoder.encode(value, as: field, isMember: isMember)
    case .int64(let value): try encoder.encode(value, as: field, isMember: isMember)
    case .uint32(let value): try encoder.encode(value, as: field, isMember: isMember)
    case .uint64(let value): try encoder.encode(value, as: field, isMember: isMember)
    case .float(let value): try encoder.encode(value, as: field, isMember: isMember)
    case .double(let value): try encoder.encode(value, as: field, isMember: isMember)
    case .string(let value): try encoder.encode(value, as: field, isMember: isMember)
    case .bytes(let value): try encoder.encode(value, as: field, isMember: isMember)
    case .enumeration(let value): try encoder.encode(value, as: field, isMember: isMember)
    case .record(let value): try encoder.encode(value, as: field, isMember: isMember)
    case .absent, .list, .map:
      throw EncodingFailure(
        .unrepresentable("an optional field holds a collection"),
        in: FieldPath([.field(field.number)]))
    }
  }

  @inlinable
  static func encodeAbsent<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder, as field: FieldSchema
  ) throws(EncodingFailure) {
    let (number, form) = (field.number, field.form)
    switch field.type {
    case .bool: try encoder.encode(Bool?.none, field: number, as: form)
    case .int32: try encoder.encode(Int32?.none, field: number, as: form)
    case .int64: try encoder.encode(Int64?.none, field: number, as: form)
    case .uint32: try encoder.encode(UInt32?.none, field: number, as: form)
    case .uint64: try encoder.encode(UInt64?.none, field: number, as: form)
    case .float: try encoder.encode(Float?.none, field: number, as: form)
    case .double: try encoder.encode(Double?.none, field: number, as: form)
    case .string: try encoder.encode(String?.none, field: number, as: form)
    case .bytes: try encoder.encode([UInt8]?.none, field: number, as: form)
    case .enumeration: try encoder.encode(EnumNumber?.none, field: number, as: form)
    case .record: try encoder.encode(DynamicRecord?.none, field: number, as: form)
    }
  }

  /// Decodes the field that the decoder is at into this value.
  @inlinable
  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as field: FieldSchema
  ) throws(DecodingFailure) {
    switch field.cardinality {
    case .implicit: try decodeImplicit(from: &decoder, as: field)
    case .optional: try decodeOptional(from: &decoder, as: field)
    case .repeated:
      guard case .list(var list) = self else {
        preconditionFailure("a repeated field holds a list")
      }
      self = .absent
      defer { self = .list(list) }
      try list.decode(from: &decoder, as: field)
    case .map:
      guard case .map(var map) = self else { preconditionFailure("a map field holds a map") }
      self = .absent
      defer { self = .map(map) }
      try map.decode(from: &decoder, as: field)
    }
  }

  @inlinable
  mutating func decodeImplicit<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as field: FieldSchema
  ) throws(DecodingFailure) {
    let form = field.form
    switch field.type {
    case .bool:
      var value = Bool()
      if case .bool(let current) = self { value = current }
      try decoder.decode(&value, as: form)
      self = .bool(value)
    case .int32:
      var value = Int32()
      if case .int32(let current) = self { value = current }
      try decoder.decode(&value, as: form)
      self = .int32(value)
    case .int64:
      var value = Int64()
      if case .int64(let current) = self { value = current }
      try decoder.decode(&value, as: form)
      self = .int64(value)
    case .uint32:
      var value = UInt32()
      if case .uint32(let current) = self { value = current }
      try decoder.decode(&value, as: form)
      self = .uint32(value)
    case .uint64:
      var value = UInt64()
      if case .uint64(let current) = self { value = current }
      try decoder.decode(&value, as: form)
      self = .uint64(value)
    case .float:
      var value = Float()
      if case .float(let current) = self { value = current }
      try decoder.decode(&value, as: form)
      self = .float(value)
    case .double:
      var value = Double()
      if case .double(let current) = self { value = current }
      try decoder.decode(&value, as: form)
      self = .double(value)
    case .string:
      var value = String()
      if case .string(let current) = self { value = current }
      try decoder.decode(&value, as: form)
      self = .string(value)
    case .bytes:
      var value = [UInt8]()
      if case .bytes(let current) = self { value = current }
      try decoder.decode(&value, as: form)
      self = .bytes(value)
    case .enumeration(let schema):
      var value = EnumNumber()
      if case .enumeration(let current) = self { value = current }
      if schema.isClosed {
        try decoder.decodeNamed(&value) { schema.unnamedNumber(of: $0) }
      } else {
        try decoder.decode(&value, as: form)
      }
      self = .enumeration(value)
    case .record(let reference):
      var value = DynamicRecord(schema: reference.schema)
      if case .record(let current) = self {
        value = current
        self = .absent
      }
      defer { self = .record(value) }
      try decoder.decode(&value, as: form)
    }
  }

  @inlinable
  mutating func decodeOptional<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder, as field: FieldSchema, isMember: Bool = false
  ) throws(DecodingFailure) {
    let form = field.form
    switch field.type {
    case .bool:
      var value: Bool?
      if case .bool(let current) = self { value = current }
      try decoder.decode(&value, as: form, isMember: isMember, new: Bool.init)
      self = value.map(DynamicValue.bool) ?? .absent
    case .int32:
      var value: Int32?
      if case .int32(let current) = self { value = current }
      try decoder.decode(&value, as: form, isMember: isMember, new: Int32.init)
      self = value.map(DynamicValue.int32) ?? .absent
    case .int64:
      var value: Int64?
      if case .int64(let current) = self { value = current }
      try decoder.decode(&value, as: form, isMember: isMember, new: Int64.init)
      self = value.map(DynamicValue.int64) ?? .absent
    case .uint32:
      var value: UInt32?
      if case .uint32(let current) = self { value = current }
      try decoder.decode(&value, as: form, isMember: isMember, new: UInt32.init)
      self = value.map(DynamicValue.uint32) ?? .absent
    case .uint64:
      var value: UInt64?
      if case .uint64(let current) = self { value = current }
      try decoder.decode(&value, as: form, isMember: isMember, new: UInt64.init)
      self = value.map(DynamicValue.uint64) ?? .absent
    case .float:
      var value: Float?
      if case .float(let current) = self { value = current }
      try decoder.decode(&value, as: form, isMember: isMember, new: Float.init)
      self = value.map(DynamicValue.float) ?? .absent
    case .double:
      var value: Double?
      if case .double(let current) = self { value = current }
      try decoder.decode(&value, as: form, isMember: isMember, new: Double.init)
      self = value.map(DynamicValue.double) ?? .absent
    case .string:
      var value: String?
      if case .string(let current) = self { value = current }
      try decoder.decode(&value, as: form, isMember: isMember, new: String.init)
      self = value.map(DynamicValue.string) ?? .absent
    case .bytes:
      var value: [UInt8]?
      if case .bytes(let current) = self { value = current }
      try decoder.decode(&value, as: form, isMember: isMember, new: [UInt8].init)
      self = value.map(DynamicValue.bytes) ?? .absent
    case .enumeration(let schema):
      var value: EnumNumber?
      if case .enumeration(let current) = self { value = current }
      if schema.isClosed {
        try decoder.decodeNamed(&value, isMember: isMember, new: { EnumNumber() }) {
          schema.unnamedNumber(of: $0)
        }
      } else {
        try decoder.decode(&value, as: form, isMember: isMember, new: { EnumNumber() })
      }
      self = value.map(DynamicValue.enumeration) ?? .absent
    case .record(let reference):
      var value: DynamicRecord?
      if case .record(let current) = self { value = current }
      self = .absent
      try decoder.decode(&value, as: form, isMember: isMember) {
        DynamicRecord(schema: reference.schema)
      }
      self = value.map(DynamicValue.record) ?? .absent
    }
  }
}

extension RecordEncoder where Self: ~Copyable {
  /// Encodes an optional field, or the member of a oneof that it is.
  @inlinable @inline(__always)
  mutating func encode<Value: FieldValue>(
    _ value: Value, as field: FieldSchema, isMember: Bool
  ) throws(EncodingFailure) {
    let (number, form) = (field.number, field.form)
    if isMember {
      try encode(member: value, field: number, as: form)
    } else {
      try encode(Optional(value), field: number, as: form)
    }
  }
}

extension RecordDecoder where Self: ~Copyable {
  /// Decodes an optional field, or the member of a oneof that it is.
  @inlinable @inline(__always)
  mutating func decode<Value: FieldValue>(
    _ value: inout Value?, as form: FieldForm, isMember: Bool, new: () -> Value
  ) throws(DecodingFailure) {
    if isMember {
      try decode(member: &value, as: form, new: new)
    } else {
      try decode(&value, as: form, new: new)
    }
  }
}
