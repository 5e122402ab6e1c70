import Measurement
import SerializationCodecs

/// The codecs that are measured, for records of one type.
///
/// A codec is enrolled in one place, ``standard(schema:limits:)``, by one line. Everything there is generic over the
/// record, so that with a compiled record the codec is specialised for it: that is the code that people ship.
struct CodecRoster<Value: RecordValue> {
  /// A codec, or a part of one, and how to make its subject.
  struct Entry {
    let codec: BenchmarkSuite.Codec
    let makeSubject: (SubjectMaker<Value>) throws -> BenchmarkSubject
  }

  private(set) var entries: [Entry] = []

  /// Every codec, in the order of reports.
  static func standard(schema: RecordSchema, limits: DecodingLimits) -> CodecRoster {
    var roster = CodecRoster()
    roster.enroll("JSON by Foundation's JSONEncoder and JSONDecoder") {
      FoundationJSONCodec<Value>(schema: schema, limits: limits)
    }
    roster.enroll("JSON in Swift") { JSONCodec<Value>(schema: schema, limits: limits) }
    roster.enroll("XML by libxml2's writer and pull reader") {
      LibXML2Codec<Value>(schema: schema, limits: limits)
    }
    roster.enroll("Protobuf in Swift") { ProtobufCodec<Value>(schema: schema, limits: limits) }
    roster.enroll("Protobuf by protobuf-c") {
      ProtobufCCodec<Value>(schema: schema, limits: limits)
    }
    roster.enrollLibraryAlone("size and pack; unpack and free, nothing checked") {
      ProtobufCCodec<Value>(schema: schema, limits: limits)
    }
    roster.enroll("Avro's binary encoding in Swift") {
      AvroCodec<Value>(schema: schema, limits: limits)
    }
    roster.enroll("Avro's binary encoding by libavro") {
      LibAvroCodec<Value>(schema: schema, limits: limits)
    }
    roster.enroll("deterministic CBOR in Swift") {
      CBORCodec<Value>(schema: schema, limits: limits)
    }
    roster.enroll("deterministic CBOR by libcbor") {
      LibCBORCodec<Value>(schema: schema, limits: limits)
    }
    roster.enroll("MessagePack in Swift") {
      MessagePackCodec<Value>(schema: schema, limits: limits)
    }
    roster.enroll("MessagePack by msgpack-c") {
      MessagePackCCodec<Value>(schema: schema, limits: limits)
    }
    return roster
  }

  /// Adds a codec.
  private mutating func enroll<RecordCodec: Codec<Value>>(
    _ summary: String, _ makeCodec: @escaping () -> RecordCodec
  ) {
    entries.append(
      Entry(
        codec: BenchmarkSuite.Codec(
          name: RecordCodec.identity.description, kind: .codec, summary: summary),
        makeSubject: { maker in try maker.subject(makeCodec) }))
  }

  /// Adds what protobuf-c does with its own structures.
  private mutating func enrollLibraryAlone(
    _ summary: String, _ makeCodec: @escaping () -> ProtobufCCodec<Value>
  ) {
    let identity = ProtobufCCodec<Value>.identity.description
    entries.append(
      Entry(
        codec: BenchmarkSuite.Codec(name: identity, kind: .libraryAlone, summary: summary),
        makeSubject: { maker in try maker.libraryAlone(makeCodec()) }))
  }
}

extension CodecRoster where Value: BorrowedReading {
  /// Every codec that can read a few fields and leave the rest, in the order of reports.
  static func borrowing(schema: RecordSchema, limits: DecodingLimits) -> CodecRoster {
    var roster = CodecRoster()
    let json = JSONCodec<Value>(schema: schema, limits: limits)
    roster.enrollBorrowed(json, "about three fields of each record, read without a copy") {
      bytes throws(DecodingFailure) in
      var fields = try json.fields(of: bytes)
      return try FieldDigest(of: Value.self, in: &fields)
    }
    let protobuf = ProtobufCodec<Value>(schema: schema, limits: limits)
    roster.enrollBorrowed(protobuf, "about three fields of each record, read without a copy") {
      bytes throws(DecodingFailure) in
      var fields = try protobuf.fields(of: bytes)
      return try FieldDigest(of: Value.self, in: &fields)
    }
    let avro = AvroCodec<Value>(schema: schema, limits: limits)
    roster.enrollBorrowed(avro, "about three fields of each record, read without a copy") {
      bytes throws(DecodingFailure) in
      var fields = try avro.fields(of: bytes)
      return try FieldDigest(of: Value.self, in: &fields)
    }
    let cbor = CBORCodec<Value>(schema: schema, limits: limits)
    roster.enrollBorrowed(cbor, "about three fields of each record, read without a copy") {
      bytes throws(DecodingFailure) in
      var fields = try cbor.fields(of: bytes)
      return try FieldDigest(of: Value.self, in: &fields)
    }
    let messagePack = MessagePackCodec<Value>(schema: schema, limits: limits)
    roster.enrollBorrowed(messagePack, "about three fields of each record, read without a copy") {
      bytes throws(DecodingFailure) in
      var fields = try messagePack.fields(of: bytes)
      return try FieldDigest(of: Value.self, in: &fields)
    }
    return roster
  }

  /// Adds the reading of a few fields by a codec in Swift.
  private mutating func enrollBorrowed<RecordCodec: Codec<Value>>(
    _ codec: RecordCodec, _ summary: String,
    _ digest: @escaping (RawSpan) throws(DecodingFailure) -> FieldDigest
  ) {
    let identity = RecordCodec.identity.description
    entries.append(
      Entry(
        codec: BenchmarkSuite.Codec(name: identity, kind: .borrowedDecode, summary: summary),
        makeSubject: { maker in try maker.borrowed(codec, digest: digest) }))
  }
}
