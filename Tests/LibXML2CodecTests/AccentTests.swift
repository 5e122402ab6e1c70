import LibXML2Codec
import TestSupport
import Testing

@Suite struct LibXML2AccentTests {
  @Test("Keys that differ in how accents are composed are two; a compiled record refuses them")
  func accents() throws {
    #expect(
      try AccentedKeys.breach(
        of: LibXML2Codec(schema: AccentedKeys.schema), LibXML2Codec())
        == nil)
  }
}
