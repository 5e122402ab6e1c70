public import Randomness
public import RecordModel

/// A kind of payload to measure: realistic records, the same ones in every run and on every machine.
///
/// A workload comes in two sizes: single records, each encoded on its own, and a batch, which is one record that holds
/// many. Single records are drawn as a sample, since they differ in length and in which optional fields they have.
public protocol Workload: Sendable {
  /// The record that is encoded on its own.
  associatedtype Item: Record
  /// The record that holds several.
  associatedtype Batch: Record

  /// The name on the command line and in results.
  static var name: String { get }
  /// What the payload is.
  static var summary: String { get }
  /// Why it is measured.
  static var purpose: String { get }
  /// How many single records the sample has.
  static var sampleCount: Int { get }
  /// How many single records the batch holds.
  static var batchCount: Int { get }

  /// The records: the sample and the batch.
  ///
  /// - Throws: ``WorkloadUnavailable`` where the records are read from a file that is not there.
  static func make() throws -> WorkloadRecords<Item, Batch>
}

/// The records of a workload.
public struct WorkloadRecords<Item: Record, Batch: Record>: Sendable {
  /// Single records.
  public let sample: [Item]
  /// One record that holds many.
  public let batch: Batch
  /// How many single records ``batch`` holds.
  public let batchCount: Int
}

/// A workload whose records are made from a seed.
public protocol GeneratedWorkload: Workload where Item: Record, Batch: Record {
  associatedtype Item
  associatedtype Batch

  /// Where the sequence of random numbers starts; changing it changes every published figure.
  static var seed: UInt64 { get }

  /// The record at a position of the sequence.
  static func item(_ index: Int, _ generator: inout SeededGenerator) -> Item

  /// One record around several.
  static func batch(_ items: [Item]) -> Batch
}

extension GeneratedWorkload {
  public static func make() throws -> WorkloadRecords<Item, Batch> {
    var generator = SeededGenerator(seed: seed)
    let items = (0..<max(sampleCount, batchCount)).map { item($0, &generator) }
    return WorkloadRecords(
      sample: Array(items.prefix(sampleCount)), batch: batch(Array(items.prefix(batchCount))),
      batchCount: batchCount)
  }
}

/// Why a workload cannot be measured here.
public struct WorkloadUnavailable: Error, CustomStringConvertible {
  /// What is missing, and what to do about it.
  public let description: String
}

/// The workloads, in the order of reports.
public enum Workloads {
  /// Every workload there is.
  public static let all: [any Workload.Type] = [
    UserProfileWorkload.self, PaymentWorkload.self, StockTicksWorkload.self,
    FoodOrderWorkload.self, BookCatalogWorkload.self, SessionClaimsWorkload.self,
    TelemetryWorkload.self, ApiResponseWorkload.self, IsoLanguagesWorkload.self,
  ]
}
