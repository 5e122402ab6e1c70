extension ResultDocument {
  /// What was measured of one workload and size in one codec.
  public struct Measurement: Sendable, Hashable, Codable {
    /// The workload's name.
    public var workload: String
    /// How many records are handled together, in a word: `one` or `batch`.
    public var size: String
    /// The codec's name.
    public var codec: String
    /// How much of the codec's work.
    public var kind: BenchmarkSubject.Kind
    /// How many records an operation handles.
    public var recordsPerOperation: Int
    /// How many different values were handled in turn.
    public var operationsPerPass: Int
    /// How long an encoding is, in bytes: the mean over the values.
    public var encodedBytesPerOperation: Double
    /// How long the encodings are beside their mean; absent where that was not kept.
    public var encodedBytesPercentiles: SizePercentiles?
    /// Encoding; absent where it was not measured.
    public var encode: Operation?
    /// Decoding; absent where it was not measured.
    public var decode: Operation?

    /// A measurement of a subject in which nothing has been timed yet.
    public init(_ subject: BenchmarkSubject) {
      workload = subject.identity.workload
      size = subject.identity.size
      codec = subject.identity.codec
      kind = subject.identity.kind
      recordsPerOperation = subject.recordsPerOperation
      operationsPerPass = subject.operationsPerPass
      encodedBytesPerOperation =
        Double(subject.encodedBytesPerPass) / Double(subject.operationsPerPass)
      encodedBytesPercentiles = SizePercentiles(lengths: subject.encodings.map(\.count))
    }

    /// What was measured.
    public var identity: BenchmarkSubject.Identity {
      BenchmarkSubject.Identity(workload: workload, size: size, codec: codec, kind: kind)
    }

    /// What was measured of a direction.
    public subscript(direction: BenchmarkSubject.Direction) -> Operation? {
      get {
        switch direction {
        case .encode: encode
        case .decode: decode
        }
      }
      set {
        switch direction {
        case .encode: encode = newValue
        case .decode: decode = newValue
        }
      }
    }

    enum CodingKeys: String, CodingKey {
      case workload, size, codec, kind
      case recordsPerOperation = "records_per_operation"
      case operationsPerPass = "operations_per_pass"
      case encodedBytesPerOperation = "encoded_bytes_per_operation"
      case encodedBytesPercentiles = "encoded_bytes_percentiles"
      case encode, decode
    }
  }

  /// Whether anything was timed.
  public var hasSamples: Bool {
    measurements.contains { measurement in
      BenchmarkSubject.Direction.allCases.contains {
        measurement[$0]?.sampleNanoseconds.isEmpty == false
      }
    }
  }

  /// What was measured of encoding, or of decoding.
  public struct Operation: Sendable, Hashable, Codable {
    /// How many operations ran in each sample.
    public var operationsPerSample = 1
    /// How many samples were thrown away before the case ran at its full speed.
    public var warmUpSamples = 0
    /// How long each sample took, in nanoseconds, in the order of the rounds.
    public var sampleNanoseconds: [Int] = []
    /// How long each sample kept the processor busy, in user mode and in the kernel, in nanoseconds.
    public var sampleCPUNanoseconds: [Int] = []
    /// How long each sample kept the processor busy in user mode alone, in nanoseconds; absent where it was not measured.
    ///
    /// Only the median of many samples means something; see ``SamplingClock/userCPU``.
    public var sampleUserCPUNanoseconds: [Int]?
    /// Heap allocations; absent where they were not counted.
    public var allocationsPerOperation: Double?
    /// What those allocations asked for, in bytes; absent where it was not counted.
    public var allocatedBytesPerOperation: Double?
    /// Instructions outside of the kernel; absent where the system does not count them.
    public var instructionsPerOperation: Double?
    /// The most memory that the operation held at once in a process of its own, in bytes: what was resident of heap,
    /// stack and written data, less what the process held before it, its first operation on this payload
    /// (``PeakMemory``). The value that is encoded, and the bytes that are decoded, were there before; the encoding, and
    /// the decoded value, were not. Absent where it was not measured.
    public var peakMemoryBytes: Int?

    /// Starts without samples.
    public init() {}

    /// Takes over samples.
    public mutating func take(_ series: SampleSeries) {
      operationsPerSample = series.operationsPerSample
      warmUpSamples = series.warmUpSamples
      sampleNanoseconds = series.nanoseconds
      sampleCPUNanoseconds = series.cpuNanoseconds
      sampleUserCPUNanoseconds = series.userCPUNanoseconds
    }

    /// What an operation took in each round, in nanoseconds.
    public var nanosecondsPerOperation: [Double] { perOperation(sampleNanoseconds) }

    /// What an operation took of the processor in each round, in nanoseconds.
    public var cpuNanosecondsPerOperation: [Double] { perOperation(sampleCPUNanoseconds) }

    /// What an operation took of the processor in user mode in each round, in nanoseconds.
    public var userCPUNanosecondsPerOperation: [Double]? {
      sampleUserCPUNanoseconds.map(perOperation)
    }

    private func perOperation(_ samples: [Int]) -> [Double] {
      samples.map { Double($0) / Double(operationsPerSample) }
    }

    enum CodingKeys: String, CodingKey {
      case operationsPerSample = "operations_per_sample"
      case warmUpSamples = "warm_up_samples"
      case sampleNanoseconds = "sample_nanoseconds"
      case sampleCPUNanoseconds = "sample_cpu_nanoseconds"
      case sampleUserCPUNanoseconds = "sample_user_cpu_nanoseconds"
      case allocationsPerOperation = "allocations_per_operation"
      case allocatedBytesPerOperation = "allocated_bytes_per_operation"
      case instructionsPerOperation = "instructions_per_operation"
      case peakMemoryBytes = "peak_memory_bytes"
    }
  }
}
