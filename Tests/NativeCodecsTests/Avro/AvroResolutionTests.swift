import NativeCodecs
import TestSupport
import Testing

@Suite struct AvroResolutionTests {
  /// A reader's record with one field, and what it reads from a writer's.
  private func read(
    _ field: FieldSchema, writer: String, _ bytes: [UInt8], reader: String? = nil
  ) throws -> DynamicValue {
    let codec = try AvroResolvingCodec<DynamicRecord>(
      schema: RecordSchema("R", [field]), writer: AvroSchema(json: writer),
      reader: reader.map { try AvroSchema(json: $0) })
    return try codec.decode(bytes).values[0]
  }

  private func record(_ fields: String) -> String {
    #"{"type": "record", "name": "R", "fields": [\#(fields)]}"#
  }

  private func field(_ type: String) -> String { record(#"{"name": "a", "type": \#(type)}"#) }

  @Test func promotions() throws {
    let three: [UInt8] = [0x06]
    let half: [UInt8] = [0, 0, 0, 0x3F]
    let text: [UInt8] = [0x04, 0x61, 0x62]
    let table: [(FieldType, String, [UInt8], DynamicValue)] = [
      (.int64, "int", three, .int64(3)), (.uint32, "int", three, .uint32(3)),
      (.uint64, "int", [0x01], .uint64(.max)), (.float, "int", three, .float(3)),
      (.double, "int", three, .double(3)), (.float, "long", three, .float(3)),
      (.double, "long", three, .double(3)), (.double, "float", half, .double(0.5)),
      (.bytes, "string", text, .bytes([0x61, 0x62])), (.string, "bytes", text, .string("ab")),
      (.int32, "int", three, .int32(3)), (.bool, "boolean", [1], .bool(true)),
      (.float, "float", half, .float(0.5)),
      (.double, "double", [0, 0, 0, 0, 0, 0, 0xE0, 0x3F], .double(0.5)),
    ]
    for (type, writer, bytes, value) in table {
      #expect(try read(FieldSchema(1, "a", type), writer: field("\"\(writer)\""), bytes) == value)
      // The same with a field in front that the reader does not have.
      let other = record(
        #"{"name": "z", "type": "string"}, {"name": "a", "type": "\#(writer)"}"#)
      #expect(try read(FieldSchema(1, "a", type), writer: other, [0x02, 0x7A] + bytes) == value)
    }
  }

  @Test func whatNoPromotionCoversIsRefusedWithBothPaths() throws {
    let table: [(FieldType, Cardinality, String)] = [
      (.int32, .implicit, "\"long\""), (.int64, .implicit, "\"float\""),
      (.float, .implicit, "\"double\""), (.bool, .implicit, "\"int\""),
      (.string, .implicit, "\"int\""), (.bytes, .implicit, "\"double\""),
      (.int32, .repeated, "\"int\""), (.int32, .map, #"{"type": "array", "items": "int"}"#),
      (.int32, .implicit, "\"null\""), (.int32, .implicit, #"["null", "string"]"#),
      (.bytes, .implicit, #"{"type": "fixed", "name": "F", "size": 2}"#),
      (.int32, .optional, "\"string\""), (.int32, .implicit, "[]"),
    ]
    for (type, cardinality, writer) in table {
      let failure = #expect(throws: AvroResolutionFailure.self, "\(type) from \(writer)") {
        try read(
          FieldSchema(1, "b", type, cardinality),
          writer: record(
            #"{"name": "b", "type": \#(writer)}"#), [])
      }
      #expect(failure?.readerPath == "R.b" && failure?.writerPath == "R.b")
    }
    let nested = RecordSchema("N", [FieldSchema(1, "x", .int32)])
    let failure = #expect(throws: AvroResolutionFailure.self) {
      try read(
        FieldSchema(1, "list", .record(nested), .repeated),
        writer: record(
          #"{"name": "list", "type": {"type": "array", "items": {"type": "record", "name": "o.N", "fields": [{"name": "x", "type": ["null", "string"]}]}}}"#
        ), [])
    }
    #expect(failure?.readerPath == "R.list[].x" && failure?.writerPath == "R.list[].x")
    #expect(throws: AvroResolutionFailure.self, "records of different names") {
      try read(
        FieldSchema(1, "a", .int32), writer: #"{"type": "record", "name": "S", "fields": []}"#, [])
    }
  }

  @Test func fieldsThatTheWriterLacksKeepTheirDefaults() throws {
    let schema = RecordSchema(
      "R",
      [
        FieldSchema(1, "a", .string, default: .string("x")), FieldSchema(2, "b", .int32, .optional),
        FieldSchema(3, "c", .int32, .repeated), FieldSchema(4, "d", .double),
      ])
    let codec = try AvroResolvingCodec<DynamicRecord>(
      schema: schema, writer: AvroSchema(json: record(#"{"name": "b", "type": "int"}"#)))
    let decoded = try codec.decode([0x04])
    #expect(decoded.values == [.string("x"), .int32(2), .list(.int32([])), .double(0)])
  }

  @Test func aFieldWithoutDefaultInTheReadersSchemaMustBeThere() throws {
    let schema = RecordSchema("R", [FieldSchema(1, "a", .int32)])
    for (reader, isRefused) in [
      (field("\"int\""), true),
      (
        record(
          #"{"name": "a", "type": "int", "default": 0}"#), false
      ),
    ] {
      let result = Result {
        try AvroResolvingCodec<DynamicRecord>(
          schema: schema, writer: AvroSchema(json: record("")), reader: AvroSchema(json: reader))
      }
      #expect((try? result.get()) == nil ? isRefused : !isRefused)
    }
  }

  @Test func fieldsComeInTheWritersOrder() throws {
    let schema = RecordSchema(
      "R", [FieldSchema(1, "a", .int32), FieldSchema(2, "b", .string), FieldSchema(3, "c", .bool)])
    let writer = record(
      #"{"name": "c", "type": "boolean"}, {"name": "z", "type": {"type": "map", "values": "long"}}, {"name": "a", "type": "int"}, {"name": "b", "type": "string"}"#
    )
    let codec = try AvroResolvingCodec<DynamicRecord>(
      schema: schema, writer: AvroSchema(json: writer))
    let decoded = try codec.decode([0x01, 0x02, 0x02, 0x6B, 0x08, 0x00, 0x06, 0x02, 0x79])
    #expect(decoded.values == [.int32(3), .string("y"), .bool(true)])
  }

  @Test("Everything that a writer may have is passed over")
  func skipping() throws {
    let fields: [(type: String, bytes: [UInt8])] = [
      ("\"null\"", []), ("\"boolean\"", [1]), ("\"int\"", [0x80, 0x01]), ("\"long\"", [0x02]),
      ("\"float\"", [1, 2, 3, 4]), ("\"double\"", [1, 2, 3, 4, 5, 6, 7, 8]),
      ("\"bytes\"", [0x04, 9, 9]), ("\"string\"", [0x02, 0x61]),
      (#"{"type": "fixed", "name": "F", "size": 3}"#, [7, 7, 7]), ("\"F\"", [7, 7, 7]),
      (#"{"type": "enum", "name": "E", "symbols": ["A", "B"]}"#, [0x02]),
      (
        #"{"type": "array", "items": {"type": "array", "items": "int"}}"#, [0x02, 0x02, 0x08, 0, 0]
      ),
      (#"{"type": "map", "values": ["null", "F"]}"#, [0x02, 0x02, 0x61, 0x02, 1, 2, 3, 0]),
      (#"{"type": "array", "items": "null"}"#, [0xC8, 0x01, 0]),
      (
        #"{"type": "record", "name": "L", "fields": [{"name": "v", "type": "int"}, {"name": "n", "type": ["null", "L"]}]}"#,
        [0x02, 0x02, 0x04, 0x00]
      ),
      (#"{"type": "array", "items": "int"}"#, [0x03, 0x04, 0x02, 0x04, 0x00]),
    ]
    let all = fields.enumerated().map { #"{"name": "f\#($0)", "type": \#($1.type)}"# }
    let writer = record((all + [#"{"name": "a", "type": "int"}"#]).joined(separator: ","))
    let bytes = fields.flatMap(\.bytes) + [0x0E]
    #expect(try read(FieldSchema(1, "a", .int64), writer: writer, bytes) == .int64(7))
    for count in 0..<bytes.count {
      #expect(throws: DecodingFailure.self) {
        try read(FieldSchema(1, "a", .int64), writer: writer, Array(bytes[..<count]))
      }
    }
  }

  @Test func unions() throws {
    let a = FieldSchema(1, "a", .int64)
    let optional = FieldSchema(1, "a", .int64, .optional)
    // The reader's optional from a plain type, and from unions in any order.
    #expect(try read(optional, writer: field("\"int\""), [0x02]) == .int64(1))
    #expect(try read(optional, writer: field("\"null\""), []) == .absent)
    #expect(try read(optional, writer: field(#"["int", "null"]"#), [0x00, 0x02]) == .int64(1))
    #expect(try read(optional, writer: field(#"["int", "null"]"#), [0x02]) == .absent)
    #expect(try read(optional, writer: field(#"["string", "int"]"#), [0x02, 0x02]) == .int64(1))
    // The reader's plain type from a union, where the value has it.
    #expect(try read(a, writer: field(#"["null", "long", "int"]"#), [0x04, 0x02]) == .int64(1))
    for (writer, bytes, found) in [
      (#"["null", "long"]"#, [0x00], "null"), (#"["string", "long"]"#, [0x00, 0x00], "string"),
    ] as [(String, [UInt8], String)] {
      let failure = #expect(throws: DecodingFailure.self) {
        try read(a, writer: field(writer), bytes)
      }
      #expect(failure?.reason == .wrongType(expected: "int64", found: found))
      #expect(failure?.path.description == "a")
      #expect(failure?.codec == AvroCodec<DynamicRecord>.identity)
    }
    let branch = #expect(throws: DecodingFailure.self) {
      try read(a, writer: field(#"["null", "long"]"#), [0x04])
    }
    #expect(branch?.reason == .malformed("a union of 2 types has no branch 2"))
    // Elements, and a whole collection, may be unions too.
    let list = FieldSchema(1, "a", .double, .repeated)
    let items = #"{"type": "array", "items": ["int", "double"]}"#
    #expect(
      try read(
        list, writer: field(#"["null", \#(items)]"#), [0x02, 0x04, 0x00, 0x06, 0x00, 0x08, 0])
        == .list(.double([3, 4])))
  }

  @Test func aliases() throws {
    let schema = RecordSchema(
      "R", [FieldSchema(1, "now", .int32), FieldSchema(2, "same", .int32)])
    let reader = try AvroSchema(
      json: """
        {"type": "record", "name": "R", "aliases": ["old.Past", "Older"], "fields": [
          {"name": "now", "type": "int", "aliases": ["then", "before"]},
          {"name": "same", "type": "int"}]}
        """)
    for name in ["old.Past", "Older", "R", "elsewhere.R"] {
      let writer = try AvroSchema(
        json: """
          {"type": "record", "name": "\(name)", "fields": [
            {"name": "same", "type": "int"}, {"name": "before", "type": "int"}]}
          """)
      let codec = try AvroResolvingCodec<DynamicRecord>(
        schema: schema, writer: writer, reader: reader)
      #expect(try codec.decode([0x02, 0x04]).values == [.int32(2), .int32(1)])
    }
    #expect(throws: AvroResolutionFailure.self) {
      try AvroResolvingCodec<DynamicRecord>(
        schema: schema,
        writer: AvroSchema(json: #"{"type": "record", "name": "Past", "fields": []}"#),
        reader: reader)
    }
  }

  @Test func symbolsThatTheReaderLacksAreItsDefaultOrAnError() throws {
    let state = EnumSchema("State", [.init("NEW", 0), .init("DONE", 5), .init("UNKNOWN", 9)])
    let a = FieldSchema(1, "a", .enumeration(state))
    let writer = field(#"{"type": "enum", "name": "State", "symbols": ["LOST", "DONE", "NEW"]}"#)
    #expect(try read(a, writer: writer, [0x02]) == .enumeration(EnumNumber(5)))
    #expect(try read(a, writer: writer, [0x04]) == .enumeration(EnumNumber(0)))
    let failure = #expect(throws: DecodingFailure.self) { try read(a, writer: writer, [0x00]) }
    #expect(failure?.reason == .unknownEnumCase("LOST"))
    let position = #expect(throws: DecodingFailure.self) { try read(a, writer: writer, [0x06]) }
    #expect(position?.reason == .unknownEnumCase("at position 3"))
    let reader = field(
      #"{"type": "enum", "name": "State", "symbols": ["NEW", "DONE", "UNKNOWN"], "default": "UNKNOWN"}"#
    )
    #expect(
      try read(a, writer: writer, [0x00], reader: reader) == .enumeration(EnumNumber(9)))
  }

  @Test func fixedIsReadAsBytesWhereTheReadersSchemaSaysSo() throws {
    let a = FieldSchema(1, "a", .bytes)
    let fixed = #"{"type": "fixed", "name": "F", "size": 3}"#
    #expect(
      try read(a, writer: field(fixed), [1, 2, 3], reader: field(fixed)) == .bytes([1, 2, 3]))
    #expect(throws: AvroResolutionFailure.self) {
      try read(
        a, writer: field(#"{"type": "fixed", "name": "F", "size": 4}"#), [], reader: field(fixed))
    }
  }

  @Test func aReadersSchemaThatIsNotTheRecordsIsRefused() throws {
    for reader in [field("\"string\""), record(""), record(#"{"name": "b", "type": "int"}"#)] {
      #expect(throws: AvroResolutionFailure.self) {
        try read(FieldSchema(1, "a", .int64), writer: field("\"int\""), [0], reader: reader)
      }
    }
  }

  @Test func numbersThatDoNotFitAreRefused() throws {
    let beyond: [UInt8] = [0x80, 0x80, 0x80, 0x80, 0x20]
    let table: [(FieldType, String, [UInt8])] = [
      (.int64, "int", beyond), (.uint32, "int", [0x01]), (.double, "int", beyond),
    ]
    for (type, writer, bytes) in table {
      let failure = #expect(throws: DecodingFailure.self) {
        try read(FieldSchema(1, "a", type), writer: field("\"\(writer)\""), bytes)
      }
      guard case .outOfRange? = failure?.reason else {
        Issue.record("\(String(describing: failure))")
        continue
      }
    }
  }
}
