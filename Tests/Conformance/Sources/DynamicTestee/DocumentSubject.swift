import Conversation
import Documents
import NativeCodecs
import SchemaLanguages

/// The native codec of Protobuf, and JSON by way of documents, as `serbench convert` carries it.
struct DocumentSubject: Subject {
  private let protobuf: ProtobufCodec<DynamicRecord>
  private let mapping: DocumentMapping
  private let lenientMapping: DocumentMapping

  init(_ set: SchemaSet, message: String) throws {
    let documents = try ProtobufDocuments(set, message: message)
    mapping = DocumentMapping(documents.schema, form: .protoJSON)
    lenientMapping = DocumentMapping(
      documents.schema, ignoresUnknown: true, form: .protoJSON)
    protobuf = ProtobufCodec(schema: documents.schema.root)
  }

  func convert(_ payload: Payload, to format: Payload.Format) throws(Refusal) -> Payload {
    let record: DynamicRecord
    do {
      switch payload.format {
      case .protobuf: record = try protobuf.decode(payload.bytes)
      case .json:
        let document = try JSONValue(reading: payload.bytes)
        record = try (payload.ignoresUnknownMembers ? lenientMapping : mapping).record(document)
      }
    } catch {
      throw .reading("\(error)")
    }
    do {
      switch format {
      case .protobuf: return Payload(.protobuf, try protobuf.encode(record))
      case .json:
        var buffer = ByteBuffer()
        buffer.append(json: try mapping.document(record))
        return Payload(.json, buffer.bytes())
      }
    } catch {
      throw .writing("\(error)")
    }
  }
}
