// Arrays of numbers, side by side: the room is made for many at once, and the pointer stays in a register.
extension ByteBuffer {
  /// Appends numbers of fixed width in little-endian order.
  @inlinable public mutating func append<Number: PackedNumber>(packed numbers: [Number]) {
    #if _endian(little)
      numbers.withUnsafeBytes { append(unsafeBytes: $0) }
    #else
      for number in numbers { append(littleEndian: number.packedBits) }
    #endif
  }

  /// Appends the shortest varint of what `bits` makes of each element.
  @inlinable @inline(__always) public mutating func appendVarints<Element>(
    _ elements: [Element], _ bits: (Element) -> UInt64
  ) {
    // Room for the longest varints, but only for so many that no memory to speak of is taken in vain.
    let batch = 64
    elements.withUnsafeBufferPointer { elements in
      var index = 0
      while index < elements.count {
        let batchEnd = min(index &+ batch, elements.count)
        reserve((batchEnd &- index) &* Self.longestVarint)
        var target = storage + length
        while index < batchEnd {
          let value = bits(elements[index])
          index &+= 1
          if value < 0x80 {
            target.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
            target += 1
          } else if value < 0x4000 {
            let groups = UInt16(truncatingIfNeeded: value & 0x7F | 0x80 | (value &<< 1) & 0x7F00)
            target.storeBytes(of: groups.littleEndian, as: UInt16.self)
            target += 2
          } else {
            target += Varint.unsafeStore(value, at: target)
          }
        }
        length = target - storage
      }
    }
  }
}
