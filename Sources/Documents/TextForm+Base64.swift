import Bytes

extension TextForm {
  /// Bytes in base64 with padding.
  static func base64(_ bytes: [UInt8]) -> String {
    var buffer = ByteBuffer()
    buffer.append(base64: bytes)
    return String(decoding: buffer.bytes(), as: UTF8.self)
  }
}
