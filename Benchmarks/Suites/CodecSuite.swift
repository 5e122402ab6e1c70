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

  /// The versions of the C libraries behind the codecs and the compression.
  public static var libraryVersions: [String: String] {
    LoadedLibraries.versions(of: [
      "libxml2", "libprotobuf-c", "libavro", "libcbor", "libmsgpackc", "libz", "libzstd",
      "libbrotlienc",
    ])
  }

  /// The codecs, in the order of reports.
  public static var codecs: [BenchmarkSuite.Codec] {
    let anySchema = RecordSchema("Record", [])
    let whole = CodecRoster<DynamicRecord>.standard(schema: anySchema, limits: .standard)
    let borrowing = CodecRoster<IsoLanguage>.borrowing(schema: anySchema, limits: .standard)
    // What a codec does in part stands behind what it does whole.
    return whole.entries.map(\.codec).flatMap { codec in
      [codec]
        + borrowing.entries.map(\.codec).filter { codec.kind == .codec && $0.name == codec.name }
    }
  }

  /// The codecs of the formats that most services choose between. Those of others are measured where they are asked for,
  /// so that a run takes no longer, and runs can be compared with older ones.
  public static var usualCodecs: [BenchmarkSuite.Codec] {
    codecs.filter { codec in
      ["json", "xml", "protobuf", "avro"].contains { codec.name.hasPrefix($0 + "/") }
    }
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

extension CodecSuite {
  /// Subjects of one workload, those of a size together and in the order of ``codecs``.
  static func inOrder(_ subjects: [BenchmarkSubject]) -> [BenchmarkSubject] {
    let order = codecs
    func position(_ subject: BenchmarkSubject) -> Int {
      let identity = subject.identity
      let isBatch = identity.size == subjects[0].identity.size ? 0 : order.count
      return isBatch
        + (order.firstIndex { $0.name == identity.codec && $0.kind == identity.kind } ?? 0)
    }
    return subjects.sorted { position($0) < position($1) }
  }

  /// The same records, of each a few fields read by each of the codecs named that can do so.
  static func borrowedSubjects<Value: BorrowedReading>(
    of records: [Value], workload: String, size: String, recordsPerOperation: Int, codecs: [String]
  ) throws -> [BenchmarkSubject] {
    let maker = SubjectMaker(
      records: records, workload: workload, size: size, recordsPerOperation: recordsPerOperation)
    return try CodecRoster<Value>.borrowing(schema: Value.schema, limits: .standard).entries
      .filter { codecs.contains($0.codec.name) }
      .map { try $0.makeSubject(maker) }
  }
}

/// A workload of the suite, with its record types kept inside.
struct MeasuredWorkload: Sendable {
  let description: BenchmarkSuite.Workload
  let makeSubjects: @Sendable (_ codecs: [String]) throws -> [BenchmarkSubject]

  init<Payload: Workload>(_ workload: Payload.Type)
  where Payload.Item: BorrowedReading, Payload.Batch: BorrowedReading {
    description = BenchmarkSuite.Workload(
      name: Payload.name, summary: Payload.summary,
      seed: (Payload.self as? any GeneratedWorkload.Type)?.seed)
    makeSubjects = { codecs in
      let records = try Payload.make()
      let subjects =
        try CodecSuite.subjects(
          of: records.sample, workload: Payload.name, size: "one", recordsPerOperation: 1,
          schema: Payload.Item.schema, codecs: codecs)
        + CodecSuite.subjects(
          of: [records.batch], workload: Payload.name, size: "batch",
          recordsPerOperation: records.batchCount, schema: Payload.Batch.schema, codecs: codecs)
        + CodecSuite.borrowedSubjects(
          of: records.sample, workload: Payload.name, size: "one", recordsPerOperation: 1,
          codecs: codecs)
        + CodecSuite.borrowedSubjects(
          of: [records.batch], workload: Payload.name, size: "batch",
          recordsPerOperation: records.batchCount, codecs: codecs)
      return CodecSuite.inOrder(subjects)
    }
  }
}
