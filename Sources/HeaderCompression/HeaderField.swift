/// A field of an HTTP message's header section, or a pseudo-header field of HTTP/2 such as `:path`.
public struct HeaderField: Hashable, Sendable {
  /// The name, in lower case, as HTTP/2 demands (RFC 9113, section 8.2.1).
  public let name: String
  /// The value.
  public let value: String

  /// States a field.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension HeaderField {
  /// The field that a line states, `name: value`, or `nil` where it states none.
  ///
  /// The name becomes lower case; the value loses the space around it (RFC 9112, section 5).
  package init?(line: some Collection<UInt8>) {
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
    let name = line[..<colon]
    guard colon < line.endIndex, !name.isEmpty, name.allSatisfy(Self.isInName) else { return nil }
    let rest = line[line.index(after: colon)...]
    let value = rest.drop(while: Self.isBlank).reversed().drop(while: Self.isBlank).reversed()
    guard value.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }),
      let text = String(validating: Array(value), as: UTF8.self)
    else { return nil }
    self.init(String(decoding: name, as: UTF8.self).lowercased(), text)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// A character of a token (RFC 9110, section 5.6.2).
  private static func isInName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
