import Bytes
import Documents
import Payloads
import SerializationCodecs

/// Files of records of one schema, in every format but JSON's.
struct RecordFiles {
  let schema: RecordSchema
  /// Whether Protobuf's messages stand behind their lengths, as its libraries write several to a file.
  let isDelimited: Bool
  /// How the blocks of container files are compressed.
  let compression: (any AvroBlockCompression)?

  /// Several records as one file.
  func write(
    _ records: [DynamicRecord], as target: PayloadFormat
  ) throws(DocumentFailure) -> [UInt8] {
    if target == .avroContainer {
      return try Self.stating { () throws(EncodingFailure) in
        var writer = AvroContainerWriter<DynamicRecord>(schema: schema, compression: compression)
        for record in records { try writer.append(record) }
        return try writer.finish()
      }
    }
    guard records.count <= 1 || target.isSequence || target == .protobuf && isDelimited else {
      let way = target == .protobuf ? "--delimited" : "--to avro-container or --to json"
      throw DocumentFailure(
        .malformed("one \(target.name) file holds one document; for several give \(way)"))
    }
    var buffer = ByteBuffer()
    for record in records { try write(record, as: target, into: &buffer) }
    return buffer.bytes()
  }

  // MARK: Reading

  /// The records in a file.
  func read(
    _ file: PayloadFile, as format: PayloadFormat
  ) throws(DocumentFailure) -> [DynamicRecord] {
    let bytes = try file.contents()
    let limits = PayloadFile.limits
    do throws(DocumentFailure) {
      return try Self.stating { () throws(DecodingFailure) -> [DynamicRecord] in
        switch format {
        case .avroContainer:
          try AvroContainer.decode(
            bytes.rawSpan, schema: schema, compressions: BlockCompressions.all, limits: limits)
        case .protobuf where isDelimited:
          try records(at: try Self.delimitedRanges(in: bytes), of: bytes, as: format)
        default:
          try records(
            at: try format.recordRanges(in: bytes.rawSpan, depth: limits.depth)
              ?? [bytes.indices], of: bytes, as: format)
        }
      }
    } catch {
      throw error.inFile(file.name)
    }
  }

  private func records(
    at ranges: [Range<Int>], of bytes: [UInt8], as format: PayloadFormat
  ) throws(DecodingFailure) -> [DynamicRecord] {
    let codec = format.codec(schema: schema, limits: PayloadFile.limits)
    var records: [DynamicRecord] = []
    for range in ranges { records.append(try codec.decode(bytes.rawSpan.extracting(range))) }
    return records
  }

  /// Where messages are that each have their length before them, as a varint.
  private static func delimitedRanges(in bytes: [UInt8]) throws(DecodingFailure) -> [Range<Int>] {
    do throws(ByteReadFailure) {
      return try ByteReader.reading(bytes.rawSpan) { reader throws(ByteReadFailure) in
        var reader = reader
        var ranges: [Range<Int>] = []
        while !reader.isAtEnd {
          let length = Int(clamping: try reader.readVarint())
          let start = reader.offset
          try reader.skip(length)
          ranges.append(start..<reader.offset)
        }
        return ranges
      }
    } catch {
      throw DecodingFailure(DecodingFailure.Reason(error))
    }
  }

  // MARK: Writing

  private func write(
    _ record: DynamicRecord, as format: PayloadFormat, into buffer: inout ByteBuffer
  ) throws(DocumentFailure) {
    try Self.stating { () throws(EncodingFailure) in
      let isPreceded = format == .protobuf && isDelimited
      let start = isPreceded ? buffer.beginLengthPrefix() : buffer.count
      try format.codec(schema: schema, limits: PayloadFile.limits).encode(record, into: &buffer)
      if isPreceded { buffer.endLengthPrefix(start) }
    }
  }

  /// Turns a codec's failure, which says all, into a document's.
  private static func stating<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(DocumentFailure) -> Result {
    do throws(Failure) {
      return try body()
    } catch {
      throw DocumentFailure(.malformed("\(error)"))
    }
  }
}
