import Compression
import Foundation
import Framing
import TestSupport
import Testing
import Traffic

/// A capture, endpoint by endpoint, against figures counted by hand.
@Suite struct CapturedTrafficTests {
  private func traffic(_ entries: [SampleHAR.Entry]) throws -> CapturedTraffic {
    var traffic = CapturedTraffic()
    for exchange in try exchanges(SampleHAR.bytes(entries)) { try traffic.add(exchange) }
    return traffic
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
    #expect((first.requests, first.answered.json.count, first.asked.json.count) == (2, 2, 0))
    #expect(first.answered.json.map(\.number) == [1, 2])
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
    #expect((tally.answered.json.count, tally.answered.jsonSentBytes) == (2, 27 + 7))
    #expect(tally.answered.sentBytes == 27 + 3 + 40 + 1 + 7)
    #expect((tally.answered.missing, tally.answered.broken) == (1, 1))
    #expect(tally.answered.others == ["text/html": 1])
    #expect(tally.answered.codings == ["gzip": 1, "": 1])
    #expect((tally.asked.json.count, tally.asked.sentBytes) == (1, 9))
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

  @Test func whatDidNotTravelIsLeftOut() throws {
    var cached = SampleHAR.Entry(body: "{}")
    cached.members = ["_fromCache": "disk"]
    let traffic = try traffic([cached, SampleHAR.Entry("data:,x"), SampleHAR.Entry(body: "{}")])
    #expect((traffic.requests, traffic.leftOut) == (1, 2))
  }
}
