import LibXML2Codec
import TestSupport
import Testing

@Suite struct LibXML2ReadingRulesTests {
  private static let schema = ReadingRulesContract<LibXML2Codec<DynamicRecord>>.schema()

  @Test func elementsAreReadByTheRulesOfMembers() throws {
    let contract = ReadingRulesContract(hasEmptyLists: false) { schema, rules in
      LibXML2Codec(schema: schema, reading: rules)
    }
    let breaches = try contract.breaches(
      null: nil, repeated: Array("<Order><id>1</id><id>2</id></Order>".utf8))
    #expect(breaches == [])
  }

  @Test("What a document says in an attribute is refused as an element is, with its line")
  func attributes() throws {
    let codec = LibXML2Codec<DynamicRecord>(schema: Self.schema, reading: .strict)
    let accepted = """
      <Order xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="o.xsd" xml:lang="en">
      <counts xml:space="preserve" key="a">1</counts><notes/><notes/><id>1</id>
      </Order>
      """
    #expect(try codec.decode(Array(accepted.utf8))["id"] == .int64(1))
    for (text, name, path, line) in [
      ("<Order version=\"2\"><id>1</id></Order>", "@version", "", 1),
      ("<Order>\n<id unit=\"x\">1</id></Order>", "@unit", "id", 2),
      ("<Order>\n<id key=\"x\">1</id></Order>", "@key", "id", 2),
      ("<Order><id>1</id>\n<counts key=\"a\" keys=\"b\">1</counts></Order>", "@keys", "counts", 2),
      ("<Order><id>1</id>\n<buyer><name/><age>1</age><ages/></buyer></Order>", "ages", "buyer", 2),
      (
        "<Order xmlns:o=\"urn:o\"><id>1</id><o:id>2</o:id></Order>", "o:id in the namespace urn:o",
        "", 1
      ),
    ] {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(Array(text.utf8)) }
      #expect(failure?.reason == .unknownMember(name), "\(text)")
      #expect(failure?.path.description == path, "\(text)")
      #expect(failure?.line == line, "\(text)")
      #expect(
        try LibXML2Codec<DynamicRecord>(schema: Self.schema).decode(Array(text.utf8))["id"]
          == .int64(1), "\(text)")
    }
    // A record without content has no members either.
    let empty = #expect(throws: DecodingFailure.self) { try codec.decode(Array("<Order/>".utf8)) }
    #expect(empty?.reason == .missingMember)
  }
}
