/// In which order the keys of a map are written.
@frozen
public enum KeyOrder: Sendable {
  /// That of their UTF-8 bytes.
  case bytes
  /// Shorter keys first, and those of one length in the order of their UTF-8 bytes. Lengths are in bytes.
  case lengthFirst
}

extension Dictionary where Key: MapKey {
  /// Visits the entries in an order that only their keys decide, so that equal records have equal bytes.
  ///
  /// Up to 1,000 entries are visited without allocating anything: the first few in order are found in one pass over the
  /// map and kept on the stack, the next few in another. Beyond that, the keys are sorted in a list.
  @inlinable
  public func forEachInKeyOrder<Failure: Error>(
    _ order: KeyOrder = .bytes,
    _ body: (_ key: String, _ value: Value) throws(Failure) -> Void
  ) throws(Failure) {
    guard count > 1 else {
      for (key, value) in self { try body(key.keyText, value) }
      return
    }
    guard count <= 1000 else {
      for (key, value) in sorted(by: { $0.key.keyText.precedes($1.key.keyText, in: order) }) {
        try body(key.keyText, value)
      }
      return
    }
    try withUnsafeTemporaryAllocation(of: KeyPlace<Index>.self, capacity: KeyPlace<Index>.most) {
      places throws(Failure) in
      var last: String?
      var visited = 0
      while visited < count {
        let found = findFirst(behind: last, in: order, into: places)
        defer { places.extracting(..<found).deinitialize() }
        for place in places[..<found] {
          let (key, value) = self[place.index]
          try body(key.keyText, value)
          last = key.keyText
        }
        visited += found
      }
    }
  }

  /// Finds the first keys behind `last`, as many as there is room for; says how many there are.
  @inlinable
  func findFirst(
    behind last: String?, in order: KeyOrder,
    into places: UnsafeMutableBufferPointer<KeyPlace<Index>>
  ) -> Int {
    let lastPrefix = last?.keyPrefix(in: order) ?? 0
    var found = 0
    var index = startIndex
    while index != endIndex {
      let key = keys[index].keyText
      let prefix = key.keyPrefix(in: order)
      let isBehind =
        last.map { prefix == lastPrefix ? $0.precedes(key, in: order) : lastPrefix < prefix }
        ?? true
      if isBehind {
        // Sorted by insertion, from the end; the last one falls out where there is no room.
        var position = found
        while position > 0 {
          let other = places[position - 1]
          let isInFront =
            prefix == other.prefix
            ? key.precedes(keys[other.index].keyText, in: order) : prefix < other.prefix
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
  @inlinable func keyPrefix(in order: KeyOrder) -> UInt64 {
    order == .bytes ? keyPrefix : UInt64(truncatingIfNeeded: utf8.count) << 32 | keyPrefix >> 32
  }

  /// Whether the string comes before another one.
  @inlinable func precedes(_ other: String, in order: KeyOrder) -> Bool {
    let (count, otherCount) = (utf8.count, other.utf8.count)
    return order == .bytes || count == otherCount ? precedes(other) : count < otherCount
  }

  /// The first eight bytes as a number that is in the same order, zeros where there are fewer.
  @usableFromInline var keyPrefix: UInt64 {
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
