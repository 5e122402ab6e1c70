/// How much a decoder takes before it refuses an input, so that no input costs more than its reader allows.
///
/// Every limit is checked before memory is taken for what it limits.
public struct DecodingLimits: Sendable, Hashable {
  /// The longest input, in bytes. 64 MiB unless set.
  public var inputBytes: Int
  /// How deep records may nest; the outermost is at depth 1. 100 unless set, as in Google's parsers.
  public var depth: Int
  /// The most elements of one repeated field or entries of one map. 1,000,000 unless set.
  public var elements: Int
  /// The longest string or bytes value, in bytes. 16 MiB unless set.
  public var stringBytes: Int
  /// The most that is kept of fields that a schema does not have, in bytes over the whole input. 16 MiB unless set.
  public var unknownFieldBytes: Int

  /// Sets the limits; each has a default that fits messages between services.
  public init(
    inputBytes: Int = 64 << 20, depth: Int = 100, elements: Int = 1_000_000,
    stringBytes: Int = 16 << 20, unknownFieldBytes: Int = 16 << 20
  ) {
    self.inputBytes = inputBytes
    self.depth = depth
    self.elements = elements
    self.stringBytes = stringBytes
    self.unknownFieldBytes = unknownFieldBytes
  }

  /// The defaults.
  public static let standard = DecodingLimits()

  /// Refuses an input that is too long.
  public func check(inputBytes count: Int) throws(DecodingFailure) {
    guard count <= inputBytes else {
      throw DecodingFailure(.inputTooLong(count: count, limit: inputBytes))
    }
  }
}
