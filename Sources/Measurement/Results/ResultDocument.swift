/// What a run measured: one document from which every table, chart and export is drawn.
///
/// It holds what was measured and nothing that can be computed from it. Units stand in the key names. ``read(_:)``
/// refuses what it does not understand, and says where.
public struct ResultDocument: Sendable, Hashable, Codable {
  /// What tells a result from other JSON documents.
  public static let format = "serbench-result"
  /// The version that is written, and the only one that is read.
  public static let currentVersion = 1

  /// ``format``
  public var format = Self.format
  /// ``currentVersion``
  public var schemaVersion = Self.currentVersion
  /// Whether the run came to its planned end; if not, samples or whole measurements are missing.
  public var isComplete: Bool
  /// When the run began, in UTC: `2026-01-31T12:00:00Z`.
  public var startedAt: String
  /// How long the run took, in seconds.
  public var elapsedSeconds: Double
  /// The machine, the system and the build.
  public var environment: RunEnvironment
  /// What was asked for.
  public var parameters: Parameters
  /// How many rounds each process took, in the order in which they ran; absent where one process took all.
  public var roundsByProcess: [Int]?
  /// How long it takes to read the clock twice, in nanoseconds; every sample is too long by this much.
  public var timerOverheadNanoseconds: Double
  /// The workloads, in the order in which they are shown.
  public var workloads: [Workload]
  /// The codecs, in the order in which they are shown.
  public var codecs: [Codec]
  /// What was measured of each workload, size and codec.
  public var measurements: [Measurement]
  /// What compression makes of the encodings; absent where it was not asked for.
  public var compression: Compression?

  /// States a result.
  public init(
    isComplete: Bool, startedAt: String, elapsedSeconds: Double, environment: RunEnvironment,
    parameters: Parameters, roundsByProcess: [Int]? = nil, timerOverheadNanoseconds: Double,
    workloads: [Workload], codecs: [Codec], measurements: [Measurement]
  ) {
    self.isComplete = isComplete
    self.startedAt = startedAt
    self.elapsedSeconds = elapsedSeconds
    self.environment = environment
    self.parameters = parameters
    self.roundsByProcess = roundsByProcess
    self.timerOverheadNanoseconds = timerOverheadNanoseconds
    self.workloads = workloads
    self.codecs = codecs
    self.measurements = measurements
  }

  /// What a run was asked for.
  public struct Parameters: Sendable, Hashable, Codable {
    /// The most rounds.
    public var rounds: Int
    /// The time for sampling, in seconds.
    public var budgetSeconds: Double
    /// How long a sample was to be where the budget allows it, in nanoseconds.
    public var targetSampleNanoseconds: Double
    /// Where the random numbers start that order the cases of each round.
    public var orderSeed: UInt64

    /// The parameters of a plan.
    public init(_ plan: SamplingPlan) {
      rounds = plan.rounds
      budgetSeconds = plan.budgetSeconds
      targetSampleNanoseconds = plan.targetSampleNanoseconds
      orderSeed = plan.orderSeed
    }

    enum CodingKeys: String, CodingKey {
      case rounds
      case budgetSeconds = "budget_seconds"
      case targetSampleNanoseconds = "target_sample_nanoseconds"
      case orderSeed = "order_seed"
    }
  }

  /// A payload that was measured.
  public struct Workload: Sendable, Hashable, Codable {
    /// The name: `api-response`.
    public var name: String
    /// What it is, in a line.
    public var summary: String
    /// The seed that its data was made from; absent where the data was read from a file.
    public var seed: UInt64?
    /// What the user's own bodies are; absent if the payload is not the user's.
    public var bodies: MeasuredBodies?

    /// States a workload.
    public init(name: String, summary: String, seed: UInt64?, bodies: MeasuredBodies? = nil) {
      self.name = name
      self.summary = summary
      self.seed = seed
      self.bodies = bodies
    }
  }

  /// A codec, or a part of one, that was measured.
  public struct Codec: Sendable, Hashable, Codable {
    /// The name: `protobuf/swift`.
    public var name: String
    /// How much of the codec's work.
    public var kind: BenchmarkSubject.Kind
    /// What it is, in a line.
    public var summary: String

    /// States a codec.
    public init(name: String, kind: BenchmarkSubject.Kind, summary: String) {
      self.name = name
      self.kind = kind
      self.summary = summary
    }
  }

  enum CodingKeys: String, CodingKey {
    case format
    case schemaVersion = "schema_version"
    case isComplete = "is_complete"
    case startedAt = "started_at"
    case elapsedSeconds = "elapsed_seconds"
    case environment
    case parameters
    case roundsByProcess = "rounds_by_process"
    case timerOverheadNanoseconds = "timer_overhead_nanoseconds"
    case workloads
    case codecs
    case measurements
    case compression
  }
}
