extension RawSpan {
  /// The text that lies at these offsets, not copied, once it is known to be UTF-8.
  ///
  /// - Precondition: the offsets lie in the span.
  @inlinable @_lifetime(copy self)
  public func text(at offsets: Range<Int>) throws(ByteReadFailure) -> UTF8Span {
    do {
      return try UTF8Span(validating: Span<UInt8>(_bytes: extracting(offsets)))
    } catch {
      throw .invalidUTF8
    }
  }
}
