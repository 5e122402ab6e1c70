import Compression

/// The bodies that an endpoint's requests or responses had.
public struct BodyTally: Sendable {
  /// A JSON body, and which of the capture's exchanges it is from.
  public struct JSONDocument: Hashable, Sendable {
    /// The content.
    public let bytes: [UInt8]
    /// The exchange, from 1.
    public let number: Int
  }

  /// The JSON bodies, in the order of the capture.
  public private(set) var json: [JSONDocument] = []
  /// The length of the JSON bodies as they are, in bytes.
  public private(set) var jsonContentBytes = 0
  /// How much of the JSON bodies travelled, in bytes.
  public private(set) var jsonSentBytes = 0
  /// How much of all bodies travelled, in bytes.
  public private(set) var sentBytes = 0
  /// How many JSON bodies had each content coding; the empty name is none.
  public private(set) var codings: [String: Int] = [:]
  /// How many JSON bodies have a length on the wire that is calculated, since the capture does not tell it.
  public private(set) var calculated = 0
  /// How many bodies were declared as JSON, and the capture does not have their content.
  public private(set) var missing = 0
  /// How many bodies were declared as JSON and are not.
  public private(set) var broken = 0
  /// How many other bodies there were, by media type.
  public private(set) var others: [String: Int] = [:]

  mutating func add(_ body: CapturedBody, number: Int) {
    let kind = body.kind
    if kind == .json, let content = body.content {
      let sent = body.sentBytes ?? Self.sentBytes(of: content, coding: body.coding)
      if body.sentBytes == nil { calculated += 1 }
      json.append(JSONDocument(bytes: content, number: number))
      codings[body.coding ?? "", default: 0] += 1
      jsonContentBytes += content.count
      jsonSentBytes += sent
      sentBytes += sent
      return
    }
    sentBytes += body.sentBytes ?? body.contentBytes ?? 0
    switch kind {
    case .none, .json: break
    case .missing: missing += 1
    case .brokenJSON: broken += 1
    case .other(let mediaType): others[mediaType, default: 0] += 1
    }
  }

  /// The content coding that most JSON bodies had; `nil` for none.
  public var coding: String? {
    codings.max { ($0.value, $0.key) < ($1.value, $1.key) }.flatMap {
      $0.key.isEmpty ? nil : $0.key
    }
  }

  /// What servers usually make of a body by a coding; of one that is not known here, the body as it is.
  private static func sentBytes(of content: [UInt8], coding: String?) -> Int {
    guard let method = CompressionMethod(contentCoding: coding ?? "") else { return content.count }
    return (try? Compressor(method).compress(content).count) ?? content.count
  }
}

extension CompressionMethod {
  /// The method of a content coding: `gzip`, `br`, `zstd`; `deflate` is taken for gzip, whose data it has in another
  /// frame. Source: RFC 9110, section 8.4.1, and its registry.
  public init?(contentCoding name: String) {
    switch name {
    case "gzip", "x-gzip", "deflate": self = .gzip
    case "br": self = .brotli
    case "zstd": self = .zstd
    default: return nil
    }
  }
}
