import Documents
import LibXML2Codec
import NativeCodecs
import RecordModel
import SchemaLanguages
import Testing

/// Documents through the `.proto` that was inferred from them, by its text alone.
@Suite struct InferredProtobufTests {
  /// The `.proto` text that is inferred from documents.
  private func text(of documents: [JSONValue]) throws -> String {
    let inference = DocumentInference()
    for document in documents { try inference.observe(Array(document.compactText.utf8)) }
    return try inference.inferred(named: "Payload").text(in: .proto, origin: "Inferred.")
  }

  private func mapping(under text: String, _ documents: [JSONValue]) throws -> DocumentMapping {
    var found = try ProtobufDocuments(try SchemaSet(protoText: text))
    for document in documents { try found.observe(document) }
    return DocumentMapping(found.schema)
  }

  /// How many documents XML could not carry; all others come back equal from both formats.
  @discardableResult
  private func check(_ documents: [JSONValue], _ comment: String) throws -> Int {
    let text = try text(of: documents)
    let mapping = try mapping(under: text, documents)
    let root = mapping.schema.root
    var unwritable = 0
    for document in documents {
      let record = try mapping.record(document)
      let protobuf = ProtobufCodec<DynamicRecord>(schema: root)
      let back = try mapping.document(try protobuf.decode(try protobuf.encode(record)))
      #expect(
        back.says(document), "\(comment): \(document.compactText) → \(back.compactText)\n\(text)")
      let xml = LibXML2Codec<DynamicRecord>(schema: root)
      do {
        let bytes = try xml.encode(record)
        let back = try mapping.document(try xml.decode(bytes))
        #expect(
          back.says(document), "\(comment), XML: \(document.compactText) → \(back.compactText)")
      } catch let failure as EncodingFailure {
        // XML 1.0 has no control characters.
        #expect("\(failure)".contains("U+000"), "\(failure)")
        unwritable += 1
      }
    }
    return unwritable
  }

  @Test(
    "What ProtoJSON has no form for comes back as it was",
    arguments: [
      [#"{"id":"d901c6d8-3814-4f8d-9fef-72e9bebf4409"}"#],
      [#"{"x":1}"#, #"{"x":null}"#, "{}"], [#"{"x":1}"#, #"{"x":"a"}"#, #"{"x":[true]}"#],
      [#"{"x":[[1,2],[],[3]]}"#], [#"{"x":[null,1,null]}"#], [#"{"a-b":1,"aB":2,"a_b":3}"#],
      [#"{"l":[]}"#, #"{"l":[1]}"#, "{}"], [#"{"l":[1]}"#, "{}"], [#"{"l":[1]}"#, #"{"l":null}"#],
      [#"{"l":[]}"#, #"{"l":[1]}"#, #"{"l":null}"#],
      [#"{"m":{"2020-01-01":{"a":1},"2020-01-02":{"a":2}}}"#, #"{"m":{}}"#],
      [#"{"t":"2016-02-09T14:22:00Z","u":"2016-02-09T14:22:00.123456Z","d":"1999-12-31"}"#],
      [#"{"h":"d41d8cd98f00b204e9800998ecf8427e"}"#, #"{"h":"00008cd98f00b204e9800998ecf8427e"}"#],
      [#"{"b":"aGVsbG8gd29ybGQhIQ=="}"#], ["[]", "[1]"], ["1"], ["null"], [#""x""#],
      [#"{"[x]":1,"":2,"a\u0000":3}"#], [#"{"\u00e9":1,"e\u0301":2}"#],
      [#"{"x":{}}"#, #"{"x":{"a":null}}"#, #"{"x":null}"#],
      ["18446744073709551615", "-1", "0.5"],
    ])
  func shapes(texts: [String]) throws {
    try check(try texts.map { try JSONValue(reading: Array($0.utf8)) }, "\(texts)")
  }

  @Test("Texts of an enum that no identifier spells come back")
  func enums() throws {
    let texts = ["dark-blue", "e\u{301}", "\u{E9}", "red"]
    let documents = (0..<60).map { number in
      JSONValue.object([.init("c", .string(texts[number % texts.count]))])
    }
    let text = try text(of: documents)
    #expect(text.contains("enum Payload_c {"))
    #expect(text.contains(#"// @json text "dark-blue""#))
    try check(documents, "enum")
  }

  @Test("Random documents come back equal")
  func randomDocuments() throws {
    var unwritable = 0
    for seed in 0..<250 as Range<UInt64> {
      var random = RandomDocument(seed: seed + 5000)
      let first = random.value()
      var documents = [first]
      for _ in 0..<12 { documents.append(random.variation(of: first)) }
      documents.append(random.value())
      unwritable += try check(documents, "seed \(seed)")
    }
    #expect(unwritable > 0)
  }

  @Test("A document that the sample did not have is refused by name, and not changed")
  func others() throws {
    let sample = try JSONValue(reading: Array(#"{"a":1,"l":[2]}"#.utf8))
    let mapping = try mapping(under: try text(of: [sample]), [])
    for (text, message) in [
      (#"{"l":[2]}"#, #"the member "a" is missing"#), (#"{"a":null,"l":[]}"#, "found null"),
      (#"{"a":1,"l":[],"c":1}"#, #"no member "c""#),
    ] {
      let failure = #expect(throws: DocumentFailure.self) {
        try mapping.record(try JSONValue(reading: Array(text.utf8)))
      }
      #expect(failure?.description.contains(message) == true, "\(String(describing: failure))")
    }
  }

  @Test("A message of another writer that no document is read as is refused, and not changed")
  func otherWriters() throws {
    let sample = #"{"id":"d901c6d8-3814-4f8d-9fef-72e9bebf4409","d":"1999-12-31","x":[1,"a"]}"#
    let documents = [try JSONValue(reading: Array(sample.utf8))]
    let text = try text(of: documents)
    #expect(text.contains("oneof kind {"))
    let mapping = try mapping(under: text, documents)
    let codec = ProtobufCodec<DynamicRecord>(schema: mapping.schema.root)
    var good = try codec.encode(try mapping.record(documents[0]))
    // A later value of a field counts: three bytes of a UUID, a day after the year 9999.
    for (bytes, message) in [
      ([0x0A, 3, 1, 2, 3] as [UInt8], "$.id: expected a UUID"),
      ([0x10, 0xFF, 0xFF, 0xFF, 0xFF, 7], "$.d: expected a date"),
    ] {
      let record = try codec.decode(good + bytes)
      let failure = #expect(throws: DocumentFailure.self) { try mapping.document(record) }
      #expect(failure?.description.contains(message) == true, "\(String(describing: failure))")
    }
    good.append(contentsOf: [0x10, 0])
    let day = try mapping.document(try codec.decode(good))
    #expect(day.compactText.contains("1970-01-01"))
  }

  @Test(
    "A note that does not fit is refused with what it is about",
    arguments: [
      ("int32 a = 1;", "// @json uuid", "P.a has the line '@json uuid', which does not fit it"),
      ("int32 a = 1;", "// @json null", "'@json null', which does not fit"),
      ("int32 a = 1;", "// @json uid", "the unknown line '@json uid'"),
      ("int32 a = 1; int32 b = 2;", "// @json name \"b\"", "does not fit it"),
      ("int32 a = 1;", "// @json text 1", "the unknown line '@json text 1'"),
    ])
  func unfit(fields: String, note: String, message: String) throws {
    let text = """
      syntax = "proto3";
      // @json exact
      message P {
        \(note)
        \(fields)
      }
      """
    let failure = #expect(throws: SchemaFailure.self) {
      try ProtobufDocuments(try SchemaSet(protoText: text))
    }
    #expect(failure?.description.contains(message) == true, "\(String(describing: failure))")
    // One on the message itself is refused too, and not taken for a comment.
    let misspelt = #expect(throws: SchemaFailure.self) {
      try ProtobufDocuments(
        try SchemaSet(protoText: text.replacing("exact", with: "exact\n// @json arry")))
    }
    #expect(misspelt?.description.contains("the unknown line '@json arry'") == true)
  }

  @Test(
    "A note without @json exact on the message that documents are is refused with what to write",
    arguments: [
      (
        "message P {\n// @json uuid\nbytes id = 1; }",
        "P.id has the line '@json uuid', which counts"
      ),
      (
        "message P { bytes id = 1; // @json uuid\n}", "P.id has the line '@json uuid', which counts"
      ),
      (
        "message P {\n/* An id.\n * @json uuid */\nbytes id = 1; }",
        "P.id has the line '@json uuid'"
      ),
      ("message P {\n//   @json\tuuid\nbytes id = 1; }", "P.id has the line '@json uuid'"),
      ("// @json list\nmessage P { bytes id = 1; }", "P has the unknown line '@json list'"),
      (
        "// @json array\nmessage P { repeated bytes id = 1; }",
        "P has the line '@json array', which"
      ),
      ("message P { E e = 1; } enum E {\n// @json text \"a\"\nA = 0; }", "E.A has the line"),
      ("message P { E e = 1; }\n// @json text \"a\"\nenum E { A = 0; }", "E has the line"),
      (
        "message P {\n// @json union\noneof o { bytes id = 1; } }", "P.o has the line '@json union'"
      ),
      ("message P { Q q = 1; }\n// @json exact\nmessage Q { bytes id = 1; }", "message P, which"),
      (
        "// @json exakt\nmessage P { bytes id = 1; }", "P has the unknown line '@json exakt'; after"
      ),
      (
        "// @JSON exact\nmessage P { bytes id = 1; }", "P has the unknown line '@JSON exact'; after"
      ),
      ("// @json: exact\nmessage P { bytes id = 1; }", "the unknown line '@json: exact'; after"),
      ("message P {\n// @json\nbytes id = 1; }", "P.id has the unknown line '@json'; after"),
    ])
  func withoutExact(text: String, message: String) throws {
    let failure = #expect(throws: SchemaFailure.self) {
      try ProtobufDocuments(try SchemaSet(protoText: "syntax = \"proto3\";\n" + text))
    }
    #expect(failure?.description.contains(message) == true, "\(String(describing: failure))")
    #expect(failure?.description.contains("exact") == true)
  }

  @Test("A note of the file is refused, and one of a message that no document is passed over")
  func elsewhere() throws {
    let message = "message P { bytes id = 1; }"
    for text in [message, "// @json exact\n" + message] {
      let failure = #expect(throws: SchemaFailure.self) {
        try ProtobufDocuments(
          try SchemaSet(protoText: "// @json exact\nsyntax = \"proto3\";\n\n" + text))
      }
      #expect(failure?.description.contains("has the line '@json exact', which") == true)
    }
    let other = "syntax = \"proto3\";\n// @jsonified by hand, see @json.\n\(message)\n"
    _ = try ProtobufDocuments(
      try SchemaSet(protoText: other + "// @json exact\nmessage Q { int32 a = 1; }"), message: "P")
  }
}
