public import Workloads

/// What there is to know of a workload before it is measured.
public struct WorkloadFacts: Sendable {
  /// The name.
  public let name: String
  /// What the payload is.
  public let summary: String
  /// Why it is measured.
  public let purpose: String
  /// The seed that the records are made from; `nil` where they are read from a file.
  public let seed: UInt64?
  /// What the single records are made of.
  public let composition: Composition
  /// What the batch is made of.
  public let batchComposition: Composition
  /// How many single records are measured.
  public let sampleCount: Int
  /// How many the batch holds.
  public let batchCount: Int

  /// The facts of every workload, in the order of reports.
  public static func all() throws -> [WorkloadFacts] {
    try Workloads.all.map { try facts(of: $0) }
  }

  private static func facts<Payload: Workload>(of workload: Payload.Type) throws -> WorkloadFacts {
    let records = try workload.make()
    return WorkloadFacts(
      name: workload.name, summary: workload.summary, purpose: workload.purpose,
      seed: (workload as? any GeneratedWorkload.Type)?.seed,
      composition: try Composition(of: records.sample),
      batchComposition: try Composition(of: [records.batch]),
      sampleCount: records.sample.count, batchCount: records.batchCount)
  }
}
