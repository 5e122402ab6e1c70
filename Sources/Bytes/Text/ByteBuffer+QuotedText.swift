extension ByteBuffer {
  /// Appends text between quotation marks; quotation marks, backslashes and control characters in it are escaped.
  ///
  /// Source: RFC 8259, section 7. Nothing is escaped that need not be.
  @inline(never)
  public mutating func append(quoted text: String) {
    var text = text
    text.withUTF8 { append(quoted: UnsafeRawBufferPointer($0)) }
  }

  @inline(__always)
  private mutating func append(quoted text: UnsafeRawBufferPointer) {
    // Room for the text as it is and the quotation marks; escapes make more.
    reserve(text.count &+ 2 &+ 8)
    unsafeAppend(0x22)
    var read = 0
    while true {
      // Eight bytes at once, written before they are known to be plain: what is not is written over.
      while text.count &- read >= 8 {
        let word = UInt64(
          littleEndian: text.baseAddress!.loadUnaligned(fromByteOffset: read, as: UInt64.self))
        storage.storeBytes(of: word.littleEndian, toByteOffset: length, as: UInt64.self)
        let matches = word.needingEscape
        if matches != 0 {
          let plain = matches.trailingZeroBitCount &>> 3
          read &+= plain
          length &+= plain
          break
        }
        read &+= 8
        length &+= 8
      }
      while read < text.count, !text[read].needsEscape {
        unsafeAppend(text[read])
        read &+= 1
      }
      if read == text.count { break }
      appendEscape(of: text[read])
      read &+= 1
      reserve(text.count &- read &+ 1 &+ 8)
    }
    unsafeAppend(0x22)
  }

  /// Appends the shortest escape of a byte.
  @inline(never)
  private mutating func appendEscape(of byte: UInt8) {
    reserve(6)
    unsafeAppend(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5C: unsafeAppend(byte)
    case 0x08: unsafeAppend(UInt8(ascii: "b"))
    case 0x0C: unsafeAppend(UInt8(ascii: "f"))
    case 0x0A: unsafeAppend(UInt8(ascii: "n"))
    case 0x0D: unsafeAppend(UInt8(ascii: "r"))
    case 0x09: unsafeAppend(UInt8(ascii: "t"))
    default:
      unsafeAppend(UInt8(ascii: "u"))
      unsafeAppend(UInt8(ascii: "0"))
      unsafeAppend(UInt8(ascii: "0"))
      unsafeAppend(UInt8(ascii: "0") &+ byte >> 4)
      let digit = byte & 0xF
      unsafeAppend(digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &+ digit &- 10)
    }
  }

  /// Appends an ASCII word as it is.
  public mutating func append(word: StaticString) {
    append(
      unsafeBytes: UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// Writes over a byte that was written.
  ///
  /// - Precondition: there are that many.
  @inlinable public mutating func replace(at offset: Int, with byte: UInt8) {
    precondition(offset >= 0 && offset < count, "no byte was written there")
    storage.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
  }
}
