/// A point in time as a log writes it.
public struct LogTime: Hashable, Sendable, CustomStringConvertible {
  /// Seconds since the beginning of 1970 in UTC.
  public let seconds: Int
  /// What the clock of the log is ahead of UTC, in minutes.
  public let zoneMinutes: Int

  /// `2026-11-30T07:41:10+01:00` (RFC 3339).
  public var description: String {
    let local = seconds + zoneMinutes * 60
    let (days, second) = local.quotientAndRemainder(flooringDividingBy: 86_400)
    let (year, month, day) = CivilDay.date(days)
    let zone = abs(zoneMinutes)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let sign = zoneMinutes < 0 ? "-" : "+"
    return "\(year)-\(two(month))-\(two(day))T\(two(second / 3_600)):\(two(second / 60 % 60)):"
      + "\(two(second % 60))\(zone == 0 ? "Z" : "\(sign)\(two(zone / 60)):\(two(zone % 60))")"
  }
}

extension Int {
  func quotientAndRemainder(flooringDividingBy divisor: Int) -> (Int, Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

/// Days of the Gregorian calendar, counted from the first of 1970.
enum CivilDay {
  /// The number of a day. Years are counted from March on, so that the day that leap years add is a year's last.
  static func number(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    let leapDays = shifted / 4 - shifted / 100 + shifted / 400
    // 153 days in five months from March on; 719,468 days from the first of March of year 0 to 1970.
    return shifted * 365 + leapDays + (monthFromMarch * 153 + 2) / 5 + day - 1 - 719_468
  }

  /// The date of a day from year 0 on.
  static func date(_ number: Int) -> (year: Int, month: Int, day: Int) {
    let days = number + 719_468
    var year = days / 365
    var start = 0
    repeat {
      start = year * 365 + year / 4 - year / 100 + year / 400
      if start > days { year -= 1 }
    } while start > days
    let monthFromMarch = (5 * (days - start) + 2) / 153
    let day = days - start - (monthFromMarch * 153 + 2) / 5 + 1
    let month = (monthFromMarch + 2) % 12 + 1
    return (month <= 2 ? year + 1 : year, month, day)
  }
}

// MARK: Reading

extension LogEntry {
  /// Reads `30/Nov/2026:07:41:10 +0000`, 26 bytes from `start` on; `false` where it is something else.
  mutating func setLocalTime(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    guard start + 26 <= bytes.count, bytes[start + 2] == UInt8(ascii: "/"),
      bytes[start + 6] == UInt8(ascii: "/"), bytes[start + 11] == UInt8(ascii: ":"),
      bytes[start + 20] == UInt8(ascii: " "),
      let month = Self.month(bytes[start + 3], bytes[start + 4], bytes[start + 5])
    else { return false }
    return setTime(
      year: bytes.digits(4, at: start + 7), month: month, day: bytes.digits(2, at: start),
      bytes, clock: start + 12, zone: (start + 21)..<(start + 26))
  }

  /// Reads a time of RFC 3339, such as `2026-11-30T07:41:10.5+01:00`; one without a zone is in UTC.
  mutating func setISOTime(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
    let start = range.lowerBound
    guard range.count >= 19, bytes[start + 4] == UInt8(ascii: "-"),
      bytes[start + 7] == UInt8(ascii: "-")
    else { return false }
    var zone = start + 19
    while zone < range.upperBound, bytes[zone] == UInt8(ascii: ".") || ASCII.isDigit(bytes[zone]) {
      zone += 1
    }
    return setTime(
      year: bytes.digits(4, at: start), month: bytes.digits(2, at: start + 5),
      day: bytes.digits(2, at: start + 8), bytes, clock: start + 11, zone: zone..<range.upperBound)
  }

  /// Reads seconds since 1970 with or without a fraction, or milliseconds, which are a thousand times as many.
  mutating func setEpochTime(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
    let end = bytes.first(UInt8(ascii: "."), in: range) ?? range.upperBound
    guard let number = bytes.number(in: range.lowerBound..<end) else { return false }
    seconds = number >= 100_000_000_000 ? number / 1_000 : number
    zoneMinutes = 0
    return seconds < 100_000_000_000
  }

  private mutating func setTime(
    year: Int, month: Int, day: Int, _ bytes: Span<UInt8>, clock: Int, zone: Range<Int>
  ) -> Bool {
    let colon = UInt8(ascii: ":")
    guard bytes[clock + 2] == colon, bytes[clock + 5] == colon else { return false }
    let hour = bytes.digits(2, at: clock)
    let minute = bytes.digits(2, at: clock + 3)
    let second = bytes.digits(2, at: clock + 6)
    // A leap second is the 60th.
    guard year >= 1970, (1...12).contains(month), (1...31).contains(day), (0...23).contains(hour),
      (0...59).contains(minute), (0...60).contains(second), setZone(bytes, zone)
    else { return false }
    let days = CivilDay.number(year: year, month: month, day: day)
    seconds = ((days * 24 + hour) * 60 + minute - zoneMinutes) * 60 + second
    // The first hours of 1970 are in 1969 by UTC where clocks are ahead of it.
    return seconds >= 0
  }

  /// Reads `Z`, `+0100` or `+01:00`; nothing is UTC.
  private mutating func setZone(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    zoneMinutes = 0
    guard let start = range.first else { return true }
    let sign = bytes[start]
    if range.count == 1 { return sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), [5, 6].contains(range.count)
    else { return false }
    let hours = bytes.digits(2, at: start + 1)
    let minutes = bytes.digits(2, at: range.upperBound - 2)
    guard (0...15).contains(hours), (0...59).contains(minutes) else { return false }
    zoneMinutes = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
    return true
  }

  private static func month(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int? {
    let name = UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
    return switch name {
    case 0x4A_616E: 1  // Jan
    case 0x46_6562: 2  // Feb
    case 0x4D_6172: 3  // Mar
    case 0x41_7072: 4  // Apr
    case 0x4D_6179: 5  // May
    case 0x4A_756E: 6  // Jun
    case 0x4A_756C: 7  // Jul
    case 0x41_7567: 8  // Aug
    case 0x53_6570: 9  // Sep
    case 0x4F_6374: 10  // Oct
    case 0x4E_6F76: 11  // Nov
    case 0x44_6563: 12  // Dec
    default: nil
    }
  }
}
