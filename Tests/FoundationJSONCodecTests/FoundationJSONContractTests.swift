import FoundationJSONCodec
import RecordModel
import TestSupport
import Testing

@Suite struct FoundationJSONContractTests {
  private let contract = CodecContract(repertoire: .everything) { schema, limits in
    FoundationJSONCodec<DynamicRecord>(schema: schema, limits: limits)
  }

  @Test func randomRecordsComeBackEqual() throws {
    try contract.checkRoundTrips()
  }

  @Test func damagedInputIsRefusedOrRead() throws {
    try contract.checkDamagedInput()
  }
}
