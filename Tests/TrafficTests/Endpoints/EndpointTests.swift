import Testing
import Traffic

/// What of an address makes an endpoint, and what is folded.
@Suite struct EndpointTests {
  private func path(_ written: String) -> String { FoldedPath(Array(written.utf8)).text }

  @Test(arguments: [
    ("/v1/items/1234567890", "/v1/items/{number}"),
    ("/v1/items/0", "/v1/items/{number}"),
    ("/at/-7/52.52", "/at/{number}/{number}"),
    ("/users/550e8400-e29b-41d4-a716-446655440000/photo.png", "/users/{uuid}/photo.png"),
    ("/users/550E8400-E29B-41D4-A716-446655440000", "/users/{uuid}"),
    ("/commits/da39a3ee5e6b4b0d3255bfef95601890afd80709", "/commits/{hash}"),
    ("/objects/507f1f77bcf86cd799439011", "/objects/{hash}"),
    ("/accounts/0x71C7656EC7ab88b098defB751B7401B5f6d8976F", "/accounts/{hash}"),
    ("/days/2026-11-30/items/17.json", "/days/{date}/items/{number}.json"),
    ("/from/2026-11-30T07:29:13.5Z", "/from/{date}"),
    ("/from/2026-11-30T07%3A29%3A13%2B01%3A00", "/from/{date}"),
    ("/reset/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "/reset/{token}"),
    ("/v1/reset/SECRETPATHTOKENabcdef0123456789ABCDEF", "/v1/reset/{token}"),
    ("/in/abcdefghijklmnopq123", "/in/{token}"), ("/in/my_abcdefghijklmnopq123==", "/in/{token}"),
    ("/u/ada@example.com", "/u/{email}"), ("/u/ada%40example.com", "/u/{email}"),
    ("/ids/01ARZ3NDEKTSV4RRFFQ69G5FAV", "/ids/{id}"),
    ("/ids/cus_NffrFeUfNV2Hib", "/ids/{id}"), ("/ids/V1StGXR8_Z5jdHi6B-myT", "/ids/{id}"),
    ("/ids/cjld2cjxh0000qzrmn831i7rn", "/ids/{id}"),
    ("/items/1,2,3", "/items/{list}"), ("/items/1%2C2", "/items/{list}"),
    ("/app.da39a3ee5e6b4b0d.js", "/app.da39a3ee5e6b4b0d.js"),
    ("/img/da39a3ee5e6b4b0d.js", "/img/{hash}.js"),
  ]) func aSegmentThatNamesOneOfManyIsFolded(_ written: String, _ folded: String) {
    #expect(path(written) == folded)
  }

  @Test(arguments: [
    "/", "/v1/users/me", "/api/v2/checkout", "/feed", "/facade/deadbeef", "/face2face",
    "/a-day-in-2024-and-2025", "/getItemsByCategory2Page3", "/Oauth2ClientV2Callback",
    "/internationalization", "/abcdefghijklmnop123", "/abcdefghijklmnopqr12", "/2026-13-01",
    "/2026-11-32", "/2026-11-30x",
    "/550e8400-e29b", "/1,a", "/@ada", "/.well-known/jwks.json", "/..a",
    "/%D0%BC%D0%B8%D1%80", "/a%2Fb", "/a%20b",
  ]) func aNameStays(_ written: String) {
    #expect(path(written) == written)
  }

  @Test(arguments: [
    ("", "/"), ("//a///b//", "/a/b"), ("/a/", "/a"), ("/a/./b/../c", "/a/c"), ("/../../a", "/a"),
    ("/%61%7E/%2d", "/a~/-"), ("/%c3%a9", "/%C3%A9"), ("/\u{e9}", "/%C3%A9"), ("/%", "/%25"),
    ("/%g1/%4", "/%25g1/%254"), ("/{number}", "/%7Bnumber%7D"), ("/a b\u{1b}", "/a%20b%1B"),
    ("/shop;jsessionid=0123456789ABCDEF", "/shop"), ("/;v=1/a;b=2;c", "/a"),
  ]) func aPathIsNormalized(_ written: String, _ normalized: String) {
    #expect(path(written) == normalized)
  }

  @Test func aLongNameIsText() {
    let name = String(repeating: "ab ", count: 30)
    #expect(path("/q/\(name)") == "/q/{text}")
    #expect(path("/q/" + String(repeating: "ab", count: 32)).count == 3 + 64)
  }

  @Test func randomIdentifiersAreFoldedMostly() {
    // Seven of eight of those with 22 characters of base62: a line of figures that only a change of the rule moves.
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    var state: UInt64 = 1
    let folded = (0..<1_000).count { _ in
      let id = (0..<22).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      return path("/" + String(id)) == "/{id}"
    }
    #expect(folded > 800)
  }

  @Test func aLongPathIsFoldedInOnePass() {
    for piece in ["a/", "%", "1,", "..", "@.", "aA1-"] {
      let path = path("/" + String(repeating: piece, count: 1 << 15))
      #expect(path.utf8.allSatisfy { (0x21...0x7E).contains($0) })
    }
  }

  // MARK: Endpoints

  @Test(arguments: [
    ("https://Shop.Example/v1/items/12?fields=name#top", "GET shop.example/v1/items/{number}"),
    ("HTTPS://shop.example:443", "GET shop.example/"),
    ("http://shop.example:8080/a/", "GET shop.example:8080/a"),
    ("http://shop.example.:80?x", "GET shop.example/"),
    ("wss://shop.example:443/s", "GET shop.example/s"),
    ("https://ada:secret@shop.example/", "GET shop.example/"),
    ("https://a@b:c@shop.example/", "GET shop.example/"),
    ("http://[2001:DB8::1]:8080/x", "GET [2001:db8::1]:8080/x"),
    ("http://[::1]/x", "GET [::1]/x"), ("http://127.0.0.1:80/", "GET 127.0.0.1/"),
  ]) func aURLHasAnEndpoint(_ url: String, _ expected: String) throws {
    #expect(try Endpoint(method: "GET", url: url).description == expected)
  }

  @Test(arguments: [
    "", "/path", "shop.example/path", "https:/shop.example", "https://", "https:///a",
    "https://a b/", "https://a\u{1b}[31m/", "https://a:b/", "https://a:123456/", "1http://a/",
    "https://\(String(repeating: "a", count: 301))/",
  ]) func whatIsNoURLIsRefusedWithoutQuotingIt(_ url: String) {
    #expect {
      try Endpoint(method: "GET", url: url)
    } throws: { error in
      guard case .malformedURL? = error as? EndpointFailure else { return false }
      return url.count < 8 || !"\(error)".contains(url)
    }
  }

