/// What a record stands for beyond its fields, for formats that have a form of their own for it.
///
/// What reads a schema says it: a `.proto` file that imports Google's types has records with a meaning. A format without
/// such a form writes the fields.
///
/// Source of the meanings: Protocol Buffers, *Protocol Buffers Well-Known Types*.
public enum RecordMeaning: String, Sendable, Hashable, CaseIterable {
  /// Nothing more than its fields.
  case fields
  /// A moment: field 1 is the seconds since 1970-01-01T00:00:00Z and field 2 the nanoseconds after them.
  case timestamp
  /// A span of time: field 1 is the seconds and field 2 the nanoseconds, with the same sign.
  case duration
  /// Names of fields: field 1 is the paths to them.
  case fieldMask
  /// A single value that may be absent: field 1.
  case wrapper
  /// A JSON object: field 1 is a map of its members.
  case object
  /// A JSON array: field 1 is its elements.
  case list
  /// A JSON value of any kind: one field for each kind, all of one oneof.
  case value
  /// A record of any type: field 1 is the type's URL, and field 2 the record in Protobuf.
  case any
}

extension RecordMeaning {
  /// Whether fields, given by their numbers, kinds and cardinalities, are such as a record of this meaning has.
  package func fits(
    _ fields: [(number: Int, kind: ValueKind, cardinality: Cardinality)]
  ) -> Bool {
    if self == .fields { return true }
    let fields = fields.sorted { $0.number < $1.number }
    guard fields.map(\.number) == fields.indices.map({ $0 + 1 }) else { return false }
    let kinds = fields.map(\.kind)
    let areSingle = fields.allSatisfy { $0.cardinality == .implicit || $0.cardinality == .optional }
    return switch self {
    case .fields: true
    case .timestamp, .duration: kinds == [.int64, .int32] && areSingle
    case .fieldMask: kinds == [.string] && fields[0].cardinality == .repeated
    case .wrapper: fields.count == 1 && kinds[0] != .record && areSingle
    case .object: kinds == [.record] && fields[0].cardinality == .map
    case .list: kinds == [.record] && fields[0].cardinality == .repeated
    case .value:
      kinds == [.enumeration, .double, .string, .bool, .record, .record] && areSingle
    case .any: kinds == [.string, .bytes] && areSingle
    }
  }
}
