import Bytes
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

  /// Appends an element, in a time that does not depend on how many there are.
  ///
  /// - Precondition: the value is of the list's kind.
  mutating func append(_ value: DynamicValue) {
    // The list is taken apart by itself: in a pair with the value it would be copied, and so would its array.
    switch self {
    case .bool(var values):
      guard case .bool(let value) = value else { break }
      self = .bool([])
      values.append(value)
      self = .bool(values)
      return
    case .int32(var values):
      guard case .int32(let value) = value else { break }
      self = .int32([])
      values.append(value)
      self = .int32(values)
      return
    case .int64(var values):
      guard case .int64(let value) = value else { break }
      self = .int64([])
      values.append(value)
      self = .int64(values)
      return
    case .uint32(var values):
      guard case .uint32(let value) = value else { break }
      self = .uint32([])
      values.append(value)
      self = .uint32(values)
      return
    case .uint64(var values):
      guard case .uint64(let value) = value else { break }
      self = .uint64([])
      values.append(value)
      self = .uint64(values)
      return
    case .float(var values):
      guard case .float(let value) = value else { break }
      self = .float([])
      values.append(value)
      self = .float(values)
      return
    case .double(var values):
      guard case .double(let value) = value else { break }
      self = .double([])
      values.append(value)
      self = .double(values)
      return
    case .string(var values):
      guard case .string(let value) = value else { break }
      self = .string([])
      values.append(value)
      self = .string(values)
      return
    case .bytes(var values):
      guard case .bytes(let value) = value else { break }
      self = .bytes([])
      values.append(value)
      self = .bytes(values)
      return
    case .enumeration(var values):
      guard case .enumeration(let value) = value else { break }
      self = .enumeration([])
      values.append(value)
      self = .enumeration(values)
      return
    case .record(var values):
      guard case .record(let value) = value else { break }
      self = .record([])
      values.append(value)
      self = .record(values)
      return
    }
    preconditionFailure("a list of \(kind) cannot take \(value)")
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
  var values: [(key: DynamicKey, value: DynamicValue)] {
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

  /// Puts a value under a key, in a time that does not depend on how many there are.
  ///
  /// - Precondition: the value is of the map's kind.
  /// - Returns: whether the key is new; otherwise its value is replaced.
  mutating func insert(_ value: DynamicValue, under key: DynamicKey) -> Bool {
    let before = count
    switch self {
    case .bool(var values):
      guard case .bool(let value) = value else { break }
      self = .bool([:])
      values[key] = value
      self = .bool(values)
      return count > before
    case .int32(var values):
      guard case .int32(let value) = value else { break }
      self = .int32([:])
      values[key] = value
      self = .int32(values)
      return count > before
    case .int64(var values):
      guard case .int64(let value) = value else { break }
      self = .int64([:])
      values[key] = value
      self = .int64(values)
      return count > before
    case .uint32(var values):
      guard case .uint32(let value) = value else { break }
      self = .uint32([:])
      values[key] = value
      self = .uint32(values)
      return count > before
    case .uint64(var values):
      guard case .uint64(let value) = value else { break }
      self = .uint64([:])
      values[key] = value
      self = .uint64(values)
      return count > before
    case .float(var values):
      guard case .float(let value) = value else { break }
      self = .float([:])
      values[key] = value
      self = .float(values)
      return count > before
    case .double(var values):
      guard case .double(let value) = value else { break }
      self = .double([:])
      values[key] = value
      self = .double(values)
      return count > before
    case .string(var values):
      guard case .string(let value) = value else { break }
      self = .string([:])
      values[key] = value
      self = .string(values)
      return count > before
    case .bytes(var values):
      guard case .bytes(let value) = value else { break }
      self = .bytes([:])
      values[key] = value
      self = .bytes(values)
      return count > before
    case .enumeration(var values):
      guard case .enumeration(let value) = value else { break }
      self = .enumeration([:])
      values[key] = value
      self = .enumeration(values)
      return count > before
    case .record(var values):
      guard case .record(let value) = value else { break }
      self = .record([:])
      values[key] = value
      self = .record(values)
      return count > before
    }
    preconditionFailure("a map of \(kind) cannot take \(value)")
  }
}
