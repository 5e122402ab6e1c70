import Foundation
import Payloads
import TestSupport
import Testing
import Traffic

/// The bodies of a capture as payloads.
@Suite struct TrafficPayloadsTests {
  private func payloads(_ entries: [SampleHAR.Entry], seed: UInt64 = 1) throws -> TrafficPayloads {
    try Tool.withTemporaryFolder { folder in
      let file = folder.appending(path: "in.har")
      try Data(SampleHAR.bytes(entries)).write(to: file)
      return try TrafficPayloads(HARFile(path: file.path), seed: seed)
    }
  }

  private func entry(_ endpoint: Int, _ body: String) -> SampleHAR.Entry {
    SampleHAR.Entry("https://a.example/\("abcdefghijklmnopqrst".prefix(endpoint + 1))", body: body)
  }

  @Test func everyEndpointAndDirectionIsAPayload() throws {
    var post = entry(1, #"{"b": 1}"#)
    post.method = "POST"
    post.requestBody = (#"{"c": "0123456789"}"#, "application/json")
    let read = try payloads([entry(0, #"{"a": 1}"#), post, entry(0, #"{"a": 23}"#)])
    // The largest first, by bytes.
    #expect(
      read.payloads.map(\.bodies.name) == [
        "POST a.example/ab (requests)", "GET a.example/a", "POST a.example/ab",
      ])
    #expect(read.payloads[1].texts == [Array(#"{"a": 1}"#.utf8), Array(#"{"a": 23}"#.utf8)])
    #expect(read.omissions.isEmpty)
    #expect(read.traffic.requests == 3)
  }

  @Test(
    "Of many bodies some are measured, the same for the same seed, and the number of all is kept")
  func sampled() throws {
    let entries = (0..<2500).map { entry(0, #"{"number": \#($0), "text": "0123456789"}"#) }
    let first = try payloads(entries).payloads[0]
    #expect(first.texts.count == 1000)
    #expect(first.bodies.count == 2500)
    #expect(try payloads(entries).payloads[0].texts == first.texts)
    #expect(try payloads(entries, seed: 2).payloads[0].texts != first.texts)
    #expect(
      Set(first.texts).isSubset(of: Set(entries.compactMap { $0.body.map { Array($0.utf8) } })))
  }

  @Test("The endpoints beyond the twelfth are named with their share of the bytes")
  func most() throws {
    // 12 endpoints of 20 B and 4 of 15 B: 240 B and 60 B.
    let bodies = [#"{"text":"01234567"}"#, #"{"text":"0123"}"#]
    #expect(bodies.map(\.utf8.count) == [19, 15])
    let read = try payloads((0..<16).map { entry($0, $0 < 12 ? bodies[0] + " " : bodies[1]) })
    #expect(read.payloads.count == 12)
    #expect(
      read.omissions == [
        "The 4 smallest kinds of JSON bodies, 20.0 % of the bytes of JSON, are not measured and stay as they are."
      ])
  }

  @Test("What cannot be measured is named with the reason, and nothing of it is quoted")
  func refused() throws {
    let deep = String(repeating: "[", count: 450) + String(repeating: "]", count: 450)
    let read = try payloads([
      entry(0, #"{"secret": 1, "secret": 2}"#), entry(1, deep), entry(2, #"{"a": 1}"#),
    ])
    #expect(read.payloads.map(\.bodies.name) == ["GET a.example/abc"])
    #expect(
      Set(read.omissions) == [
        "GET a.example/a: an object has two members of one name, so that the bodies stay as they are.",
        "GET a.example/ab: values nest deeper than 100, so that the bodies stay as they are.",
      ])
  }

  @Test("A body with a byte order mark has none as a document")
  func mark() throws {
    #expect(
      try payloads([entry(0, "\u{FEFF}{\"a\": 1}")]).payloads[0].texts == [Array(#"{"a": 1}"#.utf8)]
    )
  }
}
