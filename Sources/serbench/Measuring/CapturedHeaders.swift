import Framing
import SystemCalls

/// The header files that a command is given.
struct CapturedHeaders {
  /// The request, if its file is given.
  let request: CapturedRequest?
  /// The response, if its file is given.
  let response: CapturedResponse?

  /// Far more than a server accepts, and little enough to be read at once.
  private static let mostBytes = 1 << 20

  /// Reads the files of `--request-headers` and `--response-headers`; a failure names the file, and the line where there
  /// is one.
  init(_ arguments: Arguments) throws {
    request = try arguments.text("request-headers").map {
      try CapturedRequest(Self.bytes(of: $0), file: $0)
    }
    response = try arguments.text("response-headers").map {
      try CapturedResponse(Self.bytes(of: $0), file: $0)
    }
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    do {
      if let bytes = try WholeFile(path: path).read(atMost: mostBytes) { return bytes }
    } catch {
      throw Unreadable(path: path, reason: "cannot be read: \(error)")
    }
    throw Unreadable(
      path: path, reason: "is longer than 1 MiB; give the header fields alone, without a body")
  }

  private struct Unreadable: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "\(path) \(reason)" }
  }
}