  @Test func otherSchemesAreToldApart() {
    #expect(throws: EndpointFailure.otherScheme("data")) {
      try Endpoint(method: "GET", url: "data:image/png;base64,AAAA")
    }
    #expect(throws: EndpointFailure.otherScheme("chrome-extension")) {
      try Endpoint(method: "GET", url: "chrome-extension://abc/x.js")
    }
  }

  @Test(arguments: ["", "GE T", "GET\n", "G\u{e9}T", String(repeating: "A", count: 21), "K3Y"])
  func aMethodIsAWord(_ method: String) {
    #expect(throws: EndpointFailure.malformedMethod) {
      try Endpoint(method: method, url: "https://a/")
    }
  }

  @Test(
    arguments: [
      ("GET", "/items/7?x=/1", nil, "GET /items/{number}"),
      ("GET", "/items/7", "Shop.Example:8080", "GET shop.example:8080/items/{number}"),
      ("GET", "http://other.example/items/7", "shop.example", "GET other.example/items/{number}"),
      ("OPTIONS", "*", "shop.example", "OPTIONS shop.example*"),
      ("CONNECT", "shop.example:443", nil, "CONNECT shop.example:443"),
    ] as [(String, String, String?, String)])
  func aTargetHasAnEndpoint(
    _ method: String, _ target: String, _ host: String?, _ expected: String
  ) throws {
    let endpoint = try Endpoint(method: method, target: Array(target.utf8), host: host)
    #expect(endpoint.description == expected)
  }

  @Test func endpointsDifferByMethodCaseAndPath() throws {
    let endpoints = try [
      Endpoint(method: "GET", url: "https://a/x/1"),
      Endpoint(method: "GET", url: "https://A/x/2?y"),
      Endpoint(method: "get", url: "https://a/x/1"), Endpoint(method: "GET", url: "https://a/X/1"),
    ]
    #expect(Set(endpoints).count == 3)
    #expect(endpoints.sorted().first?.path == "/X/{number}")
  }
}
