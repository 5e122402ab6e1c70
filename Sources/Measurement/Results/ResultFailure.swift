/// Why a text is not a result document, or a file cannot be read or written.
public enum ResultFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text is not JSON, or ends too early; the message says at which line and column.
  case notJSON(String)
  /// The JSON is not a result of a run.
  case notAResult
  /// It is another file, which another command reads; of the path given, where it is of a file.
  case anotherFile(ForeignFile, path: String? = nil)
  /// The document is of a version that this program does not know.
  case unknownVersion(Int)
  /// A value is missing, of another type, or makes no sense; the path leads to it: `measurements[3].encode.rounds`.
  case invalid(path: String, problem: String)
  /// The system refused; the message says what was done to which file, and its reason.
  case file(String)

  public var description: String {
    switch self {
    case .notJSON(let message): "this is not a complete JSON document: \(message)"
    case .notAResult:
      "this is JSON, but not a result of serbench run: its key 'format' is not \"\(ResultDocument.format)\""
    case .anotherFile(let file, let path): (path.map { "\($0): " } ?? "") + "\(file)"
    case .unknownVersion(let version):
      "schema_version is \(version), and this serbench reads only \(ResultDocument.currentVersion): "
        + (version > ResultDocument.currentVersion
          ? "read it with the newer serbench that wrote it" : "measure again with serbench run")
    case .invalid(let path, let problem): "\(path): \(problem)"
    case .file(let message): message
    }
  }

  /// Whether a file of another kind was named where a result is asked for.
  public var isOtherFile: Bool {
    if case .anotherFile = self { true } else { false }
  }
}
