import RecordModel

// Elements and entries of any kind as single values, for what is not compiled for one kind.

extension DynamicList {
  /// How many elements there are.
  var count: Int {
    switch self {
    case .bool(let values): values.count
    case .int32(let values): values.count
    case .int64(let values): values.count
    case .uint32(let values): values.count
    case .uint64(let values): values.count
    case .float(let values): values.count
    case .double(let values): values.count
    case .string(let values): values.count
    case .bytes(let values): values.count
    case .enumeration(let values): values.count
    case .record(let values): values.count
    }
  }

  /// The elements, each as a value.
  var values: [DynamicValue] {
    switch self {
    case .bool(let values): values.map(DynamicValue.bool)
    case .int32(let values): values.map(DynamicValue.int32)
    case .int64(let values): values.map(DynamicValue.int64)
    case .uint32(let values): values.map(DynamicValue.uint32)
    case .uint64(let values): values.map(DynamicValue.uint64)
    case .float(let values): values.map(DynamicValue.float)
    case .double(let values): values.map(DynamicValue.double)
    case .string(let values): values.map(DynamicValue.string)
    case .bytes(let values): values.map(DynamicValue.bytes)
    case .enumeration(let values): values.map(DynamicValue.enumeration)
    case .record(let values): values.map(DynamicValue.record)
    }
  }

  /// Appends an element.
  ///
  /// - Precondition: the value is of the list's kind.
  mutating func append(_ value: DynamicValue) {
    switch (self, value) {
    case (.bool(var values), .bool(let value)):
      self = .bool([])
      values.append(value)
      self = .bool(values)
    case (.int32(var values), .int32(let value)):
      self = .int32([])
      values.append(value)
      self = .int32(values)
    case (.int64(var values), .int64(let value)):
      self = .int64([])
      values.append(value)
      self = .int64(values)
    case (.uint32(var values), .uint32(let value)):
      self = .uint32([])
      values.append(value)
      self = .uint32(values)
    case (.uint64(var values), .uint64(let value)):
      self = .uint64([])
      values.append(value)
      self = .uint64(values)
    case (.float(var values), .float(let value)):
      self = .float([])
      values.append(value)
      self = .float(values)
    case (.double(var values), .double(let value)):
      self = .double([])
      values.append(value)
      self = .double(values)
    case (.string(var values), .string(let value)):
      self = .string([])
      values.append(value)
      self = .string(values)
    case (.bytes(var values), .bytes(let value)):
      self = .bytes([])
      values.append(value)
      self = .bytes(values)
    case (.enumeration(var values), .enumeration(let value)):
      self = .enumeration([])
      values.append(value)
      self = .enumeration(values)
    case (.record(var values), .record(let value)):
      self = .record([])
      values.append(value)
      self = .record(values)
    default: preconditionFailure("a list of \(self) cannot take \(value)")
    }
  }
}

extension DynamicMap {
  /// How many entries there are.
  var count: Int {
    switch self {
    case .bool(let values): values.count
    case .int32(let values): values.count
    case .int64(let values): values.count
    case .uint32(let values): values.count
    case .uint64(let values): values.count
    case .float(let values): values.count
    case .double(let values): values.count
    case .string(let values): values.count
    case .bytes(let values): values.count
    case .enumeration(let values): values.count
    case .record(let values): values.count
    }
  }

  /// The entries, each as a key and a value.
  var values: [(key: String, value: DynamicValue)] {
    switch self {
    case .bool(let values): values.map { ($0.key, .bool($0.value)) }
    case .int32(let values): values.map { ($0.key, .int32($0.value)) }
    case .int64(let values): values.map { ($0.key, .int64($0.value)) }
    case .uint32(let values): values.map { ($0.key, .uint32($0.value)) }
    case .uint64(let values): values.map { ($0.key, .uint64($0.value)) }
    case .float(let values): values.map { ($0.key, .float($0.value)) }
    case .double(let values): values.map { ($0.key, .double($0.value)) }
    case .string(let values): values.map { ($0.key, .string($0.value)) }
    case .bytes(let values): values.map { ($0.key, .bytes($0.value)) }
    case .enumeration(let values): values.map { ($0.key, .enumeration($0.value)) }
    case .record(let values): values.map { ($0.key, .record($0.value)) }
    }
  }

  /// Puts a value under a key.
  ///
  /// - Precondition: the value is of the map's kind.
  mutating func insert(_ value: DynamicValue, under key: String) {
    switch (self, value) {
    case (.bool(var values), .bool(let value)):
      self = .bool([:])
      values[key] = value
      self = .bool(values)
    case (.int32(var values), .int32(let value)):
      self = .int32([:])
      values[key] = value
      self = .int32(values)
    case (.int64(var values), .int64(let value)):
      self = .int64([:])
      values[key] = value
      self = .int64(values)
    case (.uint32(var values), .uint32(let value)):
      self = .uint32([:])
      values[key] = value
      self = .uint32(values)
    case (.uint64(var values), .uint64(let value)):
      self = .uint64([:])
      values[key] = value
      self = .uint64(values)
    case (.float(var values), .float(let value)):
      self = .float([:])
      values[key] = value
      self = .float(values)
    case (.double(var values), .double(let value)):
      self = .double([:])
      values[key] = value
      self = .double(values)
    case (.string(var values), .string(let value)):
      self = .string([:])
      values[key] = value
      self = .string(values)
    case (.bytes(var values), .bytes(let value)):
      self = .bytes([:])
      values[key] = value
      self = .bytes(values)
    case (.enumeration(var values), .enumeration(let value)):
      self = .enumeration([:])
      values[key] = value
      self = .enumeration(values)
    case (.record(var values), .record(let value)):
      self = .record([:])
      values[key] = value
      self = .record(values)
    default: preconditionFailure("a map of \(self) cannot take \(value)")
    }
  }
}
