import Documents
import Foundation
import Measurement
import Payloads
import TestSupport
import Testing

/// A payload that was handed to another process is measured there as it would be here.
@Suite struct HandOverTests {
  private func payload(_ texts: [String], _ source: SchemaSource = .inference) throws -> Payload {
    var sampler = BodySampler(limits: .everything, seed: 1)
    for (index, text) in texts.enumerated() {
      sampler.add(Body(Array(text.utf8), at: .init(source: "test", number: index + 1)))
    }
    return try source.payload(
      of: sampler.bodies(named: "test", of: "test", from: .files, keepsWhiteSpace: false))
  }

  /// Compares all encodings of a payload with those of what was handed over.
  private func check(_ payload: Payload) throws {
    let data = try JSONEncoder().encode(try PreparedPayload(payload))
    let handedOver = try JSONDecoder().decode(PreparedPayload.self, from: data).payload()
    let here = try PayloadBenchmark([payload])
    let there = try PayloadBenchmark([handedOver])
    #expect(here.subjects.count > 8)
    #expect(here.subjects.map(\.identity) == there.subjects.map(\.identity))
    #expect(here.omissions == there.omissions)
    for (left, right) in zip(here.subjects, there.subjects) {
      #expect(left.encodings == right.encodings, "\(left.identity)")
      try right.verifyRoundTrip()
    }
  }

  @Test(
    "Under a schema that was found: unions, maps, enums, numbers of every width, arrays in arrays")
  func inferred() throws {
    let kinds = ["red", "green", "blue"]
    try check(
      payload(
        (0..<60).map {
          #"""
          { "id": \#($0 * 70_000_000), "delta": \#(-$0), "kind": "\#(kinds[$0 % 3])", "x": \#(Double($0) / 3),
            "any": \#($0 % 2 == 0 ? "\"t\"" : "[1, [2]]"), "map": {"\#($0)": {"v": true}},
            "maybe": \#($0 % 5 == 0 ? "null" : "1"), "a b": "caf\u00e9" }
          """#
        }))
    try check(payload(["[]", "[[1], []]", "7", "\"x\\u0001\"", "null"]))
    try check(payload(["{}"]))
  }

  @Test(
    "Under a .proto: records that reach themselves, defaults, oneofs, enums with unknown numbers")
  func proto() throws {
    try Tool.withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.proto")
      try Data(
        """
        syntax = "proto2";
        enum Kind { A = 1; B = 2; }
        message Node {
          optional int32 size = 1 [default = 7];
          optional Kind kind = 2 [default = B];
          repeated Node inner = 4;
          optional sfixed64 far = 9;
          repeated sint32 steps = 11 [packed = true];
          optional string name = 12 [default = "none", json_name = "the name"];
          oneof choice { int32 first = 13; Node second = 3; }
        }
        """.utf8
      ).write(to: file)
      try check(
        payload(
          [
            #"{"size": 3, "inner": [{"kind": "A"}, {"inner": [{"the name": "x"}]}], "steps": [-1, 2]}"#,
            #"{"far": "-5", "first": 0}"#, #"{"second": {"first": 2}}"#,
          ], .proto(file: file.path, message: "Node", importsFrom: [])))
    }
  }

  @Test("Under an Avro schema: defaults and unions")
  func avro() throws {
    try Tool.withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.avsc")
      try Data(
        """
        {"type": "record", "name": "R", "fields": [
          {"name": "a-b", "type": ["null", "string", {"type": "array", "items": "long"}], "default": null},
          {"name": "n", "type": "int", "default": 5},
          {"name": "list", "type": {"type": "array", "items": "string"}, "default": ["x"]},
          {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["P", "Q"]}}]}
        """.utf8
      ).write(to: file)
      try check(
        payload(
          [
            #"{"a-b": "t", "n": 5, "list": [], "e": "Q"}"#,
            #"{"a-b": [1], "list": ["x"], "e": "P"}"#,
            #"{"e": "P"}"#,
          ], .avro(file: file.path)))
    }
  }
}
