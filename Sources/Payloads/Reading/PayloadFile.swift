import Documents
import SerializationCodecs
import SystemCalls

/// The payloads to convert: a file, or what comes through a pipe.
package struct PayloadFile {
  /// A user's own file may be larger and deeper than what a service would accept.
  package static let limits = DecodingLimits(
    inputBytes: 1 << 30, depth: 500, elements: 50_000_000, stringBytes: 1 << 28)

  /// The file's path.
  package let path: String

  /// The file of an operand; standard input without one, or for `-`.
  package init(operand: String?) {
    path = operand.map { $0 == "-" ? "/dev/stdin" : $0 } ?? "/dev/stdin"
  }

  /// The file's name in messages.
  package var name: String { path == "/dev/stdin" ? "standard input" : path }

  /// Hands over the file's JSON documents, one by one.
  package func forEachDocument(
    _ body: (JSONValue) throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) {
    let file = DocumentFile(path: path, limits: Self.limits)
    do throws(DocumentFailure) {
      try file.forEach { document throws(DocumentFailure) in
        try body(try JSONValue(reading: document.bytes, limits: Self.limits))
      }
    } catch {
      throw error.inFile(name, sample: error.sample)
    }
  }

  /// The file's bytes, all of them.
  package func contents() throws(DocumentFailure) -> [UInt8] {
    let contents: [UInt8]?
    do throws(SystemFailure) {
      contents = try WholeFile(path: path).read(atMost: Self.limits.inputBytes)
    } catch {
      throw DocumentFailure(.malformed("the file cannot be read: \(error)")).inFile(name)
    }
    guard let contents else {
      throw DocumentFailure(.documentTooLong(limit: Self.limits.inputBytes)).inFile(name)
    }
    return contents
  }
}
