import Measurement

/// Why a result document does not say what a projection of costs needs.
public enum MeasuredFormatFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such workload; there are others.
  case noWorkload(String, [String])
  /// The workload was not measured in that codec, but in others.
  case noCodec(String, workload: String, [String])
  /// There are no times.
  case untimed(codec: String, workload: String, operation: String)
  /// The result says nothing of compression.
  case notCompressed
  /// The bodies were not compressed so, but in other ways.
  case noCoding(String, codec: String, workload: String, [String])
  /// Of a language of which nothing was measured, the processor time of one format is given and not that of the other.
  case oneTime
  /// A number is beyond what can be computed exactly.
  case tooLarge

  public var description: String {
    switch self {
    case .noWorkload(let name, let others):
      "there is no workload '\(name)' of single records in the result; there is: "
        + others.joined(separator: ", ")
    case .noCodec(let name, let workload, let others):
      "\(workload) was not measured in '\(name)', but in: "
        + others.filter { $0 != BenchmarkSuite.Codec.ownBodies }.joined(separator: ", ")
    case .untimed(let codec, let workload, let operation):
      "the result has no times of \(operation) \(workload) in \(codec); take other --ends"
    case .notCompressed:
      "the result says nothing of compression; measure again with --compression"
    case .noCoding(let coding, let codec, let workload, let others):
      "\(workload) in \(codec) was not compressed by '\(coding)'; there is: "
        + (others.isEmpty ? "nothing" : others.joined(separator: ", "))
    case .oneTime: "give both --cpu-us and --new-cpu-us, or neither"
    case .tooLarge: "the result holds a number too large to compute with"
    }
  }
}
