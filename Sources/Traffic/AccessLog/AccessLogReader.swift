import SystemCalls

/// Reads logs of accesses, in the formats *common*, *combined* and JSON, piece by piece.
///
/// Memory does not grow with the log: minutes, endpoints and a line are what is kept (``MinuteTally``, ``EndpointTally``).
/// Lines that cannot be read are counted, and the first are named.
public struct AccessLogReader {
  /// More of a line is not looked at.
  static let mostLineBytes = 1 << 20
  /// Every tenth line may be something else, such as what a server says when it starts.
  private static let mostUnreadShare = 10
  /// Where no more than one in two of so many lines is read, the rest is not looked at.
  private static let trialLines = 1_000
  private static let mostNamedLines = 3

  private let names: LogMemberNames
  private var minutes = MinuteTally()
  private var endpoints = EndpointTally()
  private var files: [String] = []
  private var requests = 0
  private var unreadLines = 0
  private var firstUnreadLines: [AccessLog.UnreadLine] = []
  private var first: LogTime?
  private var last: LogTime?
  private var sizesCountHeaders = false
  /// The line that is read, in the file that is read.
  private var line = 0
  /// The beginning of a line whose end is in the next piece.
  private var rest: [UInt8] = []
  private var skipsLine = false

  /// Prepares to read; `names` are those of members in lines that are JSON.
  public init(names: LogMemberNames = .usual) {
    self.names = names
  }

  /// Reads whole files.
  public static func log(
    of paths: [String], names: LogMemberNames = .usual
  ) throws(AccessLogFailure) -> AccessLog {
    var reader = AccessLogReader(names: names)
    for path in paths { try reader.read(path: path) }
    return try reader.log()
  }

  private mutating func read(path: String) throws(AccessLogFailure) {
    begin(file: path)
    do {
      let file = try FileReader(path: path)
      var isFirst = true
      while true {
        let piece = try file.next(atMost: 1 << 18)
        if piece.isEmpty { break }
        if isFirst, let tool = Self.tool(for: piece) {
          throw AccessLogFailure.compressed(file: path, tool: tool)
        }
        isFirst = false
        try append(piece)
      }
    } catch let failure as SystemFailure {
      throw .unreadable(file: path, reason: failure.description)
    } catch let failure as AccessLogFailure {
      throw failure
    } catch {
      throw .unreadable(file: path, reason: "\(error)")
    }
    try end()
  }

