extension Array {
  /// These elements as an array of another type, where that is their type; `nil` where it is another one.
  ///
  /// For generic code that has a faster way for some types: in code that is specialised for one, the comparison is decided
  /// when it is compiled.
  @inlinable @inline(__always)
  public func elements<Other>(if type: Other.Type) -> [Other]? {
    Element.self == type ? unsafeBitCast(self, to: [Other].self) : nil
  }

  /// Lends this array as one of another type, where that is its elements' type.
  ///
  /// - Returns: whether it did.
  @inlinable @inline(__always)
  public mutating func modify<Other>(
    if type: Other.Type, _ body: (inout [Other]) -> Void
  ) -> Bool {
    guard Element.self == type else { return false }
    withUnsafeMutablePointer(to: &self) { array in
      array.withMemoryRebound(to: [Other].self, capacity: 1) { body(&$0.pointee) }
    }
    return true
  }
}
