extension RawSpan {
  /// The text that lies at these offsets, not copied, once it is known to be UTF-8.
  ///
  /// - Precondition: the offsets lie in the span.
  @_lifetime(copy self)
  public func text(at offsets: Range<Int>) throws(ByteReadFailure) -> UTF8Span {
    let bytes = extracting(offsets)
    let isASCII = try bytes.withUnsafeBytes { memory throws(ByteReadFailure) in
      guard let start = memory.bindMemory(to: UInt8.self).baseAddress else { return true }
      if start.isASCII(count: memory.count) { return true }
      guard start.firstInvalidUTF8(count: memory.count) == nil else { throw .invalidUTF8 }
      return false
    }
    return UTF8Span(unchecked: Span<UInt8>(_bytes: bytes), isKnownASCII: isASCII)
  }
}
