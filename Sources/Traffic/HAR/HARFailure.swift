/// Why a HAR file cannot be used: what is wrong, in which entry and member, and on which line.
///
/// Nothing of the file's contents is quoted, since every place of a capture may hold a secret.
public struct HARFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, and what to do.
  public let reason: String
  /// The member it is wrong in, such as `response.content.size`; empty where it is none.
  public let member: String
  /// The entry, from 1; `nil` outside the entries.
  public let entry: Int?
  /// The line of the file, from 1.
  public let line: Int?
  /// The file.
  public internal(set) var file = ""

  init(_ reason: String, in member: String = "", entry: Int? = nil, line: Int? = nil) {
    self.reason = reason
    self.member = member
    self.entry = entry
    self.line = line
  }

  public var description: String {
    let place = [file, line.map { "\($0)" } ?? ""].filter { !$0.isEmpty }.joined(separator: ":")
    return [place, entry.map { "entry \($0)" } ?? "", member, reason]
      .filter { !$0.isEmpty }.joined(separator: ": ")
  }

  func inFile(_ path: String) -> HARFailure {
    var result = self
    result.file = path
    return result
  }
}
