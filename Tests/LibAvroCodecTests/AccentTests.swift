import LibAvroCodec
import TestSupport
import Testing

@Suite struct LibAvroAccentTests {
  @Test("Keys that differ in how accents are composed are two; a compiled record refuses them")
  func accents() throws {
    #expect(
      try AccentedKeys.breach(
        of: LibAvroCodec(schema: AccentedKeys.schema), LibAvroCodec())
        == nil)
  }
}
