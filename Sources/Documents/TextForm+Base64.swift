import Bytes
import NativeCodecs

extension TextForm {
  /// The bytes that base64 with padding stands for; `nil` where the text is none.
  static func bytes(ofBase64 text: String) -> [UInt8]? {
    // A quotation mark within would end the text for the reader.
    guard !text.utf8.contains(UInt8(ascii: "\"")) else { return nil }
    let quoted = Array(text.utf8) + [UInt8(ascii: "\"")]
    return try? ByteReader.reading(quoted.rawSpan) { reader throws(TextFailure) in
      var reader = reader
      return try reader.readQuotedBase64(limit: .max)
    }
  }

  /// Bytes in base64 with padding.
  static func base64(_ bytes: [UInt8]) -> String {
    var buffer = ByteBuffer()
    buffer.append(base64: bytes)
    return String(decoding: buffer.bytes(), as: UTF8.self)
  }
}
