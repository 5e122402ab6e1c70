public import RecordModel

/// Where in the input a reader of single fields is, in a format in which a record is members, a repeated field an array and
/// a map field a map. An entry of a map is read as a record of key and value.
@frozen
public enum MemberPlace {
  /// In a record, before its first field.
  case record
  /// At the value of a field, or after it.
  case field
  /// At an element of an array, or after it.
  case element
  /// At an entry of a map, or after it.
  case entry
  /// In an entry, before its key.
  case entryStart
  /// At the key of an entry, or after it.
  case key
  /// At the value of an entry, or after it.
  case value
  /// After the last field of a record or an entry.
  case end
}

extension MemberPlace {
  /// Goes on in an entry: to its key, which is field 1 of the record that it is read as, to its value, field 2, or after
  /// them, which is 0. A place after a record's fields stays.
  @usableFromInline mutating func advanceInEntry() -> Int {
    switch self {
    case .entryStart:
      self = .key
      return 1
    case .key:
      self = .value
      return 2
    default:
      self = .end
      return 0
    }
  }

  /// The kind that the schema gives to the value here, which is of a field with values of this kind; `nil` where there is
  /// no value, or several.
  @inlinable @inline(__always)
  func kind(ofField kind: ValueKind, _ cardinality: Cardinality) -> ValueKind? {
    switch self {
    case .field:
      switch cardinality {
      case .implicit, .optional: kind
      case .repeated, .map: nil
      }
    case .element, .value: kind
    case .entry: .record
    case .key: .string
    case .record, .entryStart, .end: nil
    }
  }

  /// What it means that the value here is read as something that the schema does not have.
  @usableFromInline
  func unexpected(
    _ expected: String, inField kind: ValueKind, _ cardinality: Cardinality
  ) -> DecodingFailure.Reason {
    let found =
      switch (self, cardinality) {
      case (.field, .repeated): "elements of \(kind)"
      case (.field, .map): "entries of \(kind)"
      default: self.kind(ofField: kind, cardinality)?.rawValue ?? "no value"
      }
    return .wrongType(expected: expected, found: found)
  }

  /// Whether elements of a kind can be read here, in the field that is being read; those of a map are its entries.
  @inlinable @inline(__always)
  func hasElements(
    of expected: ValueKind, inField kind: ValueKind, _ cardinality: Cardinality
  ) -> Bool {
    guard self == .field else { return false }
    return switch cardinality {
    case .map: expected == .record
    case .repeated: expected == kind
    case .implicit, .optional: false
    }
  }
}
