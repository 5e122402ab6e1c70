/// How the state of a session travels in a request.
public enum StateKind: String, CaseIterable, Hashable, Sendable {
  /// A signed token that carries its claims: three parts of base64url, of which the first has `alg` (RFC 7519).
  case signedToken = "JWT"
  /// A cookie that says whose request it is; the server remembers the rest.
  case sessionCookie = "session cookie"
  /// Another secret that says whose request it is: `Authorization`, a key of an API, a token in the URL.
  case otherToken = "other token"
  /// Cookies that are no session by their name or their value, such as settings.
  case otherCookie = "other cookie"
}

/// Something in a request that carries state. Its value is not in it, so that it cannot be printed.
public struct StateCarrier: Hashable, Sendable {
  /// Where in the request it is.
  public enum Place: String, CaseIterable, Hashable, Sendable {
    case cookie, authorization, header, query, path
  }

  /// How it carries state.
  public let kind: StateKind
  /// Where it is.
  public let place: Place
  /// The name of the cookie, the header field or the parameter, or the scheme of `Authorization`, as ``SafeName`` shows it.
  public let name: String
}

/// Names of cookies, fields and parameters as they may be printed.
enum SafeName {
  private static let longest = 40

  /// A name in lower case and upper case as it is; a placeholder where it could be a secret itself, or is no plain word.
  static func shown(_ name: some StringProtocol) -> String {
    let bytes = Array(name.utf8)
    if bytes.isEmpty { return "{empty}" }
    guard bytes.count <= longest,
      bytes.allSatisfy({ ASCII.isToken($0) || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") })
    else { return SegmentKind.text.placeholder }
    return SegmentKind(bytes[...])?.placeholder ?? String(name)
  }

  /// The words of a name, in lower case: `X-Api-Key`, `apiKey` and `api_key` are of `api` and `key`.
  static func words(_ name: some StringProtocol) -> [String] {
    var words: [String] = []
    var last: UInt8 = 0
    for byte in name.utf8 {
      guard ASCII.isLetter(byte) || ASCII.isDigit(byte) else {
        last = 0
        continue
      }
      if last == 0 || ASCII.isUpper(byte) && ASCII.isLower(last) { words.append("") }
      words[words.count - 1] += String(decoding: [byte], as: UTF8.self).lowercased()
      last = byte
    }
    return words
  }
}
