import NativeCodecs
import RecordModel
import TestSupport
import Testing

@Suite struct JSONFieldReaderFailureTests {
  private let codec = JSONCodec<DynamicRecord>(schema: JSONFieldReaderTests.profile)

  /// The reason why reading fails, if it does.
  private func reason(
    _ text: String, limits: DecodingLimits = .standard,
    _ body: (inout FieldReader<JSONRecordDecoder>) throws(DecodingFailure) -> Void
  ) -> DecodingFailure.Reason? {
    let bytes = Array(text.utf8)
    do throws(DecodingFailure) {
      let codec = JSONCodec<DynamicRecord>(schema: JSONFieldReaderTests.profile, limits: limits)
      var fields = try codec.fields(of: bytes.rawSpan)
      try body(&fields)
      return nil
    } catch {
      return error.reason
    }
  }

  /// Passes over every field.
  private func passOver(
    _ fields: inout FieldReader<JSONRecordDecoder>
  ) throws(DecodingFailure) {
    while try fields.nextField() != 0 {}
  }

  @Test func textIsCheckedWhenItIsLent() {
    let text: (inout FieldReader<JSONRecordDecoder>) throws(DecodingFailure) -> Void = { fields in
      _ = try fields.nextField()
      _ = try fields.text()
    }
    let limits = DecodingLimits(stringBytes: 4)
    let table: [(String, DecodingFailure.Reason?)] = [
      (#"{"name":"12345"}"#, .stringTooLong(count: 5, limit: 4)),
      (#"{"name":"1234\u0035"}"#, .stringTooLong(count: 5, limit: 4)),
      (#"{"name":"\u0031\u0032\u0033\u0034"}"#, nil), (#"{"name":"1234"}"#, nil),
      (#"{"name":"\q"}"#, .malformed("a backslash that begins no escape")),
      (#"{"name":"\ud800"}"#, .malformed("an escape for half a surrogate pair")),
      ("{\"name\":\"\n\"}", .malformed("control character 0xA in a string")),
      (#"{"name":"abc"#, .truncated),
      (#"{"name":1}"#, .wrongType(expected: "a string", found: "a number")),
      (#"{"name":["a"]}"#, .wrongType(expected: "a string", found: "an array")),
    ]
    for (document, expected) in table {
      #expect(reason(document, limits: limits, text) == expected, "\(document)")
    }
  }

  @Test func textMustBeUTF8() throws {
    for text: [UInt8] in [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x5C, 0x6E, 0xFF]] {
      let bytes = Array(#"{"name":""#.utf8) + text + Array(#""}"#.utf8)
      var fields = try codec.fields(of: bytes.rawSpan)
      _ = try fields.nextField()
      var failure: DecodingFailure?
      do throws(DecodingFailure) { _ = try fields.text() } catch { failure = error }
      #expect(failure?.reason == .invalidUTF8)
      #expect(failure?.offset != nil)
    }
  }

  /// What a field is asked for as.
  private enum Request {
    case text, int32, int64, record
    case elements(ValueKind)

    func read(_ fields: inout FieldReader<JSONRecordDecoder>) throws(DecodingFailure) {
      switch self {
      case .text: _ = try fields.text()
      case .int32: _ = try fields.value(of: Int32.self, initial: 0)
      case .int64: _ = try fields.value(of: Int64.self, initial: 0)
      case .record: try fields.record { _ in }
      case .elements(let kind): try fields.forEachElement(of: kind) { _ in }
      }
    }
  }

  @Test func aFieldIsReadOnlyAsWhatItIs() {
    let table: [(String, Request, DecodingFailure.Reason)] = [
      (#"{"id":1}"#, .text, .wrongType(expected: "string", found: "int64")),
      (#"{"id":1}"#, .int32, .wrongType(expected: "int32", found: "int64")),
      (
        #"{"posts":{"text":"a"}}"#, .record,
        .wrongType(expected: "record", found: "elements of record")
      ),
      (
        #"{"counts":{"text":1}}"#, .record,
        .wrongType(expected: "record", found: "entries of int32")
      ),
      (
        #"{"pinned":[{}]}"#, .elements(.record),
        .wrongType(expected: "elements of record", found: "record")
      ),
      (
        #"{"counts":{}}"#, .elements(.int32),
        .wrongType(expected: "elements of int32", found: "entries of int32")
      ),
      (
        #"{"posts":{"a":{}}}"#, .elements(.record),
        .wrongType(expected: "an array", found: "an object")
      ),
      (
        #"{"counts":[]}"#, .elements(.record),
        .wrongType(expected: "an object", found: "an array")
      ),
      (#"{"id":"one"}"#, .int64, .wrongType(expected: "a number", found: "a string")),
      (#"{"pinned":1}"#, .record, .wrongType(expected: "an object", found: "a number")),
    ]
    for (document, request, expected) in table {
      let found = reason(document) { fields throws(DecodingFailure) in
        _ = try fields.nextField()
        try request.read(&fields)
      }
      #expect(found == expected, "\(document)")
    }
  }

  @Test(arguments: JSONDocument.refused)
  func whatIsPassedOverMustBeJSON(_ document: JSONDocument) throws {
    let bytes = document.wrapped
    var failure: DecodingFailure?
    do throws(DecodingFailure) {
      var fields = try codec.fields(of: bytes.rawSpan)
      try passOver(&fields)
    } catch {
      failure = error
    }
    #expect(failure != nil)
  }

  @Test(arguments: JSONDocument.accepted)
  func allThatIsJSONIsPassedOver(_ document: JSONDocument) throws {
    let bytes = document.wrapped
    var fields = try codec.fields(of: bytes.rawSpan)
    try passOver(&fields)
  }

  @Test func everyPrefixOfADocumentIsRefused() {
    let document = Array(
      #"""
      {"id":1,"counts":{"a":1},"pinned":{"text":"\ud83d\ude00é"},"b":[true,null],"posts":[{}]}
      """#.utf8)
    for count in 0..<document.count {
      let prefix = Array(document[..<count])
      #expect(throws: DecodingFailure.self) { try traversed(prefix, by: codec) }
      #expect(throws: DecodingFailure.self) {
        var fields = try codec.fields(of: prefix.rawSpan)
        try passOver(&fields)
      }
    }
    #expect(throws: Never.self) { try traversed(document, by: codec) }
  }

  @Test func limitsHold() {
    let limits = DecodingLimits(inputBytes: 60, depth: 2, elements: 2, stringBytes: 10)
    let all: (inout FieldReader<JSONRecordDecoder>) throws(DecodingFailure) -> Void = { fields in
      _ = try BorrowedTraversal.record(&fields, JSONFieldReaderTests.profile, repetition: .replaces)
    }
    let table: [(String, DecodingFailure.Reason?)] = [
      (String(repeating: " ", count: 61), .inputTooLong(count: 61, limit: 60)),
      (#"{"posts":[{},{},{}]}"#, .tooManyElements(limit: 2)),
      (#"{"counts":{"a":1,"b":2,"c":3}}"#, .tooManyElements(limit: 2)),
      (#"{"x":[[[]]]}"#, .nestingTooDeep(limit: 2)),
      (#"{"posts":[{},{}],"counts":{"a":1,"b":2},"x":[[]]}"#, nil),
      (#"{"drafts":{"12345678901":{}}}"#, .stringTooLong(count: 11, limit: 10)),
    ]
    for (document, expected) in table {
      #expect(reason(document, limits: limits, all) == expected, "\(document)")
    }
    #expect(reason("{}", limits: DecodingLimits(depth: 0), all) == .nestingTooDeep(limit: 0))
  }

  @Test func whatFollowsTheRecordIsRefusedAtItsEnd() {
    #expect(reason("{} \n", passOver) == nil)
    #expect(reason("{}x", passOver) == .trailingBytes(count: 1))
    #expect(reason(#"{"id":1}{}"#, passOver) == .trailingBytes(count: 2))
    #expect(reason("[]", passOver) == .wrongType(expected: "an object", found: "an array"))
    #expect(reason("", passOver) == .truncated)
  }

  /// A reader that goes on after a failure gets failures or values, and never outside of the input.
  @Test func goingOnAfterAFailureIsSafe() throws {
    let samples: [[UInt8]] = [
      Array(#"{"id":1,"posts":[{"text":"a"},{"likes":2}],"counts":{"a":1},"pinned":{}}"#.utf8),
      Array(#"{"drafts":{"a":{"text":"\n"},"b":{}},"name":"\u00e9"}"#.utf8),
    ]
    var mutation = Mutation(seed: 5)
    for _ in 0..<3000 {
      let bytes = mutation.next(of: samples)
      guard var fields = try? codec.fields(of: bytes.rawSpan) else { continue }
      for _ in 0..<20 {
        _ = try? fields.nextField()
        _ = try? fields.value(of: Int64.self, initial: 0)
        let post = DynamicRecord(schema: JSONFieldReaderTests.post)
        _ = try? fields.value(of: DynamicRecord.self, initial: post)
        if let text = try? fields.text() { _ = text.string }
        try? fields.forEachElement(of: .record) { element throws(DecodingFailure) in
          try? element.record { post throws(DecodingFailure) in
            while try post.nextField() != 0 {
              if let text = try? post.text() { _ = text.string }
            }
          }
          _ = try? element.nextField()
        }
      }
    }
  }
}
