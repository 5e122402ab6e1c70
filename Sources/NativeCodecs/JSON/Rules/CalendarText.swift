/// Days and moments as text, by Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms": the Gregorian calendar, in
/// eras of 400 years that begin in March.
package enum CalendarText {
  private static let secondsPerDay: Int64 = 86_400

  /// The days from 1970-01-01 to a day such as `2016-02-09`; `nil` where the text is none.
  package static func days(ofDate text: some Sequence<UInt8>) -> Int32? {
    let characters = Array(text)
    guard characters.count == 10, characters[4] == UInt8(ascii: "-"),
      characters[7] == UInt8(ascii: "-"), let year = number(characters[0..<4]),
      let month = number(characters[5..<7]), let day = number(characters[8..<10]),
      (1...12).contains(month), day >= 1, day <= length(ofMonth: month, in: year)
    else { return nil }
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The day that is so many days from 1970-01-01.
  package static func date(days: Int64) -> String {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The seconds from 1970-01-01T00:00:00 to a moment such as `2016-02-09T14:22:00`, without leap seconds; `nil` where the
  /// text is none.
  package static func seconds(ofMoment text: some Sequence<UInt8>) -> Int64? {
    let characters = Array(text)
    guard characters.count == 19, characters[10] == UInt8(ascii: "T"),
      characters[13] == UInt8(ascii: ":"), characters[16] == UInt8(ascii: ":"),
      let days = days(ofDate: characters[0..<10]), let hour = number(characters[11..<13]),
      let minute = number(characters[14..<16]), let second = number(characters[17..<19]),
      hour < 24, minute < 60, second < 60
    else { return nil }
    return Int64(days) * secondsPerDay + Int64(hour * 3_600 + minute * 60 + second)
  }

  /// The moment that is so many seconds from 1970-01-01T00:00:00.
  package static func moment(seconds: Int64) -> String {
    let (days, second) = floored(seconds, by: secondsPerDay)
    let time =
      "\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    return "\(date(days: days))T\(time)"
  }

  /// The quotient rounded down, and what is left.
  package static func floored(_ number: Int64, by divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  /// The number that digits spell.
  package static func number(_ characters: ArraySlice<UInt8>) -> Int? {
    var result = 0
    for character in characters {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
      result = result * 10 + Int(character - UInt8(ascii: "0"))
    }
    return result
  }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// A number with zeros before it.
  package static func padded(_ number: Int64, _ width: Int) -> String {
    let text = String(number.magnitude)
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - text.count))
      + text
  }
}
