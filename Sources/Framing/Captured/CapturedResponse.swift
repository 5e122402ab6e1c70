public import HeaderCompression

/// The status line and the header fields of a response, as a server sent them.
public struct CapturedResponse: Hashable, Sendable {
  /// The status code: three digits.
  public let status: String
  /// The reason phrase; empty where there was none, as in HTTP/2.
  public let reason: String
  /// The fields in their order, names in lower case.
  public let fields: [HeaderField]

  /// Reads what `curl -D` wrote, or what `curl -v` shows after `< `: a status line and fields. Of several responses, as
  /// redirects and `100 Continue` have, the last counts.
  ///
  /// - Parameters:
  ///   - bytes: The text; lines end with LF or CR LF.
  ///   - file: What a failure calls the text.
  public init(_ bytes: some Sequence<UInt8>, file: String) throws(HeaderFileFailure) {
    let section = try HeaderSection.last(of: .response, in: bytes, file: file)
    status = section.startLine[1]
    reason = section.startLine.count > 2 ? section.startLine[2] : ""
    fields = section.fields
    guard !status.hasPrefix("1") else {
      throw HeaderFileFailure(
        file: file, line: section.line,
        problem: "the last response is interim (\(status)); capture the final one too")
    }
  }
}
