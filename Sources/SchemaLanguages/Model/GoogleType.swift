public import RecordModel

/// A message of Google's own that JSON has another form for than an object of its fields.
///
/// Source: Protocol Buffers, *ProtoJSON Format*, "Representation of each type".
public enum GoogleType: Sendable, Hashable {
  /// `Timestamp`: a moment as text.
  case timestamp
  /// `Duration`: a span of time as text.
  case duration
  /// `FieldMask`: the paths to fields as one text.
  case fieldMask
  /// `Int32Value` and its kin: the value that they hold.
  case wrapper
  /// `Struct`: an object.
  case object
  /// `ListValue`: an array.
  case list
  /// `Value`: any value, and `null` is one.
  case value

  /// The package of Google's types.
  static let package = "google.protobuf"

  /// The type that a message of Google's package is; `nil` where it has no form of its own, or other fields than Google's.
  ///
  /// - Parameter name: the message's name in the package.
  init?(_ record: RecordSchema, named name: String) {
    guard let (type, fields) = Self.shapes[name] else { return nil }
    let found = record.fields.map { Field($0.name, $0.type.kind, $0.cardinality) }
    guard found == fields, record.fields.map(\.number) == Array(1...fields.count) else {
      return nil
    }
    self = type
  }

  private struct Field: Hashable {
    let name: String
    let kind: ValueKind
    let cardinality: Cardinality

    init(_ name: String, _ kind: ValueKind, _ cardinality: Cardinality = .implicit) {
      self.name = name
      self.kind = kind
      self.cardinality = cardinality
    }
  }

  private static let shapes: [String: (GoogleType, [Field])] = [
    "Timestamp": (.timestamp, [Field("seconds", .int64), Field("nanos", .int32)]),
    "Duration": (.duration, [Field("seconds", .int64), Field("nanos", .int32)]),
    "FieldMask": (.fieldMask, [Field("paths", .string, .repeated)]),
    "DoubleValue": (.wrapper, [Field("value", .double)]),
    "FloatValue": (.wrapper, [Field("value", .float)]),
    "Int64Value": (.wrapper, [Field("value", .int64)]),
    "UInt64Value": (.wrapper, [Field("value", .uint64)]),
    "Int32Value": (.wrapper, [Field("value", .int32)]),
    "UInt32Value": (.wrapper, [Field("value", .uint32)]),
    "BoolValue": (.wrapper, [Field("value", .bool)]),
    "StringValue": (.wrapper, [Field("value", .string)]),
    "BytesValue": (.wrapper, [Field("value", .bytes)]),
    "Struct": (.object, [Field("fields", .record, .map)]),
    "ListValue": (.list, [Field("values", .record, .repeated)]),
    "Value": (
      .value,
      [
        Field("null_value", .enumeration, .optional), Field("number_value", .double, .optional),
        Field("string_value", .string, .optional), Field("bool_value", .bool, .optional),
        Field("struct_value", .record, .optional), Field("list_value", .record, .optional),
      ]
    ),
  ]
}

extension SchemaSet {
  /// Whether an enum is Google's `NullValue`, whose one value is JSON's `null`.
  public func isNullValue(_ schema: EnumSchema) -> Bool {
    let origin = origin(of: schema.name)
    return origin.path == ["NullValue"] && origin.file.package == GoogleType.package
  }
}
