import Compression
import Foundation
import HeaderCompression
import TestSupport
import Testing
import Traffic

/// What of a HAR file is read, whoever wrote it.
@Suite struct HARReadingTests {
  @Test func anEntryIsRead() throws {
    var entry = SampleHAR.Entry("https://shop.example/v1/items?page=2", body: #"{"a":1}"#)
    entry.method = "POST"
    entry.requestBody = (#"{"q":"é"}"#, "application/json; charset=utf-8")
    entry.requestFields = [("Host", "shop.example"), ("Accept", "*/*")]
    entry.responseFields = [("Content-Type", "application/json"), ("X-A", "1"), ("X-A", "2")]
    entry.members = ["connection": "42"]
    entry.request = ["headersSize": 71]
    let read = try exchange(entry)
    #expect(read.number == 1)
    #expect((read.method, read.url) == ("POST", "https://shop.example/v1/items?page=2"))
    #expect((read.status, read.version) == (200, .http1_1))
    #expect((read.connection, read.delivery) == ("42", .network))
    #expect(
      read.request.fields == [HeaderField("host", "shop.example"), HeaderField("accept", "*/*")])
    #expect((read.request.headerBytes, read.response.headerBytes) == (71, nil))
    #expect(read.response.fields.map(\.value) == ["application/json", "1", "2"])
    #expect(read.request.body.content == Array(#"{"q":"é"}"#.utf8))
    #expect((read.request.body.contentBytes, read.request.body.sentBytes) == (10, 10))
    #expect(read.request.body.mediaType == "application/json")
    #expect(read.request.body.kind == .json)
    #expect(
      (read.response.body.content, read.response.body.kind) == (Array(#"{"a":1}"#.utf8), .json))
  }

  @Test func whatMayBeMissingMayBeMissing() throws {
    let request: [String: Any] = ["method": "GET", "url": "https://a/"]
    for object in [
      ["request": request], ["request": request, "response": NSNull()],
      ["request": request, "response": [:] as [String: Any]],
      [
        "request": request.merging(["headers": NSNull(), "postData": NSNull()]) { $1 },
        "response": ["content": NSNull(), "status": NSNull(), "bodySize": NSNull()],
      ],
    ] as [[String: Any]] {
      let read = try exchanges(SampleHAR.bytes(objects: [object]))[0]
      #expect((read.status, read.delivery, read.version) == (0, .noResponse, nil))
      #expect((read.request.body, read.response.body) == (.none, .none))
    }
  }

  @Test func membersOfOthersArePassedOver() throws {
    var entry = SampleHAR.Entry(body: "{}")
    var stack: [String: Any] = ["callFrames": []]
    for _ in 0..<100 { stack = ["parent": stack] }
    entry.members = ["_initiator": ["stack": stack], "_resourceType": "xhr", "pageref": "page_1"]
    entry.response = ["_error": NSNull(), "comment": "entries", "log": ["entries": [1]]]
    #expect(try exchange(entry).response.body.kind == .json)
  }

  @Test(
    arguments: [
      ("HTTP/1.1", .http1_1), ("http/1.1", .http1_1), ("HTTP/1.0", .http1_0), ("HTTP/2.0", .http2),
      ("http/2.0", .http2), ("HTTP/2", .http2), ("h2", .http2), ("h3", .http3), ("h3-29", .http3),
      ("HTTP/3", .http3), ("", nil), ("unknown", nil), ("spdy/3.1", nil),
    ] as [(String, HTTPVersion?)])
  func aVersionIsReadHoweverItIsSpelled(_ spelled: String, _ version: HTTPVersion?) throws {
    var entry = SampleHAR.Entry()
    entry.version = spelled
    #expect(try exchange(entry).version == version)
  }

  @Test func base64IsUndone() throws {
    var entry = SampleHAR.Entry(body: #"{"name":"Ünï"}"#)
    entry.isBase64 = true
    #expect(try exchange(entry).response.body.content == Array(#"{"name":"Ünï"}"#.utf8))
    entry.content = ["text": "eyJh\r\nIjoxfQ==\n"]
    #expect(try exchange(entry).response.body.content == Array(#"{"a":1}"#.utf8))
  }

  @Test func fieldsThatABrowserJoinedAreSeveral() throws {
    var entry = SampleHAR.Entry()
    entry.version = "h2"
    entry.requestFields = [(":authority", "a"), (":path", "/x"), ("", "y"), ("accept", "*/*")]
    entry.responseFields = [("set-cookie", "a=1\nb=2\nc=3"), ("x", "")]
    let read = try exchange(entry)
    #expect(read.request.fields == [HeaderField("accept", "*/*")])
    #expect(read.response.fields.map(\.value) == ["a=1", "b=2", "c=3", ""])
  }

  // MARK: Bodies

  /// What is known of a coded body's length on the wire: `content-length`, and members of the response and the content.
  @Test(
    arguments: [
      // Stated.
      (120, nil, nil, nil, 120, .capture), (-1, 380, nil, nil, 120, .capture),
      (120, 999, "7", 9, 120, .capture),
      // A size of 0 with content is one that was not counted.
      (0, nil, "120", nil, 120, .contentLength), (-1, nil, "120", 900, 120, .contentLength),
      // Chromium counts header and body together; the header is `:status: 200` (1 B) and `content-encoding: gzip`, an
      // indexed name (1 B) and a value of 4 characters (1 + 3 B in Huffman code).
      (-1, nil, nil, 126, 120, .transferSize),
      (-1, nil, nil, 5, nil, nil), (-1, nil, nil, nil, nil, nil), (-1, 0, "x", nil, nil, nil),
      (-1, 500, nil, nil, nil, nil),
    ] as [(Int, Int?, String?, Int?, Int?, CapturedBody.SizeSource?)])
  func theLengthOnTheWireIsTheFirstThatIsStated(
    bodySize: Int, compression: Int?, length: String?, transfer: Int?, sent: Int?,
    source: CapturedBody.SizeSource?
  ) throws {
    var entry = SampleHAR.Entry(body: "[" + String(repeating: " ", count: 498) + "]")
    entry.bodySize = bodySize
    entry.responseFields = [("content-encoding", "gzip")]
    if let length { entry.responseFields.append(("content-length", length)) }
    if let compression { entry.content = ["compression": compression] }
    if let transfer { entry.response["_transferSize"] = transfer }
    let body = try exchange(entry).response.body
    #expect((body.sentBytes, body.sizeSource) == (sent, source))
    #expect((body.contentBytes, body.coding) == (500, "gzip"))
  }

  @Test(
    "A length that no content can take is not used: 500 B, an eighth of it, and 1,024 B for a header"
  )
  func tooLong() throws {
    var entry = SampleHAR.Entry(body: "[" + String(repeating: " ", count: 498) + "]")
    for fields in [[], [("content-encoding", "gzip")]] as [[(String, String)]] {
      entry.responseFields = fields
      for (size, isUsed) in [(500 + 62 + 1_024, true), (500 + 62 + 1_025, false), (1 << 50, false)]
      {
        entry.bodySize = size
        let body = try exchange(entry).response.body
        #expect(body.doubt == (isUsed ? nil : .length))
        #expect(body.sentBytes == (isUsed ? size : fields.isEmpty ? 500 : nil))
      }
    }
    // The text was cut off by the browser.
    entry.content = ["size": 50_000]
    entry.bodySize = 9_000
    #expect(try exchange(entry).response.body.sentBytes == 9_000)
  }

  @Test("Where no header names the coding of a body that became shorter, it is taken for gzip")
  func unknownCoding() throws {
    var entry = SampleHAR.Entry(body: "[" + String(repeating: " ", count: 498) + "]")
    // An encoding of characters may make a tenth of a difference.
    for (size, coding) in [(120, "gzip"), (449, "gzip"), (450, nil), (500, nil)] as [(Int, String?)]
    {
      entry.bodySize = size
      let body = try exchange(entry).response.body
      #expect((body.sentBytes, body.coding) == (size, coding))
      #expect(body.doubt == coding.map { _ in .coding })
    }
    entry.bodySize = 120
    entry.responseFields = [("x", "1")]
    let body = try exchange(entry).response.body
    #expect((body.coding, body.doubt) == (nil, nil))
  }

  @Test func whatIsNotCodedTravelsAsItIs() throws {
    let body = try exchange(SampleHAR.Entry(body: #"{"a":"é"}"#)).response.body
    #expect((body.contentBytes, body.sentBytes, body.sizeSource) == (10, 10, .content))
    #expect(body.coding == nil)
  }

  @Test(arguments: [204, 304, 100, 0]) func someResponsesHaveNoBody(_ status: Int) throws {
    // Chrome puts what its cache had there.
    var entry = SampleHAR.Entry(body: #"{"a":1}"#)
    entry.status = status
    #expect(try exchange(entry).response.body == .none)
  }

  @Test func aResponseToHEADHasNoBody() throws {
    var entry = SampleHAR.Entry()
    entry.method = "HEAD"
    entry.content = ["size": 500]
    #expect(try exchange(entry).response.body.kind == .none)
  }

  @Test(
    arguments: [
      ("application/json", "{}", .json), ("application/problem+json", "[]", .json),
      ("text/json", " 7 ", .json), ("application/JSON;charset=utf-8", "null", .json),
      ("", "{}", .json), ("text/plain", "[1]", .json),
      ("text/plain", "7", .other(mediaType: "text/plain")),
      ("application/json", "{", .brokenJSON), ("application/json", "{} {}", .brokenJSON),
      ("application/json", nil, .missing), ("text/html", "{}", .json),
      ("image/png", nil, .other(mediaType: "image/png")),
      ("text/html", "<p>", .other(mediaType: "text/html")),
      ("application/x-ndjson", "{}\n{}", .other(mediaType: "application/x-ndjson")),
      ("application/json", "", .none),
    ] as [(String, String?, CapturedBody.Kind)])
  func aBodyIsWhatItsTypeAndItsTextSay(
    _ mediaType: String, _ text: String?, _ kind: CapturedBody.Kind
  ) throws {
    var entry = SampleHAR.Entry(body: text)
    entry.mediaType = mediaType
    if text == nil { entry.content = ["size": 100] }
    #expect(try exchange(entry).response.body.kind == kind)
  }

  @Test func aBodyThatKeptItsCodingLosesIt() throws {
    let json = Array(#"{"name":"a name"}"#.utf8)
    for (coding, method) in [("GZIP", CompressionMethod.gzip), ("zstd", .zstd)] {
      var entry = SampleHAR.Entry()
      let coded = try Compressor(method).compress(json)
      entry.responseFields = [("content-encoding", coding)]
      entry.content = ["text": Data(coded).base64EncodedString(), "encoding": "base64"]
      #expect(try exchange(entry).response.body.content == json)
      // What only claims to be coded, or begins like it, is left as it is.
      for damaged in [json, Array(coded.prefix(coded.count - 3)), Array(coded.prefix(4))] {
        entry.content["text"] = Data(damaged).base64EncodedString()
        let body = try exchange(entry).response.body
        #expect(body.content == damaged)
        #expect(body.kind == (damaged == json ? .json : .brokenJSON))
      }
    }
  }

  @Test func whatCameFromACacheDidNotTravel() throws {
    var entry = SampleHAR.Entry(body: "{}")
    entry.members = ["_fromCache": "disk"]
    #expect(try exchange(entry).delivery == .cache)
  }

  // MARK: Files

  @Test func aFileMayComeInAnyPieces() throws {
    var entry = SampleHAR.Entry("https://a/\"x", body: #"{"text":"\\\" ] } [ {"}"#)
    entry.members = ["comment": "\\\"]}", "_x": [[["entries"]]]]
    let bytes = SampleHAR.bytes([entry, SampleHAR.Entry(body: "[]"), entry])
    for piece in [1, 2, 3, 7, 100, bytes.count] {
      let read = try exchanges(bytes, piece: piece)
      #expect(read.map(\.number) == [1, 2, 3])
      #expect(read[2].response.body.content == Array(#"{"text":"\\\" ] } [ {"}"#.utf8))
    }
  }

  @Test func aByteOrderMarkIsIgnored() throws {
    #expect(try exchanges([0xEF, 0xBB, 0xBF] + SampleHAR.bytes([SampleHAR.Entry()])).count == 1)
  }

  @Test func membersOfTheLogMayComeInAnyOrder() throws {
    let text = #"""
      {"comment": {"entries": [1]}, "log": {"pages": [{"entries": [2]}], "comment": "entries",
        "entries" :
          [{"request": {"method": "GET", "url": "https://a/"}}], "version": "1.2"}, "x": ["log"]}
      """#
    #expect(try exchanges(Array(text.utf8)).count == 1)
  }

  @Test func aHundredThousandEntriesAreReadOneAtATime() throws {
    let entry = Array(#"{"request":{"method":"GET","url":"https://a/1"}}"#.utf8)
    let thousand = Array(repeatElement(entry, count: 1_000).joined(separator: [UInt8(ascii: ",")]))
    var parser = HARParser()
    var count = 0
    try parser.take(Array(#"{"log":{"entries":["#.utf8)) { _ in }
    for index in 0..<100 {
      let piece = (index == 0 ? [] : [UInt8(ascii: ",")]) + thousand
      try parser.take(piece) { exchange in
        count += 1
        if exchange.number != count { Issue.record("\(exchange.number)") }
      }
    }
    try parser.take(Array("]}}".utf8)) { _ in }
    try parser.finish()
    #expect(count == 100_000)
  }
}
