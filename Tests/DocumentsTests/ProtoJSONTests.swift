import Documents
import Foundation
import NativeCodecs
import SchemaLanguages
import TestSupport
import Testing

/// The same documents through `JSONCodec` and through `DocumentMapping`, held against Google's Python library.
@Suite("ProtoJSON")
struct ProtoJSONTests {
  private static let set = Result { try SchemaSet(protoText: ProtoJSONCases.schema) }
  private static let mapping = Result {
    DocumentMapping(try ProtobufDocuments(try set.get(), message: "test.Main").schema)
  }

  private let set: SchemaSet
  private let schema: RecordSchema
  private let protobuf: ProtobufCodec<DynamicRecord>

  init() throws {
    set = try Self.set.get()
    schema = try #require(set.record(named: "test.Main"))
    protobuf = ProtobufCodec(schema: schema)
  }

  private func json(
    _ form: JSONForm = .protoJSON, _ reading: ReadingRules = .protoJSON
  ) -> JSONCodec<DynamicRecord> {
    JSONCodec(schema: schema, form: form, reading: reading, types: set.typesByFullName)
  }

  /// What the mapping of documents makes of a text, in Protobuf.
  private func mapped(_ text: String) throws -> [UInt8] {
    let record = try Self.mapping.get().record(try JSONValue(reading: Array(text.utf8)))
    return try protobuf.encode(record)
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
  }

  /// Answers each line with one: of `text …`, the message in Protobuf; of `json …`, the same; an exclamation mark for what
  /// is refused.
  private static let witness = """
    import sys
    from google.protobuf import descriptor_pb2, descriptor_pool, json_format, text_format
    from google.protobuf import any_pb2, duration_pb2, empty_pb2, field_mask_pb2, struct_pb2, timestamp_pb2, wrappers_pb2
    from google.protobuf.message_factory import MessageFactory
    files = descriptor_pb2.FileDescriptorSet.FromString(open("set", "rb").read())
    pool = descriptor_pool.Default()
    for file in files.file: pool.Add(file)
    Main = MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName("test.Main"))
    for line in open("lines", "rb"):
        what, text = line.decode("utf-8").rstrip("\\n").split(" ", 1)
        try:
            message = Main()
            if what == "text": text_format.Parse(text, message, descriptor_pool=pool)
            else: json_format.Parse(text, message, descriptor_pool=pool)
            print(message.SerializeToString(deterministic=True).hex())
        except Exception as error:
            print("!", str(error).replace("\\n", " "))
    """

