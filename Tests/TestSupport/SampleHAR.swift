import Foundation

/// HAR files that tests make.
public enum SampleHAR {
  /// The bytes of a file with these entries, each an object of JSON.
  public static func bytes(_ entries: [Entry]) -> [UInt8] {
    bytes(objects: entries.map(\.object))
  }

  /// The bytes of a file with these objects as its entries.
  public static func bytes(objects: [[String: Any]]) -> [UInt8] {
    let log: [String: Any] = [
      "version": "1.2", "creator": ["name": "tests", "version": "1"], "entries": objects,
    ]
    // The values are made of what JSON has.
    let data = try? JSONSerialization.data(
      withJSONObject: ["log": log], options: [.sortedKeys, .withoutEscapingSlashes])
    return Array(data ?? Data())
  }

  /// An entry, as a browser writes it.
  public struct Entry {
    public var method = "GET"
    public var url: String
    public var version = "HTTP/1.1"
    public var status = 200
    public var requestFields: [(String, String)] = []
    public var responseFields: [(String, String)] = []
    /// The body of the request, and its media type.
    public var requestBody: (text: String, mediaType: String)?
    /// The body of the response as text; with `isBase64` in base64.
    public var body: String?
    public var isBase64 = false
    public var mediaType = "application/json"
    /// `response.bodySize`.
    public var bodySize = -1
    /// Members of `response.content`, of the request, of the response and of the entry, which replace the usual ones.
    public var content: [String: Any] = [:]
    public var request: [String: Any] = [:]
    public var response: [String: Any] = [:]
    public var members: [String: Any] = [:]

    public init(_ url: String = "https://shop.example/v1/items/1", body: String? = nil) {
      self.url = url
      self.body = body
    }

    /// The entry as an object of JSON.
    public var object: [String: Any] {
      var request: [String: Any] = [
        "method": method, "url": url, "httpVersion": version, "headers": Self.list(requestFields),
        "cookies": [], "queryString": [], "headersSize": -1,
        "bodySize": requestBody?.text.utf8.count ?? 0,
      ]
      if let requestBody {
        request["postData"] = ["mimeType": requestBody.mediaType, "text": requestBody.text]
      }
      var content: [String: Any] = ["mimeType": mediaType, "size": body?.utf8.count ?? 0]
      if let body {
        content["text"] = isBase64 ? Data(body.utf8).base64EncodedString() : body
        if isBase64 { content["encoding"] = "base64" }
      }
      let response: [String: Any] = [
        "status": status, "statusText": "", "httpVersion": version,
        "headers": Self.list(responseFields), "cookies": [], "redirectURL": "", "headersSize": -1,
        "bodySize": bodySize, "content": content.merging(self.content) { $1 },
      ]
      let entry: [String: Any] = [
        "startedDateTime": "2026-11-30T10:00:00.000Z", "time": 1, "cache": [:] as [String: Any],
        "timings": ["send": 0, "wait": 1, "receive": 0],
        "request": request.merging(self.request) { $1 },
        "response": response.merging(self.response) { $1 },
      ]
      return entry.merging(members) { $1 }
    }

    private static func list(_ fields: [(String, String)]) -> [[String: Any]] {
      fields.map { ["name": $0.0, "value": $0.1] }
    }
  }
}
