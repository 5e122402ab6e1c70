/// The names that a log in JSON has for what is read of it.
///
/// The usual ones are nginx's variables, and what else such logs are found to use. Of several in one line the first of
/// the list counts, so that bytes with a header are taken only where there are none without.
public struct LogMemberNames: Hashable, Sendable {
  /// What is read of a line.
  public enum Role: String, CaseIterable, Hashable, Sendable {
    case time, request, method, target, status, bytes, host

    var usual: [String] {
      switch self {
      case .time:
        ["time_iso8601", "time_local", "msec", "time", "timestamp", "@timestamp", "ts", "datetime"]
      case .request: ["request", "request_line"]
      case .method: ["request_method", "method", "http_method", "verb"]
      case .target: ["request_uri", "uri", "path", "url", "request_path"]
      case .status: ["status", "status_code", "http_status", "response_code"]
      case .bytes:
        ["body_bytes_sent", "body_bytes", "response_size", "bytes", "size", "bytes_sent"]
      case .host: ["host", "http_host", "server_name", "vhost", "authority"]
      }
    }
  }

  /// A name, what it is the name of, and which of several counts: the least.
  struct Entry: Hashable, Sendable {
    let name: [UInt8]
    let role: Role
    let rank: Int
    /// Whether the bytes are those of the whole response.
    let countsHeaders: Bool
  }

  /// The entries by the length of their names.
  private(set) var byLength: [[Entry]] = []

  /// The usual names.
  public static let usual = LogMemberNames(names: [:])

  /// The usual names, but for what others are given for, between commas: `time=@timestamp,bytes=response.size`.
  public init(_ text: String) throws(LogMemberNamesFailure) {
    var names: [Role: String] = [:]
    var given: Set<String> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, let role = Role(rawValue: String(pair[0])), !pair[1].isEmpty else {
        throw LogMemberNamesFailure(text: String(part), isRepeated: false)
      }
      guard names.updateValue(String(pair[1]), forKey: role) == nil,
        given.insert(String(pair[1])).inserted
      else { throw LogMemberNamesFailure(text: String(part), isRepeated: true) }
    }
    self.init(names: names)
  }

  private init(names: [Role: String]) {
    // A usual name that is given for something else is a name of that alone.
    let given = Set(names.values)
    for role in Role.allCases {
      let own = names[role].map { [$0] } ?? role.usual.filter { !given.contains($0) }
      for (rank, name) in own.enumerated() {
        let entry = Entry(
          name: Array(name.utf8), role: role, rank: rank, countsHeaders: name == "bytes_sent")
        while byLength.count <= entry.name.count { byLength.append([]) }
        byLength[entry.name.count].append(entry)
      }
    }
  }
}

/// A text that names no member, or names one again.
public struct LogMemberNamesFailure: Error, Hashable, Sendable, CustomStringConvertible {
  let text: String
  /// Whether the member, or what it stands for, was named before.
  let isRepeated: Bool

  public var description: String {
    if isRepeated { return "'\(text)' names again what another part names; name each once" }
    let roles = LogMemberNames.Role.allCases.map(\.rawValue).joined(separator: ", ")
    return "'\(text)' is not of the form time=NAME, for one of \(roles)"
  }
}
