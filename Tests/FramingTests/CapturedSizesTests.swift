import Framing
import HeaderCompression
import Testing

/// Envelopes of which only the sizes of headers are known.
@Suite struct CapturedSizesTests {
  private static let sizes = CapturedHeaderSizes(
    requests: 7, requestsWithState: 7, request: .init(text: 300, compressed: 40),
    response: .init(text: 200, compressed: 30), literalResponse: 95,
    state: .init(text: 100, compressed: 3))

  private func exchange(_ framing: MessageFraming, request: Int, response: Int) -> WireExchange {
    var envelope = Envelope(
      framing: framing, headers: MessageHeaders(mediaType: "application/json"), session: .cookie)
    envelope.captured = Self.sizes
    return envelope.exchange(requestBody: request, responseBody: response)
  }

  @Test func textIsAsItWasCaptured() {
    let exchange = exchange(.http1, request: 10, response: 1_000)
    #expect(exchange.request.bytes(of: .headers) == 300)
    #expect(exchange.request.bytes(of: .session) == 100)
    #expect(exchange.response.bytes(of: .headers) == 200)
    #expect(exchange.response.bytes(of: .session) == 0)
    #expect(exchange.response.bytes(of: .framing) == 0)
    // One record and one packet: 5 + 1 + 16, and 20 + 20 + 12.
    #expect(exchange.response.totalBytes == 1_000 + 200 + 22 + 52)
  }

  @Test func blocksHaveFrames() {
    let exchange = exchange(.http2, request: 0, response: 20_000)
    #expect(exchange.request.bytes(of: .headers) == 40 + 9)
    #expect(exchange.request.bytes(of: .session) == 3)
    #expect(exchange.request.bytes(of: .framing) == 0)
    #expect(exchange.response.bytes(of: .headers) == 30 + 9)
    #expect(exchange.response.bytes(of: .framing) == 2 * 9)
  }

  @Test func callsHavePrefixesAndTrailers() {
    let exchange = exchange(.grpc, request: 0, response: 10)
    #expect(exchange.request.bytes(of: .framing) == 9 + 5)
    #expect(exchange.response.bytes(of: .framing) == 9 + 5)
    #expect(exchange.response.bytes(of: .headers) == 30 + 9 + 1 + 9)
  }

  @Test("A server without HPACK's dynamic table writes its fields out each time; a client does not")
  func literal() {
    func exchange(_ framing: MessageFraming) -> WireExchange {
      var envelope = Envelope(
        framing: framing, headers: MessageHeaders(mediaType: "application/json"), session: .none,
        responseIndexing: .static)
      envelope.captured = Self.sizes
      return envelope.exchange(requestBody: 0, responseBody: 10)
    }
    #expect(exchange(.http2).response.bytes(of: .headers) == 95 + 9)
    #expect(exchange(.http2).request.bytes(of: .headers) == 40 + 9)
    #expect(exchange(.http1).response.bytes(of: .headers) == 200)
    // The trailer's name, of 11 characters, and its value as literals: 1 + 1 + at most 11, 1 + at most 1, in Huffman code.
    let trailers = exchange(.grpc).response.bytes(of: .headers) - (95 + 9) - 9
    #expect(10...15 ~= trailers)
  }

  @Test("Further fields are lines of text, or an index each of the dynamic table")
  func further() {
    let sizes = Self.sizes.adding(
      toRequests: [HeaderField("x-a", "12"), HeaderField("x-b", "3")],
      toResponses: [HeaderField("x-c", "4567")])
    #expect(sizes.request == .init(text: 300 + 9 + 8, compressed: 40 + 2))
    #expect(sizes.response == .init(text: 200 + 11, compressed: 30 + 1))
    // RFC 7541, section 6.2: a literal field is longer than an index.
    #expect(sizes.literalResponse > 95 + 4)
    #expect(Self.sizes.adding(toRequests: [], toResponses: []) == Self.sizes)
  }

  @Test("A field that some of the responses have is in the mean as many times")
  func some() {
    let coding = HeaderField("content-encoding", "gzip")
    // 24 B in 3 of 7.
    #expect(Self.sizes.changingResponses(adding: [coding], in: 3).response.text == 200 + 10)
    #expect(Self.sizes.changingResponses(removing: [coding], in: 3).response.text == 200 - 10)
    #expect(Self.sizes.changingResponses(adding: [coding], removing: [coding], in: 3) == Self.sizes)
  }

  @Test("Requests that carry a session carry another one")
  func session() {
    let sizes = CapturedHeaderSizes(
      requests: 4, requestsWithState: 2, request: .init(text: 300, compressed: 40),
      response: .init(text: 200, compressed: 30), literalResponse: 95,
      state: .init(text: 100, compressed: 3))
    let cookie = Envelope(
      framing: .http1, headers: MessageHeaders(mediaType: "application/json"), session: .cookie
    ).exchange(requestBody: 0, responseBody: 0).request.bytes(of: .session)
    #expect(sizes.carrying(.cookie).state.text == (cookie + 1) / 2)
    #expect(sizes.carrying(.none).state == .init())
    #expect(sizes.carrying(.cookie).request == sizes.request)
  }

  @Test func aWebSocketSentThemBefore() {
    #expect(exchange(.webSocket, request: 1, response: 1).request.bytes(of: .headers) == 0)
  }
}
