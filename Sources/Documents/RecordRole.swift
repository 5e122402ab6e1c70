/// What a record stands for in JSON.
public enum RecordRole: Sendable, Hashable {
  /// A JSON object: its members are the fields, by `FieldSchema.jsonName`, or else by `FieldSchema.name`.
  case object
  /// A JSON array in an array, in a map or at the top: the record has one field, a repeated one.
  case list
  /// A JSON object whose keys are data, in an array, in a map or at the top: the record has one field, a map.
  case map
  /// A JSON array of fixed length, whose elements are the fields in their order, none of them optional unless it may be
  /// `null`.
  case tuple
  /// A JSON value of any of several kinds: one optional field an alternative. At most one is there, and none stands for
  /// `null`.
  case union
  /// A JSON value that is neither an object nor an array, at the top: the record has one field.
  case value
  /// A JSON string that names a moment: the first field is the seconds since 1970, the second the nanoseconds
  /// (``TimeText``).
  case timestamp
  /// A JSON string that names a span of time: the first field is the seconds, the second the nanoseconds (``TimeText``).
  case duration
  /// A JSON string that names fields: the record has one field, the paths to them (``FieldMaskText``).
  case fieldMask
  /// A JSON object of the fields of another record and of its type: the first field is the type's URL, the second the other
  /// record in Protobuf.
  case any
}
