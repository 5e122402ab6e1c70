import SerializationCodecs

/// What is done with an input; traps where a promise is broken.
enum FuzzTarget: String, CaseIterable {
  case jsonFoundation = "json-foundation"
  case jsonSwift = "json-swift"
  case jsonTokens = "json-tokens"
  case xml = "xml-libxml2"
  case protobufSwift = "protobuf-swift"
  case protobufC = "protobuf-c"
  case avroSwift = "avro-swift"
  case avroLib = "avro-libavro"
  case avroSchema = "avro-schema"
  case avroContainer = "avro-container"
  case protobufFields = "protobuf-fields"
  case avroFields = "avro-fields"
  case protobufBoth = "protobuf-both"
  case avroBoth = "avro-both"
  case jsonBoth = "json-both"

  /// Feeds an input to the target.
  func run(_ bytes: [UInt8]) {
    switch self {
    case .jsonFoundation: roundTrip(Codecs.jsonFoundation, bytes)
    case .jsonSwift: roundTrip(Codecs.jsonSwift, bytes)
    case .jsonTokens: tokens(bytes)
    case .xml: roundTrip(Codecs.xml, bytes)
    case .protobufSwift: roundTrip(Codecs.protobufSwift, bytes)
    case .protobufC: roundTrip(Codecs.protobufC, bytes)
    case .avroSwift: roundTrip(Codecs.avroSwift, bytes)
    case .avroLib: roundTrip(Codecs.avroLib, bytes)
    case .avroSchema: _ = try? AvroSchema(json: String(decoding: bytes, as: UTF8.self))
    case .avroContainer: container(bytes)
    case .protobufFields: protobufFields(bytes)
    case .avroFields: avroFields(bytes)
    case .protobufBoth: compare(Codecs.protobufSwift, Codecs.protobufC, bytes)
    case .avroBoth: compare(Codecs.avroSwift, Codecs.avroLib, bytes)
    case .jsonBoth: compare(Codecs.jsonSwift, Codecs.jsonFoundation, bytes)
    }
  }

  /// Encodings of a record to start from.
  var seeds: [[UInt8]] {
    let record = EverySort.sample
    switch self {
    case .jsonFoundation, .jsonSwift, .jsonTokens, .jsonBoth:
      return [try? Codecs.jsonSwift.encode(record)].compactMap(\.self)
    case .xml: return [try? Codecs.xml.encode(record)].compactMap(\.self)
    case .protobufSwift, .protobufC, .protobufFields, .protobufBoth:
      return [try? Codecs.protobufSwift.encode(record)].compactMap(\.self)
    case .avroSwift, .avroLib, .avroFields, .avroBoth:
      return [try? Codecs.avroSwift.encode(record)].compactMap(\.self)
    case .avroSchema: return [Array(AvroSchema(EverySort.schema).text().utf8)]
    case .avroContainer: return [try? Self.containerFile()].compactMap(\.self)
    }
  }

  private static func containerFile() throws -> [UInt8] {
    var writer = AvroContainerWriter<DynamicRecord>(
      schema: EverySort.schema, syncMarker: Array(repeating: 7, count: 16))
    try writer.append(EverySort.sample)
    return try writer.finish()
  }

  /// The codecs, made once.
  private enum Codecs {
    static let jsonFoundation = FoundationJSONCodec<DynamicRecord>(
      schema: EverySort.schema, limits: EverySort.limits)
    static let jsonSwift = JSONCodec<DynamicRecord>(
      schema: EverySort.schema, limits: EverySort.limits)
    static let xml = LibXML2Codec<DynamicRecord>(
      schema: EverySort.schema, limits: EverySort.limits)
    static let protobufSwift = ProtobufCodec<DynamicRecord>(
      schema: EverySort.schema, limits: EverySort.limits)
    static let protobufC = ProtobufCCodec<DynamicRecord>(
      schema: EverySort.schema, limits: EverySort.limits)
    static let avroSwift = AvroCodec<DynamicRecord>(
      schema: EverySort.schema, limits: EverySort.limits)
    static let avroLib = LibAvroCodec<DynamicRecord>(
      schema: EverySort.schema, limits: EverySort.limits)
  }

  /// What can be read can be written, and read again as the same.
  private func roundTrip<C: Codec>(_ codec: C, _ bytes: [UInt8]) where C.Value == DynamicRecord {
    guard let record = try? codec.decode(bytes) else { return }
    do {
      // What is written may be longer than what was read, up to a limit of its own.
      let again = try codec.encode(record)
      guard again.count <= EverySort.limits.inputBytes else { return }
      guard try codec.decode(again) == record else { fatalError("came back different: \(record)") }
    } catch {
      fatalError("was read but cannot be written and read again: \(error)")
    }
  }

  /// What our codec reads the library's reads as the same; what only the library reads is left to its documentation.
  private func compare<Ours: Codec, Theirs: Codec>(
    _ ours: Ours, _ theirs: Theirs, _ bytes: [UInt8]
  ) where Ours.Value == DynamicRecord, Theirs.Value == DynamicRecord {
    let mine = try? ours.decode(bytes)
    let other = try? theirs.decode(bytes)
    if let mine, let other, mine != other { fatalError("\(mine)\nis read as\n\(other)") }
  }

  private func container(_ bytes: [UInt8]) {
    _ =
      try? AvroContainer.decode(bytes.rawSpan, schema: EverySort.schema, limits: EverySort.limits)
      as [DynamicRecord]
  }

  private func tokens(_ bytes: [UInt8]) {
    _ = try? JSONTokenizer.reading(bytes.rawSpan, limits: EverySort.limits) {
      tokens throws(DecodingFailure) in
      while try tokens.next() != nil {}
    }
  }

  private func protobufFields(_ bytes: [UInt8]) {
    guard var fields = try? Codecs.protobufSwift.fields(of: bytes.rawSpan) else { return }
    _ = try? read(&fields)
  }

  private func avroFields(_ bytes: [UInt8]) {
    guard var fields = try? Codecs.avroSwift.fields(of: bytes.rawSpan) else { return }
    _ = try? read(&fields)
  }

  /// Reads a field of each sort and leaves the rest.
  private func read<Decoder: BorrowingDecoder & ~Copyable>(
    _ fields: inout FieldReader<Decoder>
  ) throws(DecodingFailure) {
    while true {
      switch try fields.nextField() {
      case 0: return
      case 3: _ = try fields.value(of: Int64.self, initial: 0)
      case 8: _ = try fields.text().utf8.count
      case 11: try fields.record { inner throws(DecodingFailure) in try read(&inner) }
      case 12:
        try fields.forEachElement(of: .int64) { element throws(DecodingFailure) in
          _ = try element.value(of: Int64.self, initial: 0)
        }
      case 15:
        try fields.forEachElement(of: .record) { element throws(DecodingFailure) in
          try element.record { inner throws(DecodingFailure) in try read(&inner) }
        }
      default: continue
      }
    }
  }
}
