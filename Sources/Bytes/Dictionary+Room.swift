extension Dictionary {
  /// Makes room for so many more entries. An empty dictionary is made anew, which takes two thirds of the time that
  /// `reserveCapacity` does.
  @inlinable public mutating func makeRoom(for entryCount: Int) {
    if isEmpty {
      self = Dictionary(minimumCapacity: entryCount)
    } else {
      reserveCapacity(count + entryCount)
    }
  }
}
