import Framing
import HeaderCompression
import Testing

/// Header sections as curl shows them, and what of them is sent around other bodies.
@Suite struct CapturedHeadersTests {
  private func request(_ text: String) throws -> CapturedRequest {
    try CapturedRequest(text.utf8, file: "r.txt")
  }

  private func response(_ text: String) throws -> CapturedResponse {
    try CapturedResponse(text.utf8, file: "r.txt")
  }

  // MARK: Reading

  @Test("Of what curl -D wrote of redirects and 100 Continue, the last response counts")
  func lastBlock() throws {
    let text = [
      "HTTP/1.1 100 Continue", "", "HTTP/1.1 301 Moved Permanently", "Location: /b", "",
      "HTTP/2 200 ", "Server: nginx", "X-Trace:  \t a: b\t ", "set-cookie: a=1", "Set-Cookie: b=2",
      "empty:", "", "",
    ]
    for end in ["\r\n", "\n"] {
      let response = try response(text.joined(separator: end))
      #expect(response.status == "200" && response.reason == "")
      #expect(
        response.fields == [
          HeaderField("server", "nginx"), HeaderField("x-trace", "a: b"),
          HeaderField("set-cookie", "a=1"), HeaderField("set-cookie", "b=2"),
          HeaderField("empty", ""),
        ])
    }
    // Without an empty line between, and without one at the end.
    #expect(try response("HTTP/1.1 302 Found\nA: b\nHTTP/1.1 404 Not Found\nC: d").status == "404")
    #expect(try response("HTTP/1.1 404 Not Found").reason == "Not Found")
  }

  @Test func curlsVerboseOutputIsTakenAsItIs() throws {
    let text = """
      * Connected to example.com
      > GET /redirected HTTP/1.1\r
      > Host: old.example\r
      > \r
      < HTTP/1.1 302 Found\r
      < location: https://example.com/v1/items?q=1\r
      <\r
      { [5 bytes data]
      * Issue another request
      > GET /v1/items?q=1 HTTP/2\r
      > Host: example.com\r
      > user-agent: curl/7.88.1\r
      > cookie: secret=1\r
      >\r
      < HTTP/2 200\r
      < content-type: application/json\r
      < \r
      body: of the response
      """
    let request = try request(text)
    #expect(request.method == "GET" && request.target == "/v1/items?q=1")
    #expect(request.host == "example.com")
    #expect(request.fields == [HeaderField("user-agent", "curl/7.88.1")])
    #expect(request.session?.description == "cookie")
    #expect(try response(text).fields == [HeaderField("content-type", "application/json")])
  }

  static let wrong: [(isRequest: Bool, text: String, line: Int, problem: String)] = [
    (false, "", 1, "there is no status line"),
    (false, "\n\n", 3, "there is no status line"),
    (true, "", 1, "there is no request line"),
    (
      true, "GET / HTTP/1.1\nHost: a\n\nHTTP/1.1 200 OK\n", 4, "give the file to --response-headers"
    ),
    (false, "Server: nginx\n", 1, "should begin with a status line"),
    (true, "Host: a\n", 1, "should begin with a request line"),
    (false, "{\"a\": 1}", 1, "should begin with a status line"),
    (false, "HTTP/1.1 200 OK\nA: b\n\n{\"a\": 1}", 4, "ended at the empty line before"),
    (false, "HTTP/2 200\nA: b\n\ngrpc-status: 0\n", 4, "remove what follows (a body, or trailers)"),
    (false, "HTTP/1.1 OK\n", 1, "no status code of three digits"),
    (false, "HTTP/1.1\n", 1, "no status code of three digits"),
    (false, "HTTP/1.1 200 OK\n\nHTTP/1.1 103 Early Hints\n\n", 3, "is interim (103)"),
    (false, "HTTP/1.1 200 OK\nA: b\n folded\n", 3, "must be on one line"),
    (false, "HTTP/1.1 200 OK\nA b\n", 2, "is not a field"),
    (false, "HTTP/1.1 200 OK\n: b\n", 2, "is not a field"),
    (false, "HTTP/1.1 200 OK\nA : b\n", 2, "is not a field"),
    (false, "HTTP/1.1 200 OK\nA: \u{0}\n", 2, "has a control character"),
    (true, "> GET / HTTP/1.1\n> A\u{7F}: b\n", 2, "has a control character"),
  ]

  @Test(arguments: wrong)
  func aWrongLineIsNamed(_ isRequest: Bool, _ text: String, _ line: Int, _ problem: String) {
    #expect {
      if isRequest { _ = try request(text) } else { _ = try response(text) }
    } throws: { error in
      let failure = error as? HeaderFileFailure
      return failure?.line == line && "\(error)".hasPrefix("r.txt:\(line): ")
        && "\(error)".contains(problem)
    }
  }

  @Test func bytesThatAreNotTextAreRefusedWithTheirLine() {
    #expect(throws: HeaderFileFailure.self) {
      try CapturedResponse(Array("HTTP/1.1 200 OK\nA: ".utf8) + [0xE9], file: "r.txt")
    }
  }

  @Test func aSecretIsInNoDescription() throws {
    let request = try request("GET / HTTP/1.1\nCookie: sid=s3cr3t\nAuthorization: Bearer t0k3n\n")
    let session = try #require(request.session)
    #expect(session.description == "cookie and authorization")
    var dumped = ""
    dump(session, to: &dumped)
    for text in ["\(session)", String(reflecting: session), dumped] {
      #expect(!text.contains("s3cr3t") && !text.contains("t0k3n"), "\(text)")
    }
    for framing in [MessageFraming.http1, .http2] {
      var headers = MessageHeaders(mediaType: "application/json")
      headers.capturedRequest = request
      let envelope = Envelope(framing: framing, headers: headers, session: .captured(session))
      for part in envelope.exchange(requestBody: 0, responseBody: 10).request {
        #expect(!"\(part)".contains("s3cr3t") && !"\(part)".contains("t0k3n"), "\(part)")
      }
    }
  }

  // MARK: Around other bodies

  private func envelope(
    _ framing: MessageFraming, mediaType: String = "application/json", coding: String? = nil,
    request: CapturedRequest? = nil, response: CapturedResponse? = nil
  ) -> Envelope {
    var headers = MessageHeaders(mediaType: mediaType, contentCoding: coding)
    headers.capturedRequest = request
    headers.capturedResponse = response
    return Envelope(
      framing: framing, headers: headers,
      session: request?.session.map(SessionIdentity.captured) ?? .none)
  }

  @Test("Under HTTP/1.1, today's bytes are those of the file, and only the body's fields change")
  func text() throws {
    let lines = [
      "HTTP/1.1 200 OK", "Server: nginx", "Date: Mon, 30 Nov 2026 07:34:17 GMT",
      "Content-Type: application/json; charset=utf-8", "Content-Length: 1030",
      "Connection: keep-alive", "Content-Encoding: gzip", "Vary: Accept-Encoding", "", "",
    ]
    let written = lines.joined(separator: "\r\n")
    let response = try response(written)
    let today = envelope(.http1, coding: "gzip", response: response)
      .exchange(requestBody: 0, responseBody: 1_030).response
    #expect(today.bytes(of: .headers) == written.utf8.count)
    let after = lines.joined(separator: "\r\n")
      .replacing("application/json; charset=utf-8", with: "application/protobuf")
      .replacing("1030", with: "700").replacing("Content-Encoding: gzip\r\n", with: "")
    let other = envelope(.http1, mediaType: "application/protobuf", response: response)
      .exchange(requestBody: 0, responseBody: 700).response
    #expect(other.bytes(of: .headers) == after.utf8.count)
  }

  @Test("A request's line, host and session are its own, and an Accept of one type follows")
  func requestText() throws {
    let lines = [
      "POST /v1/items?token=1 HTTP/1.1", "Host: shop.example", "User-Agent: app/3",
      "Accept: application/json", "Content-Type: application/json", "Content-Length: 12",
      "Cookie: sid=0123456789abcdef", "", "",
    ]
    let written = lines.joined(separator: "\r\n")
    let request = try request(written)
    let today = envelope(.http1, request: request).exchange(requestBody: 12, responseBody: 0)
      .request
    #expect(today.bytes(of: .session) == lines[6].utf8.count + 2)
    #expect(today.bytes(of: .headers) + today.bytes(of: .session) == written.utf8.count)
    let after = written.replacing("application/json", with: "application/avro")
      .replacing("Content-Length: 12", with: "Content-Length: 9")
    let other = envelope(.http1, mediaType: "application/avro", request: request)
      .exchange(requestBody: 9, responseBody: 0).request
    #expect(other.bytes(of: .headers) + other.bytes(of: .session) == after.utf8.count)
    for accept in ["*/*", "application/json, text/plain", "application/problem+json"] {
      let text = "GET / HTTP/1.1\r\nHost: a\r\nAccept: \(accept)\r\n\r\n"
      let parts = try envelope(.http1, request: self.request(text))
        .exchange(requestBody: 0, responseBody: 0).request
      #expect(parts.bytes(of: .headers) == text.utf8.count, "\(accept)")
    }
  }

  @Test func aChunkedBodyHasItsLengthInHexadecimalAndALastChunk() throws {
    let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    let captured = try response(text)
    func framing(_ framing: MessageFraming, _ bytes: Int) -> Int {
      envelope(framing, response: captured)
        .exchange(requestBody: 0, responseBody: bytes).response.bytes(of: .framing)
    }
    #expect(framing(.http1, 0x1234) == "1234\r\n\r\n0\r\n\r\n".utf8.count)
    #expect(framing(.http1, 0) == "0\r\n\r\n".utf8.count)
    // HTTP/2 has frames of its own, and no field of that name (RFC 9113, section 8.2.2).
    #expect(framing(.http2, 0x1234) == 9)
    let block = envelope(.http2, response: captured)
      .exchange(requestBody: 0, responseBody: 5).response.bytes(of: .headers)
    #expect(block == 9 + 1, ":status 200 is one index")
  }

  @Test func anExchangeOfHTTP2IsCompressedAsASecondOne() throws {
    let text =
      "GET /v1/a HTTP/2\r\nHost: b.example\r\nx-id: 0123456789\r\nauthorization: abc\r\n\r\n"
    let request = try request(text)
    let compressor = HeaderCompressor()
    let plain = [
      HeaderField(":method", "GET"), HeaderField(":scheme", "https"),
      HeaderField(":path", "/v1/a"), HeaderField(":authority", "b.example"),
      HeaderField("x-id", "0123456789"),
    ]
    let all = plain + [HeaderField("authorization", "abc")]
    _ = compressor.compressed(all)
    let second = compressor.compressed(all).count
    let parts = envelope(.http2, request: request)
      .exchange(requestBody: 0, responseBody: 0).request
    #expect(parts.bytes(of: .headers) + parts.bytes(of: .session) == 9 + second)
    // A call keeps what is not the body's or HTTP/1.1's, and adds what it needs.
    let call = envelope(.grpc, request: request).exchange(requestBody: 0, responseBody: 0).request
    #expect(call.bytes(of: .headers) > 0 && call.bytes(of: .session) > 0)
  }

  @Test func aLongHeaderGoesOnInContinuationFrames() throws {
    let value = String(repeating: "~", count: 40_000)
    let response = try response("HTTP/2 200\r\nx: \(value)\r\n\r\n")
    let part = try #require(
      envelope(.http2, response: response).exchange(requestBody: 0, responseBody: 0).response
        .first { $0.layer == .headers })
    let block = HeaderCompressor().compressed([
      HeaderField(":status", "200"), HeaderField("x", value),
    ])
    // 40,000 characters of 13 bits are not shorter, so they are sent as they are, in three frames.
    #expect(part.bytes == block.count + 3 * 9 && part.formula.contains("3 × 9 of the frame header"))
  }
}
