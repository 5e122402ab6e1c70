extension Array where Element == UInt8 {
  /// The bytes, not copied, for as long as the array is neither changed nor gone.
  // The standard library calls a span's raw bytes unsafe, since an element may hold a pointer; a byte does not.
  @inlinable public var rawSpan: RawSpan {
    @_lifetime(borrow self) get { span.bytes }
  }
}
