/// One workload in one codec, ready to be verified and timed.
///
/// An *operation* is the encoding, or the decoding, of everything the subject holds: one record or a batch.
public struct BenchmarkSubject {
  /// The workload's name: `api-response`.
  public let workload: String
  /// How many records are handled together, in a word: `one` or `batch`.
  public let batch: String
  /// How many records an operation handles.
  public let recordCount: Int
  /// The codec's name: `protobuf/swift`.
  public let codec: String
  /// How long the encoding of all records is, in bytes.
  public let encodedByteCount: Int
  /// Encodes all records as often as told, into a buffer that is kept from one operation to the next.
  public let encode: (_ iterations: Int) throws -> Void
  /// Decodes all records as often as told, each time into a whole value.
  public let decode: (_ iterations: Int) throws -> Void
  /// Throws unless decoding what was encoded yields equal records.
  public let verifyRoundTrip: () throws -> Void

  /// Describes a subject.
  public init(
    workload: String, batch: String, recordCount: Int, codec: String, encodedByteCount: Int,
    encode: @escaping (_ iterations: Int) throws -> Void,
    decode: @escaping (_ iterations: Int) throws -> Void,
    verifyRoundTrip: @escaping () throws -> Void
  ) {
    self.workload = workload
    self.batch = batch
    self.recordCount = recordCount
    self.codec = codec
    self.encodedByteCount = encodedByteCount
    self.encode = encode
    self.decode = decode
    self.verifyRoundTrip = verifyRoundTrip
  }

  /// The subject in a word or three: `api-response/batch protobuf/swift`.
  public var id: String { "\(workload)/\(batch) \(codec)" }
}
