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
  /// The kinds of the keys: one, or none where there are no entries.
  var keyKinds: Set<KeyKind> {
    switch self {
    case .bool(let entries): Set(entries.keys.map(\.kind))
    case .int32(let entries): Set(entries.keys.map(\.kind))
    case .int64(let entries): Set(entries.keys.map(\.kind))
    case .uint32(let entries): Set(entries.keys.map(\.kind))
    case .uint64(let entries): Set(entries.keys.map(\.kind))
    case .float(let entries): Set(entries.keys.map(\.kind))
    case .double(let entries): Set(entries.keys.map(\.kind))
    case .string(let entries): Set(entries.keys.map(\.kind))
    case .bytes(let entries): Set(entries.keys.map(\.kind))
    case .enumeration(let entries): Set(entries.keys.map(\.kind))
    case .record(let entries): Set(entries.keys.map(\.kind))
    }
  }

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
