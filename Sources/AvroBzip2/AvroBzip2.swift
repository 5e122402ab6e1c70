public import Bytes
internal import CBzip2
@_exported public import NativeCodecs

/// The compression `bzip2` of object container files, by libbz2.
///
///     var file = AvroContainerWriter<UserProfile>(compression: AvroBzip2())
///     var same = AvroContainerReader<UserProfile>(compressions: [AvroBzip2()])
///
/// Source: Apache Avro 1.11 specification, "Object Container Files", "bzip2".
public struct AvroBzip2: AvroBlockCompression {
  /// How many 100,000 bytes the library sorts at a time: from 1 to 9, the best.
  public let level: Int

  /// A compression of a level; 9 is the command line's own choice.
  ///
  /// - Precondition: the level is one from 1 to 9.
  public init(level: Int = 9) {
    precondition((1...9).contains(level), "bzip2 has the levels 1 to 9")
    self.level = level
  }

  public var name: String { "bzip2" }

  /// The library counts what it is given with 32 bits.
  private static let mostBytes = Int(UInt32.max)

  public func compress(
    _ block: RawSpan, into buffer: inout ByteBuffer
  ) throws(EncodingFailure) {
    guard block.byteCount <= Self.mostBytes else {
      throw EncodingFailure(.library("bzip2 takes at most \(Self.mostBytes) bytes"))
    }
    var stream = bz_stream()
    let status = BZ2_bzCompressInit(&stream, Int32(level), 0, 0)
    guard status == BZ_OK else { throw EncodingFailure(.library(Self.message(of: status))) }
    defer { BZ2_bzCompressEnd(&stream) }
    try block.withUnsafeBytes { input throws(EncodingFailure) in
      Self.give(input, to: &stream)
      try buffer.appendCompressedBlock { buffer, room in
        Self.step(buffer.append(from: &stream, upTo: room) { BZ2_bzCompress(&$0, BZ_FINISH) })
      }
    }
  }

  public func decompress(
    _ bytes: RawSpan, limit: Int, into buffer: inout ByteBuffer
  ) throws(DecodingFailure) {
    guard bytes.byteCount <= Self.mostBytes else {
      throw DecodingFailure(.inputTooLong(count: bytes.byteCount, limit: Self.mostBytes))
    }
    var stream = bz_stream()
    let status = BZ2_bzDecompressInit(&stream, 0, 0)
    guard status == BZ_OK else { throw DecodingFailure(.malformed(Self.message(of: status))) }
    defer { BZ2_bzDecompressEnd(&stream) }
    try bytes.withUnsafeBytes { input throws(DecodingFailure) in
      Self.give(input, to: &stream)
      try buffer.appendBlock(limit: limit) { buffer, room in
        let before = buffer.count
        let step = Self.step(
          buffer.append(from: &stream, upTo: room) { BZ2_bzDecompress(&$0) })
        if case .ended = step, stream.avail_in > 0 {
          return .failed("\(stream.avail_in) bytes follow the compressed data")
        }
        // All was read and there was room, so what is missing is input.
        if case .goesOn = step, stream.avail_in == 0, buffer.count - before < room {
          return .needsInput
        }
        return step
      }
    }
  }

  private static func give(_ input: UnsafeRawBufferPointer, to stream: inout bz_stream) {
    let start = input.bindMemory(to: CChar.self).baseAddress
    stream.next_in = UnsafeMutablePointer(mutating: start)
    stream.avail_in = UInt32(input.count)
  }

  private static func step(_ status: Int32) -> AvroBlockStep {
    switch status {
    case BZ_STREAM_END: .ended
    case BZ_OK, BZ_RUN_OK, BZ_FINISH_OK: .goesOn
    default: .failed(message(of: status))
    }
  }

  private static func message(of status: Int32) -> String {
    switch status {
    case BZ_DATA_ERROR: "bzip2: the data is damaged"
    case BZ_DATA_ERROR_MAGIC: "bzip2: the data does not begin as bzip2's does"
    case BZ_MEM_ERROR: "bzip2: out of memory"
    default: "bzip2: status \(status)"
    }
  }
}

extension ByteBuffer {
  /// Appends what one call of libbz2 writes, at most `room` bytes, and returns its status.
  fileprivate mutating func append(
    from stream: inout bz_stream, upTo room: Int, _ call: (inout bz_stream) -> Int32
  ) -> Int32 {
    var status = BZ_OK
    unsafeAppend(upTo: room) { memory in
      stream.next_out = memory.bindMemory(to: CChar.self).baseAddress
      stream.avail_out = UInt32(memory.count)
      status = call(&stream)
      return memory.count - Int(stream.avail_out)
    }
    return status
  }
}
