/// The URL of a request, taken apart.
///
/// Source: RFC 3986, sections 3 and 6.2.
struct RequestURL {
  /// The scheme in lower case: http, https, ws or wss.
  let scheme: String
  /// The host in lower case, with its port unless it is the scheme's own.
  let host: String
  /// The path as it is written; empty, or begins with a slash.
  let path: ArraySlice<UInt8>
  /// What follows the question mark, as it is written; `nil` where there is none.
  let query: ArraySlice<UInt8>?

  private static let ports = ["http": "80", "ws": "80", "https": "443", "wss": "443"]
  private static let longestHost = 300

  init(_ text: String) throws(EndpointFailure) {
    try self.init(Array(text.utf8))
  }

  init(_ bytes: [UInt8]) throws(EndpointFailure) {
    guard let colon = bytes.prefix(32).firstIndex(of: UInt8(ascii: ":")),
      let first = bytes.first, ASCII.isLetter(first),
      bytes[..<colon].allSatisfy({
        ASCII.isLetter($0) || ASCII.isDigit($0) || "+-.".utf8.contains($0)
      })
    else { throw .malformedURL("begins with no scheme such as https:") }
    scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    guard Self.ports[scheme] != nil else { throw .otherScheme(scheme) }
    var rest = bytes[(colon + 1)...]
    guard rest.starts(with: "//".utf8) else { throw .malformedURL("has no // after its scheme") }
    rest = rest.dropFirst(2)
    let end = rest.firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
    var authority = rest[..<end]
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) { authority = authority[(at + 1)...] }
    host = try Self.host(authority, scheme: scheme)
    path = Self.path(of: rest[end...])
    query = Self.query(of: rest[end...])
  }

  /// The part of a target before its query and its fragment.
  static func path(of target: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    target.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
  }

  /// What follows the question mark of a target, up to its fragment.
  static func query(of target: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let target = target.prefix { $0 != UInt8(ascii: "#") }
    guard let mark = target.firstIndex(of: UInt8(ascii: "?")) else { return nil }
    return target[(mark + 1)...]
  }

  /// A host in lower case, with its port unless it is the scheme's own (RFC 3986, sections 3.2.2 and 6.2.3).
  static func host(
    _ text: ArraySlice<UInt8>, scheme: String
  ) throws(EndpointFailure) -> String {
    guard (1...longestHost).contains(text.count) else {
      throw .malformedURL("has no host, or one longer than \(longestHost) bytes")
    }
    // An address of IPv6 has colons of its own, in brackets.
    let bracket = text.lastIndex(of: UInt8(ascii: "]"))
    let colon = text[(bracket ?? text.startIndex)...].firstIndex(of: UInt8(ascii: ":"))
    var name = text[..<(colon ?? text.endIndex)]
    if name.last == UInt8(ascii: "."), name.count > 1 { name = name.dropLast() }
    guard !name.isEmpty, name.allSatisfy(isInHost) else {
      throw .malformedURL("has a host with other characters than those of names and addresses")
    }
    let host = String(decoding: name, as: UTF8.self).lowercased()
    guard let colon, colon + 1 < text.endIndex else { return host }
    let port = text[(colon + 1)...]
    guard port.count <= 5, port.allSatisfy(ASCII.isDigit) else {
      throw .malformedURL("has a port that is not a number")
    }
    let digits = String(decoding: port, as: UTF8.self)
    return ports[scheme] == digits ? host : "\(host):\(digits)"
  }

  /// What names, addresses, and names with percent-encoded letters are made of.
  private static func isInHost(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || "-._~%[]:".utf8.contains(byte)
  }
}
