import LibAvroCodec
import RecordModel
import TestSupport
import Testing

@Suite struct LibAvroContractTests {
  private let contract = CodecContract { schema, limits in
    LibAvroCodec<DynamicRecord>(schema: schema, limits: limits)
  }

  @Test func randomRecordsComeBackEqual() throws {
    try contract.checkRoundTrips()
  }

  @Test func damagedInputIsRefusedOrRead() throws {
    try contract.checkDamagedInput()
  }
}
