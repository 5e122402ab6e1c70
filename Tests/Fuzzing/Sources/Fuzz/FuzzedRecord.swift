import Randomness
import SerializationCodecs
import TestSupport
import Workloads

/// A type of record that inputs are read as, and some records of it.
protocol FuzzedRecordType: Sendable {
  func seeds(of name: CodecName) throws -> [[UInt8]]
  func roundTrip(of name: CodecName) -> FuzzTarget.Check
  func comparison(
    _ first: CodecName, _ second: CodecName, _ isDocumented: @escaping DocumentedDifference
  ) -> FuzzTarget.Check
}

/// Every input is read as each of these: a dynamic record with fields of all kinds, and compiled ones.
let fuzzedRecords: [any FuzzedRecordType] = [
  FuzzedRecord<DynamicRecord>(schema: KitchenSink.schema) {
    var records = RandomRecord(seed: 1, repertoire: .portable)
    return [DynamicRecord(schema: KitchenSink.schema)]
      + (0..<20).map { _ in records.next(KitchenSink.schema, depth: 2) }
  },
  FuzzedRecord<UserProfile>(UserProfileWorkload.self),
  FuzzedRecord<StockTicks>(StockTicksWorkload.self),
  FuzzedRecord<FoodOrder>(FoodOrderWorkload.self),
]

struct FuzzedRecord<Value: RecordValue>: FuzzedRecordType {
  let schema: RecordSchema
  let samples: @Sendable () throws -> [Value]

  init(schema: RecordSchema, samples: @escaping @Sendable () throws -> [Value]) {
    self.schema = schema
    self.samples = samples
  }

  init<W: Workload>(_ workload: W.Type) where Value: Record, W.Item == Value {
    self.init(schema: Value.schema) { Array(try workload.make().sample.prefix(10)) }
  }

  func codec(
    _ name: CodecName, limits: DecodingLimits = .standard
  ) -> any Codec<Value> {
    switch name {
    case .foundationJSON: FoundationJSONCodec<Value>(schema: schema, limits: limits)
    case .jsonSwift: JSONCodec<Value>(schema: schema, limits: limits)
    case .libXML2: LibXML2Codec<Value>(schema: schema, limits: limits)
    case .protobufSwift: ProtobufCodec<Value>(schema: schema, limits: limits)
    case .protobufC: ProtobufCCodec<Value>(schema: schema, limits: limits)
    case .avroSwift: AvroCodec<Value>(schema: schema, limits: limits)
    case .libAvro: LibAvroCodec<Value>(schema: schema, limits: limits)
    case .avroSingleObject: singleObjectCodec(limits: limits)
    case .cborSwift: CBORCodec<Value>(schema: schema, limits: limits)
    case .libCBOR: LibCBORCodec<Value>(schema: schema, limits: limits)
    case .messagePackSwift: MessagePackCodec<Value>(schema: schema, limits: limits)
    case .messagePackC: MessagePackCCodec<Value>(schema: schema, limits: limits)
    }
  }

  private func singleObjectCodec(limits: DecodingLimits) -> any Codec<Value> {
    do {
      return try AvroSingleObjectCodec<Value>(schema: schema, limits: limits)
    } catch {
      finding("a schema is not resolved against itself: \(error)")
    }
  }

  func seeds(of name: CodecName) throws -> [[UInt8]] {
    let codec = codec(name)
    return try samples().map { try codec.encode($0) }
  }
}
