import HeaderCompression
import NativeCodecs
import RecordModel

/// What a request and a response have in common in a HAR file, as the file states it.
struct HARMessage {
  private(set) var version: HTTPVersion?
  private(set) var fields: [HeaderField] = []
  private var statedHeaderBytes: Int?
  /// The bytes of the body that travelled.
  private(set) var bodyBytes: Int?
  var content: HARContent?

  /// The header's bytes from the first line to the empty line; `nil` where they are not stated.
  ///
  /// mitmproxy states the length of a Python list of the fields, which is not that of the header.
  var headerBytes: Int? {
    statedHeaderBytes == Self.pythonLength(fields) ? nil : statedHeaderBytes
  }

  /// The length of `Headers[(b'name', b'value'), (b'name', b'value')]`.
  private static func pythonLength(_ fields: [HeaderField]) -> Int {
    func length(_ text: String) -> Int {
      let hasBothMarks = text.utf8.contains(0x22) && text.utf8.contains(0x27)
      return text.utf8.reduce(3) { sum, byte in
        switch byte {
        case 0x09, 0x0A, 0x0D, 0x5C: sum + 2
        case 0x27 where hasBothMarks: sum + 2
        case 0x20...0x7E: sum + 1
        default: sum + 4
        }
      }
    }
    let pairs = fields.map { length($0.name) + length($0.value) + 4 }
    return "Headers[]".utf8.count + pairs.reduce(0, +) + 2 * max(0, fields.count - 1)
  }

  /// Reads a member, and says whether it is one of those that both have.
  mutating func read(
    _ name: String, _ members: HARMembers, _ tokens: inout JSONTokenizer
  ) throws(DecodingFailure) -> Bool {
    switch name {
    case "httpVersion":
      version = try members.text(&tokens).flatMap { HTTPVersion(spelled: $0) }
    case "headers":
      var fields: [HeaderField] = []
      try members.array(&tokens) { first, tokens throws(DecodingFailure) in
        fields += try Self.fields(first, members, &tokens)
      }
      self.fields = fields
    case "headersSize": statedHeaderBytes = try members.count(&tokens)
    case "bodySize": bodyBytes = try members.count(&tokens)
    default: return false
    }
    return true
  }

  /// A field; several where a browser joined values of one name by line feeds; none for a pseudo-header field.
  private static func fields(
    _ first: JSONToken, _ members: HARMembers, _ tokens: inout JSONTokenizer
  ) throws(DecodingFailure) -> [HeaderField] {
    var (name, value): (String?, String?)
    try members.object(first, &tokens) { member, tokens throws(DecodingFailure) in
      switch member {
      case "name": name = try members.text(&tokens)
      case "value": value = try members.text(&tokens)
      default: return false
      }
      return true
    }
    guard let name = name?.lowercased(), !name.isEmpty, !name.hasPrefix(":") else { return [] }
    guard let value, value.utf8.contains(UInt8(ascii: "\n")) else {
      return [HeaderField(name, value ?? "")]
    }
    return value.utf8.split(separator: UInt8(ascii: "\n")).map { line in
      HeaderField(name, String(decoding: line, as: UTF8.self))
    }
  }
}

extension [HeaderField] {
  /// The value of the first field of a name.
  func value(of name: String) -> String? { first { $0.name == name }?.value }
}
