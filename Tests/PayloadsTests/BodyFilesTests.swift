import Documents
import Foundation
import Measurement
import Payloads
import TestSupport
import Testing

@Suite struct BodyFilesTests {
  /// The bodies of files with these contents, `a.json`, `b.json` …, as texts.
  private func bodies(
    _ contents: String..., form: DocumentFile.Form = .values, keepsWhiteSpace: Bool = false
  ) throws -> Bodies {
    try Tool.withTemporaryFolder { folder in
      let paths = try contents.enumerated().map { index, text in
        let url = folder.appendingPathComponent(["a.json", "b.json"][index])
        try Data(text.utf8).write(to: url)
        return url.path
      }
      return try BodyFiles(paths, form: form, keepsWhiteSpace: keepsWhiteSpace)
        .bodies(limits: .everything, seed: 1)
    }
  }

  /// The bodies' bytes as they are measured.
  private func texts(_ bodies: Bodies) throws -> [String] {
    try SchemaSource.inference.payload(of: bodies).texts
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    "A file is one body, an array too; a line of JSON Lines is one; --elements makes each element one"
  )
  func aBodyIsABody() throws {
    let array = "[{\"a\": 1},\n {\"a\": 2}]\n"
    #expect(try texts(bodies(array)) == [#"[{"a":1},{"a":2}]"#])
    #expect(try texts(bodies(array, form: .elements)) == [#"{"a":1}"#, #"{"a":2}"#])
    let lines = "{\"a\": 1}\n[2, 3]\n\n4\n\"five\"\n"
    #expect(try texts(bodies(lines)) == [#"{"a":1}"#, "[2,3]", "4", #""five""#])
    #expect(try texts(bodies("[1]", "[2]")) == ["[1]", "[2]"])
    #expect(try texts(bodies("[]")) == ["[]"])
  }

  @Test("A body's bytes are the file's own, but for white space between tokens")
  func ownBytes() throws {
    let text = #"{ "b" : 1.50E+2 , "a":"x \/ \u00e9 é\" ]" ,"# + "\r\n\t\"\\\\\" : [ ] }"
    let stripped = #"{"b":1.50E+2,"a":"x \/ \u00e9 é\" ]","\\":[]}"#
    #expect(try texts(bodies(text)) == [stripped])
    #expect(try texts(bodies(text, keepsWhiteSpace: true)) == [text])
    #expect(JSONWhiteSpace.removed(from: Array(stripped.utf8)) == Array(stripped.utf8))
  }

  @Test("Bodies are called by their file, and by the number of files where there are several")
  func names() throws {
    let one = try bodies("{}")
    #expect(one.name == "a" && one.source == "a.json" && one.origin == .files)
    let two = try bodies("{}", "{}")
    #expect(two.name == "2 files" && two.source == "2 files")
    #expect(two.count == 2 && two.seed == nil)
  }

  @Test(
    "Today's bytes are the user's own, as they are and compressed, whatever the records would write"
  )
  func ownBytesAreMeasured() throws {
    // The records write é as itself, 10 as 10, and no slash escaped.
    let text = #"{"name":"caf\u00e9 \/ bar","n":1e1}"#
    let payload = try SchemaSource.inference.payload(of: bodies(text + "\n" + text))
    let benchmark = try PayloadBenchmark([payload])
    let subject = try #require(
      benchmark.subjects.first { $0.identity.codec == "json/document" && $0.identity.size == "one" }
    )
    #expect(subject.encodings == [Array(text.utf8), Array(text.utf8)])
    #expect(subject.encodedBytesPerPass == 2 * text.utf8.count)
    try subject.verifyRoundTrip()
    let batch = try #require(
      benchmark.subjects.first {
        $0.identity.codec == "json/document" && $0.identity.size == "batch"
      })
    #expect(batch.encodings == [Array("[\(text),\(text)]".utf8)])
    try batch.verifyRoundTrip()
    let described = try #require(benchmark.workloads[0].bodies)
    #expect(
      described
        == .init(
          origin: .files, source: "a.json", count: 2, measuredCount: 2,
          meanBytes: Double(text.utf8.count), schema: "found from the bodies"))
  }

  @Test("What white space was left out is told")
  func whiteSpace() throws {
    let payload = try SchemaSource.inference.payload(of: bodies("{ \"a\":1 }\n{\"a\": 2}"))
    let described = try #require(PayloadBenchmark([payload]).workloads[0].bodies)
    #expect(described.meanBytes == 7 && described.meanWhiteSpaceBytes == 1.5)
    #expect(described.wrappedCount == nil)
    let mixed = try SchemaSource.inference.payload(of: bodies("{}\n[]\n3"))
    #expect(try PayloadBenchmark([mixed]).workloads[0].bodies?.wrappedCount == 2)
  }

  @Test("Two payloads with schemas of their own are two workloads of one benchmark")
  func several() throws {
    func payload(_ name: String, _ texts: [String]) throws -> Payload {
      var sampler = BodySampler(limits: .quick, seed: 1)
      for (index, text) in texts.enumerated() {
        sampler.add(Body(Array(text.utf8), at: .init(source: name, number: index + 1)))
      }
      return try SchemaSource.inference.payload(
        of: sampler.bodies(named: name, of: name, from: .traffic, keepsWhiteSpace: true))
    }
    let benchmark = try PayloadBenchmark([
      payload("GET /orders", [#"{ "id": 1 }"#, #"{ "id": 2 }"#]),
      payload("GET /names", [#"["a\u0001"]"#]),
    ])
    #expect(benchmark.workloads.map(\.name) == ["GET /orders", "GET /names"])
    #expect(benchmark.workloads.map(\.bodies?.meanBytes) == [11, 11])
    // XML 1.0 has no U+0001, so only one of them is in XML.
    #expect(benchmark.codecs.contains { $0.name == "xml/libxml2" })
    #expect(
      Set(benchmark.subjects.filter { $0.identity.codec == "xml/libxml2" }.map(\.identity.workload))
        == ["GET /orders"])
    #expect(benchmark.omissions.count == 1)
    for subject in benchmark.subjects { try subject.verifyRoundTrip() }
  }

  @Test("A body that does not go in is named by its source, its number and its line")
  func places() throws {
    let failure = #expect(throws: DocumentFailure.self) {
      try SchemaSource.inference.payload(of: bodies("{}\n{\"a\": \n tru}"))
    }
    #expect(
      failure?.description.hasSuffix("a.json:3: document 2: $.a: expected a value, found t") == true
    )
    var sampler = BodySampler(limits: .quick, seed: 1)
    sampler.add(Body(Array("{\n}x".utf8), at: .init(source: "GET /a", number: 7)))
    let captured = sampler.bodies(named: "a", of: "GET /a", from: .traffic, keepsWhiteSpace: true)
    let other = #expect(throws: DocumentFailure.self) {
      try SchemaSource.inference.payload(of: captured)
    }
    #expect(
      other?.description.hasPrefix("GET /a: document 7: ") == true, "\(String(describing: other))")
  }
}
