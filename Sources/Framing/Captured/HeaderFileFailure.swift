/// Why a text holds no header section. Values are not quoted, since they may be secrets.
public struct HeaderFileFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the file.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong there, and what would be right.
  public let problem: String

  public var description: String { "\(file):\(line): \(problem)" }
}
