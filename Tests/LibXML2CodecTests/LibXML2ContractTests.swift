import LibXML2Codec
import TestSupport
import Testing

@Suite struct LibXML2ContractTests {
  private let contract = CodecContract(repertoire: .portable) { schema, limits in
    LibXML2Codec<DynamicRecord>(schema: schema, limits: limits)
  }

  @Test func randomRecordsComeBackEqual() throws {
    try contract.checkRoundTrips()
  }

  @Test func damagedInputIsRefusedOrRead() throws {
    try contract.checkDamagedInput()
  }
}
