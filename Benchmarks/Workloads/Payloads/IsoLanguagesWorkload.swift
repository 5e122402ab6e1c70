import FoundationJSONCodec
import RecordModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The languages of ISO 639-3: a document that nobody here made up, read from Debian's package iso-codes.
public enum IsoLanguagesWorkload: Workload {
  public static let name = "iso-languages"
  public static let summary = "the list of ISO 639-3, from Debian's iso-codes"
  public static let purpose = "real data, 7,910 records; short text under long names"
  public static let sampleCount = 200
  public static let batchCount = 7910

  /// Where the package iso-codes puts the list.
  static let file = "/usr/share/iso-codes/json/iso_639-3.json"

  public static func make() throws -> WorkloadRecords<IsoLanguage, IsoLanguages> {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      throw WorkloadUnavailable(
        description:
          "\(name) reads \(file), which is not there; install it with: apt-get install iso-codes")
    }
    let list: IsoLanguages
    do {
      list = try FoundationJSONCodec<IsoLanguages>().decode([UInt8](bytes))
    } catch {
      throw WorkloadUnavailable(
        description: "\(name) cannot read \(file): \(error); another version of iso-codes may help")
    }
    // Every so many records, so that the sample has all kinds of languages and not only those that start with an a.
    let stride = max(1, list.languages.count / sampleCount)
    let sample = (0..<min(sampleCount, list.languages.count)).map { list.languages[$0 * stride] }
    return WorkloadRecords(sample: sample, batch: list, batchCount: list.languages.count)
  }
}
