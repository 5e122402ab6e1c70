import NativeCodecs
import Testing

/// What is said of times that a schema cannot hold: the one thing that is wrong with them.
@Suite struct AvroTimeMessageTests {
  @Test(
    arguments: [
      ("timestamp-millis", "2016-02-09T14:22:00.1234Z", "a time with at most 3 digits of a second"),
      (
        "timestamp-micros", "2016-02-09T14:22:00.1234567+01:00",
        "a time with at most 6 digits of a second"
      ),
      (
        "timestamp-nanos", "2016-02-09T14:22:00.1234567891Z",
        "a time with at most 9 digits of a second"
      ),
      ("timestamp-millis", "2016-02-09T14:22:00", "a time with Z or an offset from UTC after it"),
      ("local-timestamp-millis", "2016-02-09T14:22:00Z", "a time without a zone"),
      ("local-timestamp-micros", "2016-02-09T14:22:00.5-08:00", "a time without a zone"),
      (
        "local-timestamp-millis", "2016-02-09T14:22:00.1234",
        "a time with at most 3 digits of a second"
      ),
      ("time-micros", "14:22:00Z", "a time without a zone"),
      ("time-micros", "14:22:00.1234567", "a time with at most 6 digits of a second"),
      ("timestamp-nanos", "1600-01-01T00:00:00Z", "a time from 1677-09-21 to 2262-04-11"),
      ("timestamp-nanos", "2262-04-12T00:00:00.5Z", "a time from 1677-09-21 to 2262-04-11"),
      ("local-timestamp-nanos", "9999-01-01T00:00:00", "a time from 1677-09-21 to 2262-04-11"),
      // Two things are wrong, or all.
      (
        "timestamp-millis", "2016-02-30T14:22:00Z",
        "a time such as 2016-02-09T14:22:00Z, with Z or an offset and at most 3 digits of a second"
      ),
      (
        "timestamp-millis", "soon",
        "a time such as 2016-02-09T14:22:00Z, with Z or an offset and at most 3 digits of a second"
      ),
      (
        "local-timestamp-millis", "2016-02-09T25:00:00",
        "a time such as 2016-02-09T14:22:00, without a zone and at most 3 digits of a second"
      ),
      ("time-micros", "24:00:00", "a time such as 14:22:00.5 and at most 6 digits of a second"),
    ])
  func times(name: String, text: String, expected: String) throws {
    let codec = try AvroDocumentTests.codec(#"{"type": "long", "logicalType": "\#(name)"}"#)
    let failure = AvroDocumentTests.failure { try codec.encode(.string(text)) }
    #expect(failure == "expected \(expected), found the text \"\(text)\"")
  }

  @Test func dates() throws {
    let codec = try AvroDocumentTests.codec(#"{"type": "int", "logicalType": "date"}"#)
    for (text, expected) in [
      ("2016-02-09Z", "a date without a zone"), ("2016-02-30", "a date such as 2016-02-09"),
      ("2016-02-09T00:00:00Z", "a date such as 2016-02-09"),
    ] {
      let failure = AvroDocumentTests.failure { try codec.encode(.string(text)) }
      #expect(failure == "expected \(expected), found the text \"\(text)\"")
    }
  }
}