  /// The program that prints what a compressed file holds, by the file's first bytes.
  private static func tool(for piece: [UInt8]) -> String? {
    let tools: [(magic: [UInt8], tool: String)] = [
      ([0x1F, 0x8B], "zcat"), ([0x28, 0xB5, 0x2F, 0xFD], "zstdcat"),
      ([0x42, 0x5A, 0x68], "bzcat"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xzcat"),
    ]
    return tools.first { piece.starts(with: $0.magic) }?.tool
  }

  // MARK: Pieces

  /// Begins a file; what is appended then is of it.
  public mutating func begin(file: String) {
    files.append(file)
    line = 0
    rest = []
    skipsLine = false
  }

  /// Reads a piece of the file.
  public mutating func append(_ piece: [UInt8]) throws(AccessLogFailure) {
    let bytes = piece.span
    let newline = UInt8(ascii: "\n")
    var start = 0
    if !rest.isEmpty || skipsLine {
      guard let end = bytes.first(newline, in: 0..<bytes.count) else {
        return keep(piece[...])
      }
      keep(piece[..<end])
      try endLine()
      start = end + 1
    }
    while let end = bytes.first(newline, in: start..<bytes.count) {
      try read(bytes, start..<end)
      start = end + 1
    }
    keep(piece[start...])
  }

  /// Ends the file; a last line need not end with a newline.
  public mutating func end() throws(AccessLogFailure) {
    if !rest.isEmpty || skipsLine { try endLine() }
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    guard !skipsLine, rest.count + bytes.count <= Self.mostLineBytes else {
      rest = []
      skipsLine = true
      return
    }
    rest += bytes
  }

  private mutating func endLine() throws(AccessLogFailure) {
    if skipsLine {
      line += 1
      try countUnread(.long)
    } else {
      let whole = rest
      try read(whole.span, 0..<whole.count)
    }
    skipsLine = false
    rest.removeAll(keepingCapacity: true)
  }

  // MARK: Lines

  private mutating func read(
    _ bytes: Span<UInt8>, _ written: Range<Int>
  ) throws(AccessLogFailure) {
    line += 1
    var range = written
    while let last = range.last, bytes[last] <= 0x20 { range = range.lowerBound..<last }
    while let first = range.first, bytes[first] <= 0x20 { range = (first + 1)..<range.upperBound }
    guard let start = range.first else { return }
    let entry: LogEntry
    do throws(LogLineProblem) {
      entry =
        bytes[start] == UInt8(ascii: "{")
        ? try LogEntry(json: bytes, range, names: names) : try LogEntry(combined: bytes, range)
    } catch {
      return try countUnread(error)
    }
    guard minutes.count(entry) else {
      throw .tooManyMinutes(file: files.last ?? "", line: line)
    }
    requests += 1
    endpoints.count(bytes, entry)
    if entry.countsHeaders { sizesCountHeaders = true }
    if entry.seconds < first?.seconds ?? .max { first = entry.time }
    if entry.seconds > last?.seconds ?? .min { last = entry.time }
  }

  private mutating func countUnread(_ problem: LogLineProblem) throws(AccessLogFailure) {
    unreadLines += 1
    if firstUnreadLines.count < Self.mostNamedLines {
      firstUnreadLines.append(
        .init(file: files.last ?? "", line: line, problem: problem.rawValue))
    }
    if requests + unreadLines == Self.trialLines, requests < unreadLines { try checkShare() }
  }

  private func checkShare() throws(AccessLogFailure) {
    let lines = requests + unreadLines
    if unreadLines * Self.mostUnreadShare > lines, let first = firstUnreadLines.first {
      throw .notALog(unread: unreadLines, of: lines, first: first)
    }
  }

  // MARK: The result

  /// What the files say; throws where they are no logs.
  public func log() throws(AccessLogFailure) -> AccessLog {
    try checkShare()
    guard let first, let last, let minute = minutes.busiestMinute else {
      throw .empty(file: files.joined(separator: ", "))
    }
    func zone(_ place: Int) -> Int { Int(minutes.zones[place]) }
    let hours = minutes.hoursOfDay(from: first.seconds, through: last.seconds)
    let counted = zip(endpoints.endpoints, endpoints.accesses)
      .map { LoggedEndpoint(endpoint: $0, accesses: $1) }
      .sorted {
        ($1.accesses.requests, $0.endpoint) < ($0.accesses.requests, $1.endpoint)
      }
    return AccessLog(
      files: files, requests: requests, unreadLines: unreadLines,
      firstUnreadLines: firstUnreadLines, first: first, last: last,
      busiestMinute: .init(
        start: LogTime(
          seconds: minutes.minutes[minute.place] * 60, zoneMinutes: zone(minute.place)),
        requests: minute.requests),
      busiestSecond: minutes.busiestSecond.map {
        .init(
          start: LogTime(seconds: $0.second, zoneMinutes: zone($0.place)), requests: $0.requests)
      },
      hours: last.seconds - first.seconds + 1 < 86_400
        ? nil : hours.map { .init(requests: $0.requests, seconds: $0.seconds) },
      endpoints: counted, others: endpoints.others, unreadable: endpoints.unreadable,
      sizesCountHeaders: sizesCountHeaders)
  }
}

extension LogEntry {
  fileprivate var time: LogTime { LogTime(seconds: seconds, zoneMinutes: zoneMinutes) }
}