  private func witness(_ lines: [String]) throws -> [String] {
    try Tool.withTemporaryFolder { folder in
      for (name, text) in [
        ("schema.proto", ProtoJSONCases.schema), ("witness.py", Self.witness),
        ("lines", lines.map { $0.replacing("\n", with: " ") + "\n" }.joined()),
      ] {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      let compiled = try Tool.run(
        "protoc", ["--descriptor_set_out=set", "schema.proto"], in: folder)
      try #require(compiled.status == 0, "\(compiled.diagnostics)")
      let said = try Tool.run("/usr/bin/python3", ["witness.py"], in: folder)
      try #require(said.status == 0, "\(said.diagnostics)")
      let answers = said.text.split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast().map(String.init)
      try #require(answers.count == lines.count)
      return answers
    }
  }

  @Test("What is allowed is read as Google's library reads its text format, by both")
  func read() throws {
    let expected = try witness(ProtoJSONCases.read.map { "text \($0.text)" })
    let codecs = [json(.plain), json(.protoJSON)]
    for ((text, _), expected) in zip(ProtoJSONCases.read, expected) {
      #expect(!expected.hasPrefix("!"), "\(text): \(expected)")
      for codec in codecs {
        let found = Result { try protobuf.encode(try codec.decode(Array(text.utf8))) }
        #expect(throws: Never.self, "\(text)") { try found.get() }
        #expect((try? found.get()).map(hexadecimal) == expected, "\(text)")
      }
      let documents = Result { try mapped(text) }
      #expect(throws: Never.self, "\(text)") { try documents.get() }
      #expect((try? documents.get()).map(hexadecimal) == expected, "\(text)")
    }
  }

  @Test("What is not allowed is refused, by both")
  func refused() throws {
    let codec = json()
    for text in ProtoJSONCases.refused {
      #expect(throws: DecodingFailure.self, "\(text)") { try codec.decode(Array(text.utf8)) }
      #expect(throws: DocumentFailure.self, "\(text)") { try mapped(text) }
    }
  }

  @Test("A map whose keys are not text is an object in every form, in the order of the keys")
  func entries() throws {
    let text = #"{"byInt32":{"10":2,"-4":3,"9":1}}"#
    let record = try json().decode(Array(text.utf8))
    #expect(
      String(decoding: try json().encode(record), as: UTF8.self)
        == #"{"byInt32":{"-4":3,"9":1,"10":2}}"#)
    let plain = String(decoding: try json(.plain).encode(record), as: UTF8.self)
    #expect(plain.contains(#""byInt32":{"-4":3,"9":1,"10":2}"#))
    for wrong in ["x", "", "01", "+1", " 1", "1.5", "2147483648"] {
      let text = #"{"byInt32":{"\#(wrong)":2}}"#
      let failure = #expect(throws: DecodingFailure.self) { try json().decode(Array(text.utf8)) }
      #expect(failure?.offset == 12, "\(text)")
      #expect(failure.map { "\($0.path)" } == #"by_int32["\#(wrong)"]"#, "\(text)")
      #expect(throws: DocumentFailure.self, "\(text)") { try mapped(text) }
    }
    // Of two members that are one key the last counts.
    let twice = try json(.protoJSON, .standard).decode(Array(#"{"byInt32":{"1":2,"1.0":3}}"#.utf8))
    #expect(try json().encode(twice) == Array(#"{"byInt32":{"1":3}}"#.utf8))
  }

  @Test("Unknown and repeated members are read where the codec may")
  func lenient() throws {
    let codec = json(.plain, .standard)
    for (text, same) in [
      (#"{"unknown":{"a":[1]},"anInt32":1}"#, #"{"anInt32":1}"#),
      (#"{"anInt32":1,"anInt32":2}"#, #"{"anInt32":2}"#),
      (#"{"any":{"@type":"x/test.Main","unknown":1}}"#, #"{"any":{"@type":"x/test.Main"}}"#),
    ] {
      #expect(try codec.decode(Array(text.utf8)) == codec.decode(Array(same.utf8)), "\(text)")
    }
  }

  @Test("Documents are written as the codec writes them, and unknown members passed over")
  func documents() throws {
    let schema = try ProtobufDocuments(set, message: "test.Main").schema
    for form in [JSONForm.protoJSON, .protoJSON(names: .original, enums: .numbers)] {
      let mapping = DocumentMapping(schema, form: form)
      let (reader, writer) = (json(), json(form))
      for (text, _) in ProtoJSONCases.read {
        let record = try Self.mapping.get().record(try JSONValue(reading: Array(text.utf8)))
        var buffer = ByteBuffer()
        buffer.append(json: try mapping.document(record))
        let expected = try writer.encode(try reader.decode(Array(text.utf8)))
        let found = String(decoding: buffer.bytes(), as: UTF8.self)
        #expect(found == String(decoding: expected, as: UTF8.self), "\(text)")
      }
    }
    let lenient = DocumentMapping(schema, ignoresUnknown: true)
    for (text, same) in [
      (#"{"unknown":{"a":[1]},"anInt32":1}"#, #"{"anInt32":1}"#),
      (#"{"inner":{"b":null,"a":1}}"#, #"{"inner":{"a":1}}"#),
      (#"{"any":{"@type":"x/test.Main","unknown":1}}"#, #"{"any":{"@type":"x/test.Main"}}"#),
    ] {
      let records = try [text, same].map {
        try lenient.record(try JSONValue(reading: Array($0.utf8)))
      }
      #expect(records[0] == records[1], "\(text)")
    }
  }

  @Test("What nests too deep is refused, by both, and never exhausts the stack")
  func depth() throws {
    let any = #"{"@type":"x/test.Main","any":"#
    let nestings: [(String, String, String)] = [
      (#"{"value":"#, "[", "]"), (#"{"value":"#, #"{"a":"#, "}"), (#"{"any":"#, any, "}"),
      (#"{"any":"#, #"{"any":"#, #","@type":"x/test.Main"}"#),
      ("", #"{"inner":{"main":"#, "}}"),
    ]
    for (start, opening, closing) in nestings {
      for count in [200, 5_000] {
        let text =
          start + String(repeating: opening, count: count) + (opening == "[" ? "" : "{}")
          + String(repeating: closing, count: count) + (start.isEmpty ? "" : "}")
        #expect(throws: DecodingFailure.self) {
          try json(.plain, .standard).decode(Array(text.utf8))
        }
        #expect(throws: DocumentFailure.self) { try mapped(text) }
      }
      // As deep as may be, it comes back.
      let text =
        start + String(repeating: opening, count: 20) + (opening == "[" ? "" : "{}")
        + String(repeating: closing, count: 20) + (start.isEmpty ? "" : "}")
      let record = try json().decode(Array(text.utf8))
      #expect(try json().decode(try json().encode(record)) == record, "\(text)")
    }
  }

  @Test(
    "Fields of what stands for more than its fields are read one by one where they are an object")
  func borrowed() throws {
    let codec = json(.plain, .standard)
    let text = Array(
      #"{"at":{"seconds":"5","nanos":7},"struct":{"a":1},"took":"1s","byInt32":{"1":2}}"#
        .utf8)
    var fields = try codec.fields(of: text.rawSpan)
    var sum: Int64 = 0
    while true {
      let number = try fields.nextField()
      if number == 0 { break }
      if number == 36 {
        try fields.record { time throws(DecodingFailure) in
          while true {
            let part = try time.nextField()
            if part == 0 { return }
            if part == 1 { sum += try time.value(of: Int64.self, initial: 0) }
          }
        }
      }
    }
    #expect(sum == 5)
  }

  @Test("Of a map's entries with one key the last is written")
  func lastEntries() throws {
    // by_int32 { key: 1 value: 2 }, twice by_int32 { key: 3 … }, and by_bool with false twice.
    let bytes: [UInt8] = [
      0xA2, 1, 4, 8, 1, 16, 2, 0xA2, 1, 4, 8, 3, 16, 4, 0xA2, 1, 4, 8, 1, 16, 5,
      0xB2, 1, 4, 8, 0, 16, 1, 0xB2, 1, 2, 8, 0,
    ]
    let record = try protobuf.decode(bytes)
    let text = #"{"byInt32":{"1":5,"3":4},"byBool":{"false":false}}"#
    #expect(String(decoding: try json().encode(record), as: UTF8.self) == text)
    let schema = try ProtobufDocuments(set, message: "test.Main").schema
    let document = try DocumentMapping(schema, form: .protoJSON)
      .document(try ProtobufCodec<DynamicRecord>(schema: schema.root).decode(bytes))
    #expect(
      document
        == .object([
          .init("byInt32", .object([.init("1", .number("5")), .init("3", .number("4"))])),
          .init("byBool", .object([.init("false", .bool(false))])),
        ]))
  }

  @Test("What is written is what Google's library reads as the same, in every form")
  func written() throws {
    let forms: [JSONForm] = [
      .protoJSON, .protoJSON(writesDefaults: true), .protoJSON(names: .original, enums: .numbers),
    ]
    let (codec, codecs) = (json(), forms.map { json($0) })
    var lines: [String] = []
    var expected: [String] = []
    for (text, _) in ProtoJSONCases.read {
      let record = try codec.decode(Array(text.utf8))
      for other in codecs {
        let written = try other.encode(record)
        lines.append("json \(String(decoding: written, as: UTF8.self))")
        expected.append(hexadecimal(try protobuf.encode(record)))
        #expect(try codec.decode(written) == record, "\(text)")
      }
    }
    for ((line, expected), found) in zip(zip(lines, expected), try witness(lines)) {
      #expect(found == expected, "\(line)")
    }
  }
}
