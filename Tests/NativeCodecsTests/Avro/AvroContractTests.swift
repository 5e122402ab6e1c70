import NativeCodecs
import RecordModel
import TestSupport
import Testing

@Suite struct AvroContractTests {
  private let contract = CodecContract(repertoire: .namedEnums) { schema, limits in
    AvroCodec<DynamicRecord>(schema: schema, limits: limits)
  }

  @Test func randomRecordsComeBackEqual() throws {
    try contract.checkRoundTrips()
  }

  @Test func randomRecordsComeBackEqualReadFieldByField() throws {
    // The traversal has keys of text.
    let contract = CodecContract(repertoire: .namedEnums, keyKinds: [.string]) { schema, limits in
      AvroCodec<DynamicRecord>(schema: schema, limits: limits)
    }
    try contract.checkRoundTrips(records: 4000) { schema, record, bytes in
      let codec = AvroCodec<DynamicRecord>(schema: schema)
      var fields = try codec.fields(of: bytes.rawSpan)
      #expect(try BorrowedTraversal.record(&fields, schema) == record)
    }
  }

  @Test func damagedInputIsRefusedOrRead() throws {
    try contract.checkDamagedInput()
  }
}
