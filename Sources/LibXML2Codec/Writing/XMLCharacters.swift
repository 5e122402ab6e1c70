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
      let end = min(index + 16, bytes.count)
      if end - index == 16 {
        let block = bytes.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
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

  /// Whether any of sixteen bytes may be other than plain.
  @inline(__always)
  private static func needsALook(_ block: SIMD16<UInt8>, _ isAttribute: Bool) -> Bool {
    var found =
      (block .< 0x20) .| (block .== UInt8(ascii: "<")) .| (block .== UInt8(ascii: ">"))
    found = found .| (block .== UInt8(ascii: "&")) .| (block .== UInt8(ascii: "\""))
    found = found .| (isAttribute ? block .>= 0x80 : block .== 0xEF)
    return any(found)
  }
}
