import Foundation
import TestSupport
import Traffic

extension FuzzTarget {
  /// A HAR file that is read in one piece is read in pieces too, as the same exchanges; none of it stops the session log.
  static let har = FuzzTarget(
    name: "har",
    seeds: {
      var entry = SampleHAR.Entry("https://ada@shop.example/v1/items/7;jsessionid=1?token=x&q=2")
      entry.method = "POST"
      entry.version = "h2"
      entry.requestBody = (#"{"a":[1]}"#, "application/json")
      entry.requestFields = [
        ("cookie", "sid=0123456789abcdef; theme=dark"),
        ("authorization", "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.AAAA"),
      ]
      entry.responseFields = [("content-encoding", "gzip"), ("set-cookie", "a=1\nb=2")]
      entry.members = [
        "connection": "1", "_fromCache": NSNull(), "startedDateTime": "2026-11-30T09:00:00.5+01:00",
        "cache": ["afterRequest": NSNull()], "_webSocketMessages": [["data": "x"]],
      ]
      var coded = SampleHAR.Entry(body: #"{"name":"x"}"#)
      coded.isBase64 = true
      coded.response = ["_transferSize": 100]
      var firefox = coded
      firefox.members = ["_securityState": "secure", "cache": [:] as [String: Any]]
      firefox.response = ["headersSize": 40, "bodySize": 60, "_fetchedViaServiceWorker": false]
      return [[entry], [coded, entry], [firefox, coded], []].map(SampleHAR.bytes)
    },
    makeCheck: {
      { span in
        let bytes = span.withUnsafeBytes { [UInt8]($0) }
        guard let whole = exchanges(in: bytes, piece: max(1, bytes.count)) else { return }
        guard let pieces = exchanges(in: bytes, piece: 7), pieces.count == whole.count,
          zip(whole, pieces).allSatisfy({
            $0.url == $1.url && $0.request.body == $1.request.body
              && $0.response.body == $1.response.body
          })
        else { finding("the exchanges of the whole file differ from those of its pieces") }
        var log = SessionLog()
        var collector = TrafficCollector(mostEndpoints: 2)
        var counted = 0
        for exchange in whole {
          try? log.add(exchange)
          // One whose method or URL is none is not counted.
          if (try? collector.add(exchange) as Any) != nil { counted += 1 }
        }
        let traffic = collector.finish()
        if traffic.requests + traffic.leftOut != counted {
          finding("\(traffic.requests) and \(traffic.leftOut) of \(counted) exchanges are counted")
        }
        for item in traffic.endpoints + [traffic.others].compactMap({ $0 }) {
          let sizes = item.headerSizes
          let parts = [sizes.request, sizes.response, sizes.state]
          if parts.contains(where: { min($0.text, $0.compressed) < 0 }) || sizes.literalResponse < 0
          {
            finding("\(sizes) is below zero")
          }
        }
        for row in log.rows where !row.endpoint.description.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) {
          finding("\(row.endpoint) is not printable")
        }
      }
    })

  private static func exchanges(in bytes: [UInt8], piece: Int) -> [CapturedExchange]? {
    var parser = HARParser()
    var exchanges: [CapturedExchange] = []
    do {
      for start in stride(from: 0, to: bytes.count, by: piece) {
        try parser.take(Array(bytes[start..<min(start + piece, bytes.count)])) {
          exchanges.append($0)
        }
      }
      try parser.finish()
      return exchanges
    } catch {
      return nil
    }
  }
}
