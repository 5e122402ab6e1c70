import CostModel
import Framing
import Testing

/// What compression and headers leave of the assignment's 40 %.
@Suite struct OpenQuestionTests {
  /// 2,000 B of JSON and 1,200 B of Protobuf, 600 B and 570 B with gzip; Avro without.
  private func measured() throws -> MeasuredPayloads {
    MeasuredPayloads(
      workload: "w", contentCoding: "gzip",
      baseline: try PayloadSize(
        name: "json/foundation", totalBytes: 20_000, compressedBytes: 6_000, payloads: 10),
      alternatives: [
        try PayloadSize(
          name: "json/swift", totalBytes: 20_000, compressedBytes: 6_000, payloads: 10),
        try PayloadSize(
          name: "protobuf/swift", totalBytes: 12_000, compressedBytes: 5_700, payloads: 10),
        try PayloadSize(
          name: "protobuf/protobuf-c", totalBytes: 12_000, compressedBytes: 5_700, payloads: 10),
        try PayloadSize(name: "avro/swift", totalBytes: 11_000, payloads: 10),
        try PayloadSize(name: "smile/x", totalBytes: 11_000, payloads: 10),
      ])
  }

  private func question() throws -> OpenQuestion {
    try #require(try Assignment(AssignmentInputs(), measured: measured()).openQuestion)
  }

  @Test func eachFormatIsThereOnceAndTodaysIsNot() throws {
    let question = try question()
    #expect(question.today == .json)
    #expect(question.sides.map(\.format) == [.protobuf, .avro])
    #expect(try Assignment(AssignmentInputs()).openQuestion == nil)
  }

  @Test func bareBodiesGiveTheAssumedReductionWhereSizesAreAsAssumed() throws {
    let assignment = try Assignment(AssignmentInputs(), measured: measured())
    let answer = try #require(assignment.openQuestion?.protobuf?.answers.first)
    #expect(answer.sending.contentCoding == nil && answer.sending.framing == nil)
    #expect(answer.reduction == Share(magnitude: try Rational(2, over: 5)))
    #expect(answer.saving == assignment.saving)
    #expect(answer.breakEven == assignment.plan.breakEven)
  }

  @Test func compressionAndHeadersAreCounted() throws {
    let side = try #require(try question().protobuf)
    #expect(
      side.answers.map {
        "\($0.sending.framing?.rawValue ?? "body") \($0.sending.contentCoding ?? "as it is")"
      }
        == [
          "body as it is", "body gzip", "http/1.1 as it is", "http/1.1 gzip", "http/2 as it is",
          "http/2 gzip",
        ])
    let gzip = side.answers[1]
    #expect(gzip.before == .bytes(600) && gzip.after == .bytes(570))
    // 30 of 600 bytes: 10,000 a second × 30 B × 2,592,000 s = 777.6 GB, at $0.09.
    #expect(gzip.reduction == Share(magnitude: try Rational(1, over: 20)))
    #expect(try gzip.saving.money == Money(magnitude: Rational(69_984, over: 1_000)))
    #expect(gzip.breakEven == .never)
    // RFC 9112: "HTTP/1.1 200 OK" and CR LF; date 37 B; content-type 30 B or 34 B and content-length 20 B or 19 B, with
    // ": " and CR LF; content-encoding 22 B + 2; an empty line. TLS 1.3: a record of 22 B. TCP/IP: a segment of 52 B.
    let http = side.answers[3]
    func fields(_ mediaType: Int, _ length: Int) -> Int {
      17 + (4 + 2 + 29 + 2) + (12 + 2 + mediaType + 2) + (14 + 2 + length + 2)
        + (16 + 2 + 4 + 2) + 2
    }
    #expect(http.before == .bytes(600 + fields(16, 3) + 22 + 52))
    #expect(http.after == .bytes(570 + fields(20, 3) + 22 + 52))
    // A body of 2,000 B is in two segments.
    let plain = side.answers[2]
    #expect(plain.before == .bytes(2_000 + fields(16, 4) - 24 + 22 + 2 * 52))
    #expect(plain.after == .bytes(1_200 + fields(20, 4) - 24 + 22 + 52))
  }

  @Test func whatWasNotCompressedIsLeftOut() throws {
    let avro = try #require(try question().sides.last)
    #expect(avro.answers.map(\.sending.contentCoding) == [nil, nil, nil])
  }
}
