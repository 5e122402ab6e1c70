public import RecordModel

/// Avro object container files: many records of one schema in a file that says which schema that is.
///
///     let container = AvroContainer(LibAvroCodec<UserProfile>(), compression: .deflate)
///     try container.write(profiles, to: "profiles.avro")
///     let same = try container.read(contentsOf: "profiles.avro")
///
/// libavro writes the files. Reading takes a file apart here and gives libavro the records: libavro's own file reader
/// believes every length, ignores blocks that do not inflate, and cannot read a file without records. The codec's limits
/// hold: ``DecodingLimits/inputBytes`` for the file and for all that its blocks inflate to,
/// ``DecodingLimits/elements`` for the number of records.
///
/// Source: Avro specification 1.11, "Object Container Files".
public struct AvroContainer<Value: RecordValue>: Sendable {
  /// How the blocks of a file are compressed: the specification's *codecs*.
  public enum Compression: String, Sendable, CaseIterable {
    /// Not at all.
    case null
    /// As in RFC 1951, without zlib's header and checksum.
    case deflate
  }

  /// The codec of the records.
  public let codec: LibAvroCodec<Value>
  /// How files are written; both are read.
  public let compression: Compression

  /// Files of the records of a codec.
  public init(_ codec: LibAvroCodec<Value>, compression: Compression = .null) {
    self.codec = codec
    self.compression = compression
  }

  /// Writes a file of these records, whole: under another name first, so that a failure leaves what was there.
  public func write(_ records: [Value], to path: String) throws(ContainerFailure) {
    var encoded: [[UInt8]] = []
    encoded.reserveCapacity(records.count)
    for (index, record) in records.enumerated() {
      do {
        encoded.append(try codec.encode(record))
      } catch {
        throw .record(index: index, error)
      }
    }
    try ContainerWriter.write(
      encoded, schema: codec.values.schema, compression: compression.rawValue, to: path)
  }

  /// Reads the records of a file, all of them.
  public func read(contentsOf path: String) throws(ContainerFailure) -> [Value] {
    let bytes = try ContainerFile.read(path, limit: codec.limits.inputBytes)
    do {
      return try decode(bytes)
    } catch {
      throw .contents(error)
    }
  }

  /// Reads the records of a file's bytes, all of them.
  public func decode(_ bytes: [UInt8]) throws(DecodingFailure) -> [Value] {
    let limits = codec.limits
    do {
      try limits.check(inputBytes: bytes.count)
      return try ByteReader.reading(bytes.rawSpan) { reader throws(DecodingFailure) in
        var blocks = ContainerBlocks(reader: reader, limits: limits)
        let header = try blocks.readHeader()
        guard let compression = Compression(rawValue: header.compression) else {
          throw DecodingFailure(.malformed("blocks are compressed as \(header.compression)"))
        }
        guard codec.values.schema.matches(json: header.schema) else {
          throw DecodingFailure(
            .malformed("the file's records are not of the schema \(codec.schema.name)"))
        }
        var records: [Value] = []
        var inflatedCount = 0
        while let block = try blocks.next() {
          guard block.recordCount <= limits.elements - records.count else {
            throw DecodingFailure(.tooManyElements(limit: limits.elements), offset: block.offset)
          }
          switch compression {
          case .null:
            try decode(block.bytes, of: block, isCompressed: false, into: &records)
          case .deflate:
            let contents = try block.inflated(
              room: limits.inputBytes - inflatedCount, limit: limits.inputBytes)
            inflatedCount += contents.count
            try decode(contents, of: block, isCompressed: true, into: &records)
          }
        }
        return records
      }
    } catch {
      throw error.leaving(LibAvroCodec<Value>.identity, codec.schema)
    }
  }

  private func decode(
    _ contents: [UInt8], of block: ContainerBlocks.Block, isCompressed: Bool,
    into records: inout [Value]
  ) throws(DecodingFailure) {
    var start = 0
    for _ in 0..<block.recordCount {
      do {
        let rest = contents.rawSpan.extracting(droppingFirst: start)
        let count = try codec.lengthOfFirstRecord(in: rest)
        records.append(try codec.decode(scanned: rest.extracting(first: count)))
        start += count
      } catch {
        // Offsets count from the start of the file; what is inside a compressed block has the block's.
        let inside = isCompressed ? 0 : start + (error.offset ?? 0)
        throw DecodingFailure(error.reason, in: error.path, offset: block.offset + inside)
          .inside(.element(records.count))
      }
    }
    guard start == contents.count else {
      throw DecodingFailure(
        .malformed("a block has \(contents.count - start) bytes behind its records"),
        offset: block.offset)
    }
  }
}

/// Why a container file was not written or not read.
public enum ContainerFailure: Error, CustomStringConvertible {
  /// The file cannot be opened, read, written or renamed; the reason is the system's.
  case file(path: String, reason: String)
  /// A record, counted from 0, cannot be written in Avro.
  case record(index: Int, EncodingFailure)
  /// The file is not a container of the codec's records.
  case contents(DecodingFailure)

  public var description: String {
    switch self {
    case .file(let path, let reason): "\(path): \(reason)"
    case .record(let index, let failure): "record \(index): \(failure)"
    case .contents(let failure): failure.description
    }
  }
}
