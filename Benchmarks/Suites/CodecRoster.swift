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
    roster.enroll("Avro's binary encoding in Swift") {
      AvroCodec<Value>(schema: schema, limits: limits)
    }
    roster.enroll("Avro's binary encoding by libavro") {
      LibAvroCodec<Value>(schema: schema, limits: limits)
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
        makeSubject: { maker in try maker.subject(makeCodec()) }))
  }
}
