import Bytes
import NativeCodecs

/// What the texts at a place have in common.
struct TextFacts {
  /// A form that texts of a place may all have.
  struct Forms: OptionSet {
    let rawValue: Int
    static let uuid = Forms(rawValue: 1)
    static let hexadecimal = Forms(rawValue: 2)
    static let date = Forms(rawValue: 4)
    static let seconds = Forms(rawValue: 8)
    static let milliseconds = Forms(rawValue: 16)
    static let microseconds = Forms(rawValue: 32)
    static let nanoseconds = Forms(rawValue: 64)
    static let base64 = Forms(rawValue: 128)
    /// A UUID whose digits are not all of lower case.
    static let capitalUUID = Forms(rawValue: 256)
    /// A time that is not in UTC, or has another number of digits.
    static let otherTime = Forms(rawValue: 512)
    static let any = Forms(rawValue: 1023)
  }

  /// The longest text that counts towards an enum, in bytes.
  private static let longestCase = 40
  /// The shortest text that is taken for hexadecimal or base64, in bytes: anything shorter may be a word.
  private static let shortestBytes = 16

  /// How many texts there are.
  private(set) var count = 0
  /// The forms that every text has.
  private(set) var forms = Forms.any
  /// How often each text was there; `nil` where there are too many.
  private(set) var counts: [ExactText: Int]? = [:]
  /// How many texts there were when the last new one came.
  private(set) var newest = 0
  /// The length of all texts, in bytes; `nil` where they differ.
  private var length: Int?
  /// Whether a text had what words have not: for hexadecimal a letter and a digit, for base64 a sign or padding.
  private var hasHexadecimalProof = false
  private var hasBase64Proof = false

  /// Takes a text into account.
  mutating func observe(_ text: String, limits: InferenceLimits) {
    count += 1
    if !forms.isEmpty { observeForms(of: text) }
    guard counts != nil else { return }
    let key = ExactText(text)
    if let seen = counts?[key] {
      counts?[key] = seen + 1
    } else if text.utf8.count > Self.longestCase || (counts?.count ?? 0) >= limits.texts {
      counts = nil
    } else {
      counts?[key] = 1
      newest = count
    }
  }

  private mutating func observeForms(of text: String) {
    let length = text.utf8.count
    if count == 1 { self.length = length }
    if self.length != length {
      self.length = nil
      forms.remove(.hexadecimal)
    }
    if length != 36 || !forms.isDisjoint(with: [.uuid, .capitalUUID]) {
      if TextForm.bytes(ofUUID: text) == nil { forms.remove(.uuid) }
      if length != 36 || TextForm.bytes(ofUUID: text.lowercased()) == nil {
        forms.remove(.capitalUUID)
      }
    }
    if forms.contains(.hexadecimal) { observeHexadecimal(text) }
    if forms.contains(.base64) { observeBase64(text) }
    if forms.contains(.date), CalendarText.days(ofDate: text.utf8) == nil { forms.remove(.date) }
    observeTimes(text)
  }

  private mutating func observeHexadecimal(_ text: String) {
    let characters = Array(text.utf8)
    guard characters.count >= Self.shortestBytes,
      TextForm.bytes(ofHexadecimal: characters) != nil
    else {
      forms.remove(.hexadecimal)
      return
    }
    let letters = characters.count { $0 >= UInt8(ascii: "a") }
    if letters > 0, letters < characters.count { hasHexadecimalProof = true }
  }

