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
}
