import NativeCodecs
import RecordModel
import TestSupport
import Testing

@Suite struct AvroContractTests {
  private let contract = CodecContract(repertoire: .namedEnums) { schema, limits in
    AvroCodec<DynamicRecord>(schema: schema, limits: limits)
  }

  @Test func randomRecordsComeBackEqualDecodedOrReadFieldByField() throws {
    try contract.checkRoundTrips { schema, record, bytes in
      let codec = AvroCodec<DynamicRecord>(schema: schema)
      var fields = try codec.fields(of: bytes.rawSpan)
      #expect(try BorrowedTraversal.record(&fields, schema) == record)
    }
  }

  @Test func damagedInputIsRefusedOrRead() throws {
    try contract.checkDamagedInput()
  }
}
