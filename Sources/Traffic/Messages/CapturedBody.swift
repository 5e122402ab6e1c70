/// The body of a captured message: its content as it is, and how it travelled.
public struct CapturedBody: Hashable, Sendable {
  /// Where the number of bytes that travelled is from.
  public enum SizeSource: String, CaseIterable, Hashable, Sendable {
    /// The capture states it.
    case capture
    /// The field `content-length`, which counts what travels (RFC 9110, section 8.6).
    case contentLength = "content-length"
    /// The content is not coded, so that it travels as it is.
    case content
    /// The bytes of the whole message as a browser counted them, less what its header takes when compressed by HPACK.
    case transferSize = "transfer-size"
  }

  /// Something that a capture states and that cannot be so.
  public enum Doubt: Hashable, Sendable {
    /// The stated length on the wire is far over that of the content, and is not used.
    case length
    /// Less travelled than the content has, there is no header that names a coding, and gzip is taken for it.
    case coding
  }

  /// The content without its coding; `nil` where the capture does not have it, empty where there is no body.
  public var content: [UInt8]?
  /// The length of the content without its coding, in bytes; `nil` where it is not known.
  public var contentBytes: Int?
  /// How many bytes of it travelled; `nil` where it is not known.
  public var sentBytes: Int?
  /// Where ``sentBytes`` is from.
  public var sizeSource: SizeSource?
  /// The content coding: `gzip`, `br`; `nil` where there is none.
  public var coding: String?
  /// The media type in lower case without its parameters, such as `application/json`; empty where it is not known.
  public var mediaType: String
  /// What of the capture's statements was not used as it is; `nil` for nothing.
  public var doubt: Doubt?

  /// No body.
  public static let none = CapturedBody(
    content: [], contentBytes: 0, sentBytes: 0, sizeSource: nil, coding: nil, mediaType: "")
}

// MARK: - What it is

extension CapturedBody {
  /// What a body is to the question which format it should have.
  public enum Kind: Hashable, Sendable {
    /// There is none.
    case none
    /// A JSON document.
    case json
    /// Declared as JSON, and not a JSON document.
    case brokenJSON
    /// Declared as JSON or not declared, and the capture does not have its content.
    case missing
    /// Something else, of this media type.
    case other(mediaType: String)
  }

  /// Whether the media type says that it is JSON: `application/json`, `text/json`, or the suffix `+json` (RFC 6839,
  /// section 3.1).
  public var isDeclaredAsJSON: Bool {
    ["application/json", "text/json"].contains(mediaType) || mediaType.hasSuffix("+json")
  }

  /// Types under which JSON is sent by servers that do not declare it.
  private static let undeclared: Set<String> = [
    "", "text/plain", "application/octet-stream", "application/x-unknown", "x-unknown",
    "application/javascript", "application/x-javascript", "text/javascript", "application/x-json",
    // The default of PHP, and that of curl.
    "text/html", "application/x-www-form-urlencoded",
  ]

  /// The content as a JSON document, if it is one; a byte order mark is left out.
  public var document: [UInt8]? { kind == .json ? content.map(JSONBody.withoutMark) : nil }

  /// What the body is. JSON of an undeclared type must be an object or an array.
  public var kind: Kind {
    if contentBytes == 0, content?.isEmpty ?? true { return .none }
    guard isDeclaredAsJSON || Self.undeclared.contains(mediaType) else {
      return .other(mediaType: mediaType)
    }
    guard let content else {
      return isDeclaredAsJSON || mediaType.isEmpty ? .missing : .other(mediaType: mediaType)
    }
    if JSONBody.isJSON(content, mustBeCollection: !isDeclaredAsJSON) { return .json }
    return isDeclaredAsJSON ? .brokenJSON : .other(mediaType: mediaType)
  }
}
