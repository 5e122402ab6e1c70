import NativeCodecs
import Testing

@Suite struct JSONTokenizerTests {
  private func tokens(
    _ text: String, limits: DecodingLimits = .standard
  ) throws(DecodingFailure) -> [JSONToken] {
    try JSONTokenizer.reading(Array(text.utf8).rawSpan, limits: limits) {
      tokens throws(DecodingFailure) in
      var all: [JSONToken] = []
      while let token = try tokens.next() { all.append(token) }
      return all
    }
  }

  @Test func aDocumentComesPieceByPieceInItsOrder() throws {
    let document = " {\"b\" : [1, -2.50e1 ,true,null,\"x\\n\"], \"a\":{}, \"a\":[ ] }\n"
    let all = try tokens(document)
    #expect(
      Array(all[..<3]) + all[5...] == [
        .beginObject, .name("b"), .beginArray, .bool(true), .null, .string("x\n"), .endArray,
        .name("a"), .beginObject, .endObject, .name("a"), .beginArray, .endArray, .endObject,
      ])
    guard case .number(let first) = all[3], case .number(let second) = all[4] else {
      Issue.record("no numbers: \(all)")
      return
    }
    #expect([first.text, second.text] == ["1", "-2.50e1"])
    #expect(try tokens("\"only\"") == [.string("only")])
  }

  @Test func integersAreToldFromDecimalsAndFromWhatFitsNoInteger() throws {
    let table: [(String, Bool, Int64?, UInt64?)] = [
      ("0", true, 0, 0), ("-0", true, 0, 0), ("9223372036854775807", true, .max, 1 << 63 - 1),
      ("9223372036854775808", true, nil, 1 << 63), ("-9223372036854775808", true, .min, nil),
      ("-9223372036854775809", true, nil, nil), ("18446744073709551615", true, nil, .max),
      ("18446744073709551616", true, nil, nil), ("1.0", false, 1, 1), ("1.5", false, nil, nil),
      ("1e3", false, 1000, 1000), ("12.5e1", false, 125, 125), ("1e-1", false, nil, nil),
      ("1e19", false, nil, 10_000_000_000_000_000_000), ("1e20", false, nil, nil),
      ("10e-1", false, 1, 1), ("0e999999999999999999999", false, 0, 0),
      ("1.000000000000000000000000000000", false, 1, 1), ("1e-999999999999999999", false, nil, nil),
      ("1.000000000000000000000000000001", false, nil, nil),
      ("100000000000000000000000e-23", false, 1, 1),
    ]
    for (text, isInteger, int64, uint64) in table {
      guard case .number(let number) = try tokens(text).first else {
        Issue.record("\(text) is no number")
        continue
      }
      #expect(number.text == text)
      #expect(number.isInteger == isInteger, "\(text)")
      #expect(number.int64 == int64, "\(text)")
      #expect(number.uint64 == uint64, "\(text)")
    }
  }

  @Test func aMemberCanBePassedOver() throws {
    let document = Array(#"{"skip":[{"a":[]},"]}",1],"keep":2}"#.utf8)
    let names = try JSONTokenizer.reading(document.rawSpan) { tokens throws(DecodingFailure) in
      var names: [String] = []
      while let token = try tokens.next() {
        guard case .name(let name) = token else { continue }
        names.append(name)
        try tokens.skipValue()
      }
      return names
    }
    #expect(names == ["skip", "keep"])
  }

  @Test func depthIsLimitedAndCostsNoCallStack() throws {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(throws: DecodingFailure.self) { try tokens(deep) }
    #expect(throws: DecodingFailure.self) {
      try tokens(deep, limits: DecodingLimits(depth: .max))
    }
    let closed = deep + String(repeating: "]", count: 1_000_000)
    #expect(try tokens(closed, limits: DecodingLimits(depth: 1_000_000)).count == 2_000_000)
    // Objects and arrays in turn, past the 64 levels that need no memory.
    let mixed =
      String(repeating: #"{"a":["#, count: 150) + String(repeating: "]}", count: 150)
    #expect(try tokens(mixed, limits: DecodingLimits(depth: 300)).count == 750)
    let refusal = #expect(throws: DecodingFailure.self) {
      try tokens("[[[]]]", limits: DecodingLimits(depth: 2))
    }
    #expect(refusal?.reason == .nestingTooDeep(limit: 2))
    #expect(refusal?.offset == 2)
  }

  @Test func aFailureSaysWhere() throws {
    let failure = #expect(throws: DecodingFailure.self) { try tokens("{\n  \"a\": 1,\n  b: 2}") }
    #expect(failure?.line == 3)
    #expect(failure?.offset == 14)
    #expect(failure?.reason == .malformed("expected a member's name, found b"))
  }

  @Test(
    "Text that ends in the middle of a word ends early, and is not another value",
    arguments: ["t", "tru", "fals", "n", "nul", "[tru", "{\"a\":nul"])
  func words(text: String) throws {
    let failure = #expect(throws: DecodingFailure.self) {
      try tokens(text)
    }
    #expect(failure?.reason == .truncated)
    let whole = #expect(throws: DecodingFailure.self) {
      try tokens("\(text)x")
    }
    #expect("\(whole!.reason)".hasPrefix("expected a value, found "), "\(whole!)")
  }
}
