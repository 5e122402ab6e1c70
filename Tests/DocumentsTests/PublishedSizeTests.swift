import Documents
import NativeCodecs
import RecordModel
import SchemaLanguages
import Testing

/// Sizes of real documents against those that were published; see ``PublishedCorpus``.
@Suite(.enabled(if: PublishedCorpus.folder != nil, PublishedCorpus.absence))
struct PublishedSizeTests {
  @Test("Under their own Avro schemas documents are as long as published, and come back equal")
  func avro() throws {
    for document in try PublishedCorpus.documents() {
      let schema = try AvroSchema(json: document.text("schema.avsc"), allowsAnyName: true)
      let codec = try AvroDocumentCodec(schema: schema)
      let bytes = try codec.encode(document.value)
      #expect(bytes.count == (try document.published("avro")), "\(document.name)")
      #expect(try codec.decode(bytes).says(document.value), "\(document.name)")
      // The same schema with names that every reader of Avro takes.
      let strict = try AvroDocumentCodec(
        schema: AvroSchema(json: schema.escapingNames().text()))
      #expect(try strict.encode(document.value) == bytes, "\(document.name)")
      #expect(try strict.decode(bytes).says(document.value), "\(document.name)")
    }
  }

  /// Fields whose letters are not the member's, by document: what a user has to write into the schema.
  private static let given = [
    "eslintrc": ("string extension = 1", "extends"), "packagejson": ("string async1 = 1", "async"),
  ]

  @Test("Under their own .proto documents are as long as published")
  func protobuf() throws {
    for document in try PublishedCorpus.documents() {
      var text = try document.text("schema.proto")
      if let (field, name) = Self.given[document.name] {
        text = text.replacing(field, with: "\(field) [json_name = \"\(name)\"]")
      }
      var documents = try ProtobufDocuments(SchemaSet(protoText: text, path: "schema.proto"))
      try documents.observe(document.value)
      let mapping = DocumentMapping(documents.schema)
      let record = try mapping.record(document.value)
      let codec = ProtobufCodec<DynamicRecord>(schema: mapping.schema.root)
      let bytes = try codec.encode(record)
      #expect(bytes.count == (try document.published("protobuf")), "\(document.name)")
      #expect(try codec.decode(bytes) == record)
    }
  }

  @Test("Inferred from the document alone, they are no longer in total than published plus 5 %")
  func inferred() throws {
    var ours = (protobuf: 0, avro: 0)
    var published = (protobuf: 0, avro: 0)
    for document in try PublishedCorpus.documents() {
      let inference = DocumentInference()
      try inference.observe(document.bytes)
      let inferred = try inference.inferred(named: "Payload")
      let mapping = DocumentMapping(inferred.schema)
      let protobuf = ProtobufCodec<DynamicRecord>(schema: inferred.schema.root)
      let avro = try AvroDocumentCodec(schema: inferred.avro, form: .init(omitsNulls: true))
      let inProtobuf = try protobuf.encode(mapping.record(document.value))
      let inAvro = try avro.encode(document.value)
      #expect(try mapping.document(try protobuf.decode(inProtobuf)).says(document.value))
      #expect(try avro.decode(inAvro).says(document.value))
      ours.protobuf += inProtobuf.count
      ours.avro += inAvro.count
      published.protobuf += try document.published("protobuf")
      published.avro += try document.published("avro")
    }
    #expect(Double(ours.protobuf) <= 1.05 * Double(published.protobuf))
    #expect(Double(ours.avro) <= 1.05 * Double(published.avro))
  }
}
