/// What tells the addresses of a log apart that may be of different endpoints, in fewer forms than there are addresses.
///
/// It is the method, the host, and the path with numbers, UUIDs and hashes written as one of their kind: `/v1/items/0` for
/// `/v1/items/1234567890`. Folding either path gives the same endpoint (``FoldedPath``), so a log's millions of addresses
/// are folded as often as there are keys, and not once a line.
struct AddressKey {
  /// The key's bytes are the first of them; what is after them is of other keys.
  private(set) var bytes = [UInt8](repeating: 0, count: mostBytes)
  private(set) var count = 0
  private(set) var hash: UInt64 = 0

  /// Longer addresses have no key.
  static let mostBytes = 2_048

  /// Makes the key of an address; `false` where it is too long for one.
  mutating func set(_ line: Span<UInt8>, _ entry: LogEntry) -> Bool {
    guard entry.method.count + entry.host.count + entry.target.count + 2 <= Self.mostBytes else {
      return false
    }
    (count, hash) = Self.write(line, entry, to: bytes.mutableSpan)
    return true
  }

  private static func write(
    _ line: Span<UInt8>, _ entry: LogEntry, to out: consuming MutableSpan<UInt8>
  ) -> (count: Int, hash: UInt64) {
    var writer = Writer(out: out)
    writer.copy(line, entry.method)
    writer.append(UInt8(ascii: " "))
    writer.copy(line, entry.host)
    writer.append(UInt8(ascii: " "))
    writer.copyPath(line, entry.target)
    return (writer.count, writer.hash())
  }

  /// The path of an address without its query, written so; a test compares what folding makes of both.
  static func canonical(path: [UInt8]) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: path.count + 1)
    var writer = Writer(out: bytes.mutableSpan)
    writer.copyPath(path.span, 0..<path.count)
    let count = writer.count
    return Array(bytes.prefix(count))
  }
}

/// Writes a key.
private struct Writer: ~Copyable, ~Escapable {
  var out: MutableSpan<UInt8>
  var count = 0

  @_lifetime(copy out)
  init(out: consuming MutableSpan<UInt8>) {
    self.out = out
  }

  mutating func append(_ byte: UInt8) {
    out[count] = byte
    count += 1
  }

  mutating func copy(_ line: Span<UInt8>, _ range: Range<Int>) {
    for index in range { append(line[index]) }
  }

  /// Copies a target up to its query or fragment, without the parameters of segments.
  mutating func copyPath(_ line: Span<UInt8>, _ range: Range<Int>) {
    var start = count
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = line[index]
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
      if byte == UInt8(ascii: "/") {
        shorten(from: start)
        append(byte)
        start = count
      } else if byte == UInt8(ascii: ";") {
        while index + 1 < range.upperBound, !Self.endsParameter(line[index + 1]) { index += 1 }
      } else {
        append(byte)
      }
      index += 1
    }
    shorten(from: start)
  }

  private static func endsParameter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  /// Writes the segment from `start` on as one of its kind, if it names one thing of many.
  private mutating func shorten(from start: Int) {
    let length = count - start
    guard length > 1 else {
      if length == 1, ASCII.isDigit(out[start]) { out[start] = UInt8(ascii: "0") }
      return
    }
    if length == 36, out[start + 8] == UInt8(ascii: "-") { return shortenUUID(from: start) }
    if length >= 12, isHash(from: start) {
      // Twelve digits with a letter among them are the least that make one.
      out[start] = UInt8(ascii: "a")
      for index in (start + 1)..<(start + 12) { out[index] = UInt8(ascii: "0") }
      count = start + 12
      return
    }
    var end = start
    while end < count, ASCII.isDigit(out[end]) { end += 1 }
    guard end > start, end == count || isExtension(from: end) else { return }
    out[start] = UInt8(ascii: "0")
    var next = start + 1
    while end < count {
      out[next] = out[end]
      next += 1
      end += 1
    }
    count = next
  }

  /// Whether what is left is a point, a letter, and up to seven letters and digits.
  private func isExtension(from start: Int) -> Bool {
    guard out[start] == UInt8(ascii: "."), (2...9).contains(count - start),
      ASCII.isLetter(out[start + 1])
    else { return false }
    for index in (start + 2)..<count
    where !ASCII.isLetter(out[index]) && !ASCII.isDigit(out[index]) {
      return false
    }
    return true
  }

  private func isHash(from start: Int) -> Bool {
    var (digits, letters) = (0, 0)
    for index in start..<count {
      guard ASCII.hexValue(out[index]) != nil else { return false }
      if ASCII.isDigit(out[index]) { digits += 1 } else { letters += 1 }
    }
    return digits > 0 && letters > 0
  }

  private mutating func shortenUUID(from start: Int) {
    for index in 0..<36 {
      let byte = out[start + index]
      let isDash = index == 8 || index == 13 || index == 18 || index == 23
      guard isDash ? byte == UInt8(ascii: "-") : ASCII.hexValue(byte) != nil else { return }
    }
    for index in 0..<36 where out[start + index] != UInt8(ascii: "-") {
      out[start + index] = UInt8(ascii: "0")
    }
  }

  /// Eight bytes at a time, multiplied and folded; only for finding a key, which is then compared.
  func hash() -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)
    var word: UInt64 = 0
    for index in 0..<count {
      word = word << 8 | UInt64(out[index])
      if index & 7 == 7 || index == count - 1 {
        let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        hash = product.high ^ product.low
        word = 0
      }
    }
    return hash
  }
}
