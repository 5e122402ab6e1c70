import Bytes
import NativeCodecs
import RecordModel

/// Whether bytes are a JSON document (RFC 8259).
enum JSONBody {
  /// A body may be as deep and as long as the capture that it is from.
  private static let limits = DecodingLimits(
    inputBytes: 1 << 30, depth: 500, elements: .max, stringBytes: 1 << 30)

  /// Whether bytes are JSON; with `mustBeCollection`, whether they are an object or an array.
  static func isJSON(_ bytes: [UInt8], mustBeCollection: Bool) -> Bool {
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
