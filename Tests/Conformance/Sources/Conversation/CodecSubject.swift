public import NativeCodecs

/// The native codecs of both formats, for records that are compiled or dynamic.
public struct CodecSubject<Value: RecordValue>: Subject {
  private let protobuf: ProtobufCodec<Value>
  private let json: JSONCodec<Value>
  private let lenientJSON: JSONCodec<Value>

  /// The codecs of a schema, and the types that a message of any type can hold.
  public init(_ schema: RecordSchema, types: [String: RecordSchema]) {
    protobuf = ProtobufCodec(schema: schema)
    json = JSONCodec(schema: schema, form: .protoJSON, reading: .protoJSON, types: types)
    var lenient = ReadingRules.protoJSON
    lenient.unknownMembers = .allowed
    lenientJSON = JSONCodec(schema: schema, form: .protoJSON, reading: lenient, types: types)
  }

  public func convert(_ payload: Payload, to format: Payload.Format) throws(Refusal) -> Payload {
    let value: Value
    do throws(DecodingFailure) {
      value =
        switch payload.format {
        case .protobuf: try protobuf.decode(payload.bytes)
        case .json: try (payload.ignoresUnknownMembers ? lenientJSON : json).decode(payload.bytes)
        }
    } catch {
      throw .reading("\(error)")
    }
    do throws(EncodingFailure) {
      return Payload(
        format,
        try format == .protobuf ? protobuf.encode(value) : json.encode(value))
    } catch {
      throw .writing("\(error)")
    }
  }
}
