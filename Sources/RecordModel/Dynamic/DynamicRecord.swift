/// A record whose type is not compiled: a schema and a value for each of its fields.
///
/// It goes through the same codecs as a compiled ``Record``. A member of a oneof that is set takes the place of the one
/// that was there, which becomes absent.
///
///     var point = DynamicRecord(schema: schema)
///     point["label"] = .string("home")
public struct DynamicRecord: RecordValue {
  /// The description of the fields.
  public let schema: RecordSchema
  /// A value for each field, in the order of the schema's fields.
  @inlinable public var values: [DynamicValue] {
    storage.count == schema.fields.count ? storage : Array(storage.dropLast())
  }
  /// The values, and after them the bytes of fields that are unknown, where there are any.
  @usableFromInline var storage: [DynamicValue]

  /// A record with every field at its default.
  public init(schema: RecordSchema) {
    self.schema = schema
    storage = schema.fields.map(\.defaultValue)
  }

  /// The value of the field at a position in the schema.
  ///
  /// - Precondition: the position is one of the schema's, and a new value is of the field's type and cardinality.
  public subscript(index: Int) -> DynamicValue {
    get { storage[index] }
    set {
      precondition(
        newValue.fits(schema.fields[index]),
        "\(schema.name).\(schema.fields[index].name) cannot hold \(newValue)")
      storage[index] = newValue
      if case .absent = newValue { return }
      removeMembers(besides: index)
    }
  }

  /// The value of the field with a name; `nil` where the schema has no such field.
  ///
  /// - Precondition: a new value is of the field's type and cardinality, and the schema has the field.
  public subscript(name: String) -> DynamicValue? {
    get { schema.fields.firstIndex { $0.name == name }.map { storage[$0] } }
    set {
      guard let newValue, let index = schema.fields.firstIndex(where: { $0.name == name }) else {
        preconditionFailure(
          "\(schema.name) has no field \(name), or the value is nil instead of .absent")
      }
      self[index] = newValue
    }
  }

  /// The fields that the record's input had and its schema does not have.
  public var unknownFields: UnknownFields {
    get {
      guard storage.count > schema.fields.count, case .bytes(let bytes)? = storage.last else {
        return UnknownFields()
      }
      return UnknownFields(bytes)
    }
    set {
      if storage.count > schema.fields.count { storage.removeLast() }
      if !newValue.isEmpty { storage.append(.bytes(newValue.bytes)) }
    }
  }

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    if schema.oneofs.isEmpty {
      for (field, value) in zip(schema.fields, storage) {
        try value.encode(to: &encoder, as: field)
      }
    } else {
      try encodeWithOneofs(to: &encoder)
    }
    if storage.count > schema.fields.count { try encoder.encode(unknownFields) }
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    // Another loop, so that this one has nothing to ask.
    if schema.isMessageSet { return try decodeItems(from: &decoder) }
    while true {
      let number = try decoder.nextField()
      if number == 0 { return try takeUnknownFields(from: &decoder) }
      try decodeField(number, from: &decoder)
    }
  }

  /// Decodes the fields of a message set.
  @inlinable @inline(never)
  mutating func decodeItems<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      let number = try decoder.nextItem()
      if number == 0 { return try takeUnknownFields(from: &decoder) }
      try decodeField(number, from: &decoder)
    }
  }

  /// Decodes the field with a number, which the decoder is at.
  @inlinable @inline(__always)
  mutating func decodeField<Decoder: RecordDecoder & ~Copyable>(
    _ number: Int, from decoder: inout Decoder
  ) throws(DecodingFailure) {
    guard let index = schema.index(ofNumber: number) else { return try decoder.skipField() }
    if let oneof = schema.oneofIndex(ofFieldAt: index) {
      try decodeMember(at: index, of: oneof, from: &decoder)
    } else {
      try storage[index].decode(from: &decoder, as: schema.fields[index])
    }
  }

  @inlinable @inline(__always)
  mutating func takeUnknownFields<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    var fields = UnknownFields()
    try decoder.takeUnknownFields(into: &fields)
    // To those of the parts before, where a record comes in several.
    if !fields.isEmpty { unknownFields = UnknownFields(unknownFields.bytes + fields.bytes) }
  }

  public static func == (left: DynamicRecord, right: DynamicRecord) -> Bool {
    (left.schema === right.schema || left.schema.name == right.schema.name)
      && left.storage == right.storage
  }
}

extension DynamicValue {
  /// Whether a field can hold this value.
  fileprivate func fits(_ field: FieldSchema) -> Bool {
    switch (self, field.cardinality) {
    case (.absent, .optional): true
    case (.list(let list), .repeated): list.kind == field.type.kind
    case (.map(let map), .map):
      map.kind == field.type.kind && map.keyKinds.isSubset(of: [field.keyKind])
    case (_, .implicit), (_, .optional): kind == field.type.kind
    default: false
    }
  }
}
