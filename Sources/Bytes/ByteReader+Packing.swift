// Arrays of numbers, side by side, up to the end of the reader.
extension ByteReader {
  /// Reads numbers of fixed width in little-endian order; leaves what is left behind the last whole one.
  @inlinable public mutating func readPacked<Number: PackedNumber>(into numbers: inout [Number]) {
    let width = MemoryLayout<Number.Bits>.size
    let count = remaining / width
    let source = UnsafeRawPointer(position)
    numbers.append(addingCapacity: count) { span in
      span.withUnsafeMutableBufferPointer { target, initialized in
        #if _endian(little)
          if let target = target.baseAddress {
            UnsafeMutableRawPointer(target).copyMemory(from: source, byteCount: count &* width)
          }
        #else
          for index in 0..<count {
            let bits = source.loadUnaligned(fromByteOffset: index &* width, as: Number.Bits.self)
            target.initializeElement(
              at: index, to: Number(packed: Number.Bits(littleEndian: bits)))
          }
        #endif
        initialized = count
      }
    }
    position += count &* width
  }

  /// Reads varints and makes an element of each; stops at one that is malformed.
  @inlinable @inline(__always) public mutating func readVarints<Element>(
    into elements: inout [Element], _ make: (UInt64) -> Element
  ) {
    let count = countVarints()
    // Eight bytes can be looked at from anywhere before this.
    let wideEnd = remaining >= 8 ? end - 7 : position
    var cursor = position
    elements.append(addingCapacity: count) { span in
      span.withUnsafeMutableBufferPointer { target, initialized in
        var read = 0
        defer { initialized = read }
        while read < count {
          let value: UInt64
          if cursor.pointee < 0x80 {
            value = UInt64(cursor.pointee)
            cursor += 1
          } else {
            guard cursor < wideEnd else { return }
            let word = UInt64(
              littleEndian: UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self))
            if word & 0x8000 == 0 {
              value = word & 0x7F | (word &>> 1) & 0x3F80
              cursor += 2
            } else {
              let stops = ~word & Varint.continuation
              guard stops != 0 else { return }
              value = Varint.gather(word & (stops ^ (stops &- 1)))
              cursor += (stops.trailingZeroBitCount &>> 3) &+ 1
            }
          }
          target.initializeElement(at: read, to: make(value))
          read &+= 1
        }
      }
    }
    position = cursor
  }

  /// The number of varints in the bytes left: one for each byte without a continuation bit.
  public func countVarints() -> Int {
    var count = 0
    var cursor = UnsafeRawPointer(position)
    let end = UnsafeRawPointer(end)
    while end - cursor >= 8 {
      let word = cursor.loadUnaligned(as: UInt64.self)
      count &+= (~word & Varint.continuation).nonzeroBitCount
      cursor += 8
    }
    while cursor != end {
      count &+= cursor.load(as: UInt8.self) < 0x80 ? 1 : 0
      cursor += 1
    }
    return count
  }
}
