import FoundationJSONCodec
import RecordModel
import Testing

@Suite struct FoundationJSONFailureTests {
  private let codec = FoundationJSONCodec<Garden>()

  private func refusal(
    of bytes: [UInt8], limits: DecodingLimits = .standard
  ) -> DecodingFailure? {
    #expect(throws: DecodingFailure.self) {
      try FoundationJSONCodec<Garden>(limits: limits).decode(bytes)
    }
  }

  @Test("Two members of a oneof are refused, and named; null is none")
  func exclusiveMembers() throws {
    let schema = RecordSchema(
      "M",
      [FieldSchema(1, "a", .int32, .optional), FieldSchema(2, "c", .string, .optional)],
      oneofs: [OneofSchema("o", [1, 2])])
    let codec = FoundationJSONCodec<DynamicRecord>(schema: schema)
    let failure = #expect(throws: DecodingFailure.self) {
      try codec.decode(Array(#"{"c":"x","a":1}"#.utf8))
    }
    #expect(
      failure?.description
        == "json/foundation: c: a is there too, and a oneof holds one of them; keep one")
    #expect(try codec.decode(Array(#"{"c":"","a":null}"#.utf8)).member(of: "o") == "c")
    #expect(try codec.decode(Array(#"{"c":null,"a":0}"#.utf8)).member(of: "o") == "a")
  }

  @Test("A value of another type is refused, and its field named")
  func wrongTypes() {
    let table: [(String, String, String, String)] = [
      ("null", "an object", "null", ""),
      ("3", "an object", "number", ""),
      ("[]", "an object", "an array", ""),
      (#"{"small":"1"}"#, "int32", "a string", "small"),
      (#"{"open":1}"#, "bool", "number", "open"),
      (#"{"area":"nan"}"#, "double", "a string", "area"),
      (#"{"name":1}"#, "string", "number", "name"),
      (#"{"photo":[1]}"#, "bytes", "an array", "photo"),
      (#"{"season":true}"#, "enumeration", "bool", "season"),
      (#"{"inside":[]}"#, "an object", "an array", "inside"),
      (#"{"inside":{"smallCount":{}}}"#, "uint32", "a dictionary", "inside.small_count"),
      (#"{"areas":{}}"#, "an array", "a dictionary", "areas"),
      (#"{"areas":[1,null]}"#, "double", "null", "areas[1]"),
      (#"{"seasons":[null]}"#, "enumeration", "null", "seasons[0]"),
      (#"{"beds":[{},{"name":2}]}"#, "string", "number", "beds[1].name"),
      (#"{"beds":[null]}"#, "an object", "null", "beds[0]"),
      (#"{"counts":[]}"#, "an object", "an array", "counts"),
      (#"{"counts":{"a":null}}"#, "int32", "null", #"counts["a"]"#),
      (#"{"named":{"a":{"open":0}}}"#, "bool", "number", #"named["a"].open"#),
    ]
    for (text, expected, found, path) in table {
      let failure = refusal(of: Array(text.utf8))
      #expect(failure?.reason == .wrongType(expected: expected, found: found), "\(text)")
      #expect(failure?.path.description == path, "\(text)")
      #expect(failure?.codec?.description == "json/foundation")
    }
  }

  @Test("A number that the type does not have is refused, not rounded")
  func numbersOutOfRange() {
    let table = [
      ("small", "2147483648", "int32"), ("small", "-2147483649", "int32"),
      ("small", "1.5", "int32"), ("small", "1e400", "int32"),
      ("large", "-9223372036854775808.0", "int64"), ("large", "9223372036854775808", "int64"),
      ("smallCount", "-1", "uint32"), ("largeCount", "18446744073709551616", "uint64"),
      ("ratio", "1e40", "float"), ("area", "1e400", "double"), ("area", "-1e-400", "double"),
    ]
    for (name, number, type) in table {
      let failure = refusal(of: Array("{\"\(name)\":\(number)}".utf8))
      #expect(failure?.reason == .outOfRange(expected: type, found: number), "\(number)")
    }
  }

  @Test("What Foundation cannot parse is told with its place, where Foundation tells it")
  func valuesThatCannotBeParsed() {
    let table: [(String, DecodingFailure.Reason, String, Int)] = [
      (#"{"small":01}"#, .malformed("number with leading zero"), "small", 10),
      (#"{"area":1.}"#, .malformed("unexpected character"), "area", 9),
      (#"{"name":"\q"}"#, .malformed("unexpected escaped character"), "name", 10),
      (
        #"{"name":"\ud800"}"#,
        .malformed("expected low surrogate utf8 sequence after high surrogate"), "name", 15
      ),
      (
        "{\"inside\":{\"name\":\"\u{1}\"}}", .malformed("unescaped control character in string"),
        "inside.name", 19
      ),
    ]
    for (text, reason, path, offset) in table {
      let failure = refusal(of: Array(text.utf8))
      #expect(failure?.reason == reason, "\(text)")
      #expect(failure?.path.description == path, "\(text)")
      #expect(failure?.offset == offset, "\(text)")
      #expect(failure?.line == 1, "\(text)")
    }
    let text = "{\"name\":\n\"".utf8
    for bytes in [[0xFF], [0xED, 0xA0, 0x80], [0xC0, 0x80]] as [[UInt8]] {
      let failure = refusal(of: text + bytes + "\"}".utf8)
      #expect(failure?.reason == .invalidUTF8)
      #expect(failure?.path.description == "name")
      #expect(failure?.offset == 10)
      #expect(failure?.line == 2)
    }
  }

  @Test func whatIsNotJSONIsRefused() {
    let table = [
      "", " ", "{", "{\"name\":", "{\"name\":\"a", "{\"name\":\"a\"", "{\"name\":\"a\"} x", "{} {}",
      "{\"area\":NaN}", "{\"area\":+1}", "{\"area\":.5}", "{\"area\":0x10}", "{\"open\":tru}",
      "{/**/}", "{} // c", "{'name':\"a\"}", "{name:\"a\"}", "{\"area\":1 \"name\":\"\"}",
      "{\"area\":1\0}", "{1:2}",
    ]
    for text in table {
      let failure = refusal(of: Array(text.utf8))
      guard case .malformed = failure?.reason else {
        Issue.record("\(text): \(String(describing: failure))")
        continue
      }
    }
  }

  @Test func unknownNamesAndBrokenBase64AreRefused() {
    #expect(
      refusal(of: Array(#"{"seasons":["SUMMER","SPRING"]}"#.utf8))?.description
        == "json/foundation: seasons[1]: the enum has no case SPRING")
    for text in ["AQL", "AQ", "A Q==", "AQ==AQ==", "-_-_"] {
      let failure = refusal(of: Array("{\"photo\":\"\(text)\"}".utf8))
      #expect(failure?.reason == .malformed("Encountered Data is not valid Base64."))
      #expect(failure?.path.description == "photo")
    }
  }

  @Test func limitsHold() {
    let limits = DecodingLimits(inputBytes: 60, depth: 2, elements: 2, stringBytes: 4)
    let table: [(String, DecodingFailure.Reason, String)] = [
      (String(repeating: " ", count: 61), .inputTooLong(count: 61, limit: 60), ""),
      (#"{"inside":{"inside":{}}}"#, .nestingTooDeep(limit: 2), "inside.inside"),
      (#"{"inside":{"beds":[{}]}}"#, .nestingTooDeep(limit: 2), "inside.beds[0]"),
      (#"{"areas":[1,2,3]}"#, .tooManyElements(limit: 2), "areas"),
      (#"{"counts":{"a":1,"b":2,"c":3}}"#, .tooManyElements(limit: 2), "counts"),
      (#"{"name":"12345"}"#, .stringTooLong(count: 5, limit: 4), "name"),
      (#"{"photos":["","AAAAAAA="]}"#, .stringTooLong(count: 5, limit: 4), "photos[1]"),
      (#"{"counts":{"12345":1}}"#, .stringTooLong(count: 5, limit: 4), #"counts["12345"]"#),
    ]
    for (text, reason, path) in table {
      let failure = refusal(of: Array(text.utf8), limits: limits)
      #expect(failure?.reason == reason, "\(text)")
      #expect(failure?.path.description == path, "\(text)")
    }
  }

  @Test("Foundation's own limit of nesting is told as one, in unknown members too")
  func nestingBeyondFoundation() throws {
    func nested(_ levels: Int) -> [UInt8] {
      Array(
        "{\"other\":\(String(repeating: "[", count: levels))\(String(repeating: "]", count: levels))}"
          .utf8)
    }
    #expect(try codec.decode(nested(511)) == Garden())
    // Raising the codec's own limit does not help, and the message does not say so.
    let reason = DecodingFailure.Reason.malformed(
      "arrays and objects are more than 512 levels deep, which is as deep as Foundation goes; use another codec, such as json/swift"
    )
    #expect(refusal(of: nested(512))?.reason == reason)
    #expect(
      refusal(of: [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))?.reason == reason)
  }

  @Test func recordsAreWrittenUpToTheLimitOfNesting() throws {
    func chain(_ length: Int) -> Garden {
      (1..<length).reduce(Garden()) { inner, _ in
        var outer = Garden()
        outer.inside = inner
        return outer
      }
    }
    let codec = FoundationJSONCodec<Garden>(limits: DecodingLimits(depth: 10))
    #expect(try codec.decode(try codec.encode(chain(10))) == chain(10))

    var buffer = ByteBuffer()
    buffer.append(1)
    let failure = #expect(throws: EncodingFailure.self) {
      try codec.encode(chain(11), into: &buffer)
    }
    #expect(failure?.reason == .nestingTooDeep(limit: 10))
    #expect(
      failure?.path.description == Array(repeating: "inside", count: 10).joined(separator: "."))
    #expect(buffer.bytes() == [1])

    let deep = FoundationJSONCodec<Garden>(limits: DecodingLimits(depth: 10_000))
    // The innermost record has empty arrays one level further in.
    let deepest = chain(510)
    #expect(try deep.decode(try deep.encode(deepest)) == deepest)
    for length in [511, 600] {
      let refusal = #expect(throws: EncodingFailure.self) { try deep.encode(chain(length)) }
      #expect("\(try #require(refusal?.reason))".contains("as deep as Foundation goes"))
    }
  }
}
