import Documents
import Foundation
import Measurement
import SerializationCodecs

/// A payload as data: what a process hands to those that sample for it, so that files are read, bodies chosen and a
/// schema found once.
package struct PreparedPayload: Codable {
  private let name: String
  private let source: String
  private let origin: Bodies.Origin
  private let texts: [Data]
  private let records: [Data]
  private let schema: SchemaArchive
  private let avro: String?
  private let schemaOrigin: String

  /// Archives a payload.
  ///
  /// - Throws: `EncodingFailure` where Protobuf does not carry a record, which it does of any schema.
  package init(_ payload: Payload) throws(EncodingFailure) {
    name = payload.bodies.name
    source = payload.bodies.source
    origin = payload.bodies.origin
    texts = payload.texts.map { Data($0) }
    schema = try SchemaArchive(payload.schema)
    let codec = ProtobufCodec<DynamicRecord>(schema: payload.schema, limits: Payload.limits)
    var records: [Data] = []
    for record in payload.records { records.append(Data(try codec.encode(record))) }
    self.records = records
    avro = payload.avro?.compactText
    schemaOrigin = payload.schemaOrigin
  }

  /// The payload, for the same subjects in the same order.
  package func payload() throws -> Payload {
    let schema = try schema.schema()
    let codec = ProtobufCodec<DynamicRecord>(schema: schema, limits: Payload.limits)
    let texts = texts.map { [UInt8]($0) }
    let bodies = Bodies(
      name: name, source: source, origin: origin,
      kept: texts.enumerated().map { Body($1, at: .init(source: source, number: $0 + 1)) },
      count: texts.count, keepsWhiteSpace: true)
    return Payload(
      bodies: bodies, texts: texts,
      documents: try texts.map { text throws(DocumentFailure) in
        try JSONValue(reading: text, limits: Payload.limits)
      },
      records: try records.map { record throws(DecodingFailure) in
        try codec.decode([UInt8](record))
      }, schema: schema,
      avro: try avro.map { text in
        try AvroSchema(json: Array(text.utf8).rawSpan, allowsAnyName: true)
      }, schemaOrigin: schemaOrigin, schemaText: "")
  }
}
