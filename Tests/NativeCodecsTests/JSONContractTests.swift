import NativeCodecs
import RecordModel
import TestSupport
import Testing

@Suite struct JSONContractTests {
  private let contract = CodecContract(repertoire: .everything) { schema, limits in
    JSONCodec<DynamicRecord>(schema: schema, limits: limits)
  }

  @Test func randomRecordsComeBackEqual() throws {
    try contract.checkRoundTrips()
  }

  @Test func damagedInputIsRefusedOrRead() throws {
    try contract.checkDamagedInput()
  }
}
