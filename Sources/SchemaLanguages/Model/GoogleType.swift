import RecordModel

/// The messages of Google's own that stand for more than their fields.
///
/// Source: Protocol Buffers, *Protocol Buffers Well-Known Types*.
enum GoogleType {
  /// The package of Google's types.
  static let package = "google.protobuf"

  /// What a message of Google's package stands for, where it has the fields that Google gives it.
  ///
  /// - Parameter name: the message's name in the package.
  static func meaning(of fields: [FieldSchema], named name: String) -> RecordMeaning {
    guard let (meaning, expected) = shapes[name] else { return .fields }
    let found = fields.map { Field($0.name, $0.type.kind, $0.cardinality) }
    guard found == expected, fields.map(\.number) == Array(1...expected.count) else {
      return .fields
    }
    return meaning
  }

  /// Whether an enum of Google's package is `NullValue`, whose one value is JSON's `null`.
  static func isNull(_ cases: [EnumSchema.Case], named name: String) -> Bool {
    name == "NullValue" && cases.map(\.number) == [0]
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

  private static let shapes: [String: (RecordMeaning, [Field])] = [
    "Any": (.any, [Field("type_url", .string), Field("value", .bytes)]),
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
