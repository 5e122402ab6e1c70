import RecordModel
import Testing

@Suite struct RecordSchemaTests {
  @Test func fieldsAreKeptInTheOrderOfTheirNumbers() {
    let schema = RecordSchema(
      "Sparse",
      [FieldSchema(7, "b", .bool), FieldSchema(2, "a", .int32), FieldSchema(900, "c", .string)])
    #expect(schema.fields.map(\.name) == ["a", "b", "c"])
    #expect(schema.index(ofNumber: 900) == 2)
    #expect(schema.index(ofNumber: 3) == nil)
    #expect(schema.field(named: "b")?.number == 7)
    #expect(Node.schema.index(ofNumber: 4) == 3)
    #expect(Node.schema.index(ofNumber: 0) == nil)
    #expect(Node.schema.index(ofNumber: 5) == nil)
  }

  @Test func aSchemaThatNamesItselfIsReachedOnce() {
    #expect(Node.schema.reachable.map(\.name) == ["Node"])
  }

  @Test(arguments: [
    ("user_id", "userId"), ("alpha_3", "alpha3"), ("a", "a"), ("_a_b", "AB"), ("fooBar", "fooBar"),
  ])
  func jsonNamesAreThoseOfProtoJSON(name: String, jsonName: String) {
    #expect(FieldSchema.lowerCamelCase(name) == jsonName)
  }
}

@Suite struct IndirectTests {
  @Test func aCopyIsIndependentOfItsOriginal() {
    var first = Node()
    #expect(first.next == nil)
    first.next = Node(label: "a")
    var second = first
    second.next?.label = "b"
    #expect(first.next?.label == "a")
    #expect(second.next?.label == "b")
    first.next?.next = Node(label: "deep")
    #expect(first.next?.next?.label == "deep")
    first.next = nil
    #expect(first.next == nil)
    #expect(second.next?.label == "b")
  }
}

@Suite struct DynamicRecordTests {
  @Test func equalityIsByBits() {
    #expect(DynamicValue.double(.nan) == .double(.nan))
    #expect(DynamicValue.double(0.0) != .double(-0.0))
    #expect(DynamicValue.list(.float([.nan])) == .list(.float([.nan])))
    #expect(DynamicValue.map(.double(["a": 0.0])) != .map(.double(["a": -0.0])))
    #expect(DynamicValue.int32(1) != .int64(1))
  }

  @Test func aNewRecordHasTheDefaults() {
    let schema = RecordSchema(
      "Defaults",
      [
        FieldSchema(1, "port", .int32, default: .int32(8080)),
        FieldSchema(2, "host", .string, .optional),
        FieldSchema(3, "tags", .string, .repeated),
      ])
    var record = DynamicRecord(schema: schema)
    #expect(record["port"] == .int32(8080))
    #expect(record["host"] == .absent)
    #expect(record["tags"] == .list(.string([])))
    #expect(record["nothing"] == nil)
    record["host"] = .string("a")
    #expect(record[1] == .string("a"))
  }
}

@Suite struct FailureTests {
  @Test func aPathReadsLikeAnExpression() {
    let failure = DecodingFailure(.truncated, in: FieldPath([.field(1)]), offset: 12)
      .inside(.key("x")).inside(.field(4))
      .inside(.element(3)).inside(.field(3))
      .leaving(CodecIdentity(format: "protobuf", implementation: "swift"), Node.schema)
    #expect(
      failure.description
        == "protobuf/swift: children[3].named[\"x\"].label: the input ends in the middle of a value (at byte 12)"
    )
    #expect(failure.path.description == "children[3].named[\"x\"].label")
    #expect(failure.offset == 12)
  }
}
