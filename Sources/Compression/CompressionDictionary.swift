internal import CZstd

/// What bodies have in common, known to both ends beforehand, so that it need not be sent with each of them.
///
/// Source: RFC 8878, section 5. The frames name the dictionary by a number of up to 4 bytes. Over HTTP, a dictionary
/// has to be agreed on (RFC 9842); its content coding `dcz` adds 40 bytes to each body, which are not counted here.
public struct CompressionDictionary: Sendable, Hashable {
  /// The longest dictionary that is trained, in bytes: what `zstd --train` makes unless told otherwise.
  public static let longest = 112_640
  /// From fewer samples nothing is trained.
  public static let fewestSamples = 8

  /// The dictionary, as RFC 8878 has it, or any bytes that the bodies share.
  public let bytes: [UInt8]

  /// Takes a dictionary that is there already.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Trains a dictionary on samples; the same one for the same samples.
  ///
  /// Source: `ZDICT_trainFromBuffer` (zdict.h).
  ///
  /// - Parameters:
  ///   - samples: Bodies like those to come.
  ///   - mostBytes: How long the dictionary may get.
  /// - Throws: ``CompressionFailure/Reason/library(_:)`` where there are too few samples, or they are too short or too
  ///   unlike each other to learn from.
  public init(
    trainedOn samples: [[UInt8]], mostBytes: Int = longest
  ) throws(CompressionFailure) {
    guard samples.count >= Self.fewestSamples else {
      throw CompressionFailure(
        .library(
          "a dictionary takes \(Self.fewestSamples) samples, and there are \(samples.count)"),
        in: .zstd)
    }
    var dictionary = [UInt8](repeating: 0, count: mostBytes)
    let count = ZDICT_trainFromBuffer(
      &dictionary, mostBytes, Array(samples.joined()), samples.map(\.count), UInt32(samples.count))
    guard ZDICT_isError(count) == 0 else {
      throw CompressionFailure(
        .library("no dictionary could be trained: \(String(cString: ZDICT_getErrorName(count)))"),
        in: .zstd)
    }
    dictionary.removeLast(mostBytes - count)
    bytes = dictionary
  }
}
