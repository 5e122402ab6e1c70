extension DynamicValue {
  /// The kind of a single value; `nil` for absence and collections.
  public var kind: ValueKind? {
    switch self {
    case .bool: .bool
    case .int32: .int32
    case .int64: .int64
    case .uint32: .uint32
    case .uint64: .uint64
    case .float: .float
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .enumeration: .enumeration
    case .record: .record
    case .absent, .list, .map: nil
    }
  }
}

extension DynamicList {
  /// The kind of the elements.
  public var kind: ValueKind {
    switch self {
    case .bool: .bool
    case .int32: .int32
    case .int64: .int64
    case .uint32: .uint32
    case .uint64: .uint64
    case .float: .float
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .enumeration: .enumeration
    case .record: .record
    }
  }
}

extension DynamicMap {
  /// The kind of the values.
  public var kind: ValueKind {
    switch self {
    case .bool: .bool
    case .int32: .int32
    case .int64: .int64
    case .uint32: .uint32
    case .uint64: .uint64
    case .float: .float
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .enumeration: .enumeration
    case .record: .record
    }
  }
}
