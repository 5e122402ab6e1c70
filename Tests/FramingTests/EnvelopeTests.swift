import Framing
import HeaderCompression
import Testing

/// What is around a body, against numbers counted by hand.
@Suite struct EnvelopeTests {
  private func exchange(
    _ framing: MessageFraming, request: Int = 0, response: Int = 0,
    session: SessionIdentity = .none
  ) -> WireExchange {
    Envelope(
      framing: framing, headers: MessageHeaders(mediaType: "application/json"), session: session
    ).exchange(requestBody: request, responseBody: response)
  }

  @Test func aRequestOfHTTP1IsItsText() {
    let text = [
      "GET /v1/items/1234567890 HTTP/1.1", "host: api.example.com",
      "user-agent: example-client/1.0", "accept: application/json", "", "",
    ].joined(separator: "\r\n")
    #expect(exchange(.http1).request.bytes(of: .headers) == text.utf8.count)
  }

  @Test func aResponseOfHTTP1IsItsText() {
    let text = [
      "HTTP/1.1 200 OK", "date: Sat, 31 Jan 2026 12:00:00 GMT", "content-type: application/json",
      "content-length: 1234", "", "",
    ].joined(separator: "\r\n")
    #expect(exchange(.http1, response: 1_234).response.bytes(of: .headers) == text.utf8.count)
  }

  @Test func aSecondRequestOfHTTP2IsAByteAFieldButForItsPath() {
    // :method and :scheme are in the static table; :authority, user-agent and accept in the dynamic one by now. The path
    // is a literal whose name is indexed: 1 for the index, 1 for the length, and its characters in Huffman code.
    let path = HeaderCompressor().compressed([HeaderField(":path", "/v1/items/1234567890")]).count
    let request = exchange(.http2).request
    #expect(request.bytes(of: .headers) == 9 + 5 + path)
    #expect(request.bytes(of: .framing) == 0)
  }

  @Test(arguments: [(1, 9), (16_384, 9), (16_385, 18), (40_000, 27)])
  func aBodyInHTTP2IsSplitIntoFrames(_ bytes: Int, _ expected: Int) {
    #expect(exchange(.http2, response: bytes).response.bytes(of: .framing) == expected)
  }

  @Test func aMessageOfGRPCHasAPrefixAndTrailers() {
    let response = exchange(.grpc, response: 100).response
    // A DATA frame's header, and a flag and a length of 4 bytes.
    #expect(response.bytes(of: .framing) == 9 + 5)
    // Twice a HEADERS frame; :status and content-type are an index each by now, and so is grpc-status.
    #expect(response.bytes(of: .headers) == (9 + 2) + (9 + 1))
    // A request has a message too, if an empty one.
    #expect(exchange(.grpc).request.bytes(of: .framing) == 9 + 5)
  }

  @Test(arguments: [(0, 2), (125, 2), (126, 4), (65_535, 4), (65_536, 10)])
  func aFrameOfAWebSocketGrowsWithItsLength(_ bytes: Int, _ expected: Int) {
    let exchange = exchange(.webSocket, request: bytes, response: bytes, session: .cookie)
    #expect(exchange.response.bytes(of: .framing) == expected)
    // Clients mask.
    #expect(exchange.request.bytes(of: .framing) == expected + 4)
    #expect(exchange.request.bytes(of: .headers) + exchange.request.bytes(of: .session) == 0)
  }

  @Test func aCookieIsALineOfHTTP1() {
    let line = "cookie: session=" + String(repeating: "0", count: 32) + "\r\n"
    #expect(
      exchange(.http1, session: .cookie).request.bytes(of: .session) == line.utf8.count)
    #expect(exchange(.http1, session: .cookie).response.bytes(of: .session) == 0)
  }

  @Test("A token is its header, claims and signature in base64url, with points between")
  func token() {
    // The claims of RFC 7519, section 3.1, have 70 bytes, and the example's token 22 + … characters; here HS256 with a
    // header of 27: ⌈27·4/3⌉ = 36, ⌈70·4/3⌉ = 94, ⌈32·4/3⌉ = 43.
    let line = "authorization: Bearer ".utf8.count + 36 + 1 + 94 + 1 + 43 + 2
    let bytes = exchange(.http1, session: .token(claimsBytes: 70)).request.bytes(of: .session)
    #expect(bytes == line)
    // HPACK neither remembers a token nor saves much: its characters have 5 to 8 bits in Huffman code.
    let compressed = exchange(.http2, session: .token(claimsBytes: 70)).request.bytes(of: .session)
    #expect((line / 2..<line).contains(compressed))
  }

  @Test func aCookieIsRememberedByHPACK() {
    // libnghttp2 indexes cookies of 20 characters and more: an index.
    #expect(exchange(.http2, session: .cookie).request.bytes(of: .session) == 1)
  }

  @Test func everythingIsInRecordsAndPackets() {
    // 20,000 B and a frame header of 4 fill two records; with their 44 B, ⌈20,048 ÷ 1,448⌉ = 14 packets.
    let response = exchange(.webSocket, request: 10, response: 20_000).response
    #expect(response.bytes(of: .tls) == 2 * 22)
    #expect(response.bytes(of: .tcpip) == 14 * 52)
    #expect(response.totalBytes == 20_000 + 4 + 44 + 728)
    // 14 packets are acknowledged by 7, the last of which is what the client sends next.
    let request = exchange(.webSocket, request: 10, response: 20_000).request
    #expect(request.totalBytes == 10 + 6 + 22 + 52 + 6 * 52)
  }

  @Test func partsAddUpAndNameTheirSource() {
    for framing in MessageFraming.allCases {
      for session in [SessionIdentity.none, .cookie, .token(claimsBytes: 200)] {
        let exchange = exchange(framing, request: 300, response: 3_000, session: session)
        for parts in [exchange.request, exchange.response] {
          let layers = WirePart.Layer.allCases.reduce(0) { $0 + parts.bytes(of: $1) }
          #expect(layers == parts.totalBytes)
          #expect(parts.allSatisfy { $0.layer == .body || !$0.source.isEmpty })
          #expect(parts.allSatisfy { !$0.formula.isEmpty && $0.bytes > 0 })
        }
        #expect(exchange.response.overheadBytes == exchange.response.totalBytes - 3_000)
      }
    }
  }

  @Test func bodiesAloneHaveNothingAround() {
    let exchange = Envelope.bodies(requestBody: 7, responseBody: 2_000)
    #expect(exchange.request.overheadBytes == 0 && exchange.response.totalBytes == 2_000)
  }
}
