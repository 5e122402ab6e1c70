import NativeCodecs
import TestSupport
import Testing

@Suite struct NativeAccentTests {
  @Test("Keys that differ in how accents are composed are two; a compiled record refuses them")
  func accents() throws {
    #expect(
      try AccentedKeys.breach(
        of: ProtobufCodec(schema: AccentedKeys.schema), ProtobufCodec())
        == nil)
    #expect(
      try AccentedKeys.breach(
        of: AvroCodec(schema: AccentedKeys.schema), AvroCodec())
        == nil)
    #expect(
      try AccentedKeys.breach(
        of: JSONCodec(schema: AccentedKeys.schema), JSONCodec())
        == nil)
  }
}
