import Bytes

// Equality by bits: a round trip that turns -0.0 into 0.0, loses a NaN or composes an accent otherwise is not one.

extension DynamicValue: Equatable {
  public static func == (left: DynamicValue, right: DynamicValue) -> Bool {
    switch (left, right) {
    case (.absent, .absent): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int32(let a), .int32(let b)): a == b
    case (.int64(let a), .int64(let b)): a == b
    case (.uint32(let a), .uint32(let b)): a == b
    case (.uint64(let a), .uint64(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    case (.double(let a), .double(let b)): a.bitPattern == b.bitPattern
    case (.string(let a), .string(let b)): a.isExactly(b)
    case (.bytes(let a), .bytes(let b)): a == b
    case (.enumeration(let a), .enumeration(let b)): a == b
    case (.record(let a), .record(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.map(let a), .map(let b)): a == b
    default: false
    }
  }
}

extension DynamicList: Equatable {
  public static func == (left: DynamicList, right: DynamicList) -> Bool {
    switch (left, right) {
    case (.bool(let a), .bool(let b)): a == b
    case (.int32(let a), .int32(let b)): a == b
    case (.int64(let a), .int64(let b)): a == b
    case (.uint32(let a), .uint32(let b)): a == b
    case (.uint64(let a), .uint64(let b)): a == b
    case (.float(let a), .float(let b)): a.map(\.bitPattern) == b.map(\.bitPattern)
    case (.double(let a), .double(let b)): a.map(\.bitPattern) == b.map(\.bitPattern)
    case (.string(let a), .string(let b)): a.elementsEqual(b) { $0.isExactly($1) }
    case (.bytes(let a), .bytes(let b)): a == b
    case (.enumeration(let a), .enumeration(let b)): a == b
    case (.record(let a), .record(let b)): a == b
    default: false
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
