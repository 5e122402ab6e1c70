import ProtobufCCodec
import TestSupport
import Testing

@Suite struct ProtobufCAccentTests {
  @Test("Keys that differ in how accents are composed are two; a compiled record refuses them")
  func accents() throws {
    #expect(
      try AccentedKeys.breach(
        of: ProtobufCCodec(schema: AccentedKeys.schema), ProtobufCCodec())
        == nil)
  }
}
