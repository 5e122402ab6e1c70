import Bytes
import NativeCodecs
import RecordModel

/// An entry of a HAR file, as the file states it.
///
/// What a browser or a proxy may leave out is optional, members of its own are passed over, and a size below zero is one
/// that is not known. A request with a method and a URL must be there.
///
/// Source: HTTP Archive (HAR) 1.2, http://www.softwareishard.com/blog/har-12-spec/. `_transferSize`, `_fromCache`,
/// `_connectionId`, `_fetchedViaServiceWorker` and `_webSocketMessages` are Chromium's, `_securityState` is Firefox's.
struct HAREntry {
  private(set) var method = ""
  private(set) var url = ""
  private(set) var status = 0
  private(set) var request = HARMessage()
  private(set) var response = HARMessage()
  /// When it started, in microseconds since 1970.
  private(set) var startedAt: Int?
  private(set) var connection = ""
  private(set) var isFromCache = false
  /// Whether a service worker answered; what it asked for itself is in entries of its own.
  private(set) var isFromServiceWorker = false
  /// Whether Firefox wrote the entry.
  private(set) var isFirefox = false
  /// Whether the entry says what was in the cache after the request.
  private(set) var hasCacheEntry = false
  private(set) var webSocketMessages = 0
  /// The bytes of the whole response that travelled, as Chromium counts them.
  private(set) var transferBytes: Int?

  /// Reads an entry.
  init(_ entry: HARSplitter.Entry, limits: DecodingLimits) throws(HARFailure) {
    let members = HARMembers()
    do throws(DecodingFailure) {
      self = try JSONTokenizer.reading(entry.bytes.rawSpan, limits: limits) {
        tokens throws(DecodingFailure) -> HAREntry in
        let result = try HAREntry(members, &tokens)
        _ = try tokens.next()
        return result
      }
    } catch {
      throw HARFailure(error, in: members.path, entry: entry)
    }
    for (name, value) in [("request.method", method), ("request.url", url)] where value.isEmpty {
      throw HARFailure("it is missing; every entry needs one", in: name, of: entry)
    }
  }

  private init(_ members: HARMembers, _ tokens: inout JSONTokenizer) throws(DecodingFailure) {
    try members.object(&tokens) { name, tokens throws(DecodingFailure) in
      switch name {
      case "request": try readRequest(members, &tokens)
      case "response": try readResponse(members, &tokens)
      case "connection", "_connectionId": connection = try members.text(&tokens) ?? ""
      case "startedDateTime":
        if case .string(let text) = try members.outline(&tokens).first {
          startedAt = HARTime.microseconds(text)
        }
      case "_fromCache": isFromCache = try members.text(&tokens) != nil
      case "_securityState":
        isFirefox = true
        return false
      case "cache":
        hasCacheEntry = try members.outline(&tokens).names.contains("afterRequest")
      case "_webSocketMessages":
        let messages = try members.outline(&tokens)
        webSocketMessages = messages.first == .beginArray ? messages.elements : 0
      default: return false
      }
      return true
    }
  }

  private mutating func readRequest(
    _ members: HARMembers, _ tokens: inout JSONTokenizer
  ) throws(DecodingFailure) {
    try members.object(&tokens) { name, tokens throws(DecodingFailure) in
      switch name {
      case "method": method = try members.text(&tokens) ?? ""
      case "url": url = try members.text(&tokens) ?? ""
      case "postData": request.content = try HARContent(members, &tokens)
      default: return try request.read(name, members, &tokens)
      }
      return true
    }
  }

  private mutating func readResponse(
    _ members: HARMembers, _ tokens: inout JSONTokenizer
  ) throws(DecodingFailure) {
    try members.object(&tokens) { name, tokens throws(DecodingFailure) in
      switch name {
      case "status": status = try members.count(&tokens) ?? 0
      case "_transferSize": transferBytes = try members.count(&tokens)
      case "_fetchedViaServiceWorker":
        isFromServiceWorker = try members.outline(&tokens).first == .bool(true)
      case "content": response.content = try HARContent(members, &tokens)
      default: return try response.read(name, members, &tokens)
      }
      return true
    }
  }
}

extension HARFailure {
  /// A failure in an entry as a whole.
  init(_ reason: String, in member: String, of entry: HARSplitter.Entry) {
    self.init(reason, in: member, entry: entry.number, line: entry.line)
  }

  /// What the JSON reader found in an entry.
  init(_ failure: DecodingFailure, in member: String, entry: HARSplitter.Entry) {
    self.init(
      Self.reason(failure), in: member, entry: entry.number,
      line: failure.line.map { entry.line + $0 - 1 })
  }

  static func reason(_ failure: DecodingFailure) -> String {
    switch failure.reason {
    case .nestingTooDeep(let limit): "values nest deeper than \(limit)"
    case .stringTooLong(_, let limit), .inputTooLong(_, let limit):
      "it is longer than \(limit >> 20) MiB; leave the body out of the capture"
    default: "\(failure.reason)"
    }
  }
}
