public import HeaderCompression

/// The request line and the header fields of a request, as a client sent them.
public struct CapturedRequest: Hashable, Sendable {
  /// The method: `GET`.
  public let method: String
  /// The target as it is in the request line: `/v1/items?page=2`.
  public let target: String
  /// The value of the field `host`; empty where there was none.
  public let host: String
  /// The other fields but those of the session, in their order, names in lower case.
  public let fields: [HeaderField]
  /// Whose request it is; `nil` where it does not say.
  public let session: CapturedSession?

  /// Reads what `curl -v` shows after `> `, or the same without the mark: a request line and fields. Of several requests
  /// the last counts.
  ///
  /// - Parameters:
  ///   - bytes: The text; lines end with LF or CR LF.
  ///   - file: What a failure calls the text.
  public init(_ bytes: some Sequence<UInt8>, file: String) throws(HeaderFileFailure) {
    let section = try HeaderSection.last(of: .request, in: bytes, file: file)
    method = section.startLine[0]
    target = section.startLine[1]
    host = section.fields.first { $0.name == "host" }?.value ?? ""
    fields = section.fields.filter {
      $0.name != "host" && !CapturedSession.names.contains($0.name)
    }
    let own = section.fields.filter { CapturedSession.names.contains($0.name) }
    session = own.isEmpty ? nil : CapturedSession(fields: own)
  }
}
