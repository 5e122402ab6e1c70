import Foundation
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
    if !schema.fields.contains(where: \.isRequired) {
      #expect(try compiled.encode(Value()) == dynamic.encode(DynamicRecord(schema: schema)))
    }
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
    try check(ClashingValues.self, in: samples)
    try check(Members.self, in: samples)
    try check(Types.self, in: samples)
    try check(Types.Beside.self, in: samples)
    try check(Types.Beside.Inside.self, in: samples)
    try check(Types.MembersMessage.self, in: samples)
    try check(Types.MembersMessage.UnknownFieldsMessage.RecordMessage.self, in: samples)
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

  @Test("two names that are one in Swift are told apart, and said")
  func clashes() throws {
    for (body, names, lost) in [
      ("message b_c {} message BC {}", ["struct BC:", "struct BCMessage:"], ["BC BCMessage"]),
      ("message a {} enum A {x = 0;}", ["struct A:", "enum AEnum:"], ["A AEnum"]),
      (
        "message A { int32 b = 1; int32 _b = 2 [json_name = \"c\"]; int32 b2 = 3; }",
        ["var b: Int32", "var b2Number2: Int32", "var b2: Int32"], ["A._b b2Number2"]
      ),
      (
        "message A { message B {} .B b = 1; B c = 2; } message B {}",
        ["struct BMessage:", "var b: B?", "var c: BMessage?"], ["A.B BMessage"]
      ),
      // What is beside the record is hidden by what is in it.
      (
        "message A { message B { message C {} A.C c = 1; C d = 2; } message C {} }",
        ["var c: A.C?", "var d: C?"], []
      ),
      (
        "message A { message A {} message B { .A a = 1; A b = 2; } }",
        ["struct AMessage:", "var a: A?", "var b: AMessage?"], ["A.A AMessage"]
      ),
      (
        "enum E { FOO_BAR = 0; fooBar = 1; FooBar = -2; foo_bar1 = 3; }",
        ["case fooBar\n", "case fooBar1Number1\n", "case fooBarMinus2\n", "case fooBar1\n"],
        ["E.fooBar fooBar1Number1", "E.FooBar fooBarMinus2"]
      ),
      (
        "enum E { option allow_alias = true; A = 0; B = 1; MOO = 2; moo = 2; Baz = 2; b = 0; }",
        ["case moo\n", "static let baz = Self.moo\n", "static let b0 = Self.a\n"],
        ["E.moo moo", "E.b b0"]
      ),
      (
        "message A { oneof none { int32 some = 1; int32 Some = 2; } oneof None { int32 x = 3; } int32 NONE = 4; }",
        [
          "var none: None?", "var none3: NoneOneof?", "var none4: Int32", "case someCase(Int32)",
          "case someCase2(Int32)", "case x(Int32)",
        ],
        ["A.some someCase", "A.Some someCase2", "A.None none3", "A.NONE none4"]
      ),
    ] as [(String, [String], Set<String>)] {
      // proto3 refuses fields that differ only in capitals and underscores.
      let file = "edition = \"2023\"; option features.field_presence = IMPLICIT; " + body
      let set = try SchemaSet(protoText: file)
      let text = try SwiftPrinter(set).text(of: set.files[0], origin: "")
      for name in names { #expect(text.contains(name), "\(name)\n\(text)") }
      let path = try Tool.withTemporaryFolder { folder in
        let path = folder.path + "/a.proto"
        try file.write(toFile: path, atomically: true, encoding: .utf8)
        return try SchemaConversion(of: path, to: folder.path + "/a.swift").losses
      }
      let found = Set(path.filter { $0.kind == .swiftName }.map { "\($0.subject) \($0.detail)" })
      #expect(found == lost)
    }
  }
}
