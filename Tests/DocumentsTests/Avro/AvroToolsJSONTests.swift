import Documents
import NativeCodecs
import TestSupport
import Testing

/// JSON as Avro's own tools write it, which know no logical types: bytes, decimals and all that is `fixed` are text with a
/// character for each byte.
@Suite struct AvroToolsJSONTests {
  private static let schema = #"""
    {"type": "record", "name": "D", "fields": [
      {"name": "a", "type": {"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 2}},
      {"name": "b", "type": {"type": "fixed", "name": "F", "size": 4, "logicalType": "decimal", "precision": 9, "scale": 3}},
      {"name": "c", "type": ["null", {"type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 1}]},
      {"name": "u", "type": {"type": "fixed", "name": "U", "size": 16, "logicalType": "uuid"}},
      {"name": "du", "type": {"type": "fixed", "name": "DU", "size": 12, "logicalType": "duration"}}]}
    """#

  private static let document = #"""
    {"a": -1234.56, "b": 1.5, "c": 12.3, "u": "d901c6d8-3814-4f8d-9fef-72e9bebf4409", "du": "P1Y2M3DT4H5M"}
    """#

  // −1234.56 is −123456, in two's complement FE 1D C0; 1.5 is 1500, 00 00 05 DC; 12.3 is 123, 7B. Fourteen months, three
  // days and 14,700,000 ms are little-endian numbers of 32 bits. Java's JsonEncoder (Avro 1.8.2) writes the same.
  private static let java =
    #"{"a":"þ\u001dÀ","b":"\u0000\u0000\u0005Ü","c":{"bytes":"{"},"#
    + #""u":"Ù\u0001ÆØ8\u0014O\u008d\u009fïré¾¿D\t","#
    + #""du":"\u000e\u0000\u0000\u0000\u0003\u0000\u0000\u0000àMà\u0000"}"#

  private static func codec(_ bytes: AvroDocumentForm.Bytes) throws -> AvroDocumentCodec {
    try AvroDocumentCodec(
      schema: try AvroSchema(json: schema), form: AvroDocumentForm(bytes: bytes))
  }

  @Test func decimalsAreTextOfTheirBytesBothWays() throws {
    let document = try AvroDocumentTests.json(Self.document)
    let (usual, latin1) = (try Self.codec(.base64), try Self.codec(.latin1))
    let bytes = try usual.encode(document)
    #expect(try latin1.encode(try AvroDocumentTests.json(Self.java)) == bytes)
    // A union's branch is named where it is needed only.
    let written = try latin1.decode(bytes)
    #expect(written.compactText == Self.java.replacing(#"{"bytes":"{"}"#, with: #""{""#))
    #expect(try latin1.encode(written) == bytes)
    #expect(try usual.decode(bytes).says(document))
    // Numbers and UUIDs as people write them are read too.
    let mixed = Self.document.replacing(
      "P1Y2M3DT4H5M", with: #"\u000e\u0000\u0000\u0000\u0003\u0000\u0000\u0000àMà\u0000"#)
    #expect(try latin1.encode(try AvroDocumentTests.json(mixed)) == bytes)
  }

  @Test func bytesAreKeptAndOthersThanOfADecimalRefused() throws {
    let (usual, latin1) = (try Self.codec(.base64), try Self.codec(.latin1))
    func encoded(_ a: String, b: String = "1.5") throws -> [UInt8] {
      try latin1.encode(
        try AvroDocumentTests.json(
          #"{"a": \#(a), "b": \#(b), "c": null, "u": "d901c6d8-3814-4f8d-9fef-72e9bebf4409", "du": "P1Y2M3DT4H5M"}"#
        ))
    }
    // Twelve characters are the twelve bytes of a duration, whatever they spell.
    #expect(try encoded("1").suffix(12) == Array("P1Y2M3DT4H5M".utf8))
    // "12" is the bytes 31 32, the number 12594: 125.94.
    #expect(try usual.decode(encoded(#""12""#)).compactText.hasPrefix(#"{"a":125.94,"#))
    // Longer than necessary, as a writer may have it.
    #expect(try encoded(#""\u0000\u0000\u0001""#).starts(with: [6, 0, 0, 1]))
    for refused in [#""\u0100""#, #""\u0010\u0000\u0000""#, "true"] {
      let found = AvroDocumentTests.failure { try encoded(refused) }
      #expect(found.contains("decimal of at most 6 digits"), "\(found)")
    }
    #expect(throws: DocumentFailure.self) { try encoded("1", b: #""abc""#) }
  }
}
