/// What a server's log of accesses says of its traffic. No address, user or query of a request is in it.
public struct AccessLog: Hashable, Sendable {
  /// A time and the requests in what begins then.
  public struct Peak: Hashable, Sendable {
    /// When it begins.
    public let start: LogTime
    /// The requests in it.
    public let requests: Int
  }

  /// An hour of the day by the log's clock.
  public struct Hour: Hashable, Sendable {
    /// The requests in it, on all days.
    public let requests: Int
    /// How many seconds of it are in the log's span.
    public let seconds: Int
  }

  /// A line that is not read, and why.
  public struct UnreadLine: Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// The line, counted from 1.
    public let line: Int
    /// What is wrong with it, after "it": `has no time such as …`.
    public let problem: String

    public var description: String { "\(file):\(line): the line \(problem)" }
  }

  /// The files, in the order in which they were read.
  public let files: [String]
  /// How many lines say of a request what is needed.
  public let requests: Int
  /// How many do not; empty lines are none.
  public let unreadLines: Int
  /// The first of them.
  public let firstUnreadLines: [UnreadLine]
  /// The earliest time.
  public let first: LogTime
  /// The latest time.
  public let last: LogTime
  /// The minute of the clock with most requests.
  public let busiestMinute: Peak
  /// The second with most requests; `nil` where the log spans too many minutes to count seconds.
  public let busiestSecond: Peak?
  /// The 24 hours of the day; `nil` where the log spans less than a day, so that hours are missing.
  public let hours: [Hour]?
  /// The endpoints and what is counted of each, the most asked for first.
  public let endpoints: [LoggedEndpoint]
  /// What is counted of endpoints beyond the first 10,000.
  public let others: EndpointAccesses
  /// What is counted of requests whose address cannot be read.
  public let unreadable: EndpointAccesses
  /// Whether sizes are those of whole responses, since the log has no others.
  public let sizesCountHeaders: Bool

  /// The seconds from the beginning of the first second through the end of the last.
  public var spanSeconds: Int { last.seconds - first.seconds + 1 }

  /// Everything that is counted, over all endpoints.
  public var total: EndpointAccesses {
    var total = others
    total.add(unreadable)
    for each in endpoints { total.add(each.accesses) }
    return total
  }
}

/// An endpoint, and what a log counts of it.
public struct LoggedEndpoint: Hashable, Sendable {
  /// The endpoint; without a host where the log does not name any.
  public let endpoint: Endpoint
  /// What is counted.
  public let accesses: EndpointAccesses
}
