/// The white space between the tokens of a JSON document, which says nothing (RFC 8259, section 2).
package enum JSONWhiteSpace {
  /// A document without it; all else stays as it is spelled: numbers, escapes, the order of members.
  ///
  /// - Precondition: the document is JSON; of other bytes something comes out, and nothing more is said of it.
  package static func removed(from document: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(document.count)
    var isInString = false
    var isEscaped = false
    for byte in document {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: continue
        case UInt8(ascii: "\""): isInString = true
        default: break
        }
      }
      result.append(byte)
    }
    return result
  }
}
