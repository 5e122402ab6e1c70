import Foundation

/// What a file that is not a result turns out to be, and which command reads it.
public enum ForeignFile: Sendable, Hashable {
  /// Requests and responses that a browser or a proxy kept: HTTP Archive 1.2.
  case har
  /// JSON objects, one or many.
  case payload
  /// What a command of serbench printed as JSON: its name.
  case printed(String)
  /// A page of HTML.
  case page
  /// An Avro schema.
  case avroSchema
  /// A schema of Protocol Buffers.
  case protobufSchema
  /// An Avro object container file.
  case avroContainer
  /// Lines of requests that a web server wrote.
  case accessLog
  /// Bytes that gzip made.
  case gzip

  /// Recognises a text that is not one JSON value, or bytes that are no text; `nil` where it is not known.
  ///
  /// Only the beginning is looked at: 4 KiB.
  static func recognised(_ bytes: Data) -> ForeignFile? {
    // RFC 1952, section 2.3.1; Avro 1.11, "Object Container Files".
    if bytes.starts(with: [0x1F, 0x8B]) { return .gzip }
    if bytes.starts(with: Array("Obj\u{1}".utf8)) { return .avroContainer }
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let lowercased = text.lowercased()
    if lowercased.hasPrefix("<!doctype html") || lowercased.hasPrefix("<html") { return .page }
    if text.contains(#/^(syntax|edition)\s*=|^message\s+\w+\s*\{/#.anchorsMatchLineEndings()) {
      return .protobufSchema
    }
    let line = text.prefix { !$0.isNewline }
    // Apache's common and combined formats, and nginx's: 192.0.2.1 - - [31/Jan/2026:12:00:00 +0000] "GET / HTTP/1.1" 200
    if line.contains(#/^\S+ \S+ \S+ \[[^\]]+\] "[^"]*" \d{3}\b/#) { return .accessLog }
    // JSON Lines: the first line is an object by itself.
    if line.hasPrefix("{"),
      (try? JSONSerialization.jsonObject(with: Data(line.utf8))) is [String: Any]
    {
      return .payload
    }
    return nil
  }

  /// Recognises a JSON value; `nil` where it is not known.
  static func recognised(json value: Any) -> ForeignFile? {
    if let list = value as? [Any] {
      return !list.isEmpty && list.allSatisfy { $0 is [String: Any] } ? .payload : nil
    }
    guard let object = value as? [String: Any] else { return nil }
    func has(_ keys: String...) -> Bool { keys.allSatisfy { object[$0] != nil } }
    if let log = object["log"] as? [String: Any], log["entries"] is [Any] { return .har }
    if has("version", "bandwidth", "period", "readings") { return .printed("assignment") }
    if has("version", "break_even", "switch_costs") { return .printed("cost") }
    if has("version", "claims", "limits") { return .printed("claims") }
    if object["type"] as? String == "record", has("name", "fields") { return .avroSchema }
    // What looks like a result in part is a damaged one.
    return object["schema_version"] == nil && object["measurements"] == nil && !object.isEmpty
      ? .payload : nil
  }
}

extension ForeignFile: CustomStringConvertible {
  /// What it is, and what to do with it.
  public var description: String {
    switch self {
    case .har:
      "this is a HAR capture, not a result; give it to serbench measure or serbench cost as it is"
    case .payload:
      "this is a JSON payload, not a result; measure it first, with serbench measure FILE --output result.json, or "
        + "give it to serbench cost as it is"
    case .printed(let command):
      "this is what serbench \(command) printed, not a result; give the result that it was made from"
    case .page: "this is a page of HTML, not a result; give the result that it was drawn from"
    case .avroSchema:
      "this is an Avro schema, not a result; serbench measure --avsc takes it, with a payload"
    case .protobufSchema:
      "this is a .proto schema, not a result; serbench measure --proto takes it, with a payload"
    case .avroContainer:
      "this is an Avro container file, not a result; serbench convert --from avro-container reads it"
    case .accessLog:
      "this is an access log, not a result; serbench traffic and serbench cost --access-log read it"
    case .gzip: "this is compressed by gzip; unpack it first"
    }
  }
}
