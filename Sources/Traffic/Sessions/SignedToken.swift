import Bytes
import NativeCodecs
import RecordModel

/// Tells signed tokens from other text.
enum SignedToken {
  /// A header with a certificate chain is long, and longer ones do not fit into header fields.
  private static let longest = 64 << 10

  /// Whether a text is a JWT: three parts of base64url, of which the first decodes to a JSON object with `alg`. A text with
  /// `Bearer` before it is not; the signature may be empty (`alg` of `none`).
  ///
  /// Source: RFC 7515, sections 3.1 and 4.1.1; RFC 7519, section 3.
  static func isJWT(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count <= longest else { return false }
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, !parts[1].isEmpty,
      parts.allSatisfy({ $0.allSatisfy(ASCII.isBase64URL) })
    else { return false }
    guard let header = bytes(ofBase64URL: parts[0]) else { return false }
    do throws(DecodingFailure) {
      return try JSONTokenizer.reading(header.rawSpan) { tokens throws(DecodingFailure) in
        var hasAlgorithm = false
        guard try tokens.next() == .beginObject else { return false }
        while case .name(let name)? = try tokens.next() {
          if name == "alg", case .string? = try tokens.next() {
            hasAlgorithm = true
          } else if name != "alg" {
            try tokens.skipValue()
          } else {
            return false
          }
        }
        return try tokens.next() == nil && hasAlgorithm
      }
    } catch {
      return false
    }
  }

  /// The bytes that unpadded base64url encodes (RFC 4648, section 5).
  private static func bytes(ofBase64URL text: some Collection<UInt8>) -> [UInt8]? {
    var standard = text.map { byte in
      switch byte {
      case UInt8(ascii: "-"): UInt8(ascii: "+")
      case UInt8(ascii: "_"): UInt8(ascii: "/")
      default: byte
      }
    }
    while standard.count % 4 != 0 { standard.append(UInt8(ascii: "=")) }
    return [UInt8](base64: String(decoding: standard, as: UTF8.self))
  }
}
