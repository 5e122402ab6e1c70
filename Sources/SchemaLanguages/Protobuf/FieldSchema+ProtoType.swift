public import RecordModel

extension FieldSchema {
  /// The keyword of `.proto` for the field's scalar type, such as `sint32`; `nil` for enums and records.
  public var protoScalarName: String? {
    ProtoFieldType(type, as: encoding).scalarName
  }
}
