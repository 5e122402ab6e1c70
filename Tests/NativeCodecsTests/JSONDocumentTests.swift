import NativeCodecs
import Testing

/// What RFC 8259 has is read, and nothing else, by the tokenizer and by the codec.
@Suite struct JSONDocumentTests {
  private let codec = JSONCodec<DynamicRecord>(
    schema: RecordSchema("Known", [FieldSchema(1, "known", .int32)]))

  private func tokenize(_ text: [UInt8]) throws(DecodingFailure) {
    try JSONTokenizer.reading(text.rawSpan) { tokens throws(DecodingFailure) in
      while try tokens.next() != nil {}
    }
  }

  @Test(arguments: JSONDocument.accepted)
  func documentsAreAccepted(_ document: JSONDocument) throws {
    try tokenize(document.text)
    _ = try codec.decode(document.wrapped)
  }

  @Test(arguments: JSONDocument.refused)
  func documentsAreRefused(_ document: JSONDocument) {
    let failure = #expect(throws: DecodingFailure.self) { try tokenize(document.text) }
    #expect(failure?.offset != nil && failure?.line != nil)
    let refusal = #expect(throws: DecodingFailure.self) { try codec.decode(document.wrapped) }
    #expect(refusal?.codec?.description == "json/swift")
  }

  @Test func everyPrefixOfADocumentIsRefused() {
    let document = Array(
      #"{"known":1,"b":[true,null,"x\u0041",{"c":-1.5e3}],"d":"\ud83d\ude00é"}"#.utf8)
    for count in 0..<document.count {
      #expect(throws: DecodingFailure.self) { try tokenize(Array(document[..<count])) }
      #expect(throws: DecodingFailure.self) { try codec.decode(Array(document[..<count])) }
    }
  }
}
