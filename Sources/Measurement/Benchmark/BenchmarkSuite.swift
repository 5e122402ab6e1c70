/// What there is to measure: workloads, codecs, and how to make the subjects of a choice of them.
public struct BenchmarkSuite {
  /// A workload or a codec, as it is named and listed.
  public struct Item: Sendable, Hashable {
    /// The name: `api-response`, `protobuf/swift`.
    public let name: String
    /// What it is, in a line.
    public let summary: String

    /// Names an item.
    public init(name: String, summary: String) {
      self.name = name
      self.summary = summary
    }
  }

  /// The workloads, in the order in which they are shown.
  public let workloads: [Item]
  /// The codecs, in the order in which they are shown.
  public let codecs: [Item]
  /// The seed that the workloads' data is made from, if they have one.
  public let workloadSeed: UInt64?
  /// The versions of the libraries behind the codecs, by library.
  public let libraryVersions: [String: String]
  /// Makes the subjects of some workloads in some codecs, both by name, in the order of the lists.
  public let makeSubjects: (_ workloads: [String], _ codecs: [String]) throws -> [BenchmarkSubject]

  /// Describes a suite.
  public init(
    workloads: [Item], codecs: [Item], workloadSeed: UInt64? = nil,
    libraryVersions: [String: String] = [:],
    makeSubjects:
      @escaping (_ workloads: [String], _ codecs: [String]) throws -> [BenchmarkSubject]
  ) {
    self.workloads = workloads
    self.codecs = codecs
    self.workloadSeed = workloadSeed
    self.libraryVersions = libraryVersions
    self.makeSubjects = makeSubjects
  }
}
