/// What there is to measure: workloads, codecs, and how to make the subjects of a choice of them.
public struct BenchmarkSuite {
  /// A payload.
  public struct Workload: Sendable, Hashable {
    /// The name: `api-response`.
    public let name: String
    /// What it is, in a line.
    public let summary: String
    /// The seed that its data is made from; `nil` where the data is read from a file.
    public let seed: UInt64?
    /// What the user's own bodies are; `nil` if the payload is not the user's.
    public let bodies: ResultDocument.MeasuredBodies?

    /// Describes a workload.
    public init(
      name: String, summary: String, seed: UInt64?, bodies: ResultDocument.MeasuredBodies? = nil
    ) {
      self.name = name
      self.summary = summary
      self.seed = seed
      self.bodies = bodies
    }
  }

  /// A codec, or a part of one that is measured by itself.
  public struct Codec: Sendable, Hashable {
    /// The name: `protobuf/swift`.
    public let name: String
    /// How much of the codec's work.
    public let kind: BenchmarkSubject.Kind
    /// What it is, in a line.
    public let summary: String

    /// The name that the user's own bodies have among the codecs: JSON as it is sent, which no library of ours writes.
    public static let ownBodies = "json/document"

    /// Describes a codec.
    public init(name: String, kind: BenchmarkSubject.Kind, summary: String) {
      self.name = name
      self.kind = kind
      self.summary = summary
    }
  }

  /// The workloads, in the order in which they are shown.
  public let workloads: [Workload]
  /// The codecs, in the order in which they are shown.
  public let codecs: [Codec]
  /// The versions of the libraries behind the codecs, by library.
  public let libraryVersions: [String: String]
  /// Makes the subjects of some workloads in some codecs, both by name, in the order of the lists.
  public let makeSubjects: (_ workloads: [String], _ codecs: [String]) throws -> [BenchmarkSubject]

  /// Describes a suite.
  public init(
    workloads: [Workload], codecs: [Codec], libraryVersions: [String: String] = [:],
    makeSubjects:
      @escaping (_ workloads: [String], _ codecs: [String]) throws -> [BenchmarkSubject]
  ) {
    self.workloads = workloads
    self.codecs = codecs
    self.libraryVersions = libraryVersions
    self.makeSubjects = makeSubjects
  }
}
