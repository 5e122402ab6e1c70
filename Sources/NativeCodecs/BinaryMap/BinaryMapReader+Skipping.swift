import Bytes
package import RecordModel

// What the record does not know is passed over in one loop, which checks all of it: it is well-formed, text in it is UTF-8,
// and it nests no deeper than records may. Of what takes no memory it may have any number. Members that come twice in it are
// not looked for.
extension BinaryMapReader {
  /// How many items an array or a map that is passed over still has.
  private struct Level {
    /// The items left; below zero in one without a count, where it counts the items that were there.
    var items: Int
    /// Whether keys and values alternate.
    let isMap: Bool
    /// Whether there is a count.
    let isCounted: Bool
  }

  /// Passes over an item, whatever it is.
  @usableFromInline @inline(never)
  mutating func skipItem() throws(DecodingFailure) {
    var levels: [Level] = []
    repeat {
      try skipHead(&levels)
      while let level = levels.last, level.isCounted, level.items == 0 { levels.removeLast() }
    } while !levels.isEmpty
  }

  /// Passes over one item, or over the beginning of an array or a map, which becomes the innermost level.
  private mutating func skipHead(_ levels: inout [Level]) throws(DecodingFailure) {
    let start = bytes.offset
    let head = try readHead()
    if head.kind == .end {
      guard let level = levels.popLast(), !level.isCounted else {
        throw wrongType("an item", head, at: start)
      }
      guard !level.isMap || level.items % 2 == 0 else {
        throw wrongType("the value of a map's last key", head, at: start)
      }
      return
    }
    if let last = levels.indices.last { levels[last].items -= 1 }
    switch head.kind {
    case .unsigned, .negative, .boolean, .null, .float: break
    case .text:
      let count = try lengthInInput(head, at: start)
      do {
        try bytes.skipText(count: count)
      } catch {
        throw failure(.init(error), at: start)
      }
    case .bytes, .other:
      let count = try lengthInInput(head, at: start)
      do {
        try bytes.skip(count)
      } catch {
        throw failure(.init(error), at: start)
      }
    case .text.withoutCount: _ = try readUncommonText(head, at: start)
    case .bytes.withoutCount: _ = try readUncommonBytes(head, at: start)
    case .array, .array.withoutCount: try push(head, bytesEach: 1, at: start, &levels)
    case .map, .map.withoutCount: try push(head, bytesEach: 2, at: start, &levels)
    default: throw wrongType("an item", head, at: start)
    }
  }

  private func push(
    _ head: BinaryMapItem, bytesEach: Int, at start: Int, _ levels: inout [Level]
  ) throws(DecodingFailure) {
    guard levels.count < limits.depth else {
      throw failure(.nestingTooDeep(limit: limits.depth), at: start)
    }
    let count = try checkedCount(head, bytesEach: bytesEach, at: start, limit: .max)
    levels.append(
      Level(items: max(count, 0) * bytesEach, isMap: bytesEach == 2, isCounted: count >= 0))
  }
}

extension BinaryMapFormat {
  /// Where an item ends that is one of several which lie one after the other: a CBOR sequence (RFC 8742), a MessagePack
  /// stream.
  ///
  /// - Parameters:
  ///   - start: Where the item begins.
  ///   - depth: How deep arrays and maps may nest.
  /// - Throws: ``DecodingFailure`` where bytes are not an item, or nest deeper.
  package static func endOfItem(
    at start: Int, in bytes: RawSpan, depth: Int
  ) throws(DecodingFailure) -> Int {
    var reader = itemReader(of: bytes, depth: depth)
    reader.bytes.skip(known: start)
    try reader.skipItem()
    return reader.bytes.offset
  }

  /// Refuses bytes that are not one item of the format, or in which arrays and maps nest deeper than `depth`.
  package static func check(_ bytes: RawSpan, depth: Int) throws(DecodingFailure) {
    var reader = itemReader(of: bytes, depth: depth)
    try reader.skipItem()
    try reader.readEnd()
  }

  private static func itemReader(of bytes: RawSpan, depth: Int) -> BinaryMapReader<Self> {
    BinaryMapReader(
      ByteReader(unsafeBorrowing: bytes),
      limits: DecodingLimits(depth: depth, stringBytes: bytes.byteCount))
  }
}
