import HeaderCompression
import Reporting
import TestSupport
import Testing
import Traffic

/// How state travels, and what it takes.
@Suite struct SessionLogTests {
  /// `{"alg":"HS256"}`, `{"sub":"1"}`, and 32 bytes of signature.
  static let token =
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

  private func log(_ entries: [SampleHAR.Entry]) throws -> SessionLog {
    var log = SessionLog()
    for exchange in try exchanges(SampleHAR.bytes(entries)) { try log.add(exchange) }
    return log
  }

  private func row(
    _ fields: [(String, String)] = [], url: String = "https://shop.example/"
  ) throws -> SessionRow {
    var entry = SampleHAR.Entry(url)
    entry.requestFields = fields
    return try log([entry]).rows[0]
  }

  // MARK: What carries state

  @Test(
    arguments: [
      ([], []), ([("cookie", "")], []), ([("accept", "*/*"), ("x-request-id", "7")], []),
      ([("Cookie", "theme=dark")], [.otherCookie]),
      ([("cookie", "_ga=GA1.2.1234567890.1234567890; theme=dark")], [.otherCookie]),
      ([("cookie", "theme=dark; JSESSIONID=1A2B")], [.sessionCookie]),
      ([("cookie", "connect.sid=s%3Aabc")], [.sessionCookie]),
      ([("cookie", "x=550e8400-e29b-41d4-a716-446655440000")], [.sessionCookie]),
      ([("cookie", "auth=\(token)")], [.signedToken]),
      ([("cookie", "theme=\"\(token)\"")], [.signedToken]),
      ([("authorization", "Bearer \(token)")], [.signedToken]),
      ([("authorization", "bearer  \(token)")], [.signedToken]),
      ([("authorization", token)], [.signedToken]),
      ([("authorization", "DPoP \(token)")], [.signedToken]),
      ([("authorization", "Bearer 0123456789abcdef")], [.otherToken]),
      ([("authorization", "Basic YWRhOnNlY3JldA==")], [.otherToken]),
      ([("authorization", "AWS4-HMAC-SHA256 Credential=x")], [.otherToken]),
      ([("X-Api-Key", "k")], [.otherToken]), ([("x-auth-token", "k")], [.otherToken]),
      ([("Ocp-Apim-Subscription-Key", "k")], [.otherToken]),
      ([("X-CSRF-Token", "k")], [.otherToken]),
      ([("x-goog-iap-jwt-assertion", token)], [.signedToken]),
      ([("x-forwarded", token)], [.signedToken]),
      (
        [
          ("idempotency-key", "k"), ("sec-websocket-key", "k"),
          ("access-control-request-headers", "x-api-key"),
        ], []
      ),
      (
        [("cookie", "sid=1; a=2"), ("authorization", "Bearer \(token)")],
        [.signedToken, .sessionCookie]
      ),
    ] as [([(String, String)], [StateKind])])
  func stateTravelsInFields(_ fields: [(String, String)], _ kinds: [StateKind]) throws {
    #expect(try row(fields).kinds == kinds)
  }

  @Test(
    arguments: [
      ("https://a/?page=2&q=shoes", []), ("https://a/?page_token=abc&nextPageToken=d&cursor=e", []),
      ("https://a/?access_token=abc", [.otherToken]), ("https://a/?api_key=abc", [.otherToken]),
      ("https://a/?key=abc", [.otherToken]), ("https://a/?sig=abc", [.otherToken]),
      ("https://a/?X-Amz-Signature=abc", [.otherToken]), ("https://a/?q=\(token)", [.signedToken]),
      ("https://a/?token=", []), ("https://a/?token", []),
      ("https://a/x;jsessionid=ABC", [.otherToken]),
      ("https://a/x;v=1", []), ("https://a/reset/\(token)", [.signedToken]),
    ] as [(String, [StateKind])])
  func stateTravelsInURLs(_ url: String, _ kinds: [StateKind]) throws {
    #expect(try row(url: url).kinds == kinds)
  }

  @Test(arguments: [
    "a.b.c", "eyJhIjoxfQ.e30.AA", "eyJhbGciOjF9.e30.AA", "e30.e30.e30", "bm90IGpzb24.e30.AA",
    "eyJhbGciOiJIUzI1NiJ9.e30", "eyJhbGciOiJIUzI1NiJ9.e30.AA.AA", "eyJhbGciOiJIUzI1NiJ9..AA",
    "eyJhbGciOiJIUzI1NiJ9.e3+0.AA", "eyJhbGciOiJIUzI1NiJ9eyJh.e30.AA",
  ]) func threePartsAloneAreNoSignedToken(_ text: String) throws {
    #expect(try row([("authorization", "Bearer \(text)")]).kinds == [.otherToken])
  }

  @Test func anUnsignedTokenIsOne() throws {
    // {"alg":"none"} (RFC 7519, section 6.1).
    #expect(try row([("authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")]).kinds == [.signedToken])
  }

  // MARK: What it takes

  @Test func textIsCountedAsItIsSent() throws {
    // "cookie: sid=1; a=2" CR LF, and "x-api-key: k" CR LF.
    #expect(try row([("cookie", "sid=1; a=2"), ("x-api-key", "k")]).cost.text == 20 + 14)
    // "&api_key=abc", or "?" in place of "&"; ";jsessionid=ABC".
    #expect(try row(url: "https://a/x?page=1&api_key=abc").cost.text == 12)
    #expect(try row(url: "https://a/x?api_key=abc&page=1").cost.text == 12)
    #expect(try row(url: "https://a/x;jsessionid=ABC?q=1").cost.text == 15)
    #expect(try row().cost.text == 0 && row().cost.compressed == 0)
  }

