import RecordModel

/// Why no schema can be made from samples: what is wrong, in which file, on which line, and under which path.
public struct InferenceFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file.
  public let file: String
  /// The line, from 1, where there is one.
  public let line: Int?
  /// Where in a record, as `posts[].text`; empty where it is not in a record.
  public let path: String
  /// What is wrong and what to do about it.
  public let message: String

  init(file: String, line: Int? = nil, path: String = "", _ message: String) {
    self.file = file
    self.line = line
    self.path = path
    self.message = message
  }

  /// The failure of a JSON reader that began on `firstLine` of the file.
  init(file: String, _ failure: DecodingFailure, firstLine: Int = 1) {
    let line = failure.line.map { $0 + firstLine - 1 } ?? firstLine
    self.init(file: file, line: line, path: failure.path.description, "\(failure.reason)")
  }

  public var description: String {
    let place = line.map { "\(file):\($0): " } ?? "\(file): "
    return place + (path.isEmpty ? "" : "\(path): ") + message
  }
}
