public import Bytes
public import RecordModel

/// The lexical level of a ``BinaryMapFormat``: items, and failures that say what and where.
@frozen @usableFromInline
struct BinaryMapReader<Format: BinaryMapFormat>: ~Copyable {
  @usableFromInline var bytes: ByteReader
  @usableFromInline let limits: DecodingLimits

  @inlinable init(_ bytes: consuming ByteReader, limits: DecodingLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// Reads the beginning of an item, and passes over the tags before it.
  @inlinable @inline(__always)
  mutating func readHead() throws(DecodingFailure) -> BinaryMapItem {
    let head = try Format.readHead(from: &bytes)
    return head.kind == .tag ? try readTaggedHead() : head
  }

  @usableFromInline @inline(never)
  mutating func readTaggedHead() throws(DecodingFailure) -> BinaryMapItem {
    while true {
      let head = try Format.readHead(from: &bytes)
      if head.kind != .tag { return head }
    }
  }

  /// The integer that bytes are which have the tag of one, as `.unsigned` or `.negative`; `nil` where the item at `start`,
  /// which has been read up to its bytes, is another.
  ///
  /// Source: RFC 8949, section 3.4.3: a number that fits a plain integer means the same as one, leading zeros or not.
  @usableFromInline @inline(never)
  mutating func readBignum(
    _ head: BinaryMapItem, _ expected: String, at start: Int
  ) throws(DecodingFailure) -> BinaryMapItem? {
    guard head.kind == .bytes || head.kind == .bytes.withoutCount else { return nil }
    bytes.rewind(to: start)
    var tag: UInt64?
    while true {
      let item = try Format.readHead(from: &bytes)
      if item.kind != .tag { break }
      tag = item.argument
    }
    guard tag == 2 || tag == 3 else { return nil }
    let digits = try readBytes(head, at: start).drop { $0 == 0 }
    guard digits.count <= 8 else {
      let bits = digits.count * 8 - (digits.first?.leadingZeroBitCount ?? 0)
      throw failure(.outOfRange(expected: expected, found: "an integer of \(bits) bits"), at: start)
    }
    return BinaryMapItem(
      tag == 2 ? .unsigned : .negative, digits.reduce(0) { $0 << 8 | UInt64($1) })
  }

  // MARK: Text and bytes

  /// Reads the text whose head is at `start`.
  @inlinable @inline(__always)
  mutating func readText(_ head: BinaryMapItem, at start: Int) throws(DecodingFailure) -> String {
    guard head.kind == .text else { return try readUncommonText(head, at: start) }
    let count = try checkedLength(head, at: start)
    do {
      return try bytes.readString(count: count)
    } catch {
      throw failure(.init(error), at: start)
    }
  }

  /// Reads text in chunks, or fails.
  @usableFromInline @inline(never)
  mutating func readUncommonText(
    _ head: BinaryMapItem, at start: Int
  ) throws(DecodingFailure) -> String {
    guard head.kind == .text.withoutCount else { throw wrongType("text", head, at: start) }
    var text = ""
    try forEachChunk(of: .text, at: start) { reader, count throws(ByteReadFailure) in
      text += try reader.readString(count: count)
    }
    return text
  }

  /// Reads the bytes whose head is at `start`.
  @inlinable
  mutating func readBytes(_ head: BinaryMapItem, at start: Int) throws(DecodingFailure) -> [UInt8] {
    let isText = Format.readsTextAsBytes && head.kind == .text
    guard head.kind == .bytes || isText else { return try readUncommonBytes(head, at: start) }
    let count = try checkedLength(head, at: start)
    do {
      return try bytes.readBytes(count: count)
    } catch {
      throw failure(.init(error), at: start)
    }
  }

  /// Reads bytes in chunks, or fails.
  @usableFromInline @inline(never)
  mutating func readUncommonBytes(
    _ head: BinaryMapItem, at start: Int
  ) throws(DecodingFailure) -> [UInt8] {
    guard head.kind == .bytes.withoutCount else { throw wrongType("bytes", head, at: start) }
    var value: [UInt8] = []
    try forEachChunk(of: .bytes, at: start) { reader, count throws(ByteReadFailure) in
      value += try reader.readBytes(count: count)
    }
    return value
  }

  /// Lends `body` the reader at each chunk of text or bytes without a count; it consumes the chunk.
  ///
  /// Source: RFC 8949, section 3.2.3: chunks have a count, and the type of the whole.
  private mutating func forEachChunk(
    of kind: BinaryMapItem.Kind, at start: Int,
    _ body: (inout ByteReader, Int) throws(ByteReadFailure) -> Void
  ) throws(DecodingFailure) {
    var total = 0
    while true {
      let chunk = bytes.offset
      let head = try Format.readHead(from: &bytes)
      if head.kind == .end { return }
      guard head.kind == kind else {
        let isWhole = head.kind == kind.withoutCount
        throw failure(
          .wrongType(
            expected: "a chunk of \(kind.name) with its length",
            found: head.kind.name + (isWhole ? " without a length" : "")), at: chunk)
      }
      let count = try checkedLength(head, at: chunk)
      total += count
      guard total <= limits.stringBytes else {
        throw failure(.stringTooLong(count: total, limit: limits.stringBytes), at: start)
      }
      do {
        try body(&bytes, count)
      } catch {
        throw failure(.init(error), at: chunk)
      }
    }
  }

  /// The count of the bytes that follow a head, which are there and not too many.
  @inlinable @inline(__always)
  func checkedLength(_ head: BinaryMapItem, at start: Int) throws(DecodingFailure) -> Int {
    let count = try lengthInInput(head, at: start)
    guard count <= limits.stringBytes else {
      throw failure(.stringTooLong(count: count, limit: limits.stringBytes), at: start)
    }
    return count
  }

  /// The count of the bytes that follow a head, which are there, however many.
  @inlinable @inline(__always)
  func lengthInInput(_ head: BinaryMapItem, at start: Int) throws(DecodingFailure) -> Int {
    guard head.argument <= UInt64(truncatingIfNeeded: bytes.remaining) else {
      throw failure(.truncated, at: start)
    }
    return Int(truncatingIfNeeded: head.argument)
  }

  // MARK: Collections

  /// The count of elements or entries that a head claims, which the rest of the input has room for and the limit allows;
  /// -1 for an item of indefinite length.
  ///
  /// - Parameter bytesEach: how many bytes an element takes at least.
  @inlinable @inline(__always)
  func checkedCount(
    _ head: BinaryMapItem, bytesEach: Int, at start: Int, limit: Int
  ) throws(DecodingFailure) -> Int {
    if head.kind.rawValue & 0x10 != 0 { return -1 }
    guard head.argument <= UInt64(truncatingIfNeeded: bytes.remaining / bytesEach) else {
      throw failure(.truncated, at: start)
    }
    let count = Int(truncatingIfNeeded: head.argument)
    guard count <= limit else { throw failure(.tooManyElements(limit: limit), at: start) }
    return count
  }

  /// Passes over the end of an item without a count if it is next; says whether it was.
  @inlinable @inline(__always)
  mutating func skipEnd() throws(DecodingFailure) -> Bool {
    let start = bytes.offset
    if try Format.readHead(from: &bytes).kind == .end { return true }
    bytes.rewind(to: start)
    return false
  }

  /// Refuses bytes after the record.
  @inlinable mutating func readEnd() throws(DecodingFailure) {
    guard bytes.isAtEnd else {
      throw failure(.trailingBytes(count: bytes.remaining), at: bytes.offset)
    }
  }

  // MARK: Failures

  @usableFromInline @inline(never)
  func failure(_ reason: DecodingFailure.Reason, at offset: Int) -> DecodingFailure {
    DecodingFailure(reason, offset: offset)
  }

  /// What it means that an item is not of the type that was expected.
  @usableFromInline @inline(never)
  func wrongType(_ expected: String, _ head: BinaryMapItem, at start: Int) -> DecodingFailure {
    failure(.wrongType(expected: expected, found: head.kind.name), at: start)
  }
}
