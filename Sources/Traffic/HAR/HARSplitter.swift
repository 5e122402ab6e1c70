import Bytes

/// Finds the entries of a HAR file while the file goes by in pieces, so that a file of any length takes the memory of its
/// longest entry.
///
/// What is around the entries is kept as a document of its own, whose `entries` is an empty array. Only brackets, strings
/// and the names `log` and `entries` are looked at; whether all of it is JSON is for its readers to say.
struct HARSplitter {
  /// An entry, not yet looked at.
  struct Entry {
    /// Its bytes.
    let bytes: [UInt8]
    /// Which one it is, from 1.
    let number: Int
    /// The line that it begins on, from 1.
    let line: Int
  }

  private enum Place {
    case around
    /// Between entries: before the first, or after a comma, or after an entry.
    case beforeEntry, afterComma, afterEntry
    case inEntry
  }

  /// The longest entry, and the most that is kept of what is around them, in bytes.
  private let limit: Int
  private var place = Place.around
  private var depth = 0
  private var strings = JSONStringTracker()
  private var isInLog = false
  /// Where the text that ended last begins in ``surroundings``, and where it ends, without its quotation marks.
  private var lastText = 0..<0
  private var entry: [UInt8] = []
  private var line = 1
  private var firstLine = 1

  /// How many entries there were.
  private(set) var count = 0
  /// What is around the entries.
  private(set) var surroundings: [UInt8] = []
  /// Where the array of entries is in ``surroundings``, once it was found.
  private(set) var entriesOffset: Int?
  /// How many lines the entries have.
  private(set) var entryLines = 0

  init(limit: Int) {
    self.limit = limit
  }

  /// Takes the next bytes of the file, and hands over every entry that they end.
  mutating func take(
    _ bytes: [UInt8], _ body: (Entry) throws(HARFailure) -> Void
  ) throws(HARFailure) {
    var start = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") {
        line += 1
        if place != .around { entryLines += 1 }
      }
      switch place {
      case .around: try takeAround(byte)
      case .beforeEntry, .afterComma, .afterEntry:
        if try beginsEntry(byte) {
          start = index
          firstLine = line
        }
      case .inEntry:
        guard endsEntry(byte) else { continue }
        entry += bytes[start...index]
        try checkLength()
        let ended = Entry(bytes: entry, number: count, line: firstLine)
        entry = []
        place = .afterEntry
        try body(ended)
      }
    }
    guard place == .inEntry else { return }
    entry += bytes[start...]
    try checkLength()
  }

  /// Ends the file; throws where it ends among the entries.
  func finish() throws(HARFailure) {
    guard place == .around else {
      let cut = place == .inEntry ? count : count + 1
      throw HARFailure(
        "the file ends before the entry does; it is cut off, so export it again", entry: cut,
        line: line)
    }
  }

  private func checkLength() throws(HARFailure) {
    guard entry.count <= limit else {
      throw HARFailure(
        "it is longer than \(limit >> 20) MiB; leave its body out of the capture", entry: count,
        line: firstLine)
    }
  }

  // MARK: Around the entries

  private mutating func takeAround(_ byte: UInt8) throws(HARFailure) {
    guard surroundings.count < limit else {
      throw HARFailure(
        "more than \(limit >> 20) MiB are outside of log.entries; is it a HAR file?", line: line)
    }
    surroundings.append(byte)
    let wasInString = strings.isInString
    if strings.takes(byte) {
      if !wasInString {
        lastText = surroundings.count..<surroundings.count
      } else if !strings.isInString {
        lastText = lastText.lowerBound..<(surroundings.count - 1)
      }
      return
    }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      depth += 1
      if depth == 2 { isInLog = byte == UInt8(ascii: "{") && endsWithText("log") }
      guard depth == 3, isInLog, byte == UInt8(ascii: "["), endsWithText("entries") else { return }
      guard entriesOffset == nil else {
        throw HARFailure("log.entries is there twice; is it a HAR file?", line: line)
      }
      entriesOffset = surroundings.count
      place = .beforeEntry
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
  }

  private func endsWithText(_ text: String) -> Bool {
    surroundings[lastText].elementsEqual(text.utf8)
  }

  // MARK: Entries

  private mutating func beginsEntry(_ byte: UInt8) throws(HARFailure) -> Bool {
    switch (byte, place) {
    case (0x20, _), (0x09, _), (0x0A, _), (0x0D, _): return false
    case (UInt8(ascii: "]"), .beforeEntry), (UInt8(ascii: "]"), .afterEntry):
      place = .around
      depth = 2
      surroundings.append(byte)
      return false
    case (UInt8(ascii: ","), .afterEntry):
      place = .afterComma
      return false
    case (UInt8(ascii: "{"), .beforeEntry), (UInt8(ascii: "{"), .afterComma):
      place = .inEntry
      depth = 1
      count += 1
      return true
    default:
      let expected =
        place == .afterEntry ? "a comma or the end of log.entries" : "an object with a request"
      throw HARFailure("expected \(expected)", entry: count + 1, line: line)
    }
  }

  private mutating func endsEntry(_ byte: UInt8) -> Bool {
    if strings.takes(byte) { return false }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth -= 1
      return depth == 0
    default: break
    }
    return false
  }
}
