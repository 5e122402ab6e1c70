import SerializationCodecs

extension FuzzTarget {
  /// What is read field by field from the input is what decoding gives.
  static let protobufFields = FuzzTarget(
    name: "protobuf/fields",
    seeds: { try fuzzedRecords.flatMap { try $0.seeds(of: .protobufSwift) } },
    makeCheck: {
      let codec = ProtobufCodec<DynamicRecord>(schema: KitchenSink.schema)
      return { bytes in
        compareFields(of: codec, bytes) { bytes throws(DecodingFailure) in
          var fields = try codec.fields(of: bytes)
          return try BorrowedTraversal.record(&fields, codec.schema)
        }
        passOver(bytes) { bytes throws(DecodingFailure) in
          var fields = try codec.fields(of: bytes)
          while try fields.nextField() != 0 {}
        }
      }
    })

  /// The same in Avro.
  static let avroFields = FuzzTarget(
    name: "avro/fields",
    seeds: { try fuzzedRecords.flatMap { try $0.seeds(of: .avroSwift) } },
    makeCheck: {
      let codec = AvroCodec<DynamicRecord>(schema: KitchenSink.schema)
      return { bytes in
        compareFields(of: codec, bytes) { bytes throws(DecodingFailure) in
          var fields = try codec.fields(of: bytes)
          return try BorrowedTraversal.record(&fields, codec.schema)
        }
        passOver(bytes) { bytes throws(DecodingFailure) in
          var fields = try codec.fields(of: bytes)
          while try fields.nextField() != 0 {}
        }
      }
    })

  private static func compareFields(
    of codec: some Codec<DynamicRecord>, _ bytes: RawSpan,
    _ traverse: (RawSpan) throws(DecodingFailure) -> DynamicRecord
  ) {
    guard let whole = try? codec.decode(bytes) else {
      _ = try? traverse(bytes)
      return
    }
    do throws(DecodingFailure) {
      let traversed = try traverse(bytes)
      if traversed != whole { finding("\(whole)\nis field by field \(traversed)") }
    } catch {
      // A known field of another wire type, which decoding passes over.
      if case .wrongType = error.reason { return }
      finding("\(whole)\nis read whole, but not field by field: \(error)")
    }
  }

  /// Reads nothing of the record; whether it is one does not matter.
  private static func passOver(
    _ bytes: RawSpan, _ pass: (RawSpan) throws(DecodingFailure) -> Void
  ) {
    _ = try? pass(bytes)
  }
}
