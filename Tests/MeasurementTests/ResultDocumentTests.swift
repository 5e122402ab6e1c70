import Foundation
import Testing

@testable import Measurement

@Suite("Result document")
struct ResultDocumentTests {
  @Test("reads back what it writes, to the last digit")
  func roundTrip() throws {
    let document = ResultDocument.sample()
    #expect(try ResultDocument.read(document.encoded()) == document)
  }

  @Test("is written with units in its keys and a list of numbers on one line")
  func layout() throws {
    let text = String(decoding: try ResultDocument.sample().encoded(), as: UTF8.self)
    #expect(text.contains("\"sample_nanoseconds\" : [10, 20, 30],\n"))
    #expect(text.contains("\"cpu_model\" : \"A \\\"quoted\\\" [processor], 1, 2\""))
    #expect(text.contains("\"encoded_bytes_per_operation\" : 33.33"))
    #expect(text.hasSuffix("}\n"))
  }

  @Test("times an operation are the samples' lengths over their operations")
  func perOperation() {
    let encode = ResultDocument.sample().measurements[0].encode
    #expect(encode?.nanosecondsPerOperation == [5, 10, 15])
    #expect(encode?.cpuNanosecondsPerOperation == [4.5, 9.5, 14.5])
  }

  struct Damage: Sendable, CustomTestStringConvertible {
    let find: String
    let replacement: String
    let message: String
    var testDescription: String { message }
  }

  @Test(
    "what is damaged is refused, with where and why",
    arguments: [
      Damage(
        find: "\"schema_version\" : 1", replacement: "\"schema_version\" : 2",
        message:
          "schema_version is 2, and this serbench reads only 1: read it with the newer serbench that wrote it"
      ),
      Damage(
        find: "\"schema_version\" : 1", replacement: "\"schema_version\" : 0",
        message:
          "schema_version is 0, and this serbench reads only 1: measure again with serbench run"),
      Damage(
        find: "\"schema_version\" : 1", replacement: "\"schema_version\" : \"1\"",
        message: "schema_version: is missing or no integer"),
      Damage(
        find: "\"serbench-result\"", replacement: "\"something\"",
        message:
          "this is JSON, but not a result of serbench run: its key 'format' is not \"serbench-result\""
      ),
      Damage(
        find: "\"sample_nanoseconds\" : [10, 20, 30]",
        replacement: "\"sample_microseconds\" : [10, 20, 30]",
        message: "measurements[0].encode.sample_nanoseconds: is missing"),
      Damage(
        find: "\"peak_memory_bytes\"", replacement: "\"peak_memory_kilobytes\"",
        message:
          "measurements[0].encode.peak_memory_kilobytes: is not a key of a result document of this version"
      ),
      Damage(
        find: "\"measured_count\" : 3", replacement: "\"measured_count\" : 10",
        message: "workloads[1].bodies.count: is less than measured_count"),
      Damage(
        find: "\"wrapped_count\" : 2", replacement: "\"wrapped_count\" : 4",
        message: "workloads[1].bodies.wrapped_count: is not from 0 to measured_count"),
      Damage(
        find: "\"whole_bytes\" : 90", replacement: "\"whole_bytes\" : 79",
        message: "workloads[1].bodies.excerpt: has more measured_bytes than whole_bytes, or none"),
      Damage(
        find: "\"mean_bytes\" : 33.5", replacement: "\"mean_bytes\" : -1",
        message: "workloads[1].bodies.mean_bytes: is negative"),
      Damage(
        find: "\"is_complete\" : true", replacement: "\"is_complete\" : 3",
        message: "is_complete: is not of the type Bool"),
      Damage(
        find: "[10, 20, 30]", replacement: "[10, \"20\", 30]",
        message: "measurements[0].encode.sample_nanoseconds[1]: is not of the type Int"),
      Damage(
        find: "[10, 20, 30]", replacement: "[10, 20]",
        message:
          "measurements[0].encode.sample_cpu_nanoseconds: has 3 samples, and sample_nanoseconds has 2"
      ),
      Damage(
        find: "[10, 20, 30]", replacement: "[10, 0, 30]",
        message: "measurements[0].encode.sample_nanoseconds[1]: is not greater than 0"),
      Damage(
        find: "\"sample_nanoseconds\" : [10, 20, 30]", replacement: "\"sample_nanoseconds\" : []",
        message: "measurements[0].encode.sample_nanoseconds: is empty, though is_complete is true"),
      Damage(
        find: "\"operations_per_sample\" : 2", replacement: "\"operations_per_sample\" : 0",
        message: "measurements[0].decode.operations_per_sample: is not greater than 0"),
      Damage(
        find: "\"workload\" : \"orders\"", replacement: "\"workload\" : \"ordres\"",
        message: "measurements[0].workload: 'ordres' is not in the list of workloads"),
      Damage(
        find: "\"kind\" : \"codec\",\n      \"operations",
        replacement:
          "\"kind\" : \"library_alone\",\n      \"operations",
        message:
          "measurements[0].codec: 'json/foundation' of this kind is not in the list of codecs"),
    ])
  func damage(_ damage: Damage) throws {
    var text = String(decoding: try ResultDocument.sample().encoded(), as: UTF8.self)
    let range = try #require(text.range(of: damage.find))
    text.replaceSubrange(range, with: damage.replacement)
    let failure = #expect(throws: ResultFailure.self) { try ResultDocument.read(Data(text.utf8)) }
    #expect(failure?.description == damage.message)
  }

  @Test("a text that ends too early is refused wherever it ends")
  func truncated() throws {
    let json = try ResultDocument.sample().encoded()
    // The last two bytes are the closing brace and a line feed.
    for length in stride(from: 0, to: json.count - 2, by: 7) {
      let failure = #expect(throws: ResultFailure.self) {
        try ResultDocument.read(json.prefix(length))
      }
      guard case .notJSON(let message)? = failure else {
        Issue.record("\(length) bytes: \(String(describing: failure))")
        continue
      }
      #expect(!message.isEmpty)
    }
  }

  @Test("what is twice in a result is refused")
  func twice() throws {
    var document = ResultDocument.sample()
    document.measurements.append(document.measurements[0])
    let failure = #expect(throws: ResultFailure.self) {
      try ResultDocument.read(document.encoded())
    }
    #expect(
      failure?.description == "measurements[2].codec: orders/one json/foundation is there twice")
  }

  @Test("an interrupted run may lack samples")
  func incomplete() throws {
    var document = ResultDocument.sample()
    document.isComplete = false
    document.measurements[0].encode = ResultDocument.Operation()
    document.measurements[1].decode = nil
    #expect(try ResultDocument.read(document.encoded()) == document)
  }
}

@Suite("Timing estimate")
struct TimingEstimateTests {
  private func estimate(_ samples: [Int]) -> TimingEstimate? {
    var operation = ResultDocument.Operation()
    operation.sampleNanoseconds = samples
    operation.sampleCPUNanoseconds = samples
    return TimingEstimate(operation)
  }

  @Test("is noisy where its interval is wider than a tenth of the median")
  func noisy() throws {
    #expect(try !#require(estimate(Array(repeating: 1000, count: 10) + [5000])).isNoisy)
    #expect(try #require(estimate((0..<11).map { 500 + 100 * $0 })).isNoisy)
    #expect(try #require(estimate([1000, 1000])).isNoisy, "two samples say nothing")
  }

  @Test("operations a second are the inverse of the median")
  func rate() {
    #expect(estimate([2000, 1000, 4000])?.operationsPerSecond == 500_000)
    #expect(estimate([]) == nil)
  }
}
