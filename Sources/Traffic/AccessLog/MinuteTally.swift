/// Counts requests by the minute and the second, in any order of times.
struct MinuteTally {
  /// About four years; a log with more minutes than that is damaged, or should be given in parts.
  static let mostMinutes = 2_000_000
  /// About 70 days: as long as there are no more, every second is counted too, in 24 MB.
  static let mostMinutesBySecond = 100_000

  private var places: [Int: Int] = [:]
  private var last = (minute: Int.min, place: 0)
  /// The minutes since 1970 that have requests, in the order in which they first occur.
  private(set) var minutes: [Int] = []
  /// The requests of each.
  private(set) var requests: [UInt32] = []
  /// What the log's clock is ahead of UTC in each, in minutes.
  private(set) var zones: [Int16] = []
  /// The requests of each second, 60 a minute; empty where there are too many minutes.
  private(set) var seconds: [UInt32] = []

  private var countsSeconds: Bool { minutes.count <= Self.mostMinutesBySecond }

  /// Counts a request; `false` where there are too many minutes.
  mutating func count(_ entry: LogEntry) -> Bool {
    let minute = entry.seconds / 60
    if minute != last.minute {
      guard let place = place(of: minute, zone: entry.zoneMinutes) else { return false }
      last = (minute, place)
    }
    requests[last.place] &+= 1
    if !seconds.isEmpty { seconds[last.place * 60 + (entry.seconds - minute * 60)] &+= 1 }
    return true
  }

  private mutating func place(of minute: Int, zone: Int) -> Int? {
    if let place = places[minute] { return place }
    guard minutes.count < Self.mostMinutes else { return nil }
    let place = minutes.count
    places[minute] = place
    minutes.append(minute)
    requests.append(0)
    zones.append(Int16(zone))
    if countsSeconds {
      seconds.append(contentsOf: repeatElement(0, count: 60))
    } else {
      seconds = []
    }
    return place
  }

  // MARK: Results

  /// The minute with most requests, the first of several.
  var busiestMinute: (place: Int, requests: Int)? {
    Self.greatest(requests) { minutes[$0] < minutes[$1] }
  }

  /// The second with most requests, the first of several: its number since 1970, and its minute's place.
  var busiestSecond: (second: Int, place: Int, requests: Int)? {
    guard
      let found = Self.greatest(
        seconds, isBefore: { minutes[$0 / 60] * 60 + $0 % 60 < minutes[$1 / 60] * 60 + $1 % 60 })
    else { return nil }
    let place = found.place / 60
    return (minutes[place] * 60 + found.place % 60, place, found.requests)
  }

  private static func greatest(
    _ counts: [UInt32], isBefore: (Int, Int) -> Bool
  ) -> (place: Int, requests: Int)? {
    guard var best = counts.indices.first else { return nil }
    for index in counts.indices
    where counts[index] > counts[best] || counts[index] == counts[best] && isBefore(index, best) {
      best = index
    }
    return (best, Int(counts[best]))
  }

  /// For each hour of the day by the log's clock, the requests in it and the seconds of it that are between two times.
  ///
  /// Where clocks were set, an hour counts as often as it came.
  func hoursOfDay(from first: Int, through last: Int) -> [(requests: Int, seconds: Int)] {
    var hours = [(requests: Int, seconds: Int)](repeating: (0, 0), count: 24)
    let order = minutes.indices.sorted { minutes[$0] < minutes[$1] }
    guard let start = order.first else { return hours }
    // A time between two minutes that are logged has the zone of the earlier one.
    var next = 0
    var zone = Int(zones[start])
    // Zones differ from UTC by quarters of an hour.
    var quarter = first / 900
    while quarter * 900 <= last {
      while next < order.count, minutes[order[next]] < (quarter + 1) * 15 {
        let place = order[next]
        zone = Int(zones[place])
        hours[Self.hour(minutes[place], zone)].requests += Int(requests[place])
        next += 1
      }
      let covered = min(last + 1, (quarter + 1) * 900) - max(first, quarter * 900)
      hours[Self.hour(quarter * 15, zone)].seconds += covered
      quarter += 1
    }
    return hours
  }

  private static func hour(_ minute: Int, _ zone: Int) -> Int {
    (minute + zone).quotientAndRemainder(flooringDividingBy: 1_440).1 / 60
  }
}
