public import Measurement
import SerializationCodecs
import Workloads

/// How the native codecs' time grows with their input: batches from one record to ten thousand, and records in records.
public enum ScalingSuite {
  /// Pages of user profiles; an operation handles one page.
  public static let batchGrowth = BenchmarkSuite.Workload(
    name: "batch-growth", summary: "pages of 1 to 10,000 user profiles",
    seed: UserProfileWorkload.seed)
  /// Records that hold each the next; an operation handles one chain.
  public static let nesting = BenchmarkSuite.Workload(
    name: "nesting", summary: "records nested up to the limit", seed: nil)

  static let pageSizes = [1, 10, 100, 1000, 10_000]
  static let depths = [25, 50, 100]

  /// The subjects of both, for every native codec; a subject's size is the number of records.
  public static func subjects() throws -> [BenchmarkSubject] {
    let profiles = try UserProfileWorkload.make().batch.profiles
    let pages = pageSizes.map { size in
      var page = UserProfilePage()
      page.profiles = (0..<size).map { profiles[$0 % profiles.count] }
      return page
    }
    return try zip(pageSizes, pages).flatMap { try subjects($1, batchGrowth, records: $0) }
      + depths.flatMap { try subjects(Link.chain(of: $0), nesting, records: $0) }
  }

  private static func subjects<Value: Record>(
    _ value: Value, _ workload: BenchmarkSuite.Workload, records: Int
  ) throws -> [BenchmarkSubject] {
    let maker = SubjectMaker(
      records: [value], workload: workload.name, size: "\(records)", recordsPerOperation: records)
    return [
      try maker.subject({ JSONCodec<Value>() }), try maker.subject({ ProtobufCodec<Value>() }),
      try maker.subject({ AvroCodec<Value>() }),
    ]
  }
}

/// A record that holds another one of its kind.
private struct Link: Record {
  var name = "a link of the chain"
  @Indirect var next: Link?

  static let schema: RecordSchema = RecordSchema(
    "Link",
    [FieldSchema(1, "name", .string), FieldSchema(2, "next", .record(Link.schema), .optional)])

  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(name, field: 1)
    try encoder.encode(next, field: 2)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&name)
      case 2: try decoder.decode(&next, new: Link.init)
      default: try decoder.skipField()
      }
    }
  }

  static func chain(of count: Int) -> Link {
    (1..<count).reduce(Link()) { chain, _ in
      var link = Link()
      link.next = chain
      return link
    }
  }
}
