/// Which of a few known texts an input has: the position of each by its bytes.
///
/// A hash table with open addressing that is never more than half full. What it is asked for comes from an input that may
/// be hostile, but what it holds does not, so no input can make it slow.
public struct TextIndex: Sendable {
  private let texts: [[UInt8]]
  /// Positions in ``texts``, -1 where there is none; as many as a power of two.
  private let slots: [Int32]

  /// The index of texts, by their positions.
  ///
  /// Of equal texts the first counts.
  public init(_ texts: [[UInt8]]) {
    self.texts = texts
    var count = 2
    while count < texts.count * 2 { count *= 2 }
    var slots = [Int32](repeating: -1, count: count)
    for (position, text) in texts.enumerated() {
      var slot = text.withUnsafeBufferPointer { Self.hash($0) } & (count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = Int32(position)
    }
    self.slots = slots
  }

  /// The position of a text, if it is one of the known.
  public func position(of text: [UInt8]) -> Int? {
    text.withUnsafeBufferPointer { position(of: $0) }
  }

  fileprivate func position(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    var slot = Self.hash(text) & (slots.count - 1)
    while true {
      let position = Int(slots[slot])
      if position < 0 { return nil }
      if texts[position].elementsEqual(text) { return position }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// Fowler, Noll and Vo's hash FNV-1a of 64 bits, its halves folded.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }
}

extension ByteReader {
  /// The position in an index of the text that the next `count` bytes are, if it is one of the known.
  ///
  /// - Precondition: that many bytes are left.
  public func position(ofNext count: Int, in index: TextIndex) -> Int? {
    precondition(count >= 0 && count <= remaining, "fewer bytes are left")
    return index.position(of: UnsafeBufferPointer(start: position, count: count))
  }
}
