import Bytes

/// The beginning of a JSON document as a document of its own, for documents that are too long to be handled whole.
package enum JSONExcerpt {
  /// The longest document that the first bytes of another one hold: cut where a value in an array or an object ends, with
  /// every bracket closed.
  ///
  /// - Parameter start: The first bytes of a JSON document; of other bytes something comes out that is no JSON.
  /// - Returns: `nil` where less than half of the bytes would be left, as where a text is longer than they are.
  package static func document(from start: [UInt8]) -> [UInt8]? {
    var closers: [UInt8] = []
    // Where the last value ended that is whole, and how many brackets are open there.
    var cut = (offset: 0, depth: 0)
    var strings = JSONStringTracker()
    for (offset, byte) in start.enumerated() {
      if strings.takes(byte) { continue }
      switch byte {
      case UInt8(ascii: "{"): closers.append(UInt8(ascii: "}"))
      case UInt8(ascii: "["): closers.append(UInt8(ascii: "]"))
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard closers.popLast() != nil else { return nil }
        cut = (offset + 1, closers.count)
      case UInt8(ascii: ","): cut = (offset, closers.count)
      default: break
      }
    }
    guard cut.depth <= closers.count, cut.offset * 2 >= start.count else { return nil }
    return Array(start[..<cut.offset]) + closers[..<cut.depth].reversed()
  }
}
