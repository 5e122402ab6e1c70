import Bytes

/// Bytes as a JSON string, in either of the two ways there are.
extension AvroDocumentForm.Bytes {
  /// The text of bytes.
  func text(of bytes: [UInt8]) -> String {
    switch self {
    case .base64: TextForm.base64(bytes)
    case .latin1: String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
  }

  /// The bytes that a text stands for; `nil` where it stands for none, or is not as it would be written.
  func bytes(of text: String) -> [UInt8]? {
    switch self {
    case .base64:
      guard let bytes = [UInt8](base64: text), self.text(of: bytes) == text else {
        return nil
      }
      return bytes
    case .latin1:
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.utf8.count)
      for scalar in text.unicodeScalars {
        guard scalar.value <= 0xFF else { return nil }
        bytes.append(UInt8(scalar.value))
      }
      return bytes
    }
  }

  /// What such a text is called in messages.
  var expectation: String {
    switch self {
    case .base64: "base64 with padding"
    case .latin1: "text with characters up to U+00FF, one for each byte"
    }
  }
}
