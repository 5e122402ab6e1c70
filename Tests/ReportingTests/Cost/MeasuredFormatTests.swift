import CostModel
import Foundation
import Measurement
import TestSupport
import Testing

@testable import Reporting

/// Sizes and times out of a result document.
@Suite struct MeasuredFormatTests {
  private func reference() throws -> ResultDocument {
    try ResultFile(path: Tool.packageRoot.appendingPathComponent("Results/reference.json").path)
      .read()
  }

  /// The measurement of single records of a workload in a codec.
  private func index(
    _ workload: String, _ codec: String, in document: ResultDocument
  ) throws -> Int {
    try #require(
      document.measurements.firstIndex {
        $0.workload == workload && $0.codec == codec && $0.size == "one" && $0.kind == .codec
      })
  }

  /// A document in which a workload has round numbers: encoding takes 2 µs, decoding 3.
  private func document() throws -> ResultDocument {
    var document = try reference()
    for workload in ["api-response", "session-claims"] {
      let index = try index(workload, "protobuf/swift", in: document)
      for (direction, nanoseconds) in [
        (BenchmarkSubject.Direction.encode, 2_000), (.decode, 3_000),
      ] {
        document.measurements[index][direction]?.operationsPerSample = 10
        document.measurements[index][direction]?.sampleCPUNanoseconds = [
          10 * nanoseconds, 10 * nanoseconds, 999_999,
        ]
      }
    }
    return document
  }

  private func microseconds(_ side: FormatSide) throws -> Rational? {
    try side.processorTime.map { try $0.magnitude * 1_000_000 }
  }

  @Test(arguments: [(PaidEnds.server, 2), (.client, 3), (.both, 5), (.none, 0)])
  func aResponseIsEncodedByTheServerAndDecodedByTheClient(_ ends: PaidEnds, _ micros: Int) throws {
    let side = try MeasuredFormat(document(), codec: "protobuf/swift")
      .side(response: "api-response", request: nil, paidEnds: ends)
    #expect(try microseconds(side) == Rational(micros))
  }

  @Test(arguments: [(PaidEnds.server, 2 + 3), (.client, 3 + 2), (.both, 10), (.none, 0)])
  func aRequestIsEncodedByTheClientAndDecodedByTheServer(_ ends: PaidEnds, _ micros: Int) throws {
    let side = try MeasuredFormat(document(), codec: "protobuf/swift")
      .side(response: "api-response", request: "session-claims", paidEnds: ends)
    #expect(try microseconds(side) == Rational(micros))
  }

  @Test("What was measured of the beginnings of bodies counts for the whole of them")
  func excerpts() throws {
    var document = try document()
    let workload = try #require(document.workloads.firstIndex { $0.name == "api-response" })
    func side(_ coding: ContentCoding?) throws -> FormatSide {
      try MeasuredFormat(document, codec: "protobuf/swift", coding: coding)
        .side(response: "api-response", request: nil, paidEnds: .both)
    }
    let plain = (try side(nil), try side(ContentCoding("gzip")))
    document.workloads[workload].bodies = .init(
      origin: .files, source: "a.json", count: 1, measuredCount: 1, meanBytes: 1,
      excerpt: .init(measuredBytes: 1000, wholeBytes: 7000))
    let scaled = (try side(nil), try side(ContentCoding("gzip")))
    #expect(try microseconds(scaled.0) == Rational(7 * 5))
    for (left, right) in [(plain.0, scaled.0), (plain.1, scaled.1)] {
      let mean = try #require(left.response?.mean.magnitude)
      #expect(try right.response?.mean.magnitude == mean * 7)
      #expect(right.response?.percentiles == [])
    }
  }

  @Test func theMeanIsTheExactQuotientOfTheTotal() throws {
    var document = try reference()
    for index in document.measurements.indices {
      document.measurements[index].encodedBytesPercentiles = nil
    }
    let measured = document.measurements[try index("user-profile", "json/foundation", in: document)]
    let side = try MeasuredFormat(document, codec: "json/foundation")
      .side(response: "user-profile", request: nil, paidEnds: .server)
    let mean = try #require(side.response?.mean.magnitude)
    // 1,200.02 B: 60,001 B over 50 records.
    #expect(try mean == Rational(60_001, over: 50))
    #expect(abs(Double(mean) - measured.encodedBytesPerOperation) < 1e-9)
    #expect(side.response?.percentiles == [])
  }

  @Test func percentilesAreThoseOfTheDocument() throws {
    var document = try reference()
    let index = try index("payment", "protobuf/swift", in: document)
    document.measurements[index].encodedBytesPercentiles = .init(lengths: Array(1...200))
    let side = try MeasuredFormat(document, codec: "protobuf/swift")
      .side(response: "payment", request: nil, paidEnds: .server)
    #expect(side.response?.percentiles.map(\.percent) == [50, 90, 99])
    #expect(side.response?.percentiles.map(\.bytes) == [100, 180, 198])
    // Such a document is read again as it was written.
    #expect(try ResultDocument.read(document.encoded()) == document)
  }

  @Test func compressedBodiesAreThoseThatAreSent() throws {
    var document = try reference()
    typealias Compression = ResultDocument.Compression
    var outcome = Compression.Outcome(
      method: "gzip", level: 6, totalBytes: 1_001, enlargedBodyCount: 0)
    var bodies = Compression.Bodies(
      workload: "payment", size: "one", codecs: ["json/foundation", "json/swift"], bodyCount: 2,
      totalBytes: 4_000, outcomes: [outcome])
    let settings = [Compression.Setting(method: "gzip", level: 6, choice: .server)]
    document.compression = Compression(settings: settings, bodies: [bodies])
    let coding = try #require(ContentCoding("gzip"))
    let format = MeasuredFormat(document, codec: "json/foundation", coding: coding)
    let side = try format.side(response: "payment", request: nil, paidEnds: .server)
    #expect(try side.response?.mean.magnitude == Rational(1_001, over: 2))
    #expect(side.name == "json/foundation with gzip")
    #expect(side.omissions.count == 1, "its times are not there, and that is said")

    var operation = ResultDocument.Operation()
    operation.sampleNanoseconds = [7_000]
    operation.sampleCPUNanoseconds = [7_000]
    outcome.compress = operation
    outcome.decompress = operation
    bodies.outcomes = [outcome]
    document.compression = Compression(settings: settings, bodies: [bodies])
    let timed = try MeasuredFormat(document, codec: "json/foundation", coding: coding)
      .side(response: "payment", request: nil, paidEnds: .server)
    let (before, after) = (try #require(side.processorTime), try #require(timed.processorTime))
    #expect(try after - before == TimeSpan(magnitude: Rational(7, over: 1_000_000)))
    #expect(timed.omissions == [])
  }

  @Test("Prices and rates with cents and every measured workload still come out exactly")
  func digits() throws {
    let document = try reference()
    var inputs = CostInputs()
    for (parameter, text) in [
      (CostParameter.requestsPerSecond, "12345.67"), (.vCPUHour, "0.0416"), (.utilization, "0.65"),
      (.switching(.dayRate), "612.5"),
    ] {
      try inputs.set(parameter, to: text)
    }
    let tariffs = try ["google-premium", "aws-inter-zone"].map {
      try #require(try Tariff.shipped($0))
    }
    for workload in document.workloads {
      func side(_ codec: String) throws -> FormatSide {
        try MeasuredFormat(document, codec: codec)
          .side(response: workload.name, request: "session-claims", paidEnds: .both)
      }
      let projection = try CostProjection(
        CostScenario(
          inputs: inputs, old: side("json/foundation"), new: side("avro/libavro"),
          tariffs: tariffs,
          profile: DailyProfile("1.5,1,1,1,1,2,4.25,6,8,9,9,9.75,8,8,8,8,8,9,9,8,6,4,2,1")),
        draws: 1)
      #expect(throws: Never.self) {
        try CostText(projection).rendered(explains: true)
      }
    }
  }

  @Test func codingsAreRead() {
    #expect(ContentCoding("gzip")?.level == nil && ContentCoding("gzip")?.method == "gzip")
    #expect(ContentCoding("zstd:19")?.level == 19)
    #expect(ContentCoding("brotli")?.headerValue == "br")
    #expect(
      ContentCoding("") == nil && ContentCoding("gzip:") == nil && ContentCoding("gzip:x") == nil)
  }

  @Test func whatIsNotThereIsNamedWithWhatIs() throws {
    var document = try reference()
    document.compression = nil
    func failure(
      _ workload: String, _ codec: String, _ coding: String? = nil
    ) -> String {
      do {
        _ = try MeasuredFormat(document, codec: codec, coding: coding.flatMap { ContentCoding($0) })
          .side(response: workload, request: nil, paidEnds: .server)
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(failure("nothing", "json/swift").contains("there is no workload 'nothing'"))
    #expect(failure("nothing", "json/swift").contains("api-response"))
    #expect(
      failure("payment", "json/nobody").contains("not measured in 'json/nobody', but in: json"))
    #expect(failure("payment", "json/swift", "gzip").contains("says nothing of compression"))
  }
}
