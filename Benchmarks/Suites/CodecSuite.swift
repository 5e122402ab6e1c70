public import Measurement
public import SerializationCodecs
import Workloads

/// Every codec on every workload: what `serbench run` measures.
public enum CodecSuite {
  /// The suite, ready to make its subjects.
  public static var suite: BenchmarkSuite {
    BenchmarkSuite(
      workloads: workloads.map(\.description),
      codecs: codecs,
      libraryVersions: libraryVersions,
      makeSubjects: { workloadNames, codecNames in
        try workloads.filter { workloadNames.contains($0.description.name) }
          .flatMap { try $0.makeSubjects(codecNames) }
      })
  }

  /// The versions of the C libraries behind the codecs.
  public static var libraryVersions: [String: String] {
    LoadedLibraries.versions(of: ["libxml2", "libprotobuf-c", "libavro"])
  }

  /// The codecs, in the order of reports.
  public static var codecs: [BenchmarkSuite.Codec] {
    let anySchema = RecordSchema("Record", [])
    return CodecRoster<DynamicRecord>.standard(schema: anySchema, limits: .standard).entries
      .map(\.codec)
  }

  // Each workload is named here by its own type: a list of existentials would hide the type from the optimiser, and
  // what is timed would be the unspecialised code that nobody ships.
  static let workloads = [
    MeasuredWorkload(UserProfileWorkload.self),
    MeasuredWorkload(PaymentWorkload.self),
    MeasuredWorkload(StockTicksWorkload.self),
    MeasuredWorkload(FoodOrderWorkload.self),
    MeasuredWorkload(BookCatalogWorkload.self),
    MeasuredWorkload(SessionClaimsWorkload.self),
    MeasuredWorkload(TelemetryWorkload.self),
    MeasuredWorkload(ApiResponseWorkload.self),
    MeasuredWorkload(IsoLanguagesWorkload.self),
  ]

  /// The same records in each of the codecs named.
  ///
  /// - Parameters:
  ///   - records: What is encoded one after the other; an operation handles one of them.
  ///   - workload: The name to show.
  ///   - size: How many records a value stands for, in a word: `one` or `batch`.
  ///   - recordsPerOperation: The same as a number.
  ///   - schema: The schema of all the records.
  ///   - codecs: Names from ``codecs``.
  ///   - limits: What the codecs refuse to read.
  public static func subjects<Value: RecordValue>(
    of records: [Value], workload: String, size: String, recordsPerOperation: Int,
    schema: RecordSchema, codecs: [String], limits: DecodingLimits = .standard
  ) throws -> [BenchmarkSubject] {
    let maker = SubjectMaker(
      records: records, workload: workload, size: size, recordsPerOperation: recordsPerOperation)
    return try CodecRoster<Value>.standard(schema: schema, limits: limits).entries
      .filter { codecs.contains($0.codec.name) }
      .map { try $0.makeSubject(maker) }
  }
}

/// A workload of the suite, with its record types kept inside.
struct MeasuredWorkload: Sendable {
  let description: BenchmarkSuite.Workload
  let makeSubjects: @Sendable (_ codecs: [String]) throws -> [BenchmarkSubject]

  init<Payload: Workload>(_ workload: Payload.Type) {
    description = BenchmarkSuite.Workload(
      name: Payload.name, summary: Payload.summary,
      seed: (Payload.self as? any GeneratedWorkload.Type)?.seed)
    makeSubjects = { codecs in
      let records = try Payload.make()
      return try CodecSuite.subjects(
        of: records.sample, workload: Payload.name, size: "one", recordsPerOperation: 1,
        schema: Payload.Item.schema, codecs: codecs)
        + CodecSuite.subjects(
          of: [records.batch], workload: Payload.name, size: "batch",
          recordsPerOperation: records.batchCount, schema: Payload.Batch.schema, codecs: codecs)
    }
  }
}
