import FoundationJSONCodec
import TestSupport
import Testing

@Suite struct FoundationReadingRulesTests {
  @Test("Members are read by the rules, except that Foundation does not tell which come twice")
  func rules() throws {
    let contract = ReadingRulesContract { schema, rules in
      FoundationJSONCodec(schema: schema, reading: rules)
    }
    let breaches = try contract.breaches(
      null: Array(#"{"notes":[],"id":null,"counts":{}}"#.utf8), repeated: nil)
    #expect(breaches == [])
  }
}