  @Test func aLongCookieIsRememberedAndATokenIsNot() throws {
    var entry = SampleHAR.Entry()
    entry.version = "h2"
    entry.requestFields = [("cookie", "sid=0123456789abcdef0123456789abcdef")]
    let cookies = try log([entry, entry]).rows.map(\.cost)
    // The name's index, a length, and the value in Huffman code (RFC 7541, section 6.2.1 and Appendix B): 22 bits of
    // "sid=" and twice 90 of the sixteen digits, 26 bytes.
    #expect(cookies.map(\.compressed) == [1 + 1 + 26, 1])
    #expect(cookies.map(\.repeated) == [1, 1])
    entry.requestFields = [("authorization", "Bearer \(Self.token)")]
    let tokens = try log([entry, entry]).rows.map(\.cost)
    #expect(tokens[0].compressed == tokens[1].compressed)
    #expect(tokens[0].repeated == tokens[0].compressed)
    #expect(tokens[0].compressed > 60 && tokens[0].compressed < tokens[0].text)
  }

  @Test func connectionsRememberApart() throws {
    var first = SampleHAR.Entry("https://a/")
    first.version = "h2"
    first.members = ["connection": "1"]
    first.requestFields = [("cookie", "sid=0123456789abcdef0123456789abcdef")]
    var second = first
    second.members = ["connection": "2"]
    var otherHost = first
    otherHost.url = "https://b/"
    let costs = try log([first, second, otherHost, first]).rows.map(\.cost.compressed)
    #expect(costs[0] == costs[1] && costs[1] == costs[2])
    #expect(costs[3] == 1)
    // The several connections of HTTP/1.1 would be one.
    first.version = "HTTP/1.1"
    second.version = "HTTP/1.1"
    #expect(try log([first, second]).rows.map(\.cost.compressed) == [costs[0], 1])
  }

  @Test func cookiesThatAreSetAreCounted() throws {
    var entry = SampleHAR.Entry()
    entry.responseFields = [("Set-Cookie", "a=1\nb=22"), ("set-cookie", "c=3; Path=/")]
    let row = try log([entry]).rows[0]
    #expect(row.cookiesSet == 3)
    #expect(row.cookiesSetBytes == 3 * "set-cookie: \r\n".utf8.count + 3 + 4 + 11)
  }

  @Test func whatDidNotTravelIsLeftOut() throws {
    var cached = SampleHAR.Entry()
    cached.members = ["_fromCache": "memory"]
    var blocked = SampleHAR.Entry()
    blocked.status = 0
    let log = try log([cached, SampleHAR.Entry("data:text/plain,x"), blocked, SampleHAR.Entry()])
    #expect((log.rows.map(\.number), log.leftOut) == ([4], 3))
  }

  @Test func aURLThatIsNoneNamesItsEntry() throws {
    #expect {
      try log([SampleHAR.Entry(), SampleHAR.Entry("https://")])
    } throws: { error in
      "\(error)".hasPrefix("entry 2: request: the URL has no host")
    }
  }

  // MARK: What is said

  @Test func theAnswerComesFirst() throws {
    var cookie = SampleHAR.Entry()
    cookie.requestFields = [("cookie", "sid=0123456789abcdef0123456789abcdef")]
    let text = try SessionsText(
      log([SampleHAR.Entry(), cookie, cookie, cookie]), rate: .init(magnitude: 1_000)
    ).rendered()
    #expect(
      text.hasPrefix(
        """
        State travels in 3 of 4 requests: 3 by session cookie.
        As the mean of all requests it takes 34.5 B in HTTP/1.1;
        """), "\(text)")
    // 46 B in 3 of 4 requests, 1,000 requests/s, 2,592,000 s.
    #expect(text.contains("89.42 GB a month (30 days) in HTTP/1.1"), "\(text)")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func longAddressesAreBroken() throws {
    let url = "https://shop.example/" + (0..<20).map { "part\($0)x" }.joined(separator: "/")
    let text = try SessionsText(log([SampleHAR.Entry(url + "?a=1&b=2")])).rendered()
    #expect(text.contains("?a&b"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text)")
  }

  @Test("A part of a query without a value is not shown: its name may be the secret")
  func bareQueries() throws {
    for (query, shown) in [
      ("SECRETBAREQUERYKEY", ["{text}"]), ("debug&a=1", ["{text}", "a"]), ("a=", ["a"]),
    ] {
      #expect(try row(url: "https://a/x?\(query)").parameterNames == shown)
    }
  }

  @Test func withoutStateThereIsAHint() throws {
    let text = try SessionsText(log([SampleHAR.Entry()])).rendered()
    #expect(text.hasPrefix("No state travels in the 1 request"))
    #expect(text.contains("sensitive"))
    #expect(
      try SessionsText(log([])).rendered()
        .hasPrefix("There is no request to look at: the capture has no entries."))
    #expect(
      try SessionsText(log([SampleHAR.Entry("data:,x")])).rendered()
        .hasPrefix("There is no request to look at: 1 request is left out"))
  }
}
