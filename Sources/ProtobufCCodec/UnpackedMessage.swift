import Bytes
import CProtobufC
import RecordModel

/// A message as protobuf-c unpacks it, and the memory that its structures are in.
@frozen @usableFromInline
struct UnpackedMessage: ~Copyable {
  @usableFromInline var arena: Arena
  /// How many bytes protobuf-c may still take.
  @usableFromInline var remaining: Int
  /// The outermost structure.
  @usableFromInline var structure: UnsafeRawPointer
  @usableFromInline let layout: UnsafePointer<MessageLayout>

  /// Scans an input, and has protobuf-c unpack what passes.
  @usableFromInline
  init(
    _ bytes: RawSpan, as layout: UnsafePointer<MessageLayout>, limits: DecodingLimits
  ) throws(DecodingFailure) {
    arena = Arena()
    remaining = 0
    structure = UnsafeRawPointer(layout)
    self.layout = layout
    let findings = try InputScan.scan(bytes, as: layout, limits: limits)
    guard findings.hasSplitRecords else {
      try unpack(bytes, memory: findings.memory)
      return
    }
    let joined = try SplitRecords.joined(bytes, as: layout)
    do throws(DecodingFailure) {
      try joined.withBytes { bytes throws(DecodingFailure) in
        // Again, for limits that only the whole exceeds.
        let findings = try InputScan.scan(bytes, as: layout, limits: limits)
        try unpack(bytes, memory: findings.memory)
      }
    } catch {
      // An offset in the joined bytes is none of the input's.
      throw DecodingFailure(error.reason, in: error.path)
    }
  }

  private mutating func unpack(_ bytes: RawSpan, memory: Int) throws(DecodingFailure) {
    remaining = memory
    guard let unpacked = unpack(bytes) else {
      throw DecodingFailure(.malformed("protobuf-c refuses the input"))
    }
    structure = unpacked
  }

  /// Unpacks into this memory; `nil` where protobuf-c refuses the bytes or asks for more than is left.
  private mutating func unpack(_ bytes: RawSpan) -> UnsafeRawPointer? {
    let descriptor = layout.pointee.messageDescriptor
    return withUnsafeMutablePointer(to: &self) { memory in
      var allocator = ProtobufCAllocator(
        alloc: { memory, size in
          memory?.assumingMemoryBound(to: UnpackedMessage.self).pointee.allocate(size)
        },
        // All of it goes with the arena.
        free: { _, _ in },
        allocator_data: memory)
      return bytes.withUnsafeBytes { bytes in
        UnsafeRawPointer(
          protobuf_c_message_unpack(
            descriptor, &allocator, bytes.count,
            bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)))
      }
    }
  }

  private mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    guard size >= 0, size <= remaining else { return nil }
    remaining -= size
    return arena.allocate(size)
  }

  /// Reads the message into a record; the memory lives for as long as this takes.
  @inlinable @inline(__always)
  borrowing func read<Value: RecordValue>(
    into value: inout Value, of schema: RecordSchema, unknownFields: UnknownFieldPolicy
  ) throws(DecodingFailure) {
    var reader = MessageReader(structure, layout, unknownFields: unknownFields)
    try schema.decode(root: &value, from: &reader)
  }
}
