@testable import Measurement

extension ResultDocument {
  /// A small result with every optional key present somewhere and absent elsewhere.
  static func sample() -> ResultDocument {
    ResultDocument(
      isComplete: true, startedAt: "2026-01-31T12:00:00Z", elapsedSeconds: 1.5,
      environment: RunEnvironment(
        cpuModel: "A \"quoted\" [processor], 1, 2", coreCount: 2, memoryBytes: 1 << 34,
        operatingSystem: "Debian", kernel: nil, architecture: "x86_64", swiftVersion: "6.3.1",
        buildConfiguration: "release", gitCommit: nil, libraryVersions: ["libxml2": "2.9.14"]),
      parameters: Parameters(
        SamplingPlan(
          rounds: 3, budgetSeconds: 10, targetSampleNanoseconds: 1e6, orderSeed: .max)),
      roundsByProcess: [2, 1],
      timerOverheadNanoseconds: 24.5,
      workloads: [
        Workload(name: "orders", summary: "what was ordered", seed: 4),
        Workload(
          name: "list", summary: "from a file", seed: nil,
          bodies: MeasuredBodies(
            origin: .files, source: "list.jsonl", count: 9, isCountEstimated: true,
            measuredCount: 3, sampleSeed: 1, readBytes: 700,
            meanBytes: 33.5, meanWhiteSpaceBytes: 2.5, wrappedCount: 2,
            excerpt: .init(measuredBytes: 80, wholeBytes: 90),
            schema: "order.proto, message \"Order\"")),
      ],
      codecs: [
        Codec(name: "json/foundation", kind: .codec, summary: "JSON"),
        Codec(name: "protobuf/c", kind: .libraryAlone, summary: "half of it"),
      ],
      measurements: [
        measurement("orders", "json/foundation", .codec, encode: operation([10, 20, 30], 12.5)),
        measurement("list", "protobuf/c", .libraryAlone, encode: nil),
      ])
  }

  private static func measurement(
    _ workload: String, _ codec: String, _ kind: BenchmarkSubject.Kind, encode: Operation?
  ) -> Measurement {
    var measurement = Measurement(
      BenchmarkSubject(
        identity: .init(workload: workload, size: "one", codec: codec, kind: kind),
        recordsPerOperation: 1, operationsPerPass: 3, encodedBytesPerPass: 100,
        encode: nil, decode: nil, verifyRoundTrip: {}))
    measurement.encode = encode
    measurement.decode = operation([5, 6, 7], nil)
    return measurement
  }

  private static func operation(_ samples: [Int], _ allocations: Double?) -> Operation {
    var operation = Operation()
    operation.operationsPerSample = 2
    operation.warmUpSamples = 4
    operation.sampleNanoseconds = samples
    operation.sampleCPUNanoseconds = samples.map { $0 - 1 }
    operation.sampleUserCPUNanoseconds = allocations.map { _ in samples.map { $0 - 2 } }
    operation.allocationsPerOperation = allocations
    operation.allocatedBytesPerOperation = allocations
    operation.instructionsPerOperation = allocations
    operation.peakMemoryBytes = allocations.map { _ in 1 << 20 }
    return operation
  }
}
