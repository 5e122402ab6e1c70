import Formats
import SerializationCodecs

extension PayloadFormat {
  /// What reads and writes a record in the format.
  func codec(
    schema: RecordSchema, reading: ReadingRules, limits: DecodingLimits
  ) -> any Codec<DynamicRecord> {
    switch format {
    case .xml: LibXML2Codec(schema: schema, reading: reading, limits: limits)
    case .protobuf: ProtobufCodec(schema: schema, limits: limits)
    case .json: JSONCodec(schema: schema, reading: reading, limits: limits)
    case .cbor: CBORCodec(schema: schema, reading: reading, limits: limits)
    case .messagePack: MessagePackCodec(schema: schema, reading: reading, limits: limits)
    default: AvroCodec(schema: schema, limits: limits)
    }
  }

  /// Where a record of a file is that begins at `start`: up to its end in CBOR and MessagePack, in which several records may
  /// lie one after the other, and up to the end of the file in the formats that do not say where a record ends.
  func recordRange(
    from start: Int, in bytes: RawSpan, depth: Int
  ) throws(DecodingFailure) -> Range<Int> {
    // A record is a map, and may be in an array in another one.
    switch format {
    case .cbor: start..<(try CBOR.endOfItem(at: start, in: bytes, depth: 2 * depth))
    case .messagePack:
      start..<(try MessagePack.endOfItem(at: start, in: bytes, depth: 2 * depth))
    default: start..<bytes.byteCount
    }
  }

  /// Whether a file may have several records one after the other.
  var isSequence: Bool { format == .cbor || format == .messagePack }
}
