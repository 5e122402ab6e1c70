/// One workload in one codec, ready to be verified, counted and timed.
///
/// An *operation* encodes, or decodes, one value: a record, or a batch of records. A *pass* does it once for each of the
/// subject's values, since records differ in length.
public struct BenchmarkSubject {
  /// How much of a codec's work a subject does. Subjects of different kinds are never compared as equals.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// All of it: from a Swift value to bytes, and from bytes to a whole Swift value.
    case codec
    /// Only what the library behind the codec does with its own structures; no Swift value is read or filled.
    case libraryAlone = "library_alone"
    /// Decoding into a view of the bytes, which copies no text out of them.
    case borrowedDecode = "borrowed_decode"
  }

  /// A direction that can be timed.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// From a value to bytes, into a buffer that is kept from one operation to the next.
    case encode
    /// From bytes to a value that is built whole, each time anew.
    case decode
  }

  /// What a subject measures, apart from the direction.
  public struct Identity: Sendable, Hashable, CustomStringConvertible {
    /// The workload's name: `api-response`.
    public let workload: String
    /// How many records are handled together, in a word: `one` or `batch`.
    public let size: String
    /// The codec's name: `protobuf/swift`.
    public let codec: String
    /// How much of the codec's work.
    public let kind: Kind

    /// Names a subject.
    public init(workload: String, size: String, codec: String, kind: Kind = .codec) {
      self.workload = workload
      self.size = size
      self.codec = codec
      self.kind = kind
    }

    public var description: String {
      let suffix =
        switch kind {
        case .codec: ""
        case .libraryAlone: " (library alone)"
        case .borrowedDecode: " (borrowed)"
        }
      return "\(workload)/\(size) \(codec)\(suffix)"
    }
  }

  /// Runs as many passes as it is told.
  public typealias Passes = (_ count: Int) throws -> Void

  /// What is measured.
  public let identity: Identity
  /// How many records an operation handles.
  public let recordsPerOperation: Int
  /// How many operations a pass consists of.
  public let operationsPerPass: Int
  /// How many bytes the encodings of a pass have together.
  public let encodedBytesPerPass: Int
  /// Encodes; `nil` where the subject only decodes.
  public let encode: Passes?
  /// Decodes; `nil` where the subject only encodes.
  public let decode: Passes?
  /// Throws unless decoding what was encoded yields equal values.
  public let verifyRoundTrip: () throws -> Void
  /// The encodings of a pass, as bodies to compress; empty where there is nothing in them but what another subject has.
  public let encodings: [[UInt8]]

  /// Describes a subject.
  public init(
    identity: Identity, recordsPerOperation: Int, operationsPerPass: Int, encodedBytesPerPass: Int,
    encode: Passes?, decode: Passes?, verifyRoundTrip: @escaping () throws -> Void,
    encodings: [[UInt8]] = []
  ) {
    self.identity = identity
    self.recordsPerOperation = recordsPerOperation
    self.operationsPerPass = operationsPerPass
    self.encodedBytesPerPass = encodedBytesPerPass
    self.encode = encode
    self.decode = decode
    self.verifyRoundTrip = verifyRoundTrip
    self.encodings = encodings
  }

  /// The passes of a direction; `nil` where the subject does not have it.
  public func passes(_ direction: Direction) -> Passes? {
    switch direction {
    case .encode: encode
    case .decode: decode
    }
  }
}
