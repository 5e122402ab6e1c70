/// Why bytes could not be compressed, or what is wrong with compressed ones, and where.
public struct CompressionFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What stands in the way.
  public enum Reason: Sendable, Hashable {
    /// The compressed data ends before it is complete.
    case truncated
    /// The compressed data breaks the rules of its format; the text is the library's message.
    case malformed(String)
    /// So many bytes stand behind the compressed data.
    case trailingBytes(count: Int)
    /// The data would be longer than the limit, in bytes. No more memory was taken than for the limit.
    case outputTooLong(limit: Int)
    /// The data is longer than one call of the library takes, in bytes.
    case inputTooLong(limit: Int)
    /// The library refused for a reason of its own, such as memory; the text is its message.
    case library(String)
  }

  /// How the data is compressed.
  public let method: CompressionMethod
  /// What stands in the way.
  public let reason: Reason
  /// How many bytes of the input stand before the place where it was noticed.
  public let offset: Int

  /// States a failure.
  public init(_ reason: Reason, in method: CompressionMethod, at offset: Int = 0) {
    self.method = method
    self.reason = reason
    self.offset = offset
  }

  public var description: String {
    let what =
      switch reason {
      case .truncated: "the data ends too early"
      case .malformed(let message): "the data is damaged: \(message)"
      case .trailingBytes(let count):
        "\(count) byte\(count == 1 ? " follows" : "s follow") the data"
      case .outputTooLong(let limit): "the data is longer than the limit of \(limit) bytes"
      case .inputTooLong(let limit): "\(method.rawValue) takes no more than \(limit) bytes"
      case .library(let message): message
      }
    return "\(method.rawValue): byte \(offset): \(what)"
  }
}
