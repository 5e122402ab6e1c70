import SerializationCodecs

extension FuzzTarget {
  static let jsonFields = fields(
    "json/fields", of: .jsonSwift, JSONCodec<DynamicRecord>(schema: KitchenSink.schema)
  ) { codec, bytes, isRead throws(DecodingFailure) in
    var fields = try codec.fields(of: bytes)
    return try walk(&fields, isRead: isRead, repetition: .replaces)
  }

  static let protobufFields = fields(
    "protobuf/fields", of: .protobufSwift, ProtobufCodec<DynamicRecord>(schema: KitchenSink.schema)
  ) { codec, bytes, isRead throws(DecodingFailure) in
    var fields = try codec.fields(of: bytes)
    return try walk(&fields, isRead: isRead)
  }

  static let avroFields = fields(
    "avro/fields", of: .avroSwift, AvroCodec<DynamicRecord>(schema: KitchenSink.schema)
  ) { codec, bytes, isRead throws(DecodingFailure) in
    var fields = try codec.fields(of: bytes)
    return try walk(&fields, isRead: isRead)
  }

  static let cborFields = fields(
    "cbor/fields", of: .cborSwift, CBORCodec<DynamicRecord>(schema: KitchenSink.schema)
  ) { codec, bytes, isRead throws(DecodingFailure) in
    var fields = try codec.fields(of: bytes)
    return try walk(&fields, isRead: isRead)
  }

  static let messagePackFields = fields(
    "messagepack/fields", of: .messagePackSwift,
    MessagePackCodec<DynamicRecord>(schema: KitchenSink.schema)
  ) { codec, bytes, isRead throws(DecodingFailure) in
    var fields = try codec.fields(of: bytes)
    return try walk(&fields, isRead: isRead)
  }

  /// What is read field by field from the input is what decoding gives.
  ///
  /// - Parameter walk: reads the fields of an input, or passes over all of them.
  private static func fields<Subject: Codec<DynamicRecord>>(
    _ name: String, of codecName: CodecName, _ codec: Subject,
    _ walk: @escaping @Sendable (Subject, RawSpan, Bool) throws(DecodingFailure) -> DynamicRecord
  ) -> FuzzTarget {
    FuzzTarget(
      name: name, seeds: { try fuzzedRecords.flatMap { try $0.seeds(of: codecName) } },
      makeCheck: {
        { bytes in
          _ = try? walk(codec, bytes, false)
          let whole = try? codec.decode(bytes)
          do throws(DecodingFailure) {
            let walked = try walk(codec, bytes, true)
            if let whole, walked != whole { finding("\(whole)\nis field by field \(walked)") }
          } catch {
            // A known field of another wire type, which decoding passes over.
            if case .wrongType = error.reason { return }
            // Text in chunks and integers as keys, which are not text in the input.
            if case .malformed(let message) = error.reason, message.contains("cannot be lent") {
              return
            }
            if let whole { finding("\(whole)\nis refused field by field: \(error)") }
          }
        }
      })
  }

  private static func walk<Decoder: BorrowingDecoder & ~Copyable>(
    _ fields: inout FieldReader<Decoder>, isRead: Bool,
    repetition: BorrowedTraversal<Decoder>.Repetition = .extends
  ) throws(DecodingFailure) -> DynamicRecord {
    if isRead {
      return try BorrowedTraversal.record(&fields, KitchenSink.schema, repetition: repetition)
    }
    while try fields.nextField() != 0 {}
    return DynamicRecord(schema: KitchenSink.schema)
  }
}
