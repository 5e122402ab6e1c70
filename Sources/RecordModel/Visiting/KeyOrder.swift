extension Dictionary where Key == String {
  /// Visits the entries in the order of their keys' UTF-8 bytes, which is the order every codec writes them in, so that
  /// equal records have equal bytes.
  ///
  /// A map of a few entries, which most are, is visited without allocating anything.
  @inlinable
  public func forEachInKeyOrder<Failure: Error>(
    _ body: (_ key: String, _ value: Value) throws(Failure) -> Void
  ) throws(Failure) {
    guard count <= 16 else {
      for (key, value) in sorted(by: { $0.key.precedes($1.key) }) { try body(key, value) }
      return
    }
    // The next key is the least of those behind the last one: as many passes as entries, and no list of them.
    var last: String?
    for _ in 0..<count {
      var next: Index?
      for index in indices where last.map({ $0.precedes(self[index].key) }) ?? true {
        if next.map({ self[index].key.precedes(self[$0].key) }) ?? true { next = index }
      }
      guard let next else { return }
      try body(self[next].key, self[next].value)
      last = self[next].key
    }
  }
}

extension String {
  /// Whether the string's UTF-8 bytes come before another's.
  @inlinable
  func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
