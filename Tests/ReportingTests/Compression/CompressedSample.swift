import Measurement

extension ResultDocument {
  /// A document of two workloads in two formats, with lengths that are easy to compare.
  static func compressedSample(isTimed: Bool = false) -> ResultDocument {
    var document = ResultDocument(
      isComplete: true, startedAt: "2026-01-31T12:00:00Z", elapsedSeconds: 1,
      environment: RunEnvironment(
        cpuModel: nil, coreCount: 2, memoryBytes: 1 << 30, operatingSystem: "Debian", kernel: nil,
        architecture: "x86_64", swiftVersion: "6.3", buildConfiguration: "release", gitCommit: nil,
        libraryVersions: [:]),
      parameters: Parameters(
        SamplingPlan(rounds: 8, budgetSeconds: 1, targetSampleNanoseconds: 1e6, orderSeed: 1)),
      timerOverheadNanoseconds: 20,
      workloads: [
        Workload(name: "page", summary: "long", seed: 1),
        Workload(name: "<token>", summary: "short", seed: 1),
      ],
      codecs: ["json/foundation", "json/swift", "avro/swift"].map {
        Codec(name: $0, kind: .codec, summary: "")
      },
      measurements: [
        measurement("page", "json/foundation", nanoseconds: 1000),
        measurement("page", "avro/swift", nanoseconds: 100),
      ])
    document.compression = Compression(
      settings: [
        .init(method: "gzip", level: 6, choice: .server),
        .init(method: "gzip", level: 9, choice: .best),
        .init(method: "zstd", level: 3, choice: .server),
      ],
      bodies: [
        bodies("page", ["json/foundation"], 1000, [300, 290, 310], isTimed: isTimed),
        bodies("page", ["json/swift"], 1000, [301, 291, 311], isTimed: isTimed),
        bodies("page", ["avro/swift"], 600, [310, 310, 300], isTimed: isTimed),
        bodies("<token>", ["json/foundation"], 200, [180, 180, 160], isTimed: isTimed, with: 50),
        bodies("<token>", ["avro/swift"], 100, [120, 120, 99], isTimed: isTimed, with: 49),
      ])
    return document
  }

  private static func measurement(
    _ workload: String, _ codec: String, nanoseconds: Int
  ) -> Measurement {
    var measurement = Measurement(
      BenchmarkSubject(
        identity: .init(workload: workload, size: "one", codec: codec),
        recordsPerOperation: 1, operationsPerPass: 10, encodedBytesPerPass: 10_000, encode: nil,
        decode: nil, verifyRoundTrip: {}))
    measurement.encode = operation(nanoseconds)
    return measurement
  }

  /// Ten bodies of `bytes` each, and their lengths in the three settings.
  private static func bodies(
    _ workload: String, _ codecs: [String], _ bytes: Int, _ lengths: [Int], isTimed: Bool,
    with dictionary: Int? = nil
  ) -> Compression.Bodies {
    let settings = [("gzip", 6), ("gzip", 9), ("zstd", 3)]
    return Compression.Bodies(
      workload: workload, size: "one", codecs: codecs, bodyCount: 10, totalBytes: 10 * bytes,
      outcomes: zip(settings, lengths).map { setting, length in
        var outcome = Compression.Outcome(
          method: setting.0, level: setting.1, totalBytes: 10 * length,
          enlargedBodyCount: length > bytes ? 10 : 0)
        if isTimed {
          outcome.compress = operation(10 * bytes)
          outcome.decompress = operation(bytes)
        }
        return outcome
      },
      dictionary: dictionary.map {
        Compression.Dictionary(
          method: "zstd", level: 3, trainingBodyCount: 5, dictionaryBytes: 2000,
          testedBodyCount: 5, testedBytes: 5 * bytes, totalBytesWithout: 5 * lengths[2],
          totalBytesWith: 5 * $0)
      })
  }

  private static func operation(_ nanoseconds: Int) -> Operation {
    var operation = Operation()
    operation.sampleNanoseconds = Array(repeating: nanoseconds, count: 8)
    operation.sampleCPUNanoseconds = operation.sampleNanoseconds
    return operation
  }
}