  private mutating func observeBase64(_ text: String) {
    guard text.utf8.count >= Self.shortestBytes, let bytes = [UInt8](base64: text),
      TextForm.base64(bytes) == text,
      text.utf8.contains(where: { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }),
      text.utf8.contains(where: { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else {
      forms.remove(.base64)
      return
    }
    if text.utf8.contains(where: { [UInt8(ascii: "="), UInt8(ascii: "+")].contains($0) }) {
      hasBase64Proof = true
    }
  }

  private mutating func observeTimes(_ text: String) {
    let exact: [(Forms, TextForm.FractionDigits)] = [
      (.seconds, .none), (.milliseconds, .three), (.microseconds, .six), (.nanoseconds, .nine),
    ]
    for (form, digits) in exact
    where forms.contains(form) && TextForm.units(ofTimestamp: text, digits) == nil {
      forms.remove(form)
    }
    if forms.contains(.otherTime), !Self.isTime(text) { forms.remove(.otherTime) }
  }

  /// Whether a text begins with a day and a time, as RFC 3339 writes them, and has digits, a zone or nothing behind.
  private static func isTime(_ text: String) -> Bool {
    let characters = Array(text.utf8)
    guard (19...35).contains(characters.count),
      CalendarText.days(ofDate: characters[0..<10]) != nil,
      [UInt8(ascii: "T"), UInt8(ascii: " ")].contains(characters[10]),
      characters[13] == UInt8(ascii: ":"), characters[16] == UInt8(ascii: ":")
    else { return false }
    return characters[11...].allSatisfy {
      switch $0 {
      case UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "Z"):
        true
      default: false
      }
    }
  }

  /// Takes what was seen at another place into account.
  mutating func merge(_ other: TextFacts, limits: InferenceLimits) {
    if other.count == 0 { return }
    if count == 0 {
      self = other
      return
    }
    forms.formIntersection(other.forms)
    if length != other.length {
      length = nil
      forms.remove(.hexadecimal)
    }
    hasHexadecimalProof = hasHexadecimalProof || other.hasHexadecimalProof
    hasBase64Proof = hasBase64Proof || other.hasBase64Proof
    counts = counts.flatMap { counts in
      guard let others = other.counts else { return nil }
      let merged = counts.merging(others, uniquingKeysWith: +)
      return merged.count <= limits.texts ? merged : nil
    }
    // As if the other texts had come behind these.
    if let others = other.counts, let merged = counts, others.count + 1 > merged.count {
      newest = count + other.newest
    }
    count += other.count
  }

  // MARK: - Conclusions

  /// The form that the texts are carried in, and its name.
  var form: (form: TextForm, name: String)? {
    guard count > 0 else { return nil }
    if forms.contains(.uuid) { return (.uuid, "UUIDs in lower case, carried in 16 bytes") }
    if forms.contains(.date) { return (.date, "dates, carried in days since 1970-01-01") }
    let times: [(Forms, TextForm.FractionDigits, String)] = [
      (.seconds, .none, "seconds"), (.milliseconds, .three, "milliseconds"),
      (.microseconds, .six, "microseconds"), (.nanoseconds, .nine, "nanoseconds"),
    ]
    for (form, digits, name) in times where forms.contains(form) {
      return (.timestamp(fractionDigits: digits), "times in UTC, carried in \(name) since 1970")
    }
    if forms.contains(.hexadecimal), hasHexadecimalProof {
      return (.hexadecimal, "hexadecimal of one length, carried in a byte for two digits")
    }
    if forms.contains(.base64), hasBase64Proof {
      return (.plain, "base64, carried in the bytes that it stands for")
    }
    return nil
  }

  /// What the texts look like, where they are carried as they are all the same.
  var recognised: String? {
    if forms.contains(.capitalUUID) { return "UUIDs, not all in lower case" }
    if forms.contains(.otherTime) { return "times with a zone, or of several forms" }
    return nil
  }

  /// The texts of an enum, the most frequent first; `nil` where there is no proof of one.
  ///
  /// There is where each text was there ten times on average, and no new one among the last half of them: of texts that
  /// go on coming, the next sample will have another.
  var cases: [String]? {
    guard let counts, !counts.isEmpty, count >= 20, count >= 10 * counts.count,
      newest * 2 <= count
    else { return nil }
    return counts.map { (text: $0.key.text, count: $0.value) }.sorted {
      $0.count == $1.count
        ? $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) : $0.count > $1.count
    }.map(\.text)
  }
}
