public import Compression
import Measurement

/// How long a workload's single records are in a codec.
public struct EncodedSize: Sendable, Hashable {
  /// The codec's name: `protobuf/swift`.
  public let codec: String
  /// How many records there are.
  public let records: Int
  /// The bytes of all of them together, each encoded by itself.
  public let totalBytes: Int
  /// The same with each encoding compressed by itself; `nil` where none was asked for.
  public let compressedBytes: Int?
}

extension CodecSuite {
  /// The sizes of a workload's single records in codecs, in the order of reports.
  ///
  /// - Parameters:
  ///   - workload: The workload's name.
  ///   - codecs: Which codecs; every one unless given.
  ///   - method: How to compress each encoding, at the level of servers; `nil` for not at all.
  public static func sizes(
    ofSingleRecordsIn workload: String, in codecs: [BenchmarkSuite.Codec] = codecs,
    compressedBy method: CompressionMethod? = nil
  ) throws -> [EncodedSize] {
    let compressor = method.map { Compressor($0) }
    return try suite.makeSubjects([workload], codecs.map(\.name))
      .filter { $0.identity.size == "one" && $0.identity.kind == .codec }
      .map { subject in
        EncodedSize(
          codec: subject.identity.codec, records: subject.operationsPerPass,
          totalBytes: subject.encodedBytesPerPass,
          compressedBytes: try compressor.map { compressor in
            try subject.encodings.reduce(0) { try $0 + compressor.compress($1).count }
          })
      }
  }
}
