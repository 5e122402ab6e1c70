/// The requests of a log that went to one endpoint, counted.
public struct EndpointAccesses: Hashable, Sendable {
  /// Responses of one kind, and the bytes of their bodies.
  public struct Bodies: Hashable, Sendable {
    /// How many responses there are.
    public internal(set) var count = 0
    /// The bytes of their bodies together, as they were sent.
    public internal(set) var bytes = 0

    /// States counts.
    package init(count: Int = 0, bytes: Int = 0) {
      self.count = count
      self.bytes = bytes
    }
  }

  /// How many requests there are.
  public internal(set) var requests = 0
  /// How many of them have a status of 1xx, 2xx, and so on to 5xx; others have none.
  public internal(set) var byStatusClass = [0, 0, 0, 0, 0]
  /// Responses of 2xx whose size is logged, be it 0: what the endpoint is there for.
  public internal(set) var answers = Bodies()
  /// Redirections and errors whose size is logged.
  public internal(set) var otherBodies = Bodies()
  /// Responses that have no body whatever is logged: to HEAD, and of 1xx, 204, 205 and 304 (RFC 9110, sections 6.4.1 and
  /// 15.3.6).
  public internal(set) var withoutBody = 0
  /// Responses that may have a body whose size is not logged.
  public internal(set) var withoutSize = 0

  mutating func count(_ entry: LogEntry, isHead: Bool) {
    requests += 1
    let statusClass = entry.status / 100
    if statusClass > 0 { byStatusClass[statusClass - 1] += 1 }
    let status = entry.status
    if isHead || statusClass <= 1 || status == 204 || status == 205 || status == 304 {
      withoutBody += 1
    } else if let bytes = entry.bodyBytes {
      if statusClass == 2 { answers.add(bytes) } else { otherBodies.add(bytes) }
    } else {
      withoutSize += 1
    }
  }

  /// Adds what is counted of another endpoint.
  package mutating func add(_ other: EndpointAccesses) {
    requests += other.requests
    for index in byStatusClass.indices { byStatusClass[index] += other.byStatusClass[index] }
    answers.add(other.answers)
    otherBodies.add(other.otherBodies)
    withoutBody += other.withoutBody
    withoutSize += other.withoutSize
  }

  /// Takes the answers of an endpoint, which is part of what is counted, out of the counts.
  package mutating func subtractAnswers(of other: EndpointAccesses) {
    requests -= other.answers.count
    byStatusClass[1] -= other.answers.count
    answers.count -= other.answers.count
    answers.bytes -= other.answers.bytes
  }
}

extension EndpointAccesses.Bodies {
  mutating func add(_ bytes: Int) {
    count += 1
    // A log that states more bytes than there are atoms is damaged, and does not stop the counting.
    self.bytes = self.bytes.addingReportingOverflow(bytes).overflow ? .max : self.bytes + bytes
  }

  mutating func add(_ other: Self) {
    count += other.count
    bytes = bytes.addingReportingOverflow(other.bytes).overflow ? .max : bytes + other.bytes
  }
}
