/// Why a log of accesses cannot be used.
public enum AccessLogFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The system does not let it be read.
  case unreadable(file: String, reason: String)
  /// It is compressed, by the program whose name undoes it.
  case compressed(file: String, tool: String)
  /// It has no line that says of a request what is needed.
  case empty(file: String)
  /// Too many of its lines say nothing of a request.
  case notALog(unread: Int, of: Int, first: AccessLog.UnreadLine)
  /// Its times are in more different minutes than are counted.
  case tooManyMinutes(file: String, line: Int)

  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
    case .compressed(let file, let tool):
      "\(file) is compressed; unpack it, or give its text: \(tool) \(file) | serbench traffic /dev/stdin"
    case .empty(let file): "\(file) has no line of a request"
    case .notALog(let unread, let lines, let first):
      "\(unread) of \(lines) lines are not those of an access log (common, combined, or JSON); the first: \(first)"
    case .tooManyMinutes(let file, let line):
      "\(file):\(line): more than \(MinuteTally.mostMinutes) different minutes, four years of them, are logged; "
        + "give a part of the log"
    }
  }
}
