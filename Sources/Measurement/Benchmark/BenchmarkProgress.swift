/// Where a benchmark is; handed out outside of what is timed.
public enum BenchmarkProgress: Sendable, Hashable {
  /// Measures the memory of a case in a process of its own; the fraction of cases done, from 0 to 1.
  case weighing(caseID: String, fractionCompleted: Double)
  /// Checks a subject's round trip; the fraction of subjects done, from 0 to 1.
  case verifying(subject: String, fractionCompleted: Double)
  /// Counts the allocations and instructions of a case; the fraction of cases done, from 0 to 1.
  case counting(caseID: String, fractionCompleted: Double)
  /// Compresses the bodies of a workload in a format; the fraction of them done, from 0 to 1.
  case compressing(bodies: String, fractionCompleted: Double)
  /// Takes a sample.
  case sampling(SamplingProgress)
}
