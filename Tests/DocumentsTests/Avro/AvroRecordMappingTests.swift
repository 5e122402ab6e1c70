import Documents
import Foundation
import NativeCodecs
import RecordModel
import SchemaLanguages
import TestSupport
import Testing

@Suite struct AvroRecordMappingTests {
  private func mapping(
    _ schema: String, emptiness: AvroRecordMapping.Emptiness = .refused
  ) throws -> AvroRecordMapping {
    try AvroRecordMapping(
      try AvroDocumentCodec(schema: try AvroSchema(json: schema, allowsAnyName: true)),
      emptiness: emptiness)
  }

  private func json(_ text: String) throws -> JSONValue {
    try JSONValue(reading: Array(text.utf8))
  }

  @Test("Documents of every kind of schema come back equal through Protobuf, and protoc reads it")
  func everyKindOfSchema() throws {
    let more = [
      // What has no place of its own in a record.
      (#"["null", "string"]"#, "null"), (#"["string"]"#, #""x""#), (#"["null"]"#, "null"),
      (#"{"type": "array", "items": ["null", "string"]}"#, #"[null, "", "x"]"#),
      (#"{"type": "array", "items": ["null", "string", "int"]}"#, #"[null, "", 0, "x", 1]"#),
      (#"{"type": "map", "values": {"type": "array", "items": "int"}}"#, #"{"a": [], "b": [0]}"#),
      (
        #"{"type": "record", "name": "R", "fields": [{"name": "u", "type": ["null", "int", "R"]}]}"#,
        #"{"u": {"u": {"u": 0}}}"#
      ),
      (
        #"""
        [{"type": "record", "name": "A", "fields": [{"name": "a-b", "type": ["null"]}]},
        {"type": "enum", "name": "E-E", "symbols": ["R", "x-y"]}]
        """#, #""x-y""#
      ),
      // Two branches that one JSON number could be of.
      (#"{"type": "array", "items": ["int", "long", "double"]}"#, #"[1, {"long": 1}, 1.5]"#),
    ]
    let witnessed = AvroDocumentWitnessTests.cases.map { ($0.schema, $0.document) }
    try Tool.withTemporaryFolder { folder in
      for (schema, document) in witnessed + more {
        let mapping = try mapping(schema)
        let codec = try AvroDocumentCodec(
          schema: try AvroSchema(json: schema, allowsAnyName: true))
        // As it comes back from Avro: with its defaults.
        let document = try codec.decode(codec.encode(json(document)))
        let protobuf = ProtobufCodec<DynamicRecord>(schema: mapping.schema)
        let record = try mapping.record(document)
        let bytes = try protobuf.encode(record)
        #expect(try mapping.document(protobuf.decode(bytes)).says(document), "\(schema)")
        #expect(try witness(mapping, bytes, in: folder) == record, "\(schema)")
      }
    }
  }

  /// The record as protoc reads and writes it.
  private func witness(
    _ mapping: AvroRecordMapping, _ bytes: [UInt8], in folder: URL
  ) throws -> DynamicRecord {
    let file = mapping.schemas.files[0]
    try Data(ProtoPrinter(mapping.schemas).text(of: file).utf8)
      .write(to: folder.appendingPathComponent("schema.proto"))
    let name = (file.package.isEmpty ? "" : file.package + ".") + mapping.schema.name
    let text = try Tool.run(
      "protoc", ["--decode=\(name)", "schema.proto"], input: Data(bytes), in: folder)
    let same = try Tool.run(
      "protoc", ["--encode=\(name)", "schema.proto"], input: text.output, in: folder)
    #expect(same.status == 0, "\(text.diagnostics)\(same.diagnostics)")
    return try ProtobufCodec<DynamicRecord>(schema: mapping.schema).decode(Array(same.output))
  }

  @Test("What the records cannot say of a document is refused, with its place")
  func emptyOrNull() throws {
    let schema = #"""
      {"type": "record", "name": "R", "fields": [{"name": "rows", "type": {"type": "array",
      "items": {"type": "record", "name": "Row", "fields": [{"name": "tags",
      "type": ["null", {"type": "array", "items": "int"}]}]}}}]}
      """#
    let document = try json(#"{"rows": [{"tags": [1]}, {"tags": []}]}"#)
    let failure = #expect(throws: DocumentFailure.self) {
      try mapping(schema).record(document)
    }
    let message = failure.map { "\($0)" } ?? ""
    #expect(message.contains("$.rows[1].tags") && message.contains("null"), "\(message)")
    let lenient = try mapping(schema, emptiness: .isNull)
    #expect(
      try lenient.document(lenient.record(document)).says(
        json(#"{"rows": [{"tags": [1]}, {"tags": null}]}"#)))
  }

  @Test("Records that are no document of the schema are refused, with the place")
  func recordsOfNoDocument() throws {
    let schema = #"""
      {"type": "record", "name": "R", "fields": [
        {"name": "kind", "type": ["int", "string"]},
        {"name": "hash", "type": {"type": "fixed", "name": "Hash", "size": 2}},
        {"name": "level", "type": {"type": "enum", "name": "Level", "symbols": ["low", "high"]}}]}
      """#
    let mapping = try mapping(schema)
    let good = try mapping.record(json(#"{"kind": 1, "hash": "AAE=", "level": "high"}"#))
    func refusal(_ change: (inout DynamicRecord) -> Void) -> String {
      var record = good
      change(&record)
      let failure = #expect(throws: DocumentFailure.self) { try mapping.document(record) }
      return failure.map { "\($0)" } ?? ""
    }
    guard case .record(let kind) = good[0] else { return #expect(Bool(false), "no union") }
    let none = refusal { $0[0] = .record(DynamicRecord(schema: kind.schema)) }
    #expect(none == "$.kind: expected one of int_value, string_value, found an empty R_kind")
    let short = refusal { $0[1] = .bytes([1]) }
    #expect(short == "$.hash: expected 2 bytes, and a value of 1 does not fit")
    #expect(refusal { $0[2] = .enumeration(EnumNumber(7)) }.hasPrefix("$.level: "))
    #expect(try mapping.document(good).says(json(#"{"kind":1,"hash":"AAE=","level":"high"}"#)))
  }

  @Test("A union or an enum of nothing has no documents")
  func typesOfNothing() throws {
    let enumeration = #"{"type": "enum", "name": "E", "symbols": []}"#
    let field = #"{"type": "record", "name": "R", "fields": [{"name": "u", "type": []}]}"#
    for schema in ["[]", field, enumeration] {
      let mapping = try mapping(schema)
      #expect(throws: DocumentFailure.self) {
        try mapping.document(DynamicRecord(schema: mapping.schema))
      }
      #expect(throws: DocumentFailure.self) { try mapping.record(json(#"{"u": null}"#)) }
    }
  }

  @Test func aRecordThatHoldsItselfIsRefused() {
    #expect(throws: SchemaFailure.self) {
      try mapping(#"{"type": "record", "name": "R", "fields": [{"name": "r", "type": "R"}]}"#)
    }
  }
}
