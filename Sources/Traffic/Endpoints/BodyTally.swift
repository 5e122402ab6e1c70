/// The bodies that an endpoint's requests or responses had.
public struct BodyTally: Sendable {
  /// How many JSON bodies there were.
  public private(set) var jsonCount = 0
  /// The length of the JSON bodies as they are, in bytes.
  public private(set) var jsonContentBytes = 0
  /// How much of the JSON bodies travelled, in bytes.
  public private(set) var jsonSentBytes = 0
  /// How much of all bodies travelled, in bytes.
  public private(set) var sentBytes = 0
  /// How many JSON bodies had each content coding; the empty name is none.
  public private(set) var codings: [String: Int] = [:]
  /// How many bodies have a length on the wire that is calculated, since the capture does not tell it.
  public private(set) var calculated = 0
  /// How many bodies were declared as JSON, and the capture does not have their content.
  public private(set) var missing = 0
  /// How many bodies were declared as JSON and are not.
  public private(set) var broken = 0
  /// How many bodies have a stated length that is not used, since it is far over that of their content.
  public private(set) var tooLong = 0
  /// How many JSON bodies have a coding that no header names, and that is taken for gzip.
  public private(set) var takenForGzip = 0
  /// How many other bodies there were, by media type.
  public private(set) var others: [String: Int] = [:]

  /// Takes a body; says whether it is JSON.
  mutating func add(_ body: CapturedBody, _ lengths: inout CodedLengths) -> Bool {
    let kind = body.kind
    if body.doubt == .length { tooLong += 1 }
    var sent = body.sentBytes ?? body.contentBytes ?? 0
    if body.sentBytes == nil, let content = body.content, kind != .none {
      sent = lengths.sentBytes(of: content, coding: body.coding)
      calculated += 1
    }
    sentBytes += sent
    if kind == .json, let content = body.content {
      if body.doubt == .coding { takenForGzip += 1 }
      jsonCount += 1
      codings[body.coding ?? "", default: 0] += 1
      jsonContentBytes += content.count
      jsonSentBytes += sent
      return true
    }
    switch kind {
    case .none, .json: break
    case .missing: missing += 1
    case .brokenJSON: broken += 1
    case .other(let mediaType): others[mediaType, default: 0] += 1
    }
    return false
  }

  /// The content coding that most JSON bodies had; `nil` for none.
  public var coding: String? {
    codings.max { ($0.value, $0.key) < ($1.value, $1.key) }.flatMap {
      $0.key.isEmpty ? nil : $0.key
    }
  }
}
