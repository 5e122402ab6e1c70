internal import Bytes
internal import CAvro
internal import RecordModel

/// Takes a container file apart: a header, then blocks, each behind the counts of its records and bytes and before the
/// file's sync marker.
///
/// Source: Avro specification 1.11, "Object Container Files".
struct ContainerBlocks: ~Copyable {
  /// What a file says about itself.
  struct Header {
    /// The schema of the records, in JSON.
    let schema: [UInt8]
    /// The codec of the blocks.
    let compression: String
  }

  /// A block as it stands in the file.
  struct Block {
    /// The number of records.
    let recordCount: Int
    /// Where the records begin, in bytes from the start of the file.
    let offset: Int
    /// The records, compressed as the header says.
    let bytes: [UInt8]
  }

  private var reader: ByteReader
  private let limits: DecodingLimits
  private var marker: [UInt8] = []

  private static let magic = Array("Obj\u{1}".utf8)
  private static let markerLength = 16

  init(reader: consuming ByteReader, limits: DecodingLimits) {
    self.reader = reader
    self.limits = limits
  }

  /// Reads the header, which is first.
  mutating func readHeader() throws(DecodingFailure) -> Header {
    guard try bytes(Self.magic.count) == Self.magic else {
      throw DecodingFailure(.malformed("the file does not begin as Avro containers do"), offset: 0)
    }
    let metadata = try readMetadata()
    marker = try bytes(Self.markerLength)
    guard let schema = metadata["avro.schema"] else {
      throw failure(.malformed("the header has no avro.schema"))
    }
    let compression = metadata["avro.codec"].map { String(decoding: $0, as: UTF8.self) }
    return Header(schema: schema, compression: compression ?? "null")
  }

  /// The metadata: a map of bytes.
  private mutating func readMetadata() throws(DecodingFailure) -> [String: [UInt8]] {
    var metadata: [String: [UInt8]] = [:]
    while true {
      let count = try long()
      if count == 0 { return metadata }
      guard count.magnitude <= limits.elements - metadata.count else {
        throw failure(.tooManyElements(limit: limits.elements))
      }
      // A negative count is followed by the size of the block, which is of use only to who skips it.
      if count < 0 { _ = try long() }
      for _ in 0..<count.magnitude {
        let key = try bytes(try length())
        metadata[String(decoding: key, as: UTF8.self)] = try bytes(try length())
      }
    }
  }

  /// Reads the next block, and the sync marker behind it; `nil` at the end of the file.
  mutating func next() throws(DecodingFailure) -> Block? {
    if reader.isAtEnd { return nil }
    let recordCount = try long()
    guard recordCount >= 0 else {
      throw failure(.malformed("a block has \(recordCount) records"))
    }
    let size = try length()
    let offset = reader.offset
    let contents = try bytes(size)
    guard try bytes(Self.markerLength) == marker else {
      throw failure(.malformed("the sync marker behind a block is not that of the header"))
    }
    return Block(recordCount: Int(recordCount), offset: offset, bytes: contents)
  }

  private mutating func length() throws(DecodingFailure) -> Int {
    let length = try long()
    guard length >= 0 else { throw failure(.malformed("a length is negative: \(length)")) }
    return Int(length)
  }

  private mutating func long() throws(DecodingFailure) -> Int64 {
    do {
      return ZigZag.decode(try reader.readVarint())
    } catch {
      throw failure(DecodingFailure.Reason(error))
    }
  }

  private mutating func bytes(_ count: Int) throws(DecodingFailure) -> [UInt8] {
    do {
      return try reader.readBytes(count: count)
    } catch {
      throw failure(DecodingFailure.Reason(error))
    }
  }

  private func failure(_ reason: DecodingFailure.Reason) -> DecodingFailure {
    DecodingFailure(reason, offset: reader.offset)
  }
}

extension ContainerBlocks.Block {
  /// The block's bytes inflated, no more of them than there is room for under the limit.
  func inflated(room: Int, limit: Int) throws(DecodingFailure) -> [UInt8] {
    var stream = z_stream()
    // Negative window bits: no zlib header and no checksum.
    let started = inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard started == Z_OK else {
      throw DecodingFailure(.malformed("zlib cannot start: error \(started)"), offset: offset)
    }
    defer { inflateEnd(&stream) }
    var result: [UInt8] = []
    var input = bytes
    let status = input.withUnsafeMutableBufferPointer { input -> Int32 in
      stream.next_in = input.baseAddress
      stream.avail_in = uInt(input.count)
      var status = Z_OK
      while status == Z_OK, result.count <= room {
        let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { memory, count in
          stream.next_out = memory.baseAddress
          stream.avail_out = uInt(memory.count)
          status = inflate(&stream, Z_NO_FLUSH)
          count = memory.count - Int(stream.avail_out)
        }
        result += piece
      }
      return status
    }
    guard result.count <= room else {
      let count = limit - room + result.count
      throw DecodingFailure(.inputTooLong(count: count, limit: limit), offset: offset)
    }
    // Bytes may follow the end: Python's avro leaves three of zlib's checksum there.
    guard status == Z_STREAM_END else {
      throw DecodingFailure(.malformed("a block is not in deflate's format"), offset: offset)
    }
    return result
  }
}
