import Bytes
import Documents
import Payloads
import SerializationCodecs

/// Files of records of one schema, in every format but JSON's.
struct RecordFiles {
  let schema: RecordSchema
  /// What is done with members that are not those of the schema.
  let rules: ReadingRules
  /// Whether Protobuf's messages stand behind their lengths, as its libraries write several to a file.
  let isDelimited: Bool
  /// How the blocks of container files are compressed.
  let compression: (any AvroBlockCompression)?
  /// With whose types JSON opens records of any type, where there are such.
  var documents: DocumentSchema?

  // MARK: Writing

  /// Several records as one file; `source` is the one that they come from.
  func write(
    _ records: [DynamicRecord], of source: PayloadFile, as target: PayloadFormat
  ) throws(DocumentFailure) -> [UInt8] {
    guard
      records.count <= 1 || target == .avroContainer || target.isSequence
        || target == .protobuf && isDelimited
    else {
      let way = target == .protobuf ? "--delimited" : "--to avro-container or --to json"
      throw DocumentFailure(
        .malformed("one \(target.name) file holds one document; for several give \(way)"))
    }
    var count = 0
    do throws(EncodingFailure) {
      if target == .avroContainer {
        var writer = AvroContainerWriter<DynamicRecord>(schema: schema, compression: compression)
        for record in records {
          count += 1
          try writer.append(record)
        }
        return try writer.finish()
      }
      let isPreceded = target == .protobuf && isDelimited
      let codec = codec(target)
      var buffer = ByteBuffer()
      for record in records {
        count += 1
        let start = isPreceded ? buffer.beginLengthPrefix() : buffer.count
        try codec.encode(record, into: &buffer)
        if isPreceded { buffer.endLengthPrefix(start) }
      }
      return buffer.bytes()
    } catch {
      throw DocumentFailure(encoding: error).inFile(source.name, sample: count)
    }
  }

  private func codec(_ format: PayloadFormat) -> any Codec<DynamicRecord> {
    format.codec(schema: schema, reading: rules, limits: PayloadFile.limits)
  }

  // MARK: Reading

  /// The records in a file, which are going to be written in another format.
  ///
  /// - Throws: ``DocumentFailure`` with the document's number, and the byte of the file.
  func read(
    _ file: PayloadFile, as format: PayloadFormat, for target: PayloadFormat
  ) throws(DocumentFailure) -> [DynamicRecord] {
    let bytes = try file.contents()
    let records =
      format == .avroContainer
      ? try readContainer(bytes, of: file) : try read(bytes, of: file, as: format)
    noteLosses(of: records, in: file, format, target)
    return records
  }

  private func read(
    _ bytes: [UInt8], of file: PayloadFile, as format: PayloadFormat
  ) throws(DocumentFailure) -> [DynamicRecord] {
    let codec = codec(format)
    var records: [DynamicRecord] = []
    var range = 0..<0
    // An empty file is a document where the format does not say where one ends.
    let isSequence = format.isSequence || format == .protobuf && isDelimited
    while range.upperBound < bytes.count || !isSequence && records.isEmpty {
      do throws(DecodingFailure) {
        range = try self.range(from: range.upperBound, in: bytes.rawSpan, format)
        do throws(DecodingFailure) {
          records.append(try codec.decode(bytes.rawSpan.extracting(range)))
        } catch {
          throw error.counted(from: range.lowerBound)
        }
      } catch {
        throw DocumentFailure(encoded: error).inFile(file.name, sample: records.count + 1)
      }
    }
    return records
  }

  private func readContainer(
    _ bytes: [UInt8], of file: PayloadFile
  ) throws(DocumentFailure) -> [DynamicRecord] {
    do throws(DecodingFailure) {
      return try AvroContainer.decode(
        bytes.rawSpan, schema: schema, compressions: BlockCompressions.all,
        limits: PayloadFile.limits)
    } catch {
      throw DocumentFailure(encoded: error).ofElement(inFile: file.name)
    }
  }

  /// Where the record is that begins at an offset, or whose length does.
  private func range(
    from start: Int, in bytes: RawSpan, _ format: PayloadFormat
  ) throws(DecodingFailure) -> Range<Int> {
    guard format == .protobuf, isDelimited else {
      return try format.recordRange(from: start, in: bytes, depth: PayloadFile.limits.depth)
    }
    do throws(ByteReadFailure) {
      return try ByteReader.reading(bytes.extracting(start...)) { reader throws(ByteReadFailure) in
        var reader = reader
        let length = Int(clamping: try reader.readVarint())
        let first = start + reader.offset
        try reader.skip(length)
        return first..<(first + length)
      }
    } catch {
      throw DecodingFailure(DecodingFailure.Reason(error), offset: start)
    }
  }

  /// Says which of Protobuf's fields are left out, unless that is asked for: other formats have only what the schema
  /// names, JSON also in records of any type, whose bytes the others keep.
  private func noteLosses(
    of records: [DynamicRecord], in file: PayloadFile, _ format: PayloadFormat,
    _ target: PayloadFormat
  ) {
    let opened = target == .json ? documents : nil
    guard rules.unknownMembers == .refused, target != .protobuf,
      format == .protobuf || opened?.types.isEmpty == false
    else { return }
    let lost = NamelessFields(of: records, opening: opened, limits: PayloadFile.limits)
    if lost.count == 0 { return }
    let numbers = lost.numbers.sorted()
    let shown = numbers.prefix(10).map(String.init).joined(separator: ", ")
    let them = lost.count == 1 ? "it" : "them"
    Console.complain(
      """
      note: \(file.name): left out \(lost.count) field\(lost.count == 1 ? "" : "s") of \
      \(lost.documents) document\(lost.documents == 1 ? "" : "s") that \(target.name) cannot \
      hold (number\(numbers.count == 1 ? "" : "s") \(shown)\(numbers.count > 10 ? ", …" : "")): \
      the schema does not have \(them), or has \(them) as another type or as a closed enum without \
      \(lost.count == 1 ? "this value" : "these values")
      """)
  }
}
