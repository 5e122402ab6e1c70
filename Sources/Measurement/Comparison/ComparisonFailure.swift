/// Why two results cannot be compared.
public enum ComparisonFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// A workload's data was made from different seeds.
  case differentSeeds(workload: String, base: UInt64?, new: UInt64?)
  /// An operation handles other records, or other numbers of them.
  case differentRecords(BenchmarkSubject.Identity)
  /// Nothing was measured in both.
  case nothingInCommon

  public var description: String {
    switch self {
    case .differentSeeds(let workload, let base, let new):
      "the two runs measured different data: \(workload) was made from \(Self.text(base)) in the base, "
        + "and from \(Self.text(new)) in the new run"
    case .differentRecords(let identity):
      "the two runs measured different data: \(identity) handles another number of records"
    case .nothingInCommon: "the two runs have no workload and codec in common that has samples"
    }
  }

  private static func text(_ seed: UInt64?) -> String { seed.map { "seed \($0)" } ?? "a file" }
}
