import NativeCodecs
import RecordModel

/// How a JSON string is carried in a field of another type, such that the same string comes back.
///
/// Only strings that print back are read: a UUID in capitals is none of ``uuid``.
public enum TextForm: Sendable, Hashable {
  /// As the field's type says: strings as they are, bytes in base64 with padding (RFC 4648, section 4).
  case plain
  /// A UUID in lower case and groups, as 16 bytes (RFC 9562, section 4).
  case uuid
  /// Bytes in hexadecimal digits of lower case (RFC 4648, section 8).
  case hexadecimal
  /// A day such as `2016-02-09`, as an `int32`: days since 1970-01-01 (RFC 3339, `full-date`).
  case date
  /// A moment in UTC such as `2016-02-09T14:22:00.000Z`, as an `int64`: units since 1970-01-01T00:00:00Z, without leap
  /// seconds (RFC 3339, `date-time`).
  case timestamp(fractionDigits: FractionDigits)

  /// How many digits of a second a ``timestamp(fractionDigits:)`` has.
  public enum FractionDigits: Int, Sendable, Hashable, CaseIterable {
    /// Whole seconds, without a point.
    case none = 0
    /// Milliseconds.
    case three = 3
    /// Microseconds.
    case six = 6
    /// Nanoseconds.
    case nine = 9

    /// How many units a second has.
    var unitsPerSecond: Int64 {
      switch self {
      case .none: 1
      case .three: 1_000
      case .six: 1_000_000
      case .nine: 1_000_000_000
      }
    }
  }
}

// MARK: - Values

extension TextForm {
  /// The text of a value; `nil` where no text of the form is read as it.
  func text(of value: DynamicValue) -> String? {
    switch (self, value) {
    case (.uuid, .bytes(let bytes)): bytes.count == 16 ? Self.uuid(bytes) : nil
    case (.hexadecimal, .bytes(let bytes)): Self.hexadecimal(bytes)
    case (.date, .int32(let days)):
      Self.readBack(CalendarText.date(days: Int64(days))) {
        CalendarText.days(ofDate: $0.utf8) == days
      }
    case (.timestamp(let digits), .int64(let units)):
      Self.readBack(Self.timestamp(units: units, digits)) {
        Self.units(ofTimestamp: $0, digits) == units
      }
    default: nil
    }
  }

  /// A text that is read as what it was made of: years have four digits.
  private static func readBack(_ text: String, _ isRead: (String) -> Bool) -> String? {
    isRead(text) ? text : nil
  }
}

// MARK: - Bytes

extension TextForm {
  private static let digits = Array("0123456789abcdef".utf8)

  /// The 16 bytes of a UUID; `nil` where the text is not one as it would be printed.
  static func bytes(ofUUID text: String) -> [UInt8]? {
    let characters = Array(text.utf8)
    guard characters.count == 36 else { return nil }
    var plain: [UInt8] = []
    plain.reserveCapacity(32)
    for (position, character) in characters.enumerated() {
      if [8, 13, 18, 23].contains(position) {
        guard character == UInt8(ascii: "-") else { return nil }
      } else {
        plain.append(character)
      }
    }
    return bytes(ofHexadecimal: plain)
  }

  /// The bytes that hexadecimal digits of lower case stand for.
  static func bytes(ofHexadecimal characters: [UInt8]) -> [UInt8]? {
    guard characters.count.isMultiple(of: 2) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(characters.count / 2)
    for index in stride(from: 0, to: characters.count, by: 2) {
      guard let high = value(ofDigit: characters[index]),
        let low = value(ofDigit: characters[index + 1])
      else { return nil }
      result.append(high << 4 | low)
    }
    return result
  }

  private static func value(ofDigit character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// Bytes in hexadecimal.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let characters = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }
    return String(decoding: characters, as: UTF8.self)
  }

  /// Bytes in the groups of a UUID.
  static func uuid(_ bytes: [UInt8]) -> String {
    var result = ""
    for (position, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(position) { result += "-" }
      result += hexadecimal([byte])
    }
    return result
  }
}
