/// Short texts that are known beforehand, such as the names of a schema, laid out to be copied and compared in words.
///
/// All texts lie in one piece of memory, each with room behind it, so that neither copying nor comparing needs a loop over
/// single bytes.
@frozen
public struct TextBlock: Sendable {
  /// Where a text lies in its block.
  @frozen
  public struct Entry: Sendable {
    @usableFromInline let offset: Int
    /// How many bytes the text has.
    public let count: Int

    @inlinable init(offset: Int, count: Int) {
      self.offset = offset
      self.count = count
    }

    /// The same text without its first bytes.
    ///
    /// - Precondition: the text has that many.
    @inlinable public func dropFirst(_ dropped: Int = 1) -> Entry {
      precondition(dropped >= 0 && dropped <= count, "the text is shorter than that")
      return Entry(offset: offset &+ dropped, count: count &- dropped)
    }
  }

  /// How far behind the end of a text the block can be read.
  @inlinable static var padding: Int { 16 }

  @usableFromInline private(set) var bytes: [UInt8] = []

  /// A block without texts.
  public init() {}

  /// Adds a text.
  public mutating func add(_ text: some Collection<UInt8>) -> Entry {
    let entry = Entry(offset: bytes.count, count: text.count)
    bytes += text
    bytes += repeatElement(0, count: Self.padding)
    return entry
  }
}

extension ByteBuffer {
  /// Appends a text of a block.
  @inlinable @inline(__always)
  public mutating func append(_ entry: TextBlock.Entry, of block: borrowing TextBlock) {
    // First, so that nothing is called while the block is looked at, which would have to be retained for it.
    reserve(entry.count &+ TextBlock.padding)
    let texts = block.bytes.span.bytes
    precondition(
      entry.offset &+ entry.count &+ TextBlock.padding <= texts.byteCount, "a text of another block"
    )
    // Sixteen bytes at once; what is too much is written over by what comes next.
    var copied = 0
    repeat {
      storage.storeBytes(
        of: texts.unsafeLoadUnaligned(
          fromUncheckedByteOffset: entry.offset &+ copied, as: SIMD2<UInt64>.self),
        toByteOffset: length &+ copied, as: SIMD2<UInt64>.self)
      copied &+= 16
    } while copied < entry.count
    length &+= entry.count
  }
}

extension ByteReader {
  /// Whether the bytes `distance` bytes ahead are a text of a block.
  @inlinable @inline(__always)
  public func isNext(
    _ entry: TextBlock.Entry, of block: borrowing TextBlock, at distance: Int = 0
  ) -> Bool {
    guard remaining >= distance &+ entry.count else { return false }
    let texts = block.bytes.span.bytes
    precondition(
      entry.offset &+ entry.count &+ TextBlock.padding <= texts.byteCount, "a text of another block"
    )
    let found = UnsafeRawPointer(position + distance)
    var compared = 0
    while compared &+ 8 <= entry.count {
      if found.loadUnaligned(fromByteOffset: compared, as: UInt64.self)
        != texts.unsafeLoadUnaligned(
          fromUncheckedByteOffset: entry.offset &+ compared, as: UInt64.self)
      {
        return false
      }
      compared &+= 8
    }
    while compared < entry.count {
      if found.load(fromByteOffset: compared, as: UInt8.self)
        != texts.unsafeLoad(fromUncheckedByteOffset: entry.offset &+ compared, as: UInt8.self)
      {
        return false
      }
      compared &+= 1
    }
    return true
  }

  /// Consumes as many bytes as a text has that ``isNext(_:of:at:)`` found, and those before it.
  ///
  /// - Precondition: that many bytes are left.
  @inlinable @inline(__always) public mutating func skip(known count: Int) {
    precondition(count >= 0 && count <= remaining, "fewer bytes are left")
    position += count
  }
}
