import Documents
import RecordModel
import Testing

/// What is said of limits to people who cannot set them: the limit, and no property of the library.
@Suite struct LimitMessageTests {
  @Test(
    arguments: [
      (
        DecodingFailure.Reason.inputTooLong(count: 9, limit: 8),
        "the input is 9 bytes long, and the longest that is read has 8"
      ),
      (
        .nestingTooDeep(limit: 500),
        "records nest deeper than 500 levels, which is as deep as the codecs read"
      ),
      (
        .tooManyElements(limit: 7),
        "a collection has more than 7 elements, which are the most that are read"
      ),
      (
        .stringTooLong(count: 5, limit: 4),
        "a string is 5 bytes long, and the longest that is read has 4"
      ),
      (
        .tooManyUnknownBytes(limit: 3),
        "the fields that the schema does not have are longer than 3 bytes, which are the most that are kept; add them to the schema"
      ),
      (.truncated, "the input ends in the middle of a value"),
    ])
  func decoding(reason: DecodingFailure.Reason, message: String) {
    #expect(DocumentFailure(encoded: DecodingFailure(reason)).description == message)
    // Programmers are told what to raise.
    #expect("\(reason)".contains("DecodingLimits.") == (reason != .truncated))
  }

  @Test func encoding() {
    let failure = EncodingFailure(.nestingTooDeep(limit: 100))
    #expect(
      DocumentFailure(encoding: failure).description
        == "records nest deeper than 100 levels, which is as deep as the codecs read")
  }
}
