import HeaderCompression
import NativeCodecs
import RecordModel

/// What a request and a response have in common in a HAR file, as the file states it.
struct HARMessage {
  private(set) var version: HTTPVersion?
  private(set) var fields: [HeaderField] = []
  /// The header's bytes from the first line to the empty line.
  private(set) var headerBytes: Int?
  /// The bytes of the body that travelled.
  private(set) var bodyBytes: Int?
  var content: HARContent?

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
    case "headersSize": headerBytes = try members.count(&tokens)
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
