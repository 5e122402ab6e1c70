import RecordModel

extension DynamicValue {
  /// The value that a proto2 default spells; `nil` where it spells none of the type.
  ///
  /// Source: Protocol Buffers, *Language Specification (proto2)*, "Constant", and `descriptor.proto`,
  /// `FieldDescriptorProto.default_value`.
  init?(protoDefault option: ProtoSyntax.Option.Value, of type: FieldType) {
    switch (type, option) {
    case (.bool, .boolean(let value)): self = .bool(value)
    case (.string, .string(let text)): self = .string(text)
    case (.bytes, .string(let text)): self = .bytes(Array(text.utf8))
    case (.bytes, .bytes(let bytes)): self = .bytes(bytes)
    case (.enumeration(let schema), .word(let name)):
      guard let number = schema.number(ofName: name) else { return nil }
      self = .enumeration(EnumNumber(number))
    // Infinity and not-a-number are words; behind a minus sign they arrive as numbers.
    case (.float, .word(let text)), (.double, .word(let text)):
      guard text == "inf" || text == "nan" else { return nil }
      self.init(number: text, of: type)
    case (_, .number(let text)): self.init(number: text, of: type)
    default: return nil
    }
  }

  private init?(number text: String, of type: FieldType) {
    let value: DynamicValue? =
      switch type {
      case .int32: Int32(text).map { .int32($0) }
      case .int64: Int64(text).map { .int64($0) }
      case .uint32: UInt32(text).map { .uint32($0) }
      case .uint64: UInt64(text).map { .uint64($0) }
      case .float: Float(text).map { .float($0) }
      case .double: Double(text).map { .double($0) }
      case .bool, .string, .bytes, .enumeration, .record: nil
      }
    guard let value else { return nil }
    self = value
  }

  /// The value as a proto2 default spells it; `nil` for what can be none.
  var protoDefault: String? {
    switch self {
    case .bool(let value): "\(value)"
    case .int32(let value): "\(value)"
    case .int64(let value): "\(value)"
    case .uint32(let value): "\(value)"
    case .uint64(let value): "\(value)"
    case .float(let value): value.isNaN ? "nan" : "\(value)"
    case .double(let value): value.isNaN ? "nan" : "\(value)"
    case .string(let text): ProtoPrinter.quoted(text)
    case .bytes(let bytes):
      String(validating: bytes, as: UTF8.self).map { ProtoPrinter.quoted($0) }
        ?? ProtoPrinter.quoted(bytes)
    case .enumeration, .record, .list, .map, .absent: nil
    }
  }
}
