/// Memory that is taken piece by piece and given back all at once.
///
/// A record becomes many small C structures that live and die together; here each costs an addition instead of a `malloc`
/// and a `free`. Pieces are aligned to eight bytes, which is what every structure of protobuf-c needs, and are not
/// initialised.
@frozen @usableFromInline
struct Arena: ~Copyable {
  @usableFromInline var next: UnsafeMutableRawPointer
  @usableFromInline var end: UnsafeMutableRawPointer
  /// The chunk in use; each begins with the address of the one before it.
  @usableFromInline var chunk: UnsafeMutableRawPointer?
  /// The size of the next chunk, in bytes.
  @usableFromInline var chunkSize: Int

  /// An arena that has no memory yet and takes at least `firstChunk` bytes when it is asked for some.
  @usableFromInline init(firstChunk: Int = 4096) {
    let nowhere = UnsafeMutableRawPointer(bitPattern: 8)!
    next = nowhere
    end = nowhere
    chunk = nil
    chunkSize = max(firstChunk, 64)
  }

  // Inlinable, or the optimizer of Swift 6.3.1 stops at an assertion where generic code outside drops an arena.
  @inlinable deinit {
    var chunk = chunk
    while let current = chunk {
      chunk = current.load(as: UnsafeMutableRawPointer?.self)
      current.deallocate()
    }
  }

  /// Takes `byteCount` bytes.
  @inlinable @inline(__always)
  mutating func allocate(_ byteCount: Int) -> UnsafeMutableRawPointer {
    let size = (byteCount &+ 7) & ~7
    if size <= end - next {
      let piece = next
      next += size
      return piece
    }
    return allocateInNewChunk(size)
  }

  @usableFromInline @inline(never)
  mutating func allocateInNewChunk(_ size: Int) -> UnsafeMutableRawPointer {
    let header = MemoryLayout<UnsafeMutableRawPointer?>.size
    let newSize = max(chunkSize, size + header)
    let newChunk = UnsafeMutableRawPointer.allocate(byteCount: newSize, alignment: 8)
    newChunk.storeBytes(of: chunk, as: UnsafeMutableRawPointer?.self)
    chunk = newChunk
    chunkSize = newSize * 2
    end = newChunk + newSize
    next = newChunk + header + size
    return newChunk + header
  }

  /// Takes memory for `count` values of a type without a destructor.
  mutating func allocate<Value: BitwiseCopyable>(
    _ type: Value.Type, count: Int
  ) -> UnsafeMutablePointer<Value> {
    allocate(MemoryLayout<Value>.stride * count).bindMemory(to: type, capacity: count)
  }
}
