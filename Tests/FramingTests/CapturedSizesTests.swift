import Framing
import Testing

/// Envelopes of which only the sizes of headers are known.
@Suite struct CapturedSizesTests {
  private static let sizes = CapturedHeaderSizes(
    requests: 7, request: .init(text: 300, compressed: 40),
    response: .init(text: 200, compressed: 30), state: .init(text: 100, compressed: 3))

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

  @Test func aWebSocketSentThemBefore() {
    #expect(exchange(.webSocket, request: 1, response: 1).request.bytes(of: .headers) == 0)
  }
}
