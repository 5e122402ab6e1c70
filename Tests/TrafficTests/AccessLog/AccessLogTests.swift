import Foundation
import TestSupport
import Testing
import Traffic

/// What is read of logs, against what is true of those that are made, and against a program in Python.
@Suite struct AccessLogTests {
  private func log(
    _ text: String, names: LogMemberNames = .usual, pieces: Int = 1 << 18
  ) throws -> AccessLog {
    var reader = AccessLogReader(names: names)
    reader.begin(file: "a.log")
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      try reader.append(Array(bytes[start..<min(start + pieces, bytes.count)]))
    }
    try reader.end()
    return try reader.log()
  }

  private static let line =
    #"203.0.113.7 - - [30/Nov/2026:07:41:10 +0000] "GET /v1/items/7 HTTP/1.1" 200 1030"#

  // MARK: Against what is true

  @Test(arguments: SampleAccessLog.Format.allCases.map(Optional.some) + [nil], [true, false])
  func everyRequestIsCounted(_ format: SampleAccessLog.Format?, _ isSorted: Bool) throws {
    let sample = SampleAccessLog(
      lines: 3_000, format: format, isSorted: isSorted, garbageEvery: 40, seed: 3)
    for pieces in [1 << 18, 97] {
      let log = try log(sample.text, pieces: pieces)
      #expect(log.requests == sample.requests && log.unreadLines == sample.unreadLines.count)
      #expect(log.firstUnreadLines.map(\.line) == Array(sample.unreadLines.prefix(3)))
      #expect(log.endpoints.count == sample.endpoints.count)
      for expected in sample.endpoints {
        let found = try #require(
          log.endpoints.first { $0.endpoint.description == expected.name }, "\(expected.name)")
        #expect(found.accesses.requests == expected.requests, "\(expected.name)")
        #expect(found.accesses.answers.count == expected.answers, "\(expected.name)")
        #expect(found.accesses.answers.bytes == expected.answerBytes, "\(expected.name)")
        #expect(found.accesses.withoutBody == expected.withoutBody, "\(expected.name)")
      }
      let dumped = String(reflecting: log)
      for secret in SampleAccessLog.secrets { #expect(!dumped.contains(secret), "\(secret)") }
    }
  }

  /// Reads a log by regular expressions and Python's own calendar.
  private static let witness = #"""
    import sys, re, json, collections, datetime
    D = datetime.datetime
    combined = re.compile(r'^\S+ - .*? \[(\d\d/\w{3}/\d{4}:[\d:]{8} [+-]\d{4})\] "(\w+) ([^ "?]+)\S* HTTP/1.1" (\d+) (\d+|-)')
    seconds, hours, bytes_, count = collections.Counter(), collections.Counter(), 0, 0
    zones = {}
    for line in open(sys.argv[1], encoding="utf-8"):
        try:
            if line.startswith("{"):
                d = json.loads(line)
                t, request, size = D.fromisoformat(d["time_iso8601"]), d["request"], d["body_bytes_sent"]
                method, status = request.split()[0], d["status"]
            else:
                m = combined.match(line)
                t, method, status, size = D.strptime(m[1], "%d/%b/%Y:%H:%M:%S %z"), m[2], int(m[4]), int(m[5].replace("-", "0"))
        except (AttributeError, KeyError, TypeError, ValueError):
            continue
        count += 1
        s = int(t.timestamp())
        seconds[s] += 1
        hours[t.hour] += 1
        zones[s] = t.utcoffset()
        if 200 <= status < 300 and method != "HEAD" and status not in (204, 205): bytes_ += size
    first, last = min(seconds), max(seconds)
    minutes = collections.Counter()
    for s, n in seconds.items(): minutes[s // 60] += n
    most = max(minutes.values())
    # Every second of the span falls into an hour of the day by the zone that was in force.
    covered, zone = collections.Counter(), zones[first]
    for s in range(first, last + 1):
        zone = zones.get(s, zone)
        covered[((s + int(zone.total_seconds())) // 3600) % 24] += 1
    print(json.dumps({
        "requests": count, "span": last - first + 1, "bytes": bytes_,
        "minute": min(m for m, n in minutes.items() if n == most) * 60, "minute_requests": most,
        "second_requests": max(seconds.values()),
        "hours": [hours[h] for h in range(24)], "covered": [covered[h] for h in range(24)]}))
    """#

  private struct Figures: Decodable {
    let requests: Int
    let span: Int
    let bytes: Int
    let minute: Int
    let minute_requests: Int
    let second_requests: Int
    let hours: [Int]
    let covered: [Int]
  }

  @Test(
    "Python comes to the same rate, peaks, bytes and hours",
    arguments: [("+0000", true), ("+0530", false), ("-0845", false)])
  func python(_ zone: String, _ isSorted: Bool) throws {
    // From December into January, for more than three days.
    let sample = SampleAccessLog(
      lines: 4_000, format: nil, start: 1_798_600_000, secondsBetween: 160, zone: zone,
      isSorted: isSorted, garbageEvery: 30, seed: 11)
    try Tool.withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.log")
      try Data(sample.text.utf8).write(to: file)
      let outcome = try Tool.run("python3", ["-c", Self.witness, file.path])
      let theirs = try JSONDecoder().decode(Figures.self, from: outcome.output)
      let ours = try AccessLogReader.log(of: [file.path])
      #expect(ours.requests == theirs.requests && ours.spanSeconds == theirs.span)
      #expect(ours.total.answers.bytes == theirs.bytes)
      #expect(ours.busiestMinute.start.seconds == theirs.minute)
      #expect(ours.busiestMinute.requests == theirs.minute_requests)
      #expect(ours.busiestSecond?.requests == theirs.second_requests)
      let hours = try #require(ours.hours)
      #expect(hours.map(\.requests) == theirs.hours)
      #expect(hours.map(\.seconds) == theirs.covered)
    }
  }

  @Test("Where clocks are set back, an hour of the day is there twice")
  func daylightSaving() throws {
    // In Berlin, 25 October 2026 had 25 hours: at 03:00 +0200 clocks went back to 02:00 +0100.
    var text = ""
    for minute in stride(from: 0, to: 25 * 60, by: 10) {
      let isSummer = minute < 3 * 60
      let local = (minute - (isSummer ? 0 : 60)) / 60
      let clock = "\(local < 10 ? "0" : "")\(local):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
      text +=
        "a - - [25/Oct/2026:\(clock):00 \(isSummer ? "+0200" : "+0100")] \"GET / HTTP/1.1\" 200 1\n"
    }
    let log = try log(text)
    let hours = try #require(log.hours)
    #expect(log.first.description == "2026-10-25T00:00:00+02:00")
    #expect(log.last.description == "2026-10-25T23:50:00+01:00")
    #expect(hours.map(\.requests) == (0..<24).map { $0 == 2 ? 12 : 6 })
    #expect(hours[2].seconds == 7_200 && hours[3].seconds == 3_600)
    // The last second is that of the last line.
    #expect(hours[23].seconds == 3_000 + 1)
  }

  // MARK: Lines

  @Test func sizesStatusesAndMethodsDecideWhatIsABody() throws {
    let lines = [
      ("GET", 200, "10"), ("GET", 200, "-"), ("GET", 206, "5"), ("HEAD", 200, "1030"),
      ("GET", 204, "0"), ("GET", 304, "-"), ("GET", 404, "153"), ("GET", 302, "0"),
      ("GET", 101, "99"), ("GET", 499, "0"), ("GET", 0, "0"),
    ].map { method, status, size in
      let code = status == 0 ? "000" : "\(status)"
      return "a - - [30/Nov/2026:07:41:10 +0000] \"\(method) /a HTTP/1.1\" \(code) \(size)"
    }
    let log = try log(lines.joined(separator: "\n"))
    let total = log.total
    #expect(log.requests == lines.count && log.unreadLines == 0)
    #expect(total.byStatusClass == [1, 5, 2, 2, 0])
    #expect(total.answers.count == 3 && total.answers.bytes == 15)
    #expect(total.otherBodies.count == 3 && total.otherBodies.bytes == 153)
    #expect(total.withoutBody == 5)
  }

  @Test("What may stand before the time and in a request is passed over, and addresses stay out")
  func oddLines() throws {
    let time = "[30/Nov/2026:07:41:10 +0000]"
    let lines: [(String, String)] = [
      ("a - ada [x] [30/Nov/2026] \(time) \"GET /a HTTP/1.1\" 200 1", "GET /a"),
      (
        "shop.example:443 203.0.113.7 - - \(time) \"GET /b HTTP/1.1\" 200 1",
        "GET shop.example:443/b"
      ),
      ("203.0.113.7:80 - ada lovelace \(time) \"GET /c HTTP/1.1\" 200 1", "GET /c"),
      ("2001:db8::7 - - \(time) \"GET /d%20e?x=\\\"y HTTP/1.1\" 200 1", "GET /d%20e"),
      ("a - - \(time) \"GET /\\xD0\\xBC\\x22 HTTP/1.1\" 200 1 \"-\"", "GET /%D0%BC%22"),
      ("a - - \(time) \"GET https://b.example/x HTTP/1.1\" 200 1", "GET b.example/x"),
      ("a - - \(time) \"OPTIONS * HTTP/1.1\" 200 1", "OPTIONS *"),
      ("a - - \(time) \"GET /old\" 200 1", "GET /old"),
      (
        "{\"msec\": 1796024470.123, \"request_method\": \"GET\", \"uri\": \"/e\", \"status\": \"200\"}",
        "GET /e"
      ),
      (
        "{\"a\": {\"b\": [\"}\", {}]}, \"time\": \"30/Nov/2026:07:41:10 +0000\", \"request\": \"GET \\/f?q HTTP/2.0\", \"status\": 200, \"bytes\": 1}",
        "GET /f"
      ),
      (
        "{\"timestamp\": 1796024470123, \"method\": \"GET\", \"path\": \"/g\", \"status\": 200, \"host\": \"B.example\", \"n\": null, \"e\": -1.5e+3}",
        "GET b.example/g"
      ),
    ]
    for (line, endpoint) in lines {
      let log = try log(line)
      #expect(log.endpoints.map(\.endpoint.description) == [endpoint], "\(line)")
      #expect(log.first.seconds == 1_796_024_470, "\(line)")
    }
  }

  @Test func requestsThatAreNoneAreCountedWithoutAnAddress() throws {
    let lines = ["\\x16\\x03\\x01", "-", "", "GET", "G@T /a HTTP/1.1", "GET ftp://a/ HTTP/1.1"].map
    {
      "a - - [30/Nov/2026:07:41:10 +0000] \"\($0)\" 400 150"
    }
    let log = try log(lines.joined(separator: "\n"))
    #expect(log.unreadable.requests == lines.count && log.endpoints.isEmpty)
    #expect(log.unreadable.otherBodies.bytes == 150 * lines.count)
  }

  @Test(arguments: [
    ("2026-11-30", "has no time such as"),
    ("a - - [31/Foo/2026:07:41:10 +0000] \"GET / HTTP/1.1\" 200 1", "has no time such as"),
    // A second of 1969 by UTC.
    ("a - - [01/Jan/1970:00:00:01 +0100] \"GET / HTTP/1.1\" 200 1", "has no time such as"),
    ("a - - [30/Nov/2026:07:41:61 +0000] \"GET / HTTP/1.1\" 200 1", "has no time such as"),
    ("a - - [30/Nov/2026:07:41:10 +0000] GET / 200 1", "has no request in quotes"),
    ("a - - [30/Nov/2026:07:41:10 +0000] \"GET / HTTP/1.1 200 1", "has no request in quotes"),
    ("a - - [30/Nov/2026:07:41:10 +0000] \"GET / HTTP/1.1\\\"", "has no request in quotes"),
    ("a - - [30/Nov/2026:07:41:10 +0000] \"GET / HTTP/1.1\" 2000 1", "has no status"),
    ("a - - [30/Nov/2026:07:41:10 +0000] \"GET / HTTP/1.1\" 200", "has no number of bytes"),
    ("a - - [30/Nov/2026:07:41:10 +0000] \"GET / HTTP/1.1\" 200 1e3", "has no number of bytes"),
    ("{\"time\": \"2026-11-30T07:41:10Z\", \"status\": 200", "is not one"),
    ("{\"time\": \"2026-11-30T07:41:10Z\", \"status\": 200} x", "is not one"),
    ("{\"status\": 200}", "without a time"), ("{}", "without a time"),
    ("{\"time\": \"2026-11-30T07:41:10Z\"}", "without a status"),
  ]) func aLineThatIsNoneSaysWhy(_ line: String, _ problem: String) throws {
    // Nine good ones before it, so that it is one in ten.
    let text = String(repeating: Self.line + "\n", count: 9) + line
    let log = try log(text)
    #expect(log.unreadLines == 1 && log.requests == 9)
    let unread = try #require(log.firstUnreadLines.first)
    #expect("\(unread)".hasPrefix("a.log:10: the line "))
    #expect(unread.problem.contains(problem), "\(unread)")
    #expect(throws: AccessLogFailure.self) { try self.log(line) }
  }

  @Test func aFileThatIsSomethingElseIsRefusedWithoutReadingItAll() throws {
    let text = String(repeating: "203.0.113.7 is down\n", count: 5_000)
    do {
      _ = try log(text)
      Issue.record("it is no log")
    } catch let failure as AccessLogFailure {
      guard case .notALog(let unread, let lines, let first) = failure else { throw failure }
      #expect(unread == 1_000 && lines == 1_000 && first.line == 1)
      #expect(!failure.description.contains("203.0.113.7"))
    }
    #expect(throws: AccessLogFailure.empty(file: "a.log")) { try log("\n \n") }
  }

  @Test func aLineWithoutAnEndIsOneLineInBoundedMemory() throws {
    let long = String(repeating: "x", count: 3 << 20)
    let log = try log(
      String(repeating: Self.line + "\n", count: 20) + long + "\n" + Self.line, pieces: 1 << 16)
    #expect(log.requests == 21 && log.firstUnreadLines.map(\.problem) == ["is longer than 1 MiB"])
  }

  @Test func endpointsBeyondTheMostAreCountedTogether() throws {
    var text = ""
    for index in 0..<10_500 {
      text += "a - - [30/Nov/2026:07:41:10 +0000] \"GET /x\(index)y HTTP/1.1\" 200 2\n"
    }
    let log = try log(text)
    #expect(log.endpoints.count == 10_000 && log.others.requests == 500)
    #expect(log.total.requests == 10_500 && log.total.answers.bytes == 21_000)
  }

  @Test func membersMayHaveOtherNames() throws {
    let names = try LogMemberNames("time=when,status=code,target=what,method=how,bytes=n")
    let line =
      #"{"when":"2026-11-30T07:41:10Z","how":"GET","what":"/a","code":200,"n":7,"time":"x"}"#
    let log = try log(line, names: names)
    #expect(log.endpoints.map(\.endpoint.description) == ["GET /a"])
    #expect(log.total.answers.bytes == 7 && !log.sizesCountHeaders)
    // Bytes with the header count where there are no others, and that is said.
    let both =
      #"{"msec":1796024470,"request":"GET /a HTTP/1.1","status":200,"bytes_sent":300,"body_bytes_sent":7}"#
    #expect(try self.log(both).total.answers.bytes == 7)
    #expect(try !self.log(both).sizesCountHeaders)
    let whole = both.replacing(#","body_bytes_sent":7"#, with: "")
    #expect(try self.log(whole).total.answers.bytes == 300)
    #expect(try self.log(whole).sizesCountHeaders)
    // A usual name that is given for something else is no longer the name of what it usually is.
    let swapped = try LogMemberNames("target=request,method=verb")
    let odd = #"{"time":"2026-11-30T07:41:10Z","verb":"GET","request":"/a","status":200}"#
    #expect(
      try self.log(odd, names: swapped).endpoints.map(\.endpoint.description) == ["GET /a"])
    for wrong in ["", "time", "time=", "when=time", "time=a,", "time=a,time=b", "time=a,bytes=a"] {
      #expect(throws: LogMemberNamesFailure.self) { try LogMemberNames(wrong) }
    }
  }

  @Test func responsesWithoutALoggedSizeAreCounted() throws {
    let line = #"{"time":"2026-11-30T07:41:10Z","request":"GET /a HTTP/1.1","status":200,"len":7}"#
    let total = try log(line + "\n" + line.replacing("200", with: "404") + "\n" + Self.line).total
    #expect(total.withoutSize == 2 && total.requests == 3)
    #expect(total.answers.count + total.otherBodies.count + total.withoutBody == 1)
  }

  @Test func aCompressedLogIsRefusedWithWhatToDo() throws {
    try Tool.withTemporaryFolder { folder in
      for (magic, tool) in [
        ([0x1F, 0x8B, 8], "zcat"), ([0x28, 0xB5, 0x2F, 0xFD], "zstdcat"),
      ] as [([UInt8], String)] {
        let file = folder.appendingPathComponent("a.gz")
        try Data(magic + [0, 1, 2]).write(to: file)
        #expect(throws: AccessLogFailure.compressed(file: file.path, tool: tool)) {
          try AccessLogReader.log(of: [file.path])
        }
      }
      #expect(throws: AccessLogFailure.self) { try AccessLogReader.log(of: ["/nowhere"]) }
      #expect(throws: AccessLogFailure.self) { try AccessLogReader.log(of: [folder.path]) }
    }
  }

  @Test func severalFilesAreOneLog() throws {
    try Tool.withTemporaryFolder { folder in
      let paths = ["a.log", "b.log"].map { folder.appendingPathComponent($0).path }
      // The first file's last line has no end.
      try Data(Self.line.utf8).write(to: URL(fileURLWithPath: paths[0]))
      let later = Self.line.replacing("07:41:10", with: "07:40:11") + "\nnothing\n"
      try Data((String(repeating: Self.line + "\n", count: 20) + later).utf8)
        .write(to: URL(fileURLWithPath: paths[1]))
      let log = try AccessLogReader.log(of: paths)
      #expect(log.requests == 22 && log.files == paths && log.spanSeconds == 60)
      #expect(
        log.firstUnreadLines.map(\.description) == [
          "\(paths[1]):22: the line has no time such as [30/Nov/2026:07:41:10 +0000]"
        ])
    }
  }

  @Test func noDamageTraps() {
    let samples = SampleAccessLog.Format.allCases.map {
      Array(SampleAccessLog(lines: 3, format: $0, seed: 5).text.utf8)
    }
    var mutation = Mutation(seed: 7)
    for _ in 0..<3_000 {
      var reader = AccessLogReader()
      reader.begin(file: "a.log")
      _ = try? reader.append(mutation.next(of: samples))
      _ = try? reader.end()
      _ = try? reader.log()
    }
  }
}
