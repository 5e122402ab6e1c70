import Randomness

/// A log of accesses that is made from a seed, and what is true of it.
///
/// Addresses, users and queries in it are made up, and ``secrets`` has all that a summary may not show.
public struct SampleAccessLog: Sendable {
  /// How the lines are written.
  public enum Format: String, CaseIterable, Sendable {
    case common, combined, json
  }

  /// An endpoint and what is logged of it.
  public struct Endpoint: Hashable, Sendable {
    /// `GET /v1/items/{number}`
    public let name: String
    public internal(set) var requests = 0
    /// Responses of 2xx that have a body.
    public internal(set) var answers = 0
    /// The bytes of their bodies.
    public internal(set) var answerBytes = 0
    public internal(set) var withoutBody = 0
  }

  /// The log's text.
  public private(set) var text = ""
  /// How many lines are requests.
  public private(set) var requests = 0
  /// The lines that are none, counted from 1.
  public private(set) var unreadLines: [Int] = []
  /// What is logged of each endpoint, in the order of ``addresses``.
  public private(set) var endpoints: [Endpoint]
  /// Texts that a summary may not show.
  public static let secrets = ["203.0.113.", "2001:db8:", "lovelace", "s3cr3t", "curl", "referer"]

  private static let addresses: [(method: String, name: String, status: Int)] = [
    ("GET", "/v1/items/{number}", 200), ("GET", "/v1/items", 200), ("POST", "/v1/orders", 201),
    ("GET", "/v1/users/{uuid}/avatar.png", 200), ("HEAD", "/v1/items", 200),
    ("DELETE", "/v1/orders/{number}", 204), ("GET", "/v1/items/{number}", 304),
    ("GET", "/v1/items/{number}", 404), ("GET", "/blobs/{hash}", 206),
  ]

  /// Makes a log.
  ///
  /// - Parameters:
  ///   - lines: How many lines.
  ///   - format: How they are written; `nil` for all formats mixed.
  ///   - start: The first second, since 1970 in UTC.
  ///   - secondsBetween: How far apart lines are at most.
  ///   - zone: The log's zone, such as `+0100`.
  ///   - isSorted: Whether times ascend; otherwise lines are up to ten minutes late.
  ///   - garbageEvery: Every so many lines one is none of a request; 0 for never.
  public init(
    lines: Int, format: Format?, start: Int = 1_796_024_050, secondsBetween: Int = 2,
    zone: String = "+0000", isSorted: Bool = true, garbageEvery: Int = 0, seed: UInt64 = 1
  ) {
    var generator = SeededGenerator(seed: seed)
    endpoints = []
    var places: [String: Int] = [:]
    var time = start
    for line in 1...max(lines, 1) {
      if garbageEvery > 0, line % garbageEvery == 0 {
        unreadLines.append(line)
        text +=
          generator.pick([
            "nginx: worker process started", "{\"level\": \"info\"}",
            "203.0.113.9 - - [not a time] \"GET / HTTP/1.1\" 200 1",
            "203.0.113.9 - - [30/Nov/2026:25:00:00 +0000] \"GET / HTTP/1.1\" 200 1",
          ]) + "\n"
        continue
      }
      time += generator.integer(in: 0...secondsBetween)
      let late = isSorted ? 0 : generator.integer(in: 0...600)
      let address = generator.pick(Self.addresses)
      let path = Self.path(address.name, &generator)
      let isBodiless = address.method == "HEAD" || [204, 304].contains(address.status)
      // Servers log the length of a body that HEAD asks about, too.
      let bytes = isBodiless && address.method != "HEAD" ? 0 : generator.integer(in: 100...9_999)
      let name = "\(address.method) \(address.name)"
      let place = places[name] ?? endpoints.count
      if place == endpoints.count {
        places[name] = place
        endpoints.append(Endpoint(name: name))
      }
      requests += 1
      endpoints[place].requests += 1
      if isBodiless {
        endpoints[place].withoutBody += 1
      } else if address.status < 300 {
        endpoints[place].answers += 1
        endpoints[place].answerBytes += bytes
      }
      text += Self.line(
        format ?? generator.pick(Format.allCases), time: time - late, zone: zone,
        request: "\(address.method) \(path)?key=s3cr3t HTTP/1.1", status: address.status,
        bytes: bytes, &generator)
      text += line % 5 == 0 ? "\r\n" : "\n"
    }
  }

  private static func path(_ name: String, _ generator: inout SeededGenerator) -> String {
    func digits(_ count: Int, _ alphabet: String, _ generator: inout SeededGenerator) -> String {
      let characters = Array(alphabet)
      return String((0..<count).map { _ in generator.pick(characters) })
    }
    let hexadecimal = "0123456789abcdef"
    var path = name
    path = path.replacing("{number}", with: "\(generator.integer(in: 0...99_999_999))")
    path = path.replacing(
      "{uuid}",
      with: [8, 4, 4, 4, 12].map { digits($0, hexadecimal, &generator) }.joined(separator: "-"))
    // A letter and a digit for certain, as a random hash of that length has.
    path = path.replacing("{hash}", with: "a0" + digits(38, hexadecimal, &generator))
    return path
  }

  private static func line(
    _ format: Format, time: Int, zone: String, request: String, status: Int, bytes: Int,
    _ generator: inout SeededGenerator
  ) -> String {
    let address = generator.pick(["203.0.113.7", "2001:db8::7"])
    let user = generator.pick(["-", "lovelace", "lovelace [admin]"])
    let minutes = (Int(zone.dropFirst().prefix(2)) ?? 0) * 60 + (Int(zone.suffix(2)) ?? 0)
    let local = time + (zone.hasPrefix("-") ? -minutes : minutes) * 60
    let clock = clock(local)
    let size = bytes == 0 && generator.chance(0.5) ? "-" : "\(bytes)"
    switch format {
    case .common, .combined:
      let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
      ]
      let stamp =
        "\(two(clock.day))/\(months[clock.month - 1])/\(clock.year):\(two(clock.hour)):\(two(clock.minute)):\(two(clock.second)) \(zone)"
      let rest =
        format == .common ? "" : " \"https://referer.example/\\\"a\" \"curl/7 \\x22b\\x22\""
      return "\(address) - \(user) [\(stamp)] \"\(request)\" \(status) \(size)\(rest)"
    case .json:
      let stamp =
        "\(clock.year)-\(two(clock.month))-\(two(clock.day))T\(two(clock.hour)):\(two(clock.minute)):\(two(clock.second))\(zone.prefix(3)):\(zone.suffix(2))"
      return
        "{\"time_iso8601\":\"\(stamp)\",\"remote_addr\":\"\(address)\",\"request\":\"\(request)\",\"status\":\(status),"
        + "\"body_bytes_sent\":\(bytes),\"upstream\":{\"addr\":[\"203.0.113.8:80\",\"}\"]},\"http_user_agent\":\"curl \\\"x\\\"\"}"
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The date and the time of day, day by day from 1970 on.
  private static func clock(
    _ seconds: Int
  ) -> (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    var days = seconds / 86_400
    var (year, month) = (1970, 1)
    func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
    while days >= (isLeap(year) ? 366 : 365) {
      days -= isLeap(year) ? 366 : 365
      year += 1
    }
    let lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    while days >= lengths[month - 1] {
      days -= lengths[month - 1]
      month += 1
    }
    let second = seconds % 86_400
    return (year, month, days + 1, second / 3_600, second / 60 % 60, second % 60)
  }
}
