import Bytes
import Documents
import SchemaLanguages
import SerializationCodecs

/// Documents that are messages of a `.proto` file, between all formats.
struct RecordConversion {
  private let schema: RecordSchema
  private let mapping: DocumentMapping
  /// Whether messages stand behind their lengths, as Protobuf's libraries write several to a file.
  private let isDelimited: Bool
  private let compression: (any AvroBlockCompression)?

  /// Prepares for the messages of a name.
  ///
  /// - Throws: `SchemaFailure` where the file cannot be read, and ``UsageError`` where it has no such message.
  init(
    proto path: String, message: String, isDelimited: Bool,
    compression: (any AvroBlockCompression)?
  ) throws {
    let set = try SchemaSet(protoFile: path)
    guard let schema = set.record(named: message) else {
      let names = set.files.flatMap(\.allRecords).map { $0.path.joined(separator: ".") }
      let nearest = Spelling.nearest(to: message, among: names).map { "; did you mean \($0)?" }
      throw UsageError(
        "\(path) has no message '\(message)'\(nearest ?? "; it has \(names.joined(separator: ", "))")",
        command: ConvertCommand.name)
    }
    self.schema = schema
    mapping = DocumentMapping(
      DocumentSchema(root: schema, allowsMissing: true), limits: PayloadFile.limits)
    self.isDelimited = isDelimited
    self.compression = compression
  }

  /// The bytes of a file's messages in another format.
  func convert(
    _ file: PayloadFile, from source: PayloadFormat, to target: PayloadFormat
  ) throws(DocumentFailure) -> [UInt8] {
    var buffer = ByteBuffer()
    var count = 0
    if target == .avroContainer {
      var writer = AvroContainerWriter<DynamicRecord>(schema: schema, compression: compression)
      try read(file, as: source) { record throws(DocumentFailure) in
        try Self.stating { () throws(EncodingFailure) in try writer.append(record) }
      }
      do throws(EncodingFailure) {
        return try writer.finish()
      } catch {
        throw DocumentFailure(.malformed("\(error)"))
      }
    }
    try read(file, as: source) { record throws(DocumentFailure) in
      count += 1
      guard count == 1 || target == .json || target == .protobuf && isDelimited else {
        let way = target == .protobuf ? "--delimited" : "--to avro-container or --to json"
        throw DocumentFailure(
          .malformed("one \(target.rawValue) file holds one document; for several give \(way)"))
      }
      try write(record, as: target, into: &buffer)
    }
    return buffer.bytes()
  }

  // MARK: Reading

  private func read(
    _ file: PayloadFile, as format: PayloadFormat,
    _ body: (DynamicRecord) throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) {
    if format == .json {
      return try file.forEachDocument { document throws(DocumentFailure) in
        try body(try mapping.record(document))
      }
    }
    let bytes = try file.contents()
    let limits = PayloadFile.limits
    do throws(DocumentFailure) {
      let records = try Self.stating { () throws(DecodingFailure) -> [DynamicRecord] in
        switch format {
        case .avroContainer:
          try AvroContainer.decode(
            bytes.rawSpan, schema: schema, compressions: [AvroDeflate()], limits: limits)
        case .xml: [try LibXML2Codec(schema: schema, limits: limits).decode(bytes.rawSpan)]
        case .protobuf where isDelimited: try delimitedMessages(in: bytes)
        case .protobuf: [try ProtobufCodec(schema: schema, limits: limits).decode(bytes.rawSpan)]
        default: [try AvroCodec(schema: schema, limits: limits).decode(bytes.rawSpan)]
        }
      }
      for record in records { try body(record) }
    } catch {
      throw error.inFile(file.name)
    }
  }

  /// Messages each behind its length as a varint.
  private func delimitedMessages(
    in bytes: [UInt8]
  ) throws(DecodingFailure) -> [DynamicRecord] {
    let codec = ProtobufCodec<DynamicRecord>(schema: schema, limits: PayloadFile.limits)
    var records: [DynamicRecord] = []
    for range in try Self.delimitedRanges(in: bytes) {
      records.append(try codec.decode(bytes.rawSpan.extracting(range)))
    }
    return records
  }

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
      switch format {
      case .json:
        buffer.append(json: mapping.document(record))
        buffer.append(UInt8(ascii: "\n"))
      case .xml: try LibXML2Codec(schema: schema).encode(record, into: &buffer)
      case .protobuf:
        let start = isDelimited ? buffer.beginLengthPrefix() : buffer.count
        try ProtobufCodec(schema: schema, limits: PayloadFile.limits)
          .encode(record, into: &buffer)
        if isDelimited { buffer.endLengthPrefix(start) }
      default:
        try AvroCodec(schema: schema, limits: PayloadFile.limits).encode(record, into: &buffer)
      }
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
