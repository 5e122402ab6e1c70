import Bytes
public import RecordModel

/// The head of an object container file: its metadata, and the marker between its blocks.
///
/// Source: Apache Avro 1.11 specification, "Object Container Files".
public struct AvroContainerHeader: Sendable {
  /// The four bytes that every file begins with: `Obj` and the version.
  static let magic: [UInt8] = [0x4F, 0x62, 0x6A, 0x01]
  /// How long a marker is, in bytes.
  static let markerLength = 16

  /// What the file says about itself, by name. Names that begin with `avro.` are the specification's.
  public var metadata: [String: [UInt8]]
  /// The sixteen bytes that follow every block.
  public var syncMarker: [UInt8]

  /// The schema that the file was written with. Its names may be any text, as those of fields in Avro for Python may.
  public func schema(
    limits: DecodingLimits = .standard
  ) throws(DecodingFailure) -> AvroSchema {
    guard let text = metadata["avro.schema"] else {
      throw DecodingFailure(.malformed("the file's metadata has no avro.schema"))
    }
    do {
      return try AvroSchema(
        json: text.rawSpan, allowsAnyName: true, checksDefaults: false, limits: limits)
    } catch {
      throw DecodingFailure(.malformed("the file's avro.schema: \(error)"))
    }
  }

  /// The name of the compression of the blocks; `null` is none.
  public var compressionName: String {
    metadata["avro.codec"].map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }
}

extension AvroContainerHeader {
  /// Reads the head of a file.
  static func read(from reader: inout AvroReader) throws(DecodingFailure) -> AvroContainerHeader {
    for byte in magic where try reader.readFixed(UInt8.self) != byte {
      throw reader.failure(.malformed("an object container file begins with the bytes Obj 01"))
    }
    var metadata: [String: [UInt8]] = [:]
    var total = 0
    while true {
      let count = try reader.readBlock(after: total, isEmpty: false)
      if count == 0 { break }
      for _ in 0..<count {
        let name = try reader.readString()
        metadata[name] = try reader.readBytes()
      }
      total += count
    }
    return AvroContainerHeader(
      metadata: metadata, syncMarker: try reader.readBytes(count: markerLength))
  }

  /// Appends the head of a file.
  func write(to buffer: inout ByteBuffer) {
    buffer.append(Self.magic)
    buffer.appendVarint(ZigZag.encode(Int64(metadata.count)))
    metadata.forEachInKeyOrder { name, value in
      buffer.appendLengthPrefixed(name, zigzag: true)
      buffer.appendLengthPrefixed(value, zigzag: true)
    }
    buffer.append(0)
    buffer.append(syncMarker)
  }
}
