public import Bytes

extension DecodingFailure.Reason {
  /// The same reason, as a decoder states it.
  public init(_ failure: ByteReadFailure) {
    self =
      switch failure {
      case .truncated: .truncated
      case .malformedVarint: .malformedVarint
      case .invalidUTF8: .invalidUTF8
      }
  }
}
