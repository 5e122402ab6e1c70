import RecordModel
import TestSupport
import Testing
import Traffic

/// What is refused, and what is said about it.
@Suite struct HARFailureTests {
  private func failure(_ text: String) -> String {
    do throws(HARFailure) {
      let read = try exchanges(Array(text.utf8))
      return "\(read.count) entries were read"
    } catch {
      return error.description
    }
  }

  @Test func textOfTwoBytesACharacterIsNamed() {
    for start: [UInt8] in [[0xFF, 0xFE, 0x7B, 0x00], [0xFE, 0xFF, 0x00, 0x7B]] {
      #expect {
        try exchanges(start)
      } throws: { error in
        "\(error)" == "the file is in UTF-16; convert it: iconv -f UTF-16 -t UTF-8"
      }
    }
  }

  private func entry(_ text: String) -> String { #"{"log":{"entries":["# + text + "]}}" }

  @Test(arguments: [
    (#"{"request":{"method":"GET"}}"#, "1: entry 1: request.url: it is missing"),
    (#"{"request":{"url":"https://a/"}}"#, "1: entry 1: request.method: it is missing"),
    ("{}", "1: entry 1: request.method: it is missing"),
    (#"{"request":null}"#, "1: entry 1: request.method: it is missing"),
    (#"{"request":[]}"#, "1: entry 1: request: expected an object, found an array"),
    (#"{"request":{"method":7}}"#, "1: entry 1: request.method: expected a text, found a number"),
    (
      #"{"request":{"headers":[{},{"name":{}}]}}"#,
      "1: entry 1: request.headers[1].name: expected a text, found an object"
    ),
    (
      #"{"request":{"headers":{"a":"b"}}}"#,
      "1: entry 1: request.headers: expected an array, found an object"
    ),
    (
      "{\n\"response\":\n{\"content\":{\"size\":\"7\"}}}",
      "3: entry 1: response.content.size: expected a number, found a text"
    ),
    (
      #"{"response":{"bodySize":1.5}}"#,
      "1: entry 1: response.bodySize: expected a whole number of at most 2^53"
    ),
    (#"{"response":{"bodySize":1e300}}"#, "1: entry 1: response.bodySize: expected a whole number"),
    (
      #"{"response":{"content":{"text":"!*!*","encoding":"base64"}}}"#,
      "1: entry 1: response.content: the text is not base64"
    ),
    (
      #"{"response":{"content":{"text":"AA","encoding":"base64"}}}"#,
      "1: entry 1: response.content: the text is not base64"
    ),
    (
      #"{"response":{"content":{"text":"a","encoding":"rot13"}}}"#,
      "1: entry 1: response.content: the encoding is neither base64 nor left out"
    ),
    ("7", "1: entry 1: expected an object with a request"),
    (
      #"{"request":{"method":"GET","url":"https://a/"}},"#,
      "1: entry 2: expected an object with a request"
    ),
    (#"{"request":{"method":"GET","url":"https://a/"}} {}"#, "1: entry 2: expected a comma"),
    (#"{"a":}"#, "1: entry 1: a: expected a value, found }"),
    (#"{"a" 1}"#, "1: entry 1: expected a colon, found 1"),
  ]) func anEntryThatDoesNotFitIsNamed(_ text: String, _ message: String) {
    #expect(failure(entry(text)).hasPrefix(message), "\(failure(entry(text)))")
  }

  @Test func theLineIsThatOfTheFile() {
    let good = #"{"request":{"method":"GET","url":"https://a/"}}"#
    let text = "{\"log\":{\n\"entries\":[\n\(good),\n{\"time\":1,\n\"request\":7}]}}"
    #expect(failure(text).hasPrefix("5: entry 2: request: expected an object, found a number"))
    #expect(
      failure("{\"log\":{\"entries\":[\n\(good)\n]\n,}}").hasPrefix(
        "4: log: expected a member's name"))
    #expect(
      failure("{\"log\":\n{,\"entries\":[\n\(good)\n]}}").hasPrefix(
        "2: log: expected a member's name"))
  }

  @Test(arguments: [
    ("", "the input ends"), ("[]", "expected an object, found an array"), ("{}", "log.entries"),
    (#"{"log":{}}"#, "there is no array log.entries"),
    (#"{"log":[{"entries":[]}]}"#, "no array log.entries"),
    (#"{"log":{"entries":{}}}"#, "there is no array log.entries"),
    (#"{"entries":[]}"#, "there is no array log.entries"),
    (#"{"log":{"entries":[],"entries":[]}}"#, "log.entries is there twice"),
    (#"{"log":{"entries":[]}} {}"#, "follow the end"),
    (#"{"log":{"entries" []}}"#, "expected a colon"),
    ("\u{1F}\u{8B}", "expected"),
  ]) func aFileThatIsNoHARIsRefused(_ text: String, _ message: String) {
    #expect(failure(text).contains(message), "\(failure(text))")
  }

  @Test func aCompressedFileSaysHowToDecompressIt() throws {
    #expect(throws: HARFailure.self) { try exchanges([0x1F, 0x8B, 8, 0]) }
    do throws(HARFailure) {
      _ = try exchanges([0x28, 0xB5, 0x2F, 0xFD])
    } catch {
      #expect(error.description == "the file is compressed; decompress it: unzstd")
    }
  }

  @Test func aFileThatIsCutOffIsRefusedWhereverItIsCut() throws {
    let bytes = SampleHAR.bytes([SampleHAR.Entry(body: #"{"a":"\"]}"}"#), SampleHAR.Entry()])
    for end in 1..<bytes.count {
      #expect(throws: HARFailure.self) { try exchanges(Array(bytes[..<end])) }
    }
  }

  @Test func deepNestingIsRefusedWithoutACrash() {
    let deep = String(repeating: "[", count: 100_000)
    let message = failure(entry(#"{"_x":"# + deep + String(repeating: "]", count: 100_000) + "}"))
    #expect(message == "1: entry 1: _x: values nest deeper than 500")
    #expect(failure(#"{"log":"# + deep).contains("deeper than 500"))
  }

  @Test func anEntryOverTheLimitIsRefusedWhileItIsRead() throws {
    let limits = DecodingLimits(inputBytes: 1 << 20, stringBytes: 1 << 20)
    var parser = HARParser(limits: limits)
    try parser.take(Array(#"{"log":{"entries":[{"_x":""#.utf8)) { _ in }
    let piece = [UInt8](repeating: 0x61, count: 1 << 19)
    try parser.take(piece) { _ in }
    #expect(throws: HARFailure.self) { try parser.take(piece) { _ in } }
    // And what is around the entries.
    parser = HARParser(limits: limits)
    try parser.take(Array(#"{"log":{"comment":""#.utf8)) { _ in }
    try parser.take(piece) { _ in }
    #expect(throws: HARFailure.self) { try parser.take(piece) { _ in } }
  }

  @Test func aFileThatIsNotThereIsNamed() {
    #expect(throws: HARFailure.self) {
      try HARFile(path: "/nonexistent/shop.har").forEach { _ in }
    }
  }
}
