import Documents
import SerializationCodecs
import SystemCalls

/// A file of payloads, or what comes through a pipe.
package struct PayloadFile: Sendable {
  /// A user's own file may be larger and deeper than what a service would accept.
  package static let limits = DecodingLimits(
    inputBytes: 1 << 30, depth: 500, elements: 50_000_000, stringBytes: 1 << 28)

  /// The file's path.
  package let path: String

  /// The file of an operand; standard input without one, or for `-`.
  package init(operand: String?) {
    path = operand.map { $0 == "-" ? "/dev/stdin" : $0 } ?? "/dev/stdin"
  }

  /// Whether it is standard input.
  package var isStandardInput: Bool { path == "/dev/stdin" }

  /// The file's name in messages.
  package var name: String { isStandardInput ? "standard input" : path.withoutControls() }

  /// How many bytes the file has; `nil` where it is no regular file or cannot be opened.
  var fileBytes: Int? {
    guard let reader = try? FileReader(path: path) else { return nil }
    return reader.fileBytes
  }

  /// Runs work on the file; what the system refuses says of which file.
  func locating<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let failure as SystemFailure {
      throw DocumentFailure(.malformed("the file cannot be read: \(failure)")).inFile(name)
    }
  }

  /// The file's JSON documents.
  package func documents(
    form: DocumentFile.Form, limits: DecodingLimits = .standard
  ) -> DocumentFile {
    DocumentFile(path: path, name: name, form: form, limits: limits)
  }

  /// Hands over the file's JSON documents, one by one.
  package func forEachDocument(
    form: DocumentFile.Form, _ body: (JSONValue) throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) {
    try documents(form: form, limits: Self.limits).forEach { document throws(DocumentFailure) in
      try body(try JSONValue(reading: document.bytes, limits: Self.limits))
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
