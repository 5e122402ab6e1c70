import Formats
import SerializationCodecs

extension PayloadFormat {
  /// What reads and writes a record in the format.
  func codec(schema: RecordSchema, limits: DecodingLimits) -> any Codec<DynamicRecord> {
    switch format {
    case .xml: LibXML2Codec(schema: schema, limits: limits)
    case .protobuf: ProtobufCodec(schema: schema, limits: limits)
    case .json: JSONCodec(schema: schema, limits: limits)
    case .cbor: CBORCodec(schema: schema, limits: limits)
    case .messagePack: MessagePackCodec(schema: schema, limits: limits)
    default: AvroCodec(schema: schema, limits: limits)
    }
  }

  /// Where each of several records is that lie one after the other in a file, which CBOR and MessagePack allow; `nil` where
  /// the format does not say where a record ends.
  func recordRanges(in bytes: RawSpan, depth: Int) throws(DecodingFailure) -> [Range<Int>]? {
    // A record is a map, and may be in an array in another one.
    switch format {
    case .cbor: try CBOR.itemRanges(in: bytes, depth: 2 * depth)
    case .messagePack: try MessagePack.itemRanges(in: bytes, depth: 2 * depth)
    default: nil
    }
  }

  /// Whether a file may have several records one after the other.
  var isSequence: Bool { format == .cbor || format == .messagePack }
}
