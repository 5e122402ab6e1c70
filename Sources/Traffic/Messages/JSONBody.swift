import Bytes
import NativeCodecs
import RecordModel

/// Whether bytes are a JSON document (RFC 8259).
enum JSONBody {
  /// A body may be as deep and as long as the capture that it is from.
  private static let limits = DecodingLimits(
    inputBytes: 1 << 30, depth: 500, elements: .max, stringBytes: 1 << 30)

  /// A document without the byte order mark that it may begin with (RFC 8259, section 8.1).
  static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// Whether bytes are JSON; with `mustBeCollection`, whether they are an object or an array.
  static func isJSON(_ bytes: [UInt8], mustBeCollection: Bool) -> Bool {
    let bytes = withoutMark(bytes)
    if mustBeCollection {
      let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
      guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    }
    do throws(DecodingFailure) {
      try JSONTokenizer.reading(bytes.rawSpan, limits: limits) {
        tokens throws(DecodingFailure) in
        try tokens.skipValue()
        _ = try tokens.next()
      }
      return true
    } catch {
      return false
    }
  }
}
