import Documents
import NativeCodecs
import RecordModel
import SchemaLanguages
import TestSupport
import Testing

@Suite struct InferenceTests {
  private func inferred(
    _ documents: [String], limits: InferenceLimits = InferenceLimits()
  ) throws(DocumentFailure) -> InferredSchema {
    let inference = DocumentInference(limits: limits)
    for document in documents { try inference.observe(Array(document.utf8)) }
    return try inference.inferred(named: "Payload")
  }

  /// The places below the document, a line each: `path: type, present/possible`.
  private func findings(_ documents: [String]) throws -> [String] {
    let inferred = try inferred(documents)
    // Avro's own absence is null.
    let isMissingOrNull = documents.contains("{}") && documents.contains(#"{"a": null}"#)
    try expectRoundTrip(documents, inferred, mayLackNulls: isMissingOrNull)
    return inferred.findings.dropFirst().map {
      "\($0.path): \($0.type), \($0.present)/\($0.possible)"
    }
  }

  /// Expects every document back from Protobuf, from Avro, and from Avro without records around anything.
  ///
  /// - Parameter mayLackNulls: whether the last may leave out null members, as it does where others lack the member.
  private func expectRoundTrip(
    _ documents: [String], _ inferred: InferredSchema, mayLackNulls: Bool = false
  ) throws {
    let schema = inferred.schema
    let native = try AvroDocumentCodec(schema: inferred.avro, form: .init(omitsNulls: true))
    let mapping = DocumentMapping(schema)
    let protobuf = ProtobufCodec<DynamicRecord>(schema: schema.root)
    let avro = AvroCodec<DynamicRecord>(schema: schema.root)
    for text in documents {
      let document = try JSONValue(reading: Array(text.utf8))
      let record = try mapping.record(document)
      let fromProtobuf = try mapping.document(try protobuf.decode(try protobuf.encode(record)))
      #expect(fromProtobuf.says(document), "\(text) \(fromProtobuf.compactText)")
      let fromAvro = try mapping.document(try avro.decode(try avro.encode(record)))
      #expect(fromAvro.says(document), "\(text) \(fromAvro.compactText)")
      let fromNative = try native.decode(native.encode(document))
      let isEqual =
        mayLackNulls
        ? fromNative.lackingNulls.says(document.lackingNulls) : fromNative.says(document)
      #expect(isEqual, "\(text) \(fromNative.compactText) \(inferred.avro.text())")
    }
  }

  @Test("Integers get the smallest type with room to grow, in the encoding that was shortest")
  func integers() throws {
    let table: [([String], String)] = [
      (["1"], "uint32"), (["2147483647"], "uint32"), (["2147483648"], "uint64"),
      (["18446744073709551615"], "uint64"), (["1", "-1"], "sint32"),
      (["1073741824", "-1"], "sint64"), (["-9223372036854775808"], "sint64"),
      (Array(repeating: "100", count: 20) + ["-1"], "int32"),
      (Array(repeating: "4026531840123456789", count: 10), "fixed64"),
      (Array(repeating: "2000000000", count: 10), "fixed32"),
      (Array(repeating: "-2000000000000000000", count: 10), "sfixed64"),
      (["-1", "18446744073709551615"], "Payload_a (union)"),
      (["1e3"], "double"), (["1.0"], "double"), (["0.5", "1"], "double"),
      (Array(repeating: "0.5", count: 10), "float"),
      (Array(repeating: "0.5", count: 10) + ["0.1"], "double"),
      (["0.5", "9007199254740993"], "Payload_a (union)"),
    ]
    for (numbers, type) in table {
      let documents = numbers.map { "{\"a\": \($0)}" }
      let count = numbers.count
      #expect(try findings(documents)[0] == "$.a: \(type), \(count)/\(count)", "\(numbers)")
    }
  }

  @Test("Texts are carried in the form that they all have, where it prints back the same")
  func texts() throws {
    let table: [([String], String)] = [
      (["00112233-4455-6677-8899-aabbccddeeff"], "bytes"),
      (["00112233-4455-6677-8899-AABBCCDDEEFF"], "string"),
      (["2016-02-09", "1969-12-31", "0001-01-01", "9999-12-31"], "int32"),
      (["2016-02-30"], "string"), (["2016-02-09", "2016-02"], "string"),
      (["2016-02-09T14:22:00Z", "0000-01-01T00:00:00Z"], "int64"),
      (["2016-02-09T14:22:00.120Z"], "int64"), (["2016-02-09T14:22:00.123456Z"], "int64"),
      (["2016-02-09T14:22:00.123456789Z"], "int64"),
      (["9999-12-31T14:22:00.123456789Z"], "string"), (["2016-02-09T14:22:60Z"], "string"),
      (["2016-02-09T14:22:00-07:00"], "string"), (["2016-02-09T14:22:00.12Z"], "string"),
      (["d41d8cd98f00b204e9800998ecf8427e"], "bytes"), (["deadbeef"], "string"),
      (["aGVsbG8gd29ybGQhIQ=="], "bytes"), (["aGVsbG8gd29ybGQhIR=="], "string"),
      (["abcd"], "string"), (["", "x"], "string"),
    ]
    for (texts, type) in table {
      let documents = texts.map { "{\"a\": \"\($0)\"}" }
      let count = texts.count
      #expect(try findings(documents) == ["$.a: \(type), \(count)/\(count)"], "\(texts)")
    }
    let inference = DocumentInference()
    try inference.observe(Array(#"{"a": "2016-02-09"}"#.utf8))
    let plain = try inference.inferred(named: "Payload", carriesForms: false)
    #expect(plain.findings.map(\.type) == ["Payload", "string"])
    #expect(plain.findings[1].reason.contains("dates"))
  }

  @Test("Few texts that repeat are an enum, once no new ones come")
  func enums() throws {
    let colors = (0..<30).map { ["dark-red", "green", "dark-red"][$0 % 3] }
    let documents = colors.map { "{\"a\": \"\($0)\"}" }
    let inferred = try inferred(documents)
    try expectRoundTrip(documents, inferred)
    let schema = inferred.schema
    guard case .enumeration(let color) = schema.root.fields[0].type else {
      Issue.record("no enum")
      return
    }
    // The most frequent one is Protobuf's zero.
    #expect(color.cases.map(\.name) == ["dark_x2D_red", "green"])
    #expect(schema.caseTexts[color.name] == ["dark-red", "green"])
    for texts in [Array(colors[0..<18]), colors + ["blue"], (0..<40).map { "t\($0 % 20)" }] {
      #expect(try findings(texts.map { "{\"a\": \"\($0)\"}" })[0].contains("a: string"))
    }
  }

  @Test("Presence is counted; missing, null and empty are told apart")
  func presence() throws {
    let table: [([String], [String])] = [
      (["{}", #"{"a": 1}"#], ["$.a: optional uint32, 1/2"]),
      ([#"{"a": null}"#, #"{"a": 1}"#], ["$.a: optional uint32, 1/2"]),
      ([#"{"a": null}"#], ["$.a: optional string, 0/1"]),
      ([#"{"a": null}"#, "{}"], ["$.a: optional Payload_a (union), 0/2"]),
      (
        [#"{"a": null}"#, "{}", #"{"a": 1}"#],
        ["$.a: optional Payload_a (union), 1/3", "$.a (whole): optional uint32, 1/2"]
      ),
      ([#"{"a": []}"#], ["$.a: repeated string, 1/1"]),
      ([#"{"a": []}"#, #"{"a": [1]}"#], ["$.a: repeated uint32, 2/2"]),
      (["{}", #"{"a": [1]}"#], ["$.a: repeated uint32, 1/2"]),
      ([#"{"a": null}"#, #"{"a": [1]}"#], ["$.a: repeated uint32, 1/2"]),
      (["{}", #"{"a": [1]}"#, #"{"a": []}"#], ["$.a: optional Payload_a (list), 2/3"]),
      (
        [#"{"a": {"b": 1}}"#, #"{"a": {"b": 2}}"#],
        ["$.a: Payload_a, 2/2", "$.a.b: uint32, 2/2"]
      ),
      (["{}", #"{"a": {}}"#], ["$.a: optional Payload_a, 1/2"]),
    ]
    for (documents, expected) in table {
      #expect(try findings(documents) == expected, "\(documents)")
    }
  }

  @Test("Arrays in arrays, null among elements, and values of several kinds are carried")
  func shapes() throws {
    let table: [([String], [String])] = [
      ([#"{"a": [[1, 2], []]}"#], ["$.a: repeated Payload_a (list), 1/1"]),
      (
        [#"{"a": [1, null]}"#],
        ["$.a: repeated Payload_a (union), 1/1", "$.a[] (whole): optional uint32, 1/2"]
      ),
      (
        [#"{"a": -1}"#, #"{"a": "x"}"#, #"{"a": [true]}"#, #"{"a": {"b": 2}}"#, #"{"a": null}"#],
        [
          "$.a: Payload_a (union), 4/5", "$.a (whole): optional sint32, 1/5",
          "$.a (text): optional string, 1/5", "$.a (object): optional Payload_a_object, 1/5",
          "$.a.b: uint32, 1/1", "$.a (list): optional Payload_a_list (list), 1/5",
        ]
      ),
      (
        (0..<4).map { #"{"a": [\#($0), "x\#($0)", null]}"# },
        [
          "$.a: repeated Payload_a (union), 4/4", "$.a[] (whole): optional uint32, 4/12",
          "$.a[] (text): optional string, 4/12",
        ]
      ),
      (
        (0..<4).map { #"{"a": [\#($0), "x\#($0)", [1]]}"# },
        [
          "$.a: Payload_a (tuple), 4/4", "$.a[0]: uint32, 4/4", "$.a[1]: string, 4/4",
          "$.a[2]: repeated uint32, 4/4",
        ]
      ),
    ]
    for (documents, expected) in table {
      #expect(try findings(documents) == expected, "\(documents)")
    }
  }

  @Test("Anything may be at the top")
  func tops() throws {
    let table: [([String], String)] = [
      (["[]"], "Payload (list)"), (["[1, 2]", "[]"], "Payload (list)"),
      ([#"[{"a": 1}, {"a": 2}]"#], "Payload (list)"), (["7"], "uint32"),
      (["null"], "Payload (union)"),
      (["\"x\"", "1"], "Payload (union)"), (["true"], "bool"),
      ([#"{"10": 1, "11": 2}"#], "Payload (map)"),
    ]
    for (documents, type) in table {
      let inferred = try inferred(documents)
      try expectRoundTrip(documents, inferred)
      #expect(inferred.findings[0].path == "$")
      #expect(inferred.findings[0].type == type, "\(documents)")
      #expect(inferred.documents == documents.count)
    }
  }

  @Test("Objects whose names are data are maps")
  func maps() throws {
    let users = (0..<6).map { index in
      #"{"u": {"user_\#(index)1": {"n": 1}, "user_\#(index)2": {"n": 2}}}"#
    }
    #expect(try findings(users) == ["$.u: map<string, Payload_u>, 6/6", "$.u{}.n: uint32, 12/12"])
    let identifier = "00112233-4455-6677-8899-aabbccddeef"
    let keyed = [#"{"u": {"\#(identifier)0": true, "\#(identifier)1": false}}"#]
    #expect(try findings(keyed) == ["$.u: map<string, bool>, 1/1"])
    let words = (0..<10).map { index in
      let letters = Array("abcdefghijklmnopqrst")
      return #"{"u": {"w\#(letters[index])x": 1, "w\#(letters[index + 10])x": 1}}"#
    }
    #expect(try findings(words) == ["$.u: map<string, uint32>, 10/10"])
    let packages = (0..<100).map { index in
      let letters = Array("abcdefghij")
      return #""p\#(letters[index / 10])\#(letters[index % 10])": {"v": "\#(index)"}"#
    }
    #expect(
      try findings(["{\"u\": {\(packages.joined(separator: ","))}}"])[0]
        == "$.u: map<string, Payload_u>, 1/1")
    #expect(
      try findings(["{\"u\": {\(packages.dropLast().joined(separator: ","))}}"])[0]
        == "$.u: Payload_u, 1/1")
    // Names with digits that are always all there are a record's.
    let lines = (0..<5).map { _ in #"{"u": {"line1": 1, "line2": 1, "line3": 1, "line4": 1}}"# }
    #expect(try findings(lines)[0] == "$.u: Payload_u, 5/5")
    // Values that have nothing in common are no map's.
    #expect(try findings([#"{"u": {"1": 1, "2": "x"}}"#])[0] == "$.u: Payload_u, 1/1")
  }

  @Test("Members that are there most often have the numbers that take one byte")
  func numbering() throws {
    let rare = (0..<16).map { "\"r\("abcdefghijklmnop".dropFirst($0).first ?? "z")\": 1" }
    let schema = try inferred([
      "{\(rare.joined(separator: ", ")), \"often\": [\"x\", \"y\"]}", "{}",
    ])
    .schema
    let often = try #require(schema.root.field(named: "often"))
    #expect(often.number == 15)
    #expect(schema.root.field(named: "ra")?.number == 1)
    #expect(schema.root.field(named: "ro")?.number == 16)
  }

  @Test("Names that no identifier can spell, or that are taken, are escaped and kept for JSON")
  func names() throws {
    let document =
      #"{"first-name": 1, "@type": 2, "aB": 3, "a_b": 4, "": 5, "x": {"y-z": {"q": 1}}}"#
    let inferred = try inferred([document])
    try expectRoundTrip([document], inferred)
    let schema = inferred.schema
    #expect(
      schema.root.fields.map(\.name)
        == ["first_x2D_name", "_x40_type", "aB", "a__x62_", "_xEmpty_", "x"])
    for field in schema.root.fields {
      #expect(NameEscape.unescaped(field.name) == field.jsonName)
    }
  }

  @Test("A member has another name where Protobuf gives its own to a map's entry")
  func namesOfMapEntries() throws {
    let keys = (0..<40).map { "\"\(10 + $0)000000-0000-4000-8000-000000000000\": 1" }
    let document = "{\"b\": {\(keys.joined(separator: ", "))}, \"BEntry\": 1, \"x79\": 2}"
    let inferred = try inferred([document])
    try expectRoundTrip([document], inferred)
    #expect(inferred.schema.root.field(named: "b")?.cardinality == .map)
    #expect(inferred.schema.root.fields.map(\.jsonName) == ["b", "BEntry", "x79"])
    let text = try inferred.text(in: .proto, origin: "Inferred.")
    let again = try SchemaSet(protoText: text)
    #expect(again.roots.first?.fields.map(\.name) == ["b", "BEntr_x79_", "x79"])
  }

  @Test("What does not fit a later document is refused with its place")
  func laterDocuments() throws {
    let mapping = DocumentMapping(
      try inferred([#"{"a": 1, "d": "2016-02-09", "t": [1]}"#, #"{"a": 2, "d": "2016-02-10"}"#])
        .schema)
    let table = [
      (
        #"{"a": -1, "d": "2016-02-09"}"#,
        "$.a: expected a whole number of 32 bits that is not negative, and -1 does not fit"
      ),
      (
        #"{"a": 1, "d": "2016-2-9"}"#,
        #"$.d: expected a date such as 2016-02-09, found the text "2016-2-9""#
      ),
      (#"{"a": 1}"#, #"the member "d" is missing, which the schema has always"#),
      (
        #"{"a": 1, "d": "2016-02-09", "t": []}"#,
        "$.t: expected an array with an element, found an empty one, which stands for a missing member"
      ),
    ]
    for (text, message) in table {
      let failure = #expect(throws: DocumentFailure.self) {
        try mapping.record(try JSONValue(reading: Array(text.utf8)))
      }
      #expect(failure?.description == message)
    }
  }

  @Test("Objects with very many names become maps, and too many places are refused")
  func bounds() throws {
    let limits = InferenceLimits(members: 20, places: 200)
    let many = (0..<300).map { index in #"{"k\#(index)x": \#(index), "m": "x"}"# }
    let found = try inferred(many, limits: limits)
    let schema = found.schema
    #expect(schema.role(of: schema.root) == .map)
    try expectRoundTrip(many, found)
    let deep = (0..<20).map { index in
      let members = (0..<15).map { "\"n\($0)\": {\"x\": 1}" }.joined(separator: ",")
      return "{\"o\(index)\": {\(members)}}"
    }
    let failure = #expect(throws: DocumentFailure.self) { try inferred(deep, limits: limits) }
    #expect(failure?.description.contains("more than 200 different places") == true)
  }

  @Test("Documents that are none are refused with path and line")
  func refusals() throws {
    let table: [(String, Int?, String)] = [
      ("{\"a\":\n 1, \"a\": 2}", 2, #"$.a: the member "a" is there twice"#),
      (#"{"a": [{}, {"b": 1, "b": 1}]}"#, 1, #"$.a[1].b: the member "b" is there twice"#),
      (
        #"{"a": {"b": 123456789012345678901}}"#, 1,
        "$.a.b: expected a whole number of 64 bits (write a longer one as text), and 123456789012345678901 does not fit"
      ),
      (#"{"a": -9223372036854775809}"#, 1, "does not fit"),
      (#"{"a": 1e400}"#, 1, "$.a: 1e400 is not a number that a double holds; round it"),
      (#"{"a": -1e-400}"#, 1, "$.a: -1e-400 is not a number that a double holds; round it"),
      ("{\"a\": 1", 1, "ends in the middle"),
      ("{\"a\": 1} x", 1, "follow the end"),
      ("", 1, "ends in the middle"),
      (String(repeating: "[", count: 10_000), 1, "deeper than 100 levels"),
      (String(repeating: #"{"a":"#, count: 10_000), 1, "deeper than 100 levels"),
    ]
    for (text, line, message) in table {
      let failure = #expect(throws: DocumentFailure.self) { try inferred([text]) }
      #expect(failure?.line == line, "\(text.prefix(40))")
      #expect(failure?.description.contains(message) == true, "\(String(describing: failure))")
    }
    let latin = Array("{\"a\": \"".utf8) + [0xE9] + Array("\"}".utf8)
    let failure = #expect(throws: DocumentFailure.self) { try DocumentInference().observe(latin) }
    #expect(failure?.description == "$.a: text is not valid UTF-8")
  }

  @Test("Random documents of any shape come back equal under the schema that is inferred from them")
  func randomDocuments() throws {
    for seed in 0..<400 as Range<UInt64> {
      var random = RandomDocument(seed: seed)
      let first = random.value()
      let values =
        [first] + (0..<Int(seed % 40)).map { _ in random.variation(of: first) }
        + (seed.isMultiple(of: 5) ? [random.value()] : [])
      let documents = values.map(\.compactText)
      try expectRoundTrip(documents, try inferred(documents), mayLackNulls: true)
    }
  }
}
