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

  @Test("A map's key that comes again is refused where repeated members are, with its line")
  func repeatedKeys() throws {
    let people = RecordSchema("Person", [FieldSchema(1, "name", .string)])
    let schema = RecordSchema(
      "Keys",
      [
        FieldSchema(1, "names", .int32, .map),
        FieldSchema(2, "numbers", .record(people), .map, keys: .int32),
      ])
    let text = """
      <Keys>
      <names key="a">1</names><numbers key="7"><name>x</name></numbers>
      <names key="b">2</names>
      """
    for (entry, path) in [
      ("<names key='a'>\n3\n</names>", "names[\"a\"]"),
      ("<names key='&#97;'>3</names>", "names[\"a\"]"),
      ("<numbers key='7'>\n\n<name>y</name></numbers>", "numbers[\"7\"]"),
      ("<numbers key='7'/>", "numbers[\"7\"]"),
    ] {
      let document = Array("\(text)\n\(entry)\n</Keys>".utf8)
      let failure = #expect(throws: DecodingFailure.self) {
        try LibXML2Codec<DynamicRecord>(schema: schema, reading: .uniqueMembers).decode(document)
      }
      #expect(failure?.reason == .malformed("the key is there twice"), "\(entry)")
      #expect(failure?.path.description == path, "\(entry)")
      #expect(failure?.line == 4, "\(entry)")
      // Elsewhere the last one counts.
      let record = try LibXML2Codec<DynamicRecord>(schema: schema).decode(document)
      let names: DynamicValue = .map(.int32(["a": entry.contains("3") ? 3 : 1, "b": 2]))
      #expect(record["names"] == names, "\(entry)")
    }
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
