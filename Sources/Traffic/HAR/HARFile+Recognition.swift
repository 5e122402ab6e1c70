import Bytes
import NativeCodecs
import RecordModel
import SystemCalls

extension HARFile {
  /// How much of a file is looked at, in bytes.
  private static let recognitionBytes = 1 << 18

  /// Whether a file is read as a HAR file: by its name, which ends in `.har`, or by its content: a JSON object whose `log` has `entries` that are an
  /// array, or a `version` of HAR and one of the objects that only HAR has beside it. A file that cannot be read is not, nor is a pipe.
  public static func isHAR(at path: String) -> Bool {
    // What is no HAR file in spite of its name is for the reader to refuse, with the reason.
    if path.lowercased().hasSuffix(".har") { return true }
    do throws(SystemFailure) {
      var start: [UInt8] = []
      let reader = try FileReader(path: path)
      // What is read of a pipe is gone.
      guard reader.fileBytes != nil else { return false }
      while start.count < recognitionBytes {
        let piece = try reader.next(atMost: recognitionBytes - start.count)
        if piece.isEmpty { break }
        start += piece
      }
      return isHAR(start)
    } catch {
      return false
    }
  }

  /// Whether a file that begins with these bytes is a HAR file.
  static func isHAR(_ start: [UInt8]) -> Bool {
    let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(start.dropFirst(3)) : start
    var signs = Signs()
    // The bytes end somewhere in the file, so that a failure is nothing unusual; the signs before it count.
    _ = try? JSONTokenizer.reading(text.rawSpan, limits: limits) {
      tokens throws(DecodingFailure) in
      try signs.look(at: &tokens)
    }
    return signs.hasEntries || signs.hasVersion && signs.hasOwnMember
  }

  private struct Signs {
    var hasEntries = false
    var hasVersion = false
    var hasOwnMember = false

    mutating func look(at tokens: inout JSONTokenizer) throws(DecodingFailure) {
      guard try tokens.next() == .beginObject else { return }
      while case .name(let name)? = try tokens.next() {
        guard name == "log" else {
          try tokens.skipValue()
          continue
        }
        guard try tokens.next() == .beginObject else { return }
        try lookAtLog(&tokens)
        return
      }
    }

    private mutating func lookAtLog(_ tokens: inout JSONTokenizer) throws(DecodingFailure) {
      while case .name(let name)? = try tokens.next() {
        switch name {
        case "entries":
          hasEntries = try tokens.next() == .beginArray
          return
        case "version":
          guard case .string(let version)? = try tokens.next() else { return }
          hasVersion = version.hasPrefix("1.")
        case "creator", "browser", "pages":
          hasOwnMember = true
          try tokens.skipValue()
        default: try tokens.skipValue()
        }
      }
    }
  }
}
