import NativeCodecs
import RecordModel

/// `content` of a response, or `postData` of a request, as the file states it.
struct HARContent {
  /// The media type in lower case, without parameters.
  private(set) var mediaType = ""
  /// The content, its base64 undone; `nil` where there is none in the file.
  private(set) var bytes: [UInt8]?
  /// The content's length, in bytes.
  private(set) var size: Int?
  /// What its coding saves, in bytes.
  private(set) var compression: Int?

  /// Reads the object; `null` is an empty one.
  init(
    _ members: HARMembers, _ tokens: inout JSONTokenizer
  ) throws(DecodingFailure) {
    var (text, encoding): (String?, String?)
    var (mediaType, size, compression): (String?, Int?, Int?)
    try members.object(&tokens) { name, tokens throws(DecodingFailure) in
      switch name {
      case "mimeType": mediaType = try members.text(&tokens)
      case "text": text = try members.text(&tokens)
      case "encoding", "_encoding": encoding = try members.text(&tokens)
      case "size": size = try members.count(&tokens)
      case "compression": compression = try members.count(&tokens)
      default: return false
      }
      return true
    }
    self.mediaType = mediaType.map(Self.essence) ?? ""
    (self.size, self.compression) = (size, compression)
    guard let text else { return }
    switch encoding?.lowercased() {
    case nil, "", "utf8", "utf-8", "text", "plain": bytes = Array(text.utf8)
    case "base64":
      bytes = [UInt8](base64: Self.withoutSpace(text))
      if bytes == nil { throw tokens.failure(.malformed("the text is not base64")) }
    default:
      throw tokens.failure(.malformed("the encoding is neither base64 nor left out"))
    }
  }

  /// A request or a response without content.
  init() {}

  /// Base64 may be broken into lines (RFC 2045, section 6.8).
  private static func withoutSpace(_ text: String) -> String {
    let spaces: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    guard text.utf8.contains(where: spaces.contains) else { return text }
    return String(decoding: text.utf8.filter { !spaces.contains($0) }, as: UTF8.self)
  }

  /// A media type without its parameters (RFC 9110, section 8.3.1); empty where it is not one.
  static func essence(_ mediaType: String) -> String {
    let essence = mediaType.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
    let isPlain = essence.utf8.allSatisfy { ASCII.isToken($0) || $0 == UInt8(ascii: "/") }
    // What looks like an identifier is not a type, and could be a secret.
    let subtype = Array(essence.utf8.split(separator: UInt8(ascii: "/")).last ?? [])
    let isName = SegmentKind(subtype[...]) == nil
    return isPlain && isName && essence.utf8.count <= 100 ? essence : ""
  }
}
