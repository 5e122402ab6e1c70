import NativeCodecs

extension TextForm {
  /// The units from 1970-01-01T00:00:00Z to a moment with so many digits of a second; `nil` where the text is none, or
  /// where no 64 bits hold the units.
  static func units(ofTimestamp text: String, _ digits: FractionDigits) -> Int64? {
    let characters = Array(text.utf8)
    let length = digits == .none ? 20 : 21 + digits.rawValue
    guard characters.count == length, characters[length - 1] == UInt8(ascii: "Z"),
      let seconds = CalendarText.seconds(ofMoment: characters[0..<19])
    else { return nil }
    var fraction = 0
    if digits != .none {
      guard characters[19] == UInt8(ascii: "."),
        let units = CalendarText.number(characters[20..<length - 1])
      else { return nil }
      fraction = units
    }
    let (units, isTooFar) = seconds.multipliedReportingOverflow(by: digits.unitsPerSecond)
    let (sum, isFurther) = units.addingReportingOverflow(Int64(fraction))
    return isTooFar || isFurther ? nil : sum
  }

  /// The moment that is so many units from 1970-01-01T00:00:00Z.
  static func timestamp(units: Int64, _ digits: FractionDigits) -> String {
    let (seconds, fraction) = CalendarText.floored(units, by: digits.unitsPerSecond)
    let point = digits == .none ? "" : "." + CalendarText.padded(fraction, digits.rawValue)
    return CalendarText.moment(seconds: seconds) + point + "Z"
  }
}
