public import Bytes
public import NativeCodecs

extension ByteBuffer {
  /// Appends a JSON value on one line, without white space.
  ///
  /// The value's text is `JSONValue.compactText`, which is slower for large values.
  public mutating func append(json value: JSONValue) {
    switch value {
    case .null: append(word: "null")
    case .bool(true): append(word: "true")
    case .bool(false): append(word: "false")
    case .number(let text): append(Array(text.utf8))
    case .string(let text): append(quoted: text)
    case .array(let elements):
      append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        append(json: element)
      }
      append(UInt8(ascii: "]"))
    case .object(let members):
      append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        append(quoted: member.name)
        append(UInt8(ascii: ":"))
        append(json: member.value)
      }
      append(UInt8(ascii: "}"))
    }
  }
}
