import Compression
import Foundation
import Framing
import Reporting
import TestSupport
import Testing
import Traffic

/// A capture, endpoint by endpoint, against figures counted by hand.
@Suite struct CapturedTrafficTests {
  private func traffic(_ entries: [SampleHAR.Entry]) throws -> CapturedTraffic {
    try Self.traffic(TrafficCollector(), entries)
  }

  private static func traffic(
    _ collector: TrafficCollector, _ entries: [SampleHAR.Entry]
  ) throws -> CapturedTraffic {
    var collector = collector
    for exchange in try exchanges(SampleHAR.bytes(entries)) { try collector.add(exchange) }
    return collector.finish()
  }

  @Test func requestsOfOneEndpointAreOne() throws {
    var other = SampleHAR.Entry("https://shop.example/v1/items/2?x=1", body: "[1,2]")
    other.version = "h2"
    var post = SampleHAR.Entry(body: "{}")
    post.method = "POST"
    let traffic = try traffic([SampleHAR.Entry(body: #"{"a":1}"#), other, post])
    #expect(traffic.requests == 3)
    #expect(
      traffic.endpoints.map(\.endpoint.description) == [
        "GET shop.example/v1/items/{number}", "POST shop.example/v1/items/{number}",
      ])
    let first = traffic.endpoints[0]
    #expect((first.requests, first.answered.jsonCount, first.asked.jsonCount) == (2, 2, 0))
    #expect((first.answered.jsonContentBytes, first.answered.jsonSentBytes) == (7 + 5, 7 + 5))
    #expect(first.versions == [.http1_1: 1, .http2: 1])
    #expect(BodyDirection.requests.name(of: first.endpoint).hasSuffix(" (requests)"))
  }

  @Test func bodiesAreToldApart() throws {
    var gzip = SampleHAR.Entry(body: #"{"a":1}"#)
    gzip.responseFields = [("content-encoding", "gzip")]
    gzip.bodySize = 27
    var html = SampleHAR.Entry(body: "<p>")
    html.mediaType = "text/html"
    var missing = SampleHAR.Entry()
    missing.content = ["size": 50]
    missing.bodySize = 40
    let broken = SampleHAR.Entry(body: "{")
    var none = SampleHAR.Entry()
    none.status = 204
    var post = SampleHAR.Entry(body: #"{"b":2}"#)
    post.requestBody = (#"{"q":"x"}"#, "application/json")
    let tally = try traffic([gzip, html, missing, broken, none, post]).endpoints[0]
    #expect(tally.requests == 6)
    #expect((tally.answered.jsonCount, tally.answered.jsonSentBytes) == (2, 27 + 7))
    #expect(tally.answered.sentBytes == 27 + 3 + 40 + 1 + 7)
    #expect((tally.answered.missing, tally.answered.broken) == (1, 1))
    #expect(tally.answered.others == ["text/html": 1])
    #expect(tally.answered.codings == ["gzip": 1, "": 1])
    #expect((tally.asked.jsonCount, tally.asked.sentBytes) == (1, 9))
    #expect(tally.asked.coding == nil)
  }

  @Test func anUnknownLengthIsCalculated() throws {
    let text = "[" + String(repeating: "1234567,", count: 100) + "1]"
    var entry = SampleHAR.Entry(body: text)
    entry.responseFields = [("content-encoding", "br")]
    let tally = try traffic([entry]).endpoints[0].answered
    let expected = try Compressor(.brotli).compress(Array(text.utf8)).count
    #expect((tally.calculated, tally.jsonSentBytes, tally.coding) == (1, expected, "br"))
  }

  @Test("Bodies of unknown length count with their coding, whatever they are")
  func unknownLengths() throws {
    let text = "var a = [" + String(repeating: "1234567,", count: 500) + "1]"
    var entry = SampleHAR.Entry(body: text)
    entry.mediaType = "application/javascript"
    entry.responseFields = [("content-encoding", "gzip")]
    let tally = try traffic([entry]).endpoints[0].answered
    let expected = try Compressor(.gzip).compress(Array(text.utf8)).count
    #expect((tally.calculated, tally.jsonCount, tally.sentBytes) == (1, 0, expected))
    entry.responseFields = []
    let plain = try traffic([entry]).endpoints[0].answered
    #expect((plain.calculated, plain.sentBytes) == (0, text.utf8.count))
  }

  @Test("Lengths that are not believed and codings that are taken for gzip are counted and said")
  func doubts() throws {
    let text = "[" + String(repeating: " ", count: 498) + "]"
    var long = SampleHAR.Entry(body: text)
    long.bodySize = 1 << 50
    var short = SampleHAR.Entry(body: text)
    short.bodySize = 120
    let traffic = try traffic([long, short, short])
    let tally = traffic.endpoints[0].answered
    #expect((tally.tooLong, tally.takenForGzip, tally.coding) == (1, 2, "gzip"))
    #expect((tally.jsonSentBytes, tally.sentBytes) == (500 + 2 * 120, 500 + 2 * 120))
    #expect(
      TrafficWords(traffic).notes == [
        "1 body is stated to be far longer on the wire than the content; the length of the content is used.",
        "2 bodies are shorter on the wire than the content, and no header says why; taken for gzip.",
      ])
  }

  @Test("Where more than half of the JSON bodies are missing, no answer is given")
  func missingBodies() throws {
    var missing = SampleHAR.Entry()
    missing.content = ["size": 50]
    let (there, broken) = (SampleHAR.Entry(body: "{}"), SampleHAR.Entry(body: "{"))
    func reason(_ entries: [SampleHAR.Entry]) throws -> String? {
      TrafficWords(try traffic(entries)).missingBodies
    }
    #expect(try reason([]) == nil)
    #expect(try reason([missing, there]) == nil)
    #expect(try reason([missing, missing, there, broken]) == nil)
    #expect(
      try reason([missing, missing, there])
        == "2 of 3 JSON bodies are not in the capture, so that no answer would be true; export it "
        + "again with content, before the page is left (\u{201C}Save all as HAR with content\u{201D} in a browser)"
    )
    #expect(try reason([missing])?.hasPrefix("1 of 1 JSON body is not in the capture") == true)
  }

  @Test("What there is in place of JSON is said")
  func withoutJSON() throws {
    var failed = SampleHAR.Entry(body: "{}")
    failed.status = 0
    var script = SampleHAR.Entry(body: "var a")
    script.mediaType = "text/javascript"
    var missing = SampleHAR.Entry()
    missing.content = ["size": 50]
    for (entries, reason) in [
      ([], ": the capture has no entries; record again"),
      (
        [failed, SampleHAR.Entry("data:,x")],
        ": no request travelled over HTTP: 2 requests of the capture had no response, or came"
      ),
      (
        [script, script, SampleHAR.Entry(body: "{")],
        ": its bodies are 2 of other types (2 text/javascript) and 1 declared as JSON, but not JSON; "
      ),
      ([SampleHAR.Entry()], ": no message has a body; "),
    ] as [([SampleHAR.Entry], String)] {
      let words = TrafficWords(try traffic(entries)).withoutJSON
      #expect(words.hasPrefix("there is no JSON body to measure" + reason), "\(words)")
    }
    #expect(
      TrafficWords(try traffic([missing])).withoutJSON.hasPrefix("1 of 1 JSON body is not in"))
  }

  @Test func headersAreMeansAsCaptured() throws {
    // "GET /v1/items/1 HTTP/1.1" and "host: shop.example", each with CR LF, "x: 1" CR LF, and the empty line.
    var text = SampleHAR.Entry()
    text.requestFields = [("host", "shop.example"), ("x", "1"), ("cookie", "sid=1")]
    text.responseFields = [("y", "22")]
    // Stated: 100 B and 41 B, of which 15 B are the cookie.
    var stated = text
    stated.request = ["headersSize": 100]
    stated.response = ["headersSize": 41]
    let sizes = try traffic([text, stated]).endpoints[0].headerSizes
    let request = 26 + 20 + 6 + 2
    let response = "HTTP/1.1 200 OK\r\ny: 22\r\n\r\n".utf8.count
    #expect(sizes.requests == 2)
    #expect(sizes.state.text == 15)
    #expect(sizes.request.text == (request + 100 - 15 + 1) / 2)
    #expect(sizes.response.text == (response + 41 + 1) / 2)
  }

  @Test func headersOfHTTP2AreThoseOfARequestThatCameBefore() throws {
    var entry = SampleHAR.Entry("https://shop.example/")
    entry.version = "h2"
    entry.requestFields = [
      ("accept", "*/*"), ("cookie", "sid=0123456789abcdef0123456789abcdef"),
    ]
    entry.responseFields = [("x-served-by", "a")]
    let sizes = try traffic([entry]).endpoints[0].headerSizes
    // :method, :path, :scheme are in the static table; :authority, accept and the cookie in the dynamic one by then.
    #expect(sizes.request.compressed == 5)
    #expect(sizes.state.compressed == 1)
    #expect(sizes.response.compressed == 2)
  }

  @Test("HPACK's table is filled in the order in which exchanges started")
  func headersAreCompressedInTheOrderOfTime() throws {
    func entry(_ second: Int, _ value: String) -> SampleHAR.Entry {
      var entry = SampleHAR.Entry("https://shop.example/v1/items/\(second)")
      entry.version = "h2"
      entry.responseFields = [("x-big", value)]
      entry.members = ["startedDateTime": "2026-11-30T10:00:0\(second).000Z"]
      return entry
    }
    // The table holds 4,096 B (RFC 7541, section 6.5.2): each of these values drives the one before it out, and so it
    // matters which one is last. Both orders in the file are the same traffic.
    let (a, b) = (String(repeating: "q", count: 3_000), String(repeating: "w", count: 3_000))
    let entries = [entry(1, a), entry(2, a), entry(3, b), entry(4, b)]
    let sizes = try traffic(entries).endpoints[0].headerSizes
    #expect(try traffic(entries.reversed()).endpoints[0].headerSizes == sizes)
    #expect(
      try traffic([entries[2], entries[0], entries[3], entries[1]]).endpoints[0].headerSizes
        == sizes)
    // Each came before on the connection: `:status: 200` and the field are an index each.
    #expect(sizes.response.compressed == 2)
    // Without the table: an index, and a literal whose value takes at least 7 bits a character (Huffman code of "q", "w").
    #expect(sizes.literalResponse > 3_000 * 7 / 8)
  }

  @Test func requestsThatCarryASessionAreCounted() throws {
    var with = SampleHAR.Entry()
    with.requestFields = [("cookie", "sid=0123456789abcdef0123456789abcdef")]
    let sizes = try traffic([with, SampleHAR.Entry(), with]).endpoints[0].headerSizes
    #expect((sizes.requests, sizes.requestsWithState) == (3, 2))
  }

  @Test func endpointsBeyondTheLimitAreCountedTogether() throws {
    let entries = (0..<6).map {
      SampleHAR.Entry("https://shop.example/\("abcdef".prefix($0 + 1))", body: "[1]")
    }
    let traffic = try Self.traffic(TrafficCollector(mostEndpoints: 4), entries + entries)
    #expect(traffic.endpoints.map(\.requests) == [2, 2, 2, 2])
    #expect(traffic.others?.requests == 4)
    #expect((traffic.requests, traffic.sentBytes) == (12, 12 * 3))
    var collector = TrafficCollector(mostEndpoints: 1)
    let read = try exchanges(SampleHAR.bytes(entries))
    #expect(try collector.add(read[0])?.json == [.responses])
    #expect(try collector.add(read[1]) == nil)
  }

  @Test func messagesOfWebSocketsAreCounted() throws {
    var socket = SampleHAR.Entry("wss://shop.example/events")
    socket.status = 101
    socket.members = ["_webSocketMessages": [["type": "receive", "data": "{}"], ["type": "send"]]]
    let traffic = try traffic([socket, SampleHAR.Entry(body: "{}")])
    #expect(traffic.webSocketMessages == 2)
    socket.members = ["_webSocketMessages": ["a": [1, 2]], "startedDateTime": 7, "cache": "none"]
    #expect(try self.traffic([socket]).webSocketMessages == 0)
  }

  @Test("What is calculated as something else is said, and how often")
  func notes() throws {
    func notes(_ entries: [SampleHAR.Entry]) throws -> [String] {
      TrafficWords(try traffic(entries)).notes
    }
    var third = SampleHAR.Entry(body: "{}")
    third.version = "h3"
    let http3 = "calculated as HTTP/2 over TCP, and the header fields as HPACK."
    #expect(
      try notes([third, SampleHAR.Entry(body: "{}")]) == ["1 request over HTTP/3 is \(http3)"])
    #expect(try notes([third, third]) == ["2 requests over HTTP/3 are \(http3)"])
    var coded = SampleHAR.Entry(body: "{}")
    coded.responseFields = [("content-encoding", "gzip")]
    var missing = SampleHAR.Entry()
    missing.content = ["size": 50]
    let broken = SampleHAR.Entry(body: "{")
    #expect(
      try notes([coded, missing, broken]) == [
        "1 body is declared as JSON, but not JSON, and would not change.",
        "1 body is declared as JSON, but not in the capture, and would not change.",
        "1 body is of unknown length on the wire; calculated with the usual level of the coding.",
      ])
    #expect(try notes([SampleHAR.Entry(body: "{}")]).isEmpty)
  }

  @Test func whatDidNotTravelIsLeftOut() throws {
    var cached = SampleHAR.Entry(body: "{}")
    cached.members = ["_fromCache": "disk"]
    var worker = SampleHAR.Entry(body: "{}")
    worker.response = ["_fetchedViaServiceWorker": true]
    var network = SampleHAR.Entry(body: "{}")
    network.response = ["_fetchedViaServiceWorker": false]
    let traffic = try traffic([cached, worker, SampleHAR.Entry("data:,x"), network])
    #expect((traffic.requests, traffic.leftOut) == (1, 3))
  }

  @Test(
    "Firefox leaves the member out of what came from the network, and counts the header with the body"
  )
  func firefox() throws {
    var entry = SampleHAR.Entry(body: #"{"a":1}"#)
    entry.members = ["_securityState": "secure", "cache": ["afterRequest": NSNull()]]
    #expect(try traffic([entry]).leftOut == 1)
    entry.members = ["_securityState": "secure"]
    entry.response = ["headersSize": 120]
    entry.bodySize = 127
    #expect(try traffic([entry]).endpoints[0].answered.sentBytes == 7)
    // Others count the body alone, and say what the cache has.
    entry.members = ["cache": ["afterRequest": NSNull()]]
    #expect(try traffic([entry]).endpoints[0].answered.sentBytes == 127)
  }

  @Test(
    "mitmproxy states the length of a Python list of the fields, which is not that of the header")
  func mitmproxy() throws {
    var entry = SampleHAR.Entry()
    entry.responseFields = [("y", "22"), ("etag", "\"it's\"\t\\")]
    // Headers[(b'y', b'22'), (b'etag', b'"it\'s"\t\\')]
    entry.response = [
      "headersSize": #"Headers[(b'y', b'22'), (b'etag', b'"it\'s"\t\\')]"#.utf8.count
    ]
    let header = "HTTP/1.1 200 OK\r\ny: 22\r\netag: \"it's\"\t\\\r\n\r\n".utf8.count
    #expect(try traffic([entry]).endpoints[0].headerSizes.response.text == header)
    entry.response = ["headersSize": 99]
    #expect(try traffic([entry]).endpoints[0].headerSizes.response.text == 99)
  }

  @Test(
    "JSON under the usual types of servers that declare none is JSON; a mark before it is not a part of it"
  )
  func undeclared() throws {
    for type in ["text/html", "application/x-javascript", "application/x-json"] {
      var entry = SampleHAR.Entry(body: "{}")
      entry.mediaType = type
      #expect(try traffic([entry]).endpoints[0].answered.jsonCount == 1, "\(type)")
    }
    let marked = try exchange(SampleHAR.Entry(body: "\u{FEFF}[1]")).response.body
    #expect((marked.kind, marked.document, marked.sentBytes) == (.json, Array("[1]".utf8), 6))
  }
}
