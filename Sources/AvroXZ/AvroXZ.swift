public import Bytes
internal import CLZMA
@_exported public import NativeCodecs

/// The compression `xz` of object container files, by liblzma.
///
///     var file = AvroContainerWriter<UserProfile>(compression: AvroXZ())
///     var same = AvroContainerReader<UserProfile>(compressions: [AvroXZ()])
///
/// Source: Apache Avro 1.11 specification, "Object Container Files", "xz"; The .xz File Format 1.1.0.
public struct AvroXZ: AvroBlockCompression {
  /// liblzma's preset, from 0, the fastest, to 9, the best.
  public let level: Int

  /// A compression of a preset; 6 is the command line's own choice.
  ///
  /// - Precondition: the preset is one from 0 to 9.
  public init(level: Int = 6) {
    precondition((0...9).contains(level), "xz has the presets 0 to 9")
    self.level = level
  }

  public var name: String { "xz" }

  /// The most memory that reading a block may take: preset 9 needs 65 MiB.
  private static let mostMemory: UInt64 = 128 << 20
  /// The filter's identifier in a file (The .xz File Format, section 5.3.1), and what ends a list of filters.
  private static let lzma2: lzma_vli = 0x21
  private static let noFilter = lzma_vli.max

  public func compress(
    _ block: RawSpan, into buffer: inout ByteBuffer
  ) throws(EncodingFailure) {
    var options = lzma_options_lzma()
    guard lzma_lzma_preset(&options, UInt32(level)) == 0 else {
      throw EncodingFailure(.library("xz: there is no preset \(level)"))
    }
    // A dictionary that is longer than the block only costs memory.
    options.dict_size = min(options.dict_size, UInt32(clamping: max(block.byteCount, 4096)))
    var stream = lzma_stream()
    let status = withUnsafeMutablePointer(to: &options) { options in
      var filters = [
        lzma_filter(id: Self.lzma2, options: options),
        lzma_filter(id: Self.noFilter, options: nil),
      ]
      return lzma_stream_encoder(&stream, &filters, LZMA_CHECK_CRC64)
    }
    guard status == LZMA_OK else { throw EncodingFailure(.library(Self.message(of: status))) }
    defer { lzma_end(&stream) }
    try block.withUnsafeBytes { input throws(EncodingFailure) in
      Self.give(input, to: &stream)
      try buffer.appendCompressedBlock { buffer, room in
        Self.step(buffer.append(from: &stream, upTo: room))
      }
    }
  }

  public func decompress(
    _ bytes: RawSpan, limit: Int, into buffer: inout ByteBuffer
  ) throws(DecodingFailure) {
    var stream = lzma_stream()
    let status = lzma_stream_decoder(&stream, Self.mostMemory, 0)
    guard status == LZMA_OK else { throw DecodingFailure(.malformed(Self.message(of: status))) }
    defer { lzma_end(&stream) }
    try bytes.withUnsafeBytes { input throws(DecodingFailure) in
      Self.give(input, to: &stream)
      try buffer.appendBlock(limit: limit) { buffer, room in
        let step = Self.step(buffer.append(from: &stream, upTo: room))
        if case .ended = step, stream.avail_in > 0 {
          return .failed("\(stream.avail_in) bytes follow the compressed data")
        }
        return step
      }
    }
  }

  private static func give(_ input: UnsafeRawBufferPointer, to stream: inout lzma_stream) {
    stream.next_in = input.bindMemory(to: UInt8.self).baseAddress
    stream.avail_in = input.count
  }

  private static func step(_ status: lzma_ret) -> AvroBlockStep {
    switch status {
    case LZMA_STREAM_END: .ended
    case LZMA_OK: .goesOn
    // There was room, so what is missing is input.
    case LZMA_BUF_ERROR: .needsInput
    default: .failed(message(of: status))
    }
  }

  private static func message(of status: lzma_ret) -> String {
    switch status {
    case LZMA_FORMAT_ERROR: "xz: the data does not begin as xz's does"
    case LZMA_DATA_ERROR: "xz: the data is damaged"
    case LZMA_OPTIONS_ERROR: "xz: the data uses a filter that liblzma does not have"
    case LZMA_MEMLIMIT_ERROR: "xz: the data needs more than \(mostMemory >> 20) MiB of memory"
    case LZMA_MEM_ERROR: "xz: out of memory"
    default: "xz: status \(status.rawValue)"
    }
  }
}

extension ByteBuffer {
  /// Appends what one call of liblzma writes, at most `room` bytes, and returns its status.
  fileprivate mutating func append(from stream: inout lzma_stream, upTo room: Int) -> lzma_ret {
    var status = LZMA_OK
    unsafeAppend(upTo: room) { memory in
      stream.next_out = memory.bindMemory(to: UInt8.self).baseAddress
      stream.avail_out = memory.count
      status = lzma_code(&stream, LZMA_FINISH)
      return memory.count - stream.avail_out
    }
    return status
  }
}
