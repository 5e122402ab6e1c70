/// Where a benchmark is; handed out outside of what is timed.
public enum BenchmarkProgress: Sendable, Hashable {
  /// Reads a user's file; the fraction of all bytes read, from 0 to 1.
  case reading(file: String, fractionCompleted: Double)
  /// Finds the schema of bodies; the fraction of them seen, from 0 to 1.
  case inferring(bodies: String, fractionCompleted: Double)
  /// Encodes what is measured in a codec; the fraction of codecs done, from 0 to 1.
  case encoding(codec: String, fractionCompleted: Double)
  /// Measures the memory of a case in a process of its own; the fraction of cases done, from 0 to 1.
  case weighing(caseID: String, fractionCompleted: Double)
  /// Checks a subject's round trip; the fraction of subjects done, from 0 to 1.
  case verifying(subject: String, fractionCompleted: Double)
  /// Counts the allocations and instructions of a case; the fraction of cases done, from 0 to 1.
  case counting(caseID: String, fractionCompleted: Double)
  /// Compresses the bodies of a workload in a format; the fraction of them done, from 0 to 1.
  case compressing(bodies: String, fractionCompleted: Double)
  /// Starts a process that samples a part, the first being 1; how far sampling is.
  case starting(process: Int, SamplingProgress)
  /// Takes a sample.
  case sampling(SamplingProgress)
}
