import Measurement

/// How long a workload's single records are in a codec.
public struct EncodedSize: Sendable, Hashable {
  /// The codec's name: `protobuf/swift`.
  public let codec: String
  /// How many records there are.
  public let records: Int
  /// The bytes of all of them together, each encoded on its own.
  public let totalBytes: Int
}

extension CodecSuite {
  /// The sizes of a workload's single records in every codec, in the order of reports.
  public static func sizes(ofSingleRecordsIn workload: String) throws -> [EncodedSize] {
    try suite.makeSubjects([workload], codecs.map(\.name))
      .filter { $0.identity.size == "one" && $0.identity.kind == .codec }
      .map {
        EncodedSize(
          codec: $0.identity.codec, records: $0.operationsPerPass,
          totalBytes: $0.encodedBytesPerPass)
      }
  }
}
