import Documents
import NativeCodecs
import Testing

/// The Avro schemas of documents as they stand; that every document comes back from them is in `InferenceTests`.
@Suite struct InferredAvroTests {
  @Test(
    "What Avro has of its own needs no record around it",
    arguments: [
      (["[[1, 2], []]"], #"{"type":"array","items":{"type":"array","items":"long"}}"#),
      (["[1, null, \"x\"]"], #"{"type":"array","items":["long","string","null"]}"#),
      (
        Array(repeating: "0.5", count: 10), #""float""#
      ),
      (
        Array(repeating: "3.4028234663852886e38", count: 10), #""double""#
      ),
      (["null"], #""null""#), (["[null]"], #"{"type":"array","items":"null"}"#),
      (["18446744073709551615"], #"{"type":"bytes","logicalType":"decimal","precision":20}"#),
      (
        ["{}", #"{"a-b": "2016-02-09"}"#],
        #"{"type":"record","name":"Payload","fields":[{"name":"a_x2D_b","type":["null",{"type":"int","logicalType":"date"}],"default":null}]}"#
      ),
      (
        [#"{"a": null}"#, #"{"a": "2016-02-09T14:22:00.000Z"}"#],
        #"{"type":"record","name":"Payload","fields":[{"name":"a","type":[{"type":"long","logicalType":"timestamp-millis","fractionDigits":3},"null"]}]}"#
      ),
      (
        [#"{"a": "00112233-4455-6677-8899-aabbccddeeff"}"#],
        #"{"type":"record","name":"Payload","fields":[{"name":"a","type":{"type":"fixed","name":"Payload_a_uuid","size":16,"logicalType":"uuid"}}]}"#
      ),
      // Elements that differ by their position; dates beside other texts are text.
      (
        [
          "[[1, \"2016-02-09\", [1]], [2, \"2016-02-10\", [\"x\"]], [3, \"2016-02-11\", []], [4, \"2016-02-12\", []]]"
        ],
        #"{"type":"array","items":{"type":"array","items":["long",{"type":"int","logicalType":"date"},{"type":"array","items":["long","string"]}]}}"#
      ),
    ])
  func schemas(documents: [String], schema: String) throws {
    let inference = DocumentInference()
    for document in documents { try inference.observe(Array(document.utf8)) }
    let avro = try inference.inferred(named: "Payload").avro
    let expected = try AvroSchema(json: schema)
    #expect(avro == expected, "\(avro.text())")
    let codec = try AvroDocumentCodec(schema: avro, form: .init(omitsNulls: true))
    for text in documents {
      let document = try JSONValue(reading: Array(text.utf8))
      #expect(try codec.decode(codec.encode(document)).says(document))
    }
  }
}
