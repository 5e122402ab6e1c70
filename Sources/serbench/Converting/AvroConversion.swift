import Bytes
import Documents
import SerializationCodecs

/// Documents under an Avro schema, between JSON, Avro's binary encoding and object container files.
struct AvroConversion {
  /// The formats that such documents have.
  static let formats: [PayloadFormat] = [.json, .avro, .avroContainer]

  /// The documents' codec; `nil` where a container file brings the schema.
  let codec: AvroDocumentCodec?
  /// How JSON spells what it has no type for.
  let form: AvroDocumentForm
  /// How the blocks of container files are compressed.
  let compression: (any AvroBlockCompression)?

  /// The bytes of a file's documents in another format.
  func convert(
    _ file: PayloadFile, from source: PayloadFormat, to target: PayloadFormat
  ) throws(DocumentFailure) -> [UInt8] {
    if source == .avroContainer { return try convert(container: file, to: target) }
    guard let codec else { preconditionFailure("only container files bring their schema") }
    return try write(target, with: codec) { body throws(DocumentFailure) in
      if source == .json { return try file.forEachDocument(body) }
      let bytes = try file.contents()
      var count = 0
      do throws(DocumentFailure) {
        try codec.decode(all: bytes.rawSpan) { document throws(DocumentFailure) in
          count += 1
          try body(document)
        }
      } catch {
        throw error.inFile(file.name, sample: count + 1)
      }
    }
  }

  private func convert(
    container file: PayloadFile, to target: PayloadFormat
  ) throws(DocumentFailure) -> [UInt8] {
    let bytes = try file.contents()
    var reader = AvroDocumentContainerReader(
      compressions: [AvroDeflate()], limits: PayloadFile.limits, form: form)
    reader.append(bytes)
    var count = 0
    do throws(DocumentFailure) {
      guard let codec = try reader.readHead() else {
        throw DocumentFailure(.malformed("the file ends before its schema does"))
      }
      return try write(target, with: codec) { body throws(DocumentFailure) in
        let counted = { (document: JSONValue) throws(DocumentFailure) in
          count += 1
          try body(document)
        }
        while try reader.nextBlock(counted) {}
        try reader.finish()
      }
    } catch {
      throw error.inFile(file.name, sample: count == 0 ? nil : count)
    }
  }

  private func write(
    _ target: PayloadFormat, with codec: AvroDocumentCodec,
    _ forEachDocument: ((JSONValue) throws(DocumentFailure) -> Void) throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) -> [UInt8] {
    var buffer = ByteBuffer()
    switch target {
    case .json:
      try forEachDocument { document throws(DocumentFailure) in
        buffer.append(json: document)
        buffer.append(UInt8(ascii: "\n"))
      }
      return buffer.bytes()
    case .avroContainer:
      var writer = AvroDocumentContainerWriter(codec: codec, compression: compression)
      try forEachDocument { document throws(DocumentFailure) in try writer.append(document) }
      return try writer.finish()
    default:
      try forEachDocument { document throws(DocumentFailure) in
        try codec.encode(document, into: &buffer)
      }
      return buffer.bytes()
    }
  }
}
