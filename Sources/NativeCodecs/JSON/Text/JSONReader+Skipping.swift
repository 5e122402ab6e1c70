import Bytes
import RecordModel

// What nobody asks for is passed over in one loop, which checks all of it: it is JSON, or the document is refused.
//
// Source: RFC 8259, sections 2 to 7.
extension JSONReader {
  /// Passes over white space and one value, whatever it is, and checks that it is JSON.
  @usableFromInline @inline(never)
  mutating func skipValue() throws(DecodingFailure) {
    var nesting = JSONNesting()
    bytes.skipWhitespace()
    repeat {
      while try entersCollection(&nesting) {}
    } while try isFollowed(in: &nesting)
  }

  /// Goes to the first value in an array or an object and says so, or passes over a value with none in it.
  @inline(__always)
  private mutating func entersCollection(
    _ nesting: inout JSONNesting
  ) throws(DecodingFailure) -> Bool {
    switch bytes.nextOrZero {
    case UInt8(ascii: "\""):
      bytes.skip(known: 1)
      try skipString()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try skipNumber()
    case UInt8(ascii: "{"):
      try enter(&nesting, isObject: true)
      guard bytes.skip(ifNext: UInt8(ascii: "}")) else {
        try skipName()
        return true
      }
      nesting.pop()
    case UInt8(ascii: "["):
      try enter(&nesting, isObject: false)
      guard bytes.skip(ifNext: UInt8(ascii: "]")) else { return true }
      nesting.pop()
    case UInt8(ascii: "t") where bytes.skip(word: "true"): break
    case UInt8(ascii: "f") where bytes.skip(word: "false"): break
    case UInt8(ascii: "n") where bytes.skip(word: "null"): break
    default: throw unexpectedValue()
    }
    return false
  }

  @inline(__always)
  private mutating func enter(
    _ nesting: inout JSONNesting, isObject: Bool
  ) throws(DecodingFailure) {
    guard nesting.depth < limits.depth else {
      throw failure(.nestingTooDeep(limit: limits.depth))
    }
    nesting.push(isObject: isObject)
    bytes.skip(known: 1)
    bytes.skipWhitespace()
  }

  /// Goes to the value that follows in the arrays and objects around, and says whether there is one.
  @inline(__always)
  private mutating func isFollowed(in nesting: inout JSONNesting) throws(DecodingFailure) -> Bool {
    while nesting.depth > 0 {
      bytes.skipWhitespace()
      if bytes.skip(ifNext: UInt8(ascii: ",")) {
        bytes.skipWhitespace()
        if nesting.isInObject { try skipName() }
        return true
      }
      guard bytes.skip(ifNext: nesting.isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
        throw unexpected("a comma or the end of the \(nesting.isInObject ? "object" : "array")")
      }
      nesting.pop()
    }
    return false
  }

  /// Passes over a member's name and the colon, to its value.
  @inline(__always)
  private mutating func skipName() throws(DecodingFailure) {
    guard bytes.skip(ifNext: UInt8(ascii: "\"")) else { throw unexpected("a member's name") }
    try skipString()
    if !bytes.skip(ifNext: UInt8(ascii: ":")) { try readColon() }
    bytes.skipWhitespace()
  }

  @inline(__always)
  private mutating func skipNumber() throws(DecodingFailure) {
    do {
      try bytes.skipDecimal()
    } catch {
      throw failure(reading: error)
    }
  }
}
