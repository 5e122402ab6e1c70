/// The text that stands for a session in a header field.
///
/// Of its content only the length and the alphabet matter, since HPACK's Huffman code gives each character its own
/// number of bits. So the characters of the alphabet follow one another in a fixed stride, each as often as another, as
/// they do on average in the encoding of random bytes.
enum SessionToken {
  /// Base64url without padding (RFC 4648, section 5).
  private static let base64URL = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
  private static let hexadecimal = Array("0123456789abcdef")

  /// A session identifier of 128 random bits as 32 hexadecimal digits.
  static var identifier: String { text(32, of: hexadecimal) }

  /// The length of bytes in base64url without padding: ⌈4n ÷ 3⌉.
  static func base64Length(_ bytes: Int) -> Int { (4 * bytes + 2) / 3 }

  /// `{"alg":"HS256","typ":"JWT"}`
  static let headerBytes = 27
  /// HMAC with SHA-256 (RFC 7518, section 3.2).
  static let signatureBytes = 32

  /// The length of a signed token: header, claims and signature in base64url, joined by points (RFC 7515, section 3.1).
  static func length(claimsBytes: Int) -> Int {
    base64Length(headerBytes) + 1 + base64Length(claimsBytes) + 1 + base64Length(signatureBytes)
  }

  /// A token of that length.
  static func text(claimsBytes: Int) -> String {
    [headerBytes, claimsBytes, signatureBytes]
      .map { text(base64Length($0), of: base64URL) }
      .joined(separator: ".")
  }

  private static func text(_ length: Int, of alphabet: [Character]) -> String {
    // 37 is coprime to both alphabets' lengths, so that no character is left out.
    String((0..<length).map { alphabet[$0 * 37 % alphabet.count] })
  }
}
