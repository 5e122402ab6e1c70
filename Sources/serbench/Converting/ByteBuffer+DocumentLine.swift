import Bytes
import Documents
import SerializationCodecs

extension ByteBuffer {
  /// Appends a JSON document on a line of its own.
  mutating func append(line document: JSONValue) {
    append(json: document)
    append(UInt8(ascii: "\n"))
  }
}
