/// What a segment of a path is where it names one thing of many and not a kind of things.
public enum SegmentKind: String, CaseIterable, Hashable, Sendable {
  /// Decimal digits, with a sign and a fraction or without: `42`, `-7`, `52.52`.
  case number
  /// A UUID in its usual form (RFC 9562, section 4), in either case.
  case uuid
  /// At least 12 hexadecimal digits, letters and decimal digits among them, after `0x` or without it. Shorter ones are
  /// also words (`face2face`) and codes.
  case hash
  /// A calendar date, with a time of day or without: `2026-11-30`, `2026-11-30T07:29:13.5Z` (RFC 3339, section 5.6).
  case date
  /// An address of e-mail.
  case email
  /// A signed token: three parts of base64url with points between them (RFC 7515, section 3.1); or what has at least 20
  /// letters and digits in a row, three digits among them, and no point, which names of words do not have.
  case token
  /// At least 16 characters of base64url that change between upper case, lower case and digits as random ones do, and
  /// words and names do not: `dQw4w9WgXcQ-V1StG`, `01ARZ3NDEKTSV4RRFFQ69G5FAV`, `cus_NffrFeUfNV2Hib`.
  case id
  /// Several of the others with commas between them: `1,2,3`.
  case list
  /// Anything else of more than 64 bytes.
  case text

  /// What is printed in place of a segment: `{number}`.
  public var placeholder: String { "{\(rawValue)}" }

  /// Tells what a segment is; `nil` for a name. The segment's percent-encoding is undone.
  init?(_ segment: ArraySlice<UInt8>) {
    if segment.contains(UInt8(ascii: ",")) {
      let parts = segment.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard parts.allSatisfy({ SegmentKind(single: $0) != nil }) else { return nil }
      self = .list
    } else {
      self.init(single: segment)
    }
  }

  private init?(single segment: ArraySlice<UInt8>) {
    if Self.isNumber(segment) {
      self = .number
    } else if Self.isUUID(segment) {
      self = .uuid
    } else if Self.isHash(segment) {
      self = .hash
    } else if Self.isDate(segment) {
      self = .date
    } else if Self.isEmail(segment) {
      self = .email
    } else if Self.isToken(segment) {
      self = .token
    } else if Self.isID(segment) {
      self = .id
    } else if Self.hasLongRun(segment) {
      self = .token
    } else {
      return nil
    }
  }

  // MARK: Forms

  private static func isNumber(_ segment: ArraySlice<UInt8>) -> Bool {
    let digits = segment.first == UInt8(ascii: "-") ? segment.dropFirst() : segment
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(ASCII.isDigit) }
  }

  private static func isUUID(_ segment: ArraySlice<UInt8>) -> Bool {
    guard segment.count == 36 else { return false }
    let parts = segment.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { $0.allSatisfy { ASCII.hexValue($0) != nil } }
  }

  private static func isHash(_ segment: ArraySlice<UInt8>) -> Bool {
    let digits =
      segment.starts(with: "0x".utf8) || segment.starts(with: "0X".utf8)
      ? segment.dropFirst(2) : segment
    return digits.count >= 12 && digits.allSatisfy { ASCII.hexValue($0) != nil }
      && digits.contains(where: ASCII.isDigit) && digits.contains(where: ASCII.isLetter)
  }

  private static func isDate(_ segment: ArraySlice<UInt8>) -> Bool {
    // The form of each position: a digit, or the character itself.
    let form = Array("0000-00-00".utf8)
    guard segment.count >= form.count,
      zip(segment, form).allSatisfy({ $1 == UInt8(ascii: "0") ? ASCII.isDigit($0) : $0 == $1 })
    else { return false }
    let digits = segment.prefix(form.count).map { Int($0) - 0x30 }
    guard (1...12).contains(digits[5] * 10 + digits[6]),
      (1...31).contains(digits[8] * 10 + digits[9])
    else { return false }
    let time = segment.dropFirst(form.count)
    guard let first = time.first else { return true }
    return "Tt _".utf8.contains(first) && time.count >= 3 && time.count <= 30
      && time.dropFirst().allSatisfy { ASCII.isDigit($0) || ":.+-Zz".utf8.contains($0) }
  }

  private static func isEmail(_ segment: ArraySlice<UInt8>) -> Bool {
    let parts = segment.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(UInt8(ascii: "."))
  }

  private static func isToken(_ segment: ArraySlice<UInt8>) -> Bool {
    let parts = segment.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 3
      && parts.allSatisfy { $0.count >= 8 && $0.allSatisfy(ASCII.isBase64URL) }
      && segment.starts(with: "ey".utf8)
  }

  private static func hasLongRun(_ segment: ArraySlice<UInt8>) -> Bool {
    guard !segment.contains(UInt8(ascii: ".")) else { return false }
    return segment.split { !ASCII.isLetter($0) && !ASCII.isDigit($0) }.contains { run in
      run.count >= 20 && run.count(where: ASCII.isDigit) >= 3 && run.contains(where: ASCII.isLetter)
    }
  }

  private enum CharacterClass { case upper, lower, digit }

  private static func isID(_ segment: ArraySlice<UInt8>) -> Bool {
    guard segment.count >= 16, segment.allSatisfy(ASCII.isBase64URL) else { return false }
    var last: CharacterClass?
    var (pairs, changes, digitRuns, capitals, smalls) = (0, 0, 0, 0, 0)
    for byte in segment {
      let current: CharacterClass? =
        ASCII.isUpper(byte)
        ? .upper : ASCII.isLower(byte) ? .lower : ASCII.isDigit(byte) ? .digit : nil
      if current == .digit, last != .digit { digitRuns += 1 }
      if current == .upper { capitals += 1 }
      if current == .lower { smalls += 1 }
      if let current, let last {
        pairs += 1
        // A capital and what follows it begin a word.
        if current != last, (last, current) != (.upper, .lower) { changes += 1 }
      }
      last = current
    }
    // Of random neighbours 44 in 100 change so (26, 26 and 10 of 62 characters); in names of words with capitals it is
    // one in five. Of letters in one case it is the runs of digits that words do not have.
    guard capitals > 0, smalls > 0 else { return changes >= 4 && digitRuns >= 3 }
    return changes * 10 >= pairs * 3
  }
}
