extension Array {
  /// Lends the elements in turn, without a copy of any.
  ///
  /// A copy of a structure retains every string and array in it, and that costs as much as encoding it. A span lends its
  /// elements in place, which a loop over the array does not.
  @inlinable @inline(__always)
  public func forEachBorrowed<Failure: Error>(
    _ body: (_ index: Int, _ element: borrowing Element) throws(Failure) -> Void
  ) throws(Failure) {
    let elements = span
    for index in 0..<elements.count { try body(index, elements[index]) }
  }
}
