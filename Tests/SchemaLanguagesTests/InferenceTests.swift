import FoundationJSONCodec
import Foundation
import RecordModel
import SchemaLanguages
import Testing

@Suite struct InferenceTests {
  private func inferred(_ json: String) throws(InferenceFailure) -> RecordSchema {
    let inference = SchemaInference()
    try inference.observe(try JSONSamples(Array(json.utf8), file: "a.json"))
    return inference.schema(named: "Payload")
  }

  /// The fields, a line each: `name type cardinality`.
  private func fields(_ json: String) throws -> [String] {
    try inferred(json).fields.map { "\($0.name) \($0.type.kind) \($0.cardinality)" }
  }

  @Test("A member's type and presence follow from the samples")
  func types() throws {
    let table: [(String, [String])] = [
      (#"{"a": 1}"#, ["a int64 implicit"]),
      (#"{"a": 18446744073709551615}"#, ["a uint64 implicit"]),
      (#"[{"a": 1}, {"a": 1.5}]"#, ["a double implicit"]),
      (#"{"a": 1e3}"#, ["a double implicit"]),
      (#"{"a": true, "b": "x"}"#, ["a bool implicit", "b string implicit"]),
      (#"[{"a": 1}, {}]"#, ["a int64 optional"]),
      (#"[{}, {"a": 1}]"#, ["a int64 optional"]),
      (#"[{"a": 1}, {"a": null}]"#, ["a int64 optional"]),
      (#"{"a": null}"#, ["a string optional"]),
      (#"[{"a": [1, 2]}, {"b": []}]"#, ["a int64 repeated", "b string repeated"]),
      (#"{"a": {"b": 1}}"#, ["a record optional"]),
      (#"[{"a": [{"b": 1}]}, {"a": []}]"#, ["a record repeated"]),
      ("{\"a\": 1}\n\n{\"b\": 2}\n", ["a int64 optional", "b int64 optional"]),
    ]
    for (json, expected) in table { #expect(try fields(json) == expected, "\(json)") }
  }

  @Test("What no schema covers is refused with the file, the line and the path")
  func refusals() throws {
    let table: [(String, Int?, String)] = [
      ("", nil, "empty"),
      ("[]", nil, "array is empty"),
      ("7", 1, "neither an object nor an array"),
      ("[1]", 1, "element 0"),
      ("[\n{\"a\": 1},\n{\"a\": \"x\"}]", 3, "a is text here and a number"),
      ("{\"a\":\n [[1]]}", 2, "a[] is an array in an array"),
      ("{\"a\": [null]}", 1, "a[] is null"),
      ("{\"a\": {\"b\": [{\"c\": 1}, {\"c\": {}}]}}", 1, "a.b[].c is an object here"),
      ("{\"a\": 1, \"a\": 2}", 1, "a stands twice"),
      ("{\"a\": 123456789012345678901}", 1, "no integer of 64 bits"),
      ("[{\"a\": -1}, {\"a\": 18446744073709551615}]", 1, "negative"),
      ("{\"a\": 1}\n{\"a\": }\n", 2, "a value"),
      ("{\"a\": 1}\n[2]\n", 2, "element 0"),
      ("{\"a\": 1", 1, "ends in the middle"),
      (String(repeating: #"{"a":"#, count: 10_000), 1, "nest deeper"),
    ]
    for (json, line, message) in table {
      let failure = #expect(throws: InferenceFailure.self) { try inferred(json) }
      #expect(failure?.line == line, "\(json.prefix(60))")
      #expect(failure?.description.contains(message) == true, "\(String(describing: failure))")
      #expect(failure?.description.hasPrefix("a.json:") == true)
    }
  }

  @Test func namesThatAreNoIdentifiersAreEscapedAndKeptForJSON() throws {
    let names = ["first-name", "@type", "639-3", "_x", "a_xb", "", "größe", "x", "_x5F_", "日本"]
    for name in names {
      let identifier = JSONIdentifier.escaped(name)
      #expect(identifier.wholeMatch(of: #/[A-Za-z_][A-Za-z0-9_]*/#) != nil, "\(identifier)")
      #expect(JSONIdentifier.unescaped(identifier) == name)
    }
    #expect(Set(names.map(JSONIdentifier.escaped)).count == names.count)
    let field = try #require(try inferred(#"{"first-name": 1}"#).fields.first)
    #expect(field.name == "first_x2D_name")
    #expect(field.jsonName == "first-name")
  }

  @Test func recordsOfOneNameAreToldApart() throws {
    let schema = try inferred(#"{"a_b": {"c": {"d": 1}}, "a": {"b_c": {"e": 1}}}"#)
    let names = schema.reachable.map(\.name)
    #expect(names == ["Payload", "Payload_a_b", "Payload_a_b_c", "Payload_a", "Payload_a_b_c_2"])
  }

  @Test func everySampleIsReadBackUnderTheInferredSchema() throws {
    let file = "/usr/share/iso-codes/json/iso_3166-1.json"
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    let samples = try JSONSamples(bytes, file: file)
    let inference = SchemaInference()
    try inference.observe(samples)
    let schema = inference.schema(named: "Payload")
    let codec = FoundationJSONCodec<DynamicRecord>(schema: schema)
    let record = try codec.decode(Array(samples.bytes[samples.records[0]]))
    let again = try codec.encode(record)
    let expected = try JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary
    #expect(try JSONSerialization.jsonObject(with: Data(again)) as? NSDictionary == expected)
    #expect(schema.fields.map(\.jsonName) == ["3166-1"])
  }
}
