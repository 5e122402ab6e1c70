import Bytes
public import RecordModel

/// Takes an object container file apart as its bytes arrive: into its head and its blocks, whatever is in them.
///
/// Source: Apache Avro 1.11 specification, "Object Container Files".
@usableFromInline
package struct AvroContainerFrames: ~Copyable {
  /// A block: how many records it has, and where they are in what has been appended.
  @usableFromInline
  package struct Frame {
    @usableFromInline package let count: Int
    let bytes: Range<Int>
  }

  /// The head, once it has been read.
  package private(set) var header: AvroContainerHeader?
  private let compressions: [any AvroBlockCompression]
  private var compression: (any AvroBlockCompression)?
  private let limits: DecodingLimits
  /// What has been appended, and how much of it has been read.
  private var input = ByteBuffer()
  private var position = 0
  /// How many bytes of the file came before those in ``input``.
  private var dropped = 0
  private var inflated = ByteBuffer()

  /// What surrounds a block's records, at most: two varints and the marker.
  private static var longestFrame: Int {
    2 * ByteBuffer.longestVarint + AvroContainerHeader.markerLength
  }

  package init(compressions: [any AvroBlockCompression], limits: DecodingLimits) {
    self.compressions = compressions
    self.limits = limits
  }

  /// How many bytes of the file there have been.
  package var end: Int { dropped + input.count }

  /// Whether all that has been appended has been read.
  package var isAtEnd: Bool { position == input.count }

  package mutating func append(_ bytes: RawSpan) {
    if position > 0 {
      dropped += position
      var rest = ByteBuffer()
      input.withBytes { rest.append($0.extracting(position..<$0.byteCount)) }
      input = rest
      position = 0
    }
    input.append(bytes)
  }

  /// Reads the head; `nil` where more bytes are needed.
  package mutating func readHeader() throws(DecodingFailure) -> AvroContainerHeader? {
    let found = try part { reader throws(DecodingFailure) in
      try AvroContainerHeader.read(from: &reader)
    }
    guard let found else { return nil }
    let name = found.compressionName
    compression = compressions.first { $0.name == name }
    guard compression != nil || name == "null" else {
      throw DecodingFailure(
        .malformed("the file's blocks are compressed with \(name), which the reader was not given"))
    }
    header = found
    return found
  }

  /// The next block; `nil` where more bytes are needed.
  @usableFromInline
  package mutating func next() throws(DecodingFailure) -> Frame? {
    guard let marker = header?.syncMarker, !isAtEnd else { return nil }
    let (start, limits) = (position, limits)
    return try part { reader throws(DecodingFailure) in
      let count = try reader.readLong()
      let size = try reader.readLong()
      guard count >= 0, size >= 0 else {
        throw reader.failure(.malformed("a block has \(count) records in \(size) bytes"))
      }
      guard count <= limits.elements else {
        throw reader.failure(.tooManyElements(limit: limits.elements))
      }
      guard size <= limits.inputBytes else {
        throw reader.failure(.inputTooLong(count: Int(size), limit: limits.inputBytes))
      }
      let first = start + reader.bytes.offset
      try reader.skip(Int(size))
      guard try reader.readBytes(count: marker.count) == marker else {
        throw reader.failure(.malformed("a block is not followed by the file's marker"))
      }
      return Frame(count: Int(count), bytes: first..<(first + Int(size)))
    }
  }

  /// Whether blocks are compressed.
  package var isCompressed: Bool { compression != nil }

  /// Where in the file the bytes of a block's records begin.
  package func offset(of frame: Frame) -> Int { dropped + frame.bytes.lowerBound }

  /// Lends the bytes of a block's records, decompressed. A failure's offset becomes that in the file, or that of the block
  /// where the block is compressed.
  ///
  /// - Precondition: the block is the one that ``next()`` returned last, and nothing was appended since.
  @usableFromInline
  package mutating func withRecords(
    of frame: Frame, _ body: (RawSpan) throws(DecodingFailure) -> Void
  ) throws(DecodingFailure) {
    let start = offset(of: frame)
    do throws(DecodingFailure) {
      guard let compression else {
        return try input.withBytes { bytes throws(DecodingFailure) in
          try body(bytes.extracting(frame.bytes))
        }
      }
      inflated.removeAll()
      try input.withBytes { bytes throws(DecodingFailure) in
        try compression.decompress(
          bytes.extracting(frame.bytes), limit: limits.inputBytes, into: &inflated)
      }
      try inflated.withBytes(body)
    } catch {
      throw isCompressed ? error.located(at: start) : error.counted(from: start)
    }
  }

  /// Reads a part of the file from what has been appended; `nil` where it is not complete.
  private mutating func part<Part>(
    _ read: (inout AvroReader) throws(DecodingFailure) -> Part
  ) throws(DecodingFailure) -> Part? {
    let (position, limits) = (position, limits)
    var length = 0
    do throws(DecodingFailure) {
      let part = try input.withBytes { bytes throws(DecodingFailure) in
        try ByteReader.reading(bytes.extracting(position..<bytes.byteCount)) {
          bytes throws(DecodingFailure) in
          var reader = AvroReader(bytes, limits: limits)
          let part = try read(&reader)
          length = reader.bytes.offset
          return part
        }
      }
      self.position += length
      return part
    } catch {
      if error.reason == .truncated {
        // What is claimed to come is bounded by its own limits; all of it together is by this one.
        try limits.check(inputBytes: input.count - position - Self.longestFrame)
        return nil
      }
      throw DecodingFailure(error.reason, offset: error.offset.map { $0 + dropped + position })
    }
  }
}
