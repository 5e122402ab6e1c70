import NativeCodecs
import SchemaLanguages
import TestSupport
import Testing
import Workloads

@Suite("Generated records")
struct GeneratedRecordsTests {
  private let samples: SchemaSet
  private let workloads: SchemaSet

  init() throws {
    samples = try SchemaSet(
      protoFolder: Tool.packageRoot.appendingPathComponent("Tests/SampleSchemas").path)
    workloads = try SchemaSet(protoFolder: Tool.packageRoot.appendingPathComponent("Schemas").path)
  }

  /// A compiled record has the schema that was read, and carries what a record made from that schema at run time carries.
  private func check<Value: Record>(_ type: Value.Type, in set: SchemaSet) throws {
    let schema = try #require(set.record(named: Value.schema.name))
    #expect(Value.schema.facts == schema.facts)

    let compiled = ProtobufCodec<Value>()
    let dynamic = ProtobufCodec<DynamicRecord>(schema: schema)
    #expect(try compiled.encode(Value()) == dynamic.encode(DynamicRecord(schema: schema)))
    var random = RandomRecord(seed: 11, repertoire: .everything)
    for _ in 0..<30 {
      let bytes = try dynamic.encode(random.next(schema))
      let record = try compiled.decode(bytes)
      #expect(try compiled.encode(record) == bytes)
      // Formats that visit a record in another way.
      let (json, avro) = (JSONCodec<Value>(), AvroCodec<Value>())
      let text = try json.encode(record)
      let value = try JSONCodec<DynamicRecord>(schema: schema).decode(text)
      #expect(try compiled.encode(try json.decode(text)) == bytes)
      #expect(try JSONCodec<DynamicRecord>(schema: schema).encode(value) == text)
      // Avro refuses numbers of enums without a name.
      guard let binary = try? avro.encode(record) else { continue }
      #expect(try compiled.encode(try avro.decode(binary)) == bytes)
      #expect(try AvroCodec<DynamicRecord>(schema: schema).encode(value) == binary)
    }
  }

  @Test("the samples' agree with their schemas")
  func sampleRecords() throws {
    try check(OddNames.self, in: samples)
    try check(OddNames.StringMessage.self, in: samples)
    try check(OddNames.StringMessage.DecoderMessage.self, in: samples)
    try check(Scalars.self, in: samples)
    try check(Chicken.self, in: samples)
    try check(Egg.self, in: samples)
    try check(Empty.self, in: samples)
    try check(Choices.self, in: samples)
    try check(Choices.Whole.self, in: samples)
  }

  @Test("the workloads' agree with their schemas")
  func workloadRecords() throws {
    try check(ApiResponseCache.self, in: workloads)
    try check(BookCatalogSession.self, in: workloads)
    try check(FoodOrderBoard.self, in: workloads)
    try check(IsoLanguages.self, in: workloads)
    try check(PaymentBatch.self, in: workloads)
    try check(SessionClaimsList.self, in: workloads)
    try check(StockTicksBacklog.self, in: workloads)
    try check(TelemetryUpload.self, in: workloads)
    try check(UserProfilePage.self, in: workloads)
  }

  @Test("every named number is its case and back, every other one is unrecognized")
  func enums() {
    func check<Value: EnumValue>(_ type: Value.Type) {
      for item in Value.schema.cases { #expect(Value(number: item.number).number == item.number) }
      #expect(Value(number: 12_345).number == 12_345)
      #expect(Value() == Value(number: 0))
    }
    check(OrderStatus.self)
    check(PaymentStatus.self)
    check(StockLevel.self)
    check(OddNames.TypeEnum.self)
    #expect(OrderStatus(number: 4) == .onTheWay)
    #expect(OddNames.TypeEnum(number: 1) == .selfCase)
    #expect(StockLevel(number: 99) == .unrecognized(99))
  }

  @Test("two names that are one in Swift are refused")
  func clashes() throws {
    for (body, message) in [
      ("message A { message b_c {} message BC {} }", "two types are named A.BC"),
      (
        "message A { int32 b = 1; int32 _b = 2 [json_name = \"c\"]; }",
        "two fields of A are named b"
      ),
      ("enum a {x = 0;} message A {}", "two types are named A"),
      ("message A { message B {} .B b = 1; } message B {}", "hides the one"),
    ] {
      let set = try SchemaSet(protoText: "syntax = \"proto3\"; " + body)
      let failure = try #require(throws: SchemaFailure.self) {
        try SwiftPrinter(set).text(of: set.files[0], origin: "")
      }
      #expect(failure.message.contains(message), "\(failure)")
    }
  }
}
