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
}
