/// Counts the requests of each endpoint, in bounded memory.
struct EndpointTally {
  /// More endpoints than that are counted together: a scanner that asks for what is not there makes as many as it likes.
  static let mostEndpoints = 10_000

  /// The endpoints, in the order in which they first occur.
  private(set) var endpoints: [Endpoint] = []
  /// What is counted of each.
  private(set) var accesses: [EndpointAccesses] = []
  /// What is counted of endpoints beyond the most.
  private(set) var others = EndpointAccesses()
  /// What is counted of requests whose address cannot be read.
  private(set) var unreadable = EndpointAccesses()

  private var indexes: [Endpoint: Int] = [:]
  private var cache = AddressCache()
  private var key = AddressKey()

  /// The label for an endpoint that is counted with others, or for an address that cannot be read.
  private enum Special {
    static let others = -1
    static let unreadable = -2
  }

  mutating func count(_ line: Span<UInt8>, _ entry: LogEntry) {
    let isHead = entry.method.count == 4 && line[entry.method.lowerBound] == UInt8(ascii: "H")
    switch index(line, entry) {
    case Special.unreadable: unreadable.count(entry, isHead: isHead)
    case Special.others: others.count(entry, isHead: isHead)
    case let index: accesses[index].count(entry, isHead: isHead)
    }
  }

  private mutating func index(_ line: Span<UInt8>, _ entry: LogEntry) -> Int {
    guard !entry.method.isEmpty else { return Special.unreadable }
    guard key.set(line, entry) else { return foldedIndex(line, entry) }
    if let index = cache.index(of: key) { return index }
    let index = foldedIndex(line, entry)
    cache.insert(key, index)
    return index
  }

  /// The index of an address that is folded for it.
  private mutating func foldedIndex(_ line: Span<UInt8>, _ entry: LogEntry) -> Int {
    guard let endpoint = Self.endpoint(line, entry) else { return Special.unreadable }
    if let index = indexes[endpoint] { return index }
    guard endpoints.count < Self.mostEndpoints else { return Special.others }
    indexes[endpoint] = endpoints.count
    endpoints.append(endpoint)
    accesses.append(EndpointAccesses())
    return endpoints.count - 1
  }

  private static func endpoint(_ line: Span<UInt8>, _ entry: LogEntry) -> Endpoint? {
    let method = String(decoding: entry.method.map { line[$0] }, as: UTF8.self)
    let target = LogText.unescaped(entry.target.map { line[$0] })
    let host = LogText.unescaped(entry.host.map { line[$0] })
    let text = String(decoding: host, as: UTF8.self)
    // A host that is none is left out, as it was the client that named it.
    return (try? Endpoint(method: method, target: target, host: text.isEmpty ? nil : text))
      ?? (try? Endpoint(method: method, target: target, host: nil))
  }
}

/// The endpoints of the keys that came last, found without making a string.
private struct AddressCache {
  private struct Slot {
    var hash: UInt64 = 0
    var start: Int32 = 0
    /// The key's length; 0 for a slot without one, since no key is empty.
    var count: Int32 = 0
    var index: Int32 = 0
  }

  private static let mostSlots = 1 << 16
  private static let mostProbes = 8
  private static let mostBytes = 8 << 20

  /// A power of two of them.
  private var slots = [Slot](repeating: Slot(), count: 1 << 8)
  private var bytes: [UInt8] = []
  private var count = 0

  func index(of key: AddressKey) -> Int? {
    for probe in 0..<Self.mostProbes {
      let slot = slots[place(key, probe)]
      if slot.count == 0 { return nil }
      if slot.hash == key.hash, holds(slot, key) { return Int(slot.index) }
    }
    return nil
  }

  private func holds(_ slot: Slot, _ key: AddressKey) -> Bool {
    guard Int(slot.count) == key.count else { return false }
    let (ours, theirs) = (bytes.span, key.bytes.span)
    var index = 0
    while index < key.count, ours[Int(slot.start) + index] == theirs[index] { index += 1 }
    return index == key.count
  }

  /// Remembers a key. Where there is no place for it, the first in its place is forgotten; where there is no room, all are,
  /// and there is more room from then on, up to a limit.
  mutating func insert(_ key: AddressKey, _ index: Int) {
    let isCrowded = count * 2 >= slots.count && slots.count < Self.mostSlots
    if isCrowded || bytes.count + key.count > Self.mostBytes {
      let size = min(slots.count * 4, Self.mostSlots)
      slots = [Slot](repeating: Slot(), count: size)
      bytes.removeAll(keepingCapacity: true)
      count = 0
    }
    let places = (0..<Self.mostProbes).map { place(key, $0) }
    let free = places.first { slots[$0].count == 0 } ?? places[0]
    slots[free] = Slot(
      hash: key.hash, start: Int32(bytes.count), count: Int32(key.count), index: Int32(index))
    bytes += key.bytes.prefix(key.count)
    count += 1
  }

  private func place(_ key: AddressKey, _ probe: Int) -> Int {
    (Int(truncatingIfNeeded: key.hash) &+ probe) & (slots.count - 1)
  }
}

/// Text as logs write it.
enum LogText {
  /// Text with its escapes undone: `\x22` of nginx, `\"` and `\\` of Apache, and those of JSON below U+0080.
  static func unescaped(_ text: [UInt8]) -> [UInt8] {
    let backslash = UInt8(ascii: "\\")
    guard text.contains(backslash) else { return text }
    var result: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == backslash, let mark = rest.popFirst() else {
        result.append(byte)
        continue
      }
      let digits = mark == UInt8(ascii: "x") ? 2 : mark == UInt8(ascii: "u") ? 4 : 0
      let values = rest.prefix(digits).compactMap(ASCII.hexValue)
      if digits > 0, values.count == digits {
        let value = values.reduce(0) { $0 << 4 | Int($1) }
        rest = rest.dropFirst(digits)
        result +=
          digits == 2 ? [UInt8(value)] : value < 0x80 ? [UInt8(value)] : Array("\u{FFFD}".utf8)
      } else {
        result.append(mark)
      }
    }
    return result
  }
}
