/// What a text asks of the writer.
enum XMLCharacters {
  /// Every byte stands for itself.
  case plain
  /// Some characters have to be escaped.
  case special
  /// A character that XML 1.0 has no way to write.
  case forbidden(Unicode.Scalar)

  /// Where a text stands.
  enum Place {
    case content
    case attribute
  }

  /// Looks at a text.
  ///
  /// Plain is exactly what `xmlTextWriterWriteString` would write as it is. In content that leaves out `<`, `>`, `&`, `"`
  /// and carriage returns; in an attribute also tabs and line feeds, which a reader would turn into spaces, and what is
  /// not ASCII, which libxml2 writes as character references there.
  ///
  /// Source: XML 1.0, production 2, `Char`: tab, line feed, carriage return, and from U+0020 on all but the surrogates,
  /// which a string cannot have, U+FFFE and U+FFFF.
  init(_ utf8: UnsafeBufferPointer<UInt8>, in place: Place) {
    let bytes = UnsafeRawBufferPointer(utf8)
    let isAttribute = place == .attribute
    var isSpecial = false
    var index = 0
    while index < bytes.count {
      let end = min(index + 8, bytes.count)
      if end - index == 8 {
        let block = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if !Self.needsALook(block, isAttribute) {
          index = end
          continue
        }
      }
      while index < end {
        let byte = bytes[index]
        switch byte {
        case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20:
          self = .forbidden(Unicode.Scalar(byte))
          return
        case 0x09, 0x0A: isSpecial = isSpecial || isAttribute
        case 0x0D, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""):
          isSpecial = true
        case 0xEF where bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE:
          self = .forbidden(bytes[index + 2] == 0xBE ? "\u{FFFE}" : "\u{FFFF}")
          return
        case 0x80...: isSpecial = isSpecial || isAttribute
        default: break
        }
        index += 1
      }
    }
    self = isSpecial ? .special : .plain
  }

  /// Whether any of eight bytes may be other than plain.
  ///
  /// Source: Warren, *Hacker's Delight*, 6-1, "Find First 0-Byte": subtracting 1 from each byte borrows into its top bit
  /// where it was 0. Two bytes that differ in one bit are looked for at once.
  @inline(__always)
  private static func needsALook(_ block: UInt64, _ isAttribute: Bool) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let angles = (block | ones &* 0x02) ^ ones &* UInt64(UInt8(ascii: ">"))
    let others = (block | ones &* 0x04) ^ ones &* UInt64(UInt8(ascii: "&"))
    let controls = (block &- ones &* 0x20) & ~block
    var found = (angles &- ones) & ~angles | (others &- ones) & ~others | controls
    if isAttribute {
      found |= block
    } else {
      let leads = block ^ ones &* 0xEF
      found |= (leads &- ones) & ~leads
    }
    return found & (ones &* 0x80) != 0
  }
}
