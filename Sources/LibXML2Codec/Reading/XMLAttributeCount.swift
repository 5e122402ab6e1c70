import RecordModel

/// How many attributes the elements of a document have: counted before libxml2 sees them, because it compares each
/// attribute of an element with all the others, and 100,000 of them take it seconds.
///
/// Source: XML 1.0, productions 40 (`STag`) and 41 (`Attribute`). What is no XML is left to libxml2, whose message says
/// more.
enum XMLAttributeCount {
  /// Refuses a document with an element that has more attributes than `limit`; declarations of namespaces count too.
  static func check(_ bytes: UnsafeRawBufferPointer, limit: Int) throws(DecodingFailure) {
    // Most documents have fewer equals signs than an element may have attributes, and are not looked at any closer.
    guard bytes.count(where: { $0 == UInt8(ascii: "=") }) > limit else { return }
    var position = 0
    while let start = bytes.index(after: "<", from: position) {
      let end: Int? =
        if bytes.has("!--", at: start) {
          bytes.index(after: "-->", from: start + 3)
        } else if bytes.has("![CDATA[", at: start) {
          bytes.index(after: "]]>", from: start + 8)
        } else if bytes.has("?", at: start) {
          bytes.index(after: "?>", from: start + 1)
        } else {
          try endOfTag(bytes, from: start, limit: limit)
        }
      guard let end else { return }
      position = end
    }
  }

  /// The index after a tag, whose attributes are counted; `nil` where the document ends before it does.
  private static func endOfTag(
    _ bytes: UnsafeRawBufferPointer, from start: Int, limit: Int
  ) throws(DecodingFailure) -> Int? {
    var count = 0
    var quote: UInt8?
    for index in start..<bytes.count {
      let byte = bytes[index]
      if let opening = quote {
        if byte == opening { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "="):
        count += 1
        guard count <= limit else {
          throw DecodingFailure(
            .malformed(
              "an element has more than \(limit) attributes, which are the most that are read"
            ),
            offset: index, line: bytes[..<index].count { $0 == 0x0A } + 1)
        }
      default: break
      }
    }
    return nil
  }
}
