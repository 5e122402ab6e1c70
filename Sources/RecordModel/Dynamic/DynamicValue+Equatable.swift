import Bytes

// Equality by bits: a round trip that turns -0.0 into 0.0, loses a NaN or composes an accent otherwise is not one.

extension DynamicValue: Equatable {
  public static func == (left: DynamicValue, right: DynamicValue) -> Bool {
    switch left {
    case .absent: if case .absent = right { true } else { false }
    case .bool(let a): if case .bool(let b) = right { a == b } else { false }
    case .int32(let a): if case .int32(let b) = right { a == b } else { false }
    case .int64(let a): if case .int64(let b) = right { a == b } else { false }
    case .uint32(let a): if case .uint32(let b) = right { a == b } else { false }
    case .uint64(let a): if case .uint64(let b) = right { a == b } else { false }
    case .float(let a):
      if case .float(let b) = right { a.bitPattern == b.bitPattern } else { false }
    case .double(let a):
      if case .double(let b) = right { a.bitPattern == b.bitPattern } else { false }
    case .string(let a): if case .string(let b) = right { a.isExactly(b) } else { false }
    case .bytes(let a): if case .bytes(let b) = right { a == b } else { false }
    case .enumeration(let a): if case .enumeration(let b) = right { a == b } else { false }
    case .record(let a): if case .record(let b) = right { a == b } else { false }
    case .list(let a): if case .list(let b) = right { a == b } else { false }
    case .map(let a): if case .map(let b) = right { a == b } else { false }
    }
  }
}

extension DynamicList: Equatable {
  public static func == (left: DynamicList, right: DynamicList) -> Bool {
    switch left {
    case .bool(let a): if case .bool(let b) = right { a == b } else { false }
    case .int32(let a): if case .int32(let b) = right { a == b } else { false }
    case .int64(let a): if case .int64(let b) = right { a == b } else { false }
    case .uint32(let a): if case .uint32(let b) = right { a == b } else { false }
    case .uint64(let a): if case .uint64(let b) = right { a == b } else { false }
    case .float(let a):
      if case .float(let b) = right { a.map(\.bitPattern) == b.map(\.bitPattern) } else { false }
    case .double(let a):
      if case .double(let b) = right { a.map(\.bitPattern) == b.map(\.bitPattern) } else { false }
    case .string(let a):
      if case .string(let b) = right { a.elementsEqual(b) { $0.isExactly($1) } } else { false }
    case .bytes(let a): if case .bytes(let b) = right { a == b } else { false }
    case .enumeration(let a): if case .enumeration(let b) = right { a == b } else { false }
    case .record(let a): if case .record(let b) = right { a == b } else { false }
    }
  }
}

extension DynamicMap: Equatable {
  public static func == (left: DynamicMap, right: DynamicMap) -> Bool {
    switch (left, right) {
    case (.bool(let a), .bool(let b)): a == b
    case (.int32(let a), .int32(let b)): a == b
    case (.int64(let a), .int64(let b)): a == b
    case (.uint32(let a), .uint32(let b)): a == b
    case (.uint64(let a), .uint64(let b)): a == b
    case (.float(let a), .float(let b)): a.mapValues(\.bitPattern) == b.mapValues(\.bitPattern)
    case (.double(let a), .double(let b)): a.mapValues(\.bitPattern) == b.mapValues(\.bitPattern)
    case (.string(let a), .string(let b)):
      a.mapValues { ExactText($0) } == b.mapValues { ExactText($0) }
    case (.bytes(let a), .bytes(let b)): a == b
    case (.enumeration(let a), .enumeration(let b)): a == b
    case (.record(let a), .record(let b)): a == b
    default: false
    }
  }
}
