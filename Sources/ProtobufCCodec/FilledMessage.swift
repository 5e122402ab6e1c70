public import Bytes
import CProtobufC
import RecordModel

/// A record in protobuf-c's structures, ready to be packed any number of times.
///
/// With ``ProtobufCCodec/unpackAndFree(_:)`` it tells what the library costs from what it costs to fill and read its
/// structures: a C program that keeps its data in them pays only the former.
// Nothing changes after the record has been filled in, and packing only reads: sharing it between threads is safe.
public final class FilledMessage: @unchecked Sendable {
  private let filler: MessageFiller
  /// Keeps the descriptors that the structures name.
  private let table: DescriptorTable

  fileprivate init(_ filler: consuming MessageFiller, _ table: DescriptorTable) {
    self.filler = filler
    self.table = table
  }

  /// Appends the message to a buffer: `protobuf_c_message_get_packed_size` and `protobuf_c_message_pack`, nothing else.
  public func pack(into buffer: inout ByteBuffer) throws(EncodingFailure) {
    try filler.pack(into: &buffer)
  }
}

extension MessageFiller {
  /// The longest message that protobuf-c reads, in bytes.
  private static let longestMessage = Int(Int32.max)

  /// Keeps the structures, and the descriptors that they name.
  @usableFromInline @inline(never)
  consuming func keep(_ table: DescriptorTable) -> FilledMessage {
    FilledMessage(self, table)
  }

  /// Packs the outermost structure into a buffer.
  @usableFromInline
  borrowing func pack(into buffer: inout ByteBuffer) throws(EncodingFailure) {
    let message = root.assumingMemoryBound(to: ProtobufCMessage.self)
    let size = protobuf_c_message_get_packed_size(message)
    guard size <= Self.longestMessage else {
      throw EncodingFailure(.tooLong(limit: Self.longestMessage))
    }
    buffer.unsafeAppend(upTo: size) { bytes in
      protobuf_c_message_pack(message, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
  }
}

extension ProtobufCCodec {
  /// A record in the library's structures.
  @inlinable
  public func filled(_ value: Value) throws(EncodingFailure) -> FilledMessage {
    var filler = MessageFiller(table.root, depthLimit: limits.depth, unknownFields: unknownFields)
    do {
      try schema.encode(root: value, to: &filler)
    } catch {
      throw error.leaving(Self.identity, schema)
    }
    return filler.keep(table)
  }

  /// Has the library unpack a message and free it again, with the system's allocator, and nothing else.
  ///
  /// Nothing is checked beforehand: only for bytes that are known to be good, such as those that this codec wrote.
  public func unpackAndFree(_ bytes: RawSpan) throws(DecodingFailure) {
    let unpacked = bytes.withUnsafeBytes { bytes in
      protobuf_c_message_unpack(
        table.root.pointee.messageDescriptor, nil, bytes.count,
        bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
    guard let unpacked else {
      throw DecodingFailure(.malformed("protobuf-c refuses the input"))
        .leaving(Self.identity, schema)
    }
    protobuf_c_message_free_unpacked(unpacked, nil)
  }
}
