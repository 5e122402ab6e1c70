import Bytes

/// The white space between the tokens of a JSON document, which says nothing (RFC 8259, section 2).
package enum JSONWhiteSpace {
  /// A document without it; all else stays as it is spelled: numbers, escapes, the order of members.
  ///
  /// - Precondition: the document is JSON; of other bytes something comes out, and nothing more is said of it.
  package static func removed(from document: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(document.count)
    var strings = JSONStringTracker()
    for byte in document {
      if !strings.takes(byte), [0x20, 0x09, 0x0A, 0x0D].contains(byte) { continue }
      result.append(byte)
    }
    return result
  }
}
