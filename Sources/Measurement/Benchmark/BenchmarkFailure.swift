/// Why a benchmark ended without a result.
public enum BenchmarkFailure: Error, CustomStringConvertible {
  /// Decoding did not give back what was encoded; nothing was timed.
  case roundTrip(subject: String, underlying: any Error)
  /// A codec that had passed its round trip threw afterwards.
  case sampling(SamplingFailure)

  public var description: String {
    switch self {
    case .roundTrip(let subject, let underlying): "round trip failed: \(subject): \(underlying)"
    case .sampling(let failure): "failed after its round trip: \(failure)"
    }
  }
}
