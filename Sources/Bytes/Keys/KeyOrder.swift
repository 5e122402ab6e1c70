/// In which order the keys of a map are written.
@frozen
public enum KeyOrder: Sendable {
  /// Numbers by their size, false before true, and text by its UTF-8 bytes.
  case natural
  /// That of their bytes in CBOR: of numbers those that are not negative first, each by their distance from zero; shorter
  /// text first, and text of one length, in bytes, by its UTF-8 bytes.
  case encoded
}

extension Dictionary where Key: MapKey {
  /// Visits the entries in an order that only their keys decide, so that equal records have equal bytes.
  ///
  /// Up to 1,000 entries are visited without allocating anything: the first few in order are found in one pass over the
  /// map and kept on the stack, the next few in another. Beyond that, the keys are sorted in a list.
  @inlinable
  public func forEachInKeyOrder<Failure: Error>(
    _ order: KeyOrder = .natural,
    _ body: (_ key: Key, _ value: Value) throws(Failure) -> Void
  ) throws(Failure) {
    guard count > 1 else {
      for (key, value) in self { try body(key, value) }
      return
    }
    guard count <= 1000 else {
      for (key, value) in sorted(by: { $0.key.precedesKey($1.key, in: order) }) {
        try body(key, value)
      }
      return
    }
    try withUnsafeTemporaryAllocation(of: KeyPlace<Index>.self, capacity: KeyPlace<Index>.most) {
      places throws(Failure) in
      var last: Key?
      var visited = 0
      while visited < count {
        let found = findFirst(behind: last, in: order, into: places)
        defer { places.extracting(..<found).deinitialize() }
        for place in places[..<found] {
          let (key, value) = self[place.index]
          try body(key, value)
          last = key
        }
        visited += found
      }
    }
  }

  /// Finds the first keys behind `last`, as many as there is room for; says how many there are.
  @inlinable
  func findFirst(
    behind last: Key?, in order: KeyOrder,
    into places: UnsafeMutableBufferPointer<KeyPlace<Index>>
  ) -> Int {
    let lastPrefix = last?.keyPrefix(in: order) ?? 0
    var found = 0
    var index = startIndex
    while index != endIndex {
      let key = keys[index]
      let prefix = key.keyPrefix(in: order)
      let isBehind =
        last.map { prefix == lastPrefix ? $0.precedesKey(key, in: order) : lastPrefix < prefix }
        ?? true
      if isBehind {
        // Sorted by insertion, from the end; the last one falls out where there is no room.
        var position = found
        while position > 0 {
          let other = places[position - 1]
          let isInFront =
            prefix == other.prefix
            ? key.precedesKey(keys[other.index], in: order) : prefix < other.prefix
          guard isInFront else { break }
          position -= 1
        }
        if position < places.count {
          if found == places.count {
            (places.baseAddress! + (found - 1)).deinitialize(count: 1)
            found -= 1
          }
          let place = places.baseAddress! + position
          (place + 1).moveInitialize(from: place, count: found - position)
          place.initialize(to: KeyPlace(prefix: prefix, index: index))
          found += 1
        }
      }
      formIndex(after: &index)
    }
    return found
  }
}

/// Where a map has a key, and how the key begins.
@frozen @usableFromInline
struct KeyPlace<Index> {
  /// As many as are surely kept on the stack, which takes 1,024 bytes.
  @inlinable static var most: Int { 1024 / MemoryLayout<KeyPlace>.stride }

  @usableFromInline let prefix: UInt64
  @usableFromInline let index: Index

  @inlinable init(prefix: UInt64, index: Index) {
    self.prefix = prefix
    self.index = index
  }
}

extension String {
  /// A number that is in the same order, equal for some keys that differ.
  @inlinable func textPrefix(in order: KeyOrder) -> UInt64 {
    order == .natural ? textPrefix : UInt64(truncatingIfNeeded: utf8.count) << 32 | textPrefix >> 32
  }

  /// Whether the string comes before another one.
  @inlinable func precedes(_ other: String, in order: KeyOrder) -> Bool {
    let (count, otherCount) = (utf8.count, other.utf8.count)
    return order == .natural || count == otherCount ? precedes(other) : count < otherCount
  }

  /// The first eight bytes as a number that is in the same order, zeros where there are fewer.
  @usableFromInline var textPrefix: UInt64 {
    var text = self
    return text.withUTF8 { bytes in
      if bytes.count >= 8 {
        return UInt64(
          bigEndian: UnsafeRawPointer(bytes.baseAddress!).loadUnaligned(as: UInt64.self))
      }
      var prefix: UInt64 = 0
      for byte in bytes { prefix = prefix << 8 | UInt64(byte) }
      return bytes.isEmpty ? 0 : prefix << UInt64(64 - bytes.count * 8)
    }
  }

  /// Whether the string's UTF-8 bytes come before another's.
  @usableFromInline
  func precedes(_ other: String) -> Bool {
    var (left, right) = (self, other)
    return left.withUTF8 { left in
      right.withUTF8 { right in
        let (left, right) = (UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
        let common = Swift.min(left.count, right.count)
        var index = 0
        while common &- index >= 8 {
          let leftWord = left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          let rightWord = right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          if leftWord != rightWord {
            return UInt64(bigEndian: leftWord) < UInt64(bigEndian: rightWord)
          }
          index &+= 8
        }
        while index < common {
          if left[index] != right[index] { return left[index] < right[index] }
          index &+= 1
        }
        return left.count < right.count
      }
    }
  }
}
