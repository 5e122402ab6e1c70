import FoundationJSONCodec
import TestSupport
import Testing

@Suite struct FoundationJSONAccentTests {
  @Test("What Foundation would take for one name is refused, and not lost")
  func accents() throws {
    let codec = FoundationJSONCodec<DynamicRecord>(schema: AccentedKeys.schema)
    let failure = #expect(throws: EncodingFailure.self) { try codec.encode(AccentedKeys.record) }
    #expect(failure?.description.contains("one name to Foundation") == true)
    let twice = RecordSchema(
      "Twice",
      [
        FieldSchema(1, "a", .int32, jsonName: "\u{E9}"),
        FieldSchema(2, "b", .int32, jsonName: "e\u{301}"),
      ])
    let other = FoundationJSONCodec<DynamicRecord>(schema: twice)
    #expect(throws: EncodingFailure.self) { try other.encode(DynamicRecord(schema: twice)) }
    #expect(throws: DecodingFailure.self) { try other.decode(Array("{}".utf8)) }
  }
}
