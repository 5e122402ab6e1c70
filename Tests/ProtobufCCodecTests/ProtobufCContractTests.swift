import NativeCodecs
import ProtobufCCodec
import RecordModel
import TestSupport
import Testing

@Suite struct ProtobufCContractTests {
  private let contract = CodecContract(repertoire: .everything) { schema, limits in
    ProtobufCCodec<DynamicRecord>(schema: schema, limits: limits)
  }

  @Test("Random records come back equal, and have the bytes of protobuf/swift")
  func randomRecordsComeBackEqual() throws {
    try contract.checkRoundTrips { schema, record, bytes in
      let native = ProtobufCodec<DynamicRecord>(schema: schema)
      try #expect(native.encode(record) == bytes, "\(record)")
      try #expect(native.decode(bytes) == record)
    }
  }

  @Test func damagedInputIsRefusedOrRead() throws {
    try contract.checkDamagedInput()
  }
}
