import Documents
import Foundation
import NativeCodecs
import RecordModel
import SchemaLanguages
import TestSupport
import Workloads

extension FuzzTarget {
  /// A document comes back equal from records of the schema that is found for it, and from Avro.
  static let inference = FuzzTarget(
    name: "json/inference",
    seeds: {
      let profiles = try FuzzedRecord<UserProfile>(UserProfileWorkload.self).seeds(of: .jsonSwift)
      return profiles + DocumentShapes.texts.map { Array($0.utf8) }
    },
    makeCheck: {
      { bytes in
        let text = bytes.withUnsafeBytes { Array($0) }
        for carriesForms in [true, false] {
          let inference = DocumentInference()
          guard (try? inference.observe(text)) != nil else { return }
          do {
            let inferred = try inference.inferred(named: "Fuzzed", carriesForms: carriesForms)
            let document = try JSONValue(reading: text)
            let mapping = DocumentMapping(inferred.schema)
            let again = try mapping.document(try mapping.record(document))
            if !document.says(again) { finding("\(document)\ncame back as \(again)") }
            let avro = try AvroDocumentCodec(schema: inferred.avro, form: .init(omitsNulls: true))
            let fromAvro = try avro.decode(try avro.encode(document))
            // A member that is null here and missing there has one form in Avro.
            if !document.lackingNulls.says(fromAvro.lackingNulls) {
              finding("\(document)\ncame back from Avro as \(fromAvro)")
            }
          } catch {
            finding("a document that was observed is refused: \(error)")
          }
        }
      }
    })

  /// What is read under an Avro schema of any shape is written, and read again as the same document; and so it is where
  /// records carry it.
  static let avroDocument = FuzzTarget(
    name: "avro/document",
    seeds: {
      let codec = try DocumentShapes.codec()
      return try DocumentShapes.avroDocuments.map {
        try codec.encode(try JSONValue(reading: Array($0.utf8)))
      }
    },
    makeCheck: {
      let codec: AvroDocumentCodec
      let mapping: AvroRecordMapping
      do {
        codec = try DocumentShapes.codec()
        mapping = try AvroRecordMapping(codec)
      } catch {
        finding("the schema is refused: \(error)")
      }
      return { bytes in
        guard let document = try? codec.decode(bytes.withUnsafeBytes { Array($0) }) else { return }
        do {
          let again = try codec.decode(try codec.encode(document))
          if !document.says(again) { finding("\(document)\ncame back as \(again)") }
          let carried = try mapping.document(try mapping.record(document))
          if !document.says(carried) { finding("\(document)\ncame from a record as \(carried)") }
        } catch {
          finding("\(document)\nwas read and cannot be written and read: \(error)")
        }
      }
    })

  /// Whatever an Avro schema says, records carry its documents: what a record says as one comes back.
  static let avroRecords = FuzzTarget(
    name: "avro/records",
    seeds: {
      let schemas = [KitchenSink.schema, UserProfile.schema].map { AvroSchema($0).text() }
      return (schemas + [DocumentShapes.avroSchema]).map { Array($0.utf8) }
    },
    makeCheck: {
      { bytes in
        let text = bytes.withUnsafeBytes { Array($0) }
        guard let schema = try? AvroSchema(json: text.rawSpan, allowsAnyName: true),
          let codec = try? AvroDocumentCodec(schema: schema),
          let mapping = try? AvroRecordMapping(codec, emptiness: .isNull)
        else { return }
        let record = DynamicRecord(schema: mapping.schema)
        // A record may be of no document: it lacks a value of a union, or its text is no UUID.
        guard let document = try? mapping.document(record) else { return }
        do {
          let again = try mapping.document(try mapping.record(document))
          if !document.says(again) { finding("\(document)\ncame back as \(again)") }
        } catch {
          finding("\(document)\nwas read and cannot be written: \(error)")
        }
      }
    })

  /// A document that fits a `.proto` is a message, and the message's document is the same message.
  static let protobufDocument = FuzzTarget(
    name: "protobuf/document",
    seeds: { DocumentShapes.messages.map { Array($0.utf8) } },
    makeCheck: {
      let documents: ProtobufDocuments
      do {
        documents = try DocumentShapes.protobufDocuments()
      } catch {
        finding("the schema or a seed is refused: \(error)")
      }
      let mapping = DocumentMapping(documents.schema)
      return { bytes in
        var observed = documents
        guard let document = try? JSONValue(reading: bytes.withUnsafeBytes { Array($0) }),
          (try? observed.observe(document)) != nil,
          let record = try? mapping.record(document)
        else { return }
        do {
          let codec = ProtobufCodec<DynamicRecord>(schema: mapping.schema.root)
          let decoded = try codec.decode(try codec.encode(record))
          if decoded != record { finding("\(record)\nis decoded as \(decoded)") }
          let again = try mapping.record(try mapping.document(record))
          if again != record { finding("\(record)\ncame back as \(again)") }
        } catch {
          finding("\(document)\nwas read and cannot be written and read: \(error)")
        }
      }
    })
}

/// Documents that no record carries as they are, and a schema with all that Avro has.
private enum DocumentShapes {
  static func codec() throws -> AvroDocumentCodec {
    try AvroDocumentCodec(schema: try AvroSchema(json: avroSchema))
  }

  /// Documents as messages of a `.proto` with all that it can say.
  static func protobufDocuments() throws -> ProtobufDocuments {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).proto")
    try Data(proto.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var documents = try ProtobufDocuments(
      try SchemaSet(protoFile: file.path, importsFrom: []), message: "Main")
    // Each message has one form for all documents: an object of its fields, or what it holds.
    for text in messages { try documents.observe(try JSONValue(reading: Array(text.utf8))) }
    return documents
  }

  static let proto = """
    syntax = "proto3";
    import "google/protobuf/timestamp.proto";
    import "google/protobuf/duration.proto";
    import "google/protobuf/wrappers.proto";
    import "google/protobuf/struct.proto";
    import "google/protobuf/field_mask.proto";
    message Row { repeated sint64 values = 1; }
    message Tags { map<string, string> tags = 1; }
    message Rule { oneof kind { int32 level = 1; Options options = 2; string text = 3; } }
    message Options { bool strict = 1; optional double limit = 2; }
    enum Side { LEFT = 0; RIGHT = 1; }
    message Main {
      string firstName = 1; repeated Row rows = 2; repeated Rule rules = 3; Tags tags = 4;
      map<int32, Main> children = 5; map<bool, Side> sides = 6; repeated Side all = 7;
      optional bytes raw = 8; float small = 9; fixed64 big = 10; repeated double many = 11;
      google.protobuf.Timestamp at = 12; google.protobuf.Duration span = 13;
      google.protobuf.Int64Value wrapped = 14; google.protobuf.Value any = 15;
      google.protobuf.Struct bag = 16; google.protobuf.FieldMask mask = 17;
      oneof choice { uint32 number = 18; Main main = 19; }
    }
    """

  static let messages = [
    #"{"first-name":"Ana","rows":[[1,-2],[]],"rules":[2,{"strict":true},"x"],"tags":{"a":"b"}}"#,
    #"{"rows":[[1]],"rules":[3],"children":{"-1":{"number":3}},"sides":{"true":"RIGHT"},"all":["LEFT",1,7]}"#,
    #"{"raw":"AAE=","small":1.5,"big":"18446744073709551615","many":["NaN",-0.0,1e300]}"#,
    #"{"at":"2026-11-25T05:00:00.5Z","span":"-1.500s","wrapped":"5","any":[null,{"a":1}],"bag":{"x":null},"mask":"firstName,rows"}"#,
    #"{"main":{"any":null},"wrapped":null,"raw":null}"#, "{}",
  ]

  static let texts = [
    #"[[1,-2],[3.5,null],"x",{"a b":true}]"#,
    #"{"when":"2026-11-25T05:00:00Z","day":"2026-11-25","id":"123e4567-e89b-12d3-a456-426614174000"}"#,
    #"{"raw":"AAECAwQF","hex":"00ff10","$let":[{"k":1},{"k":"v"},{"k":[]},{"k":{}}]}"#,
    #"{"2024-01-01":1,"2024-01-02":2,"2024-01-03":18446744073709551615,"2024-01-04":-9223372036854775808}"#,
    #"[["a",1,true],["b",2,false],["c",3,true],["d",4,false]]"#,
    #"[]"#, #"{}"#, #"null"#, #""""#, #"1e308"#, #"-0.0"#, #"{"":{"":[{"":null}]}}"#,
  ]

  static let avroDocuments = [
    """
    {"any": null, "cells": [[1, 2], []], "amount": 12.34, "day": "2026-11-25", "at": "2026-11-25T05:00:00.123Z",
      "micros": "2026-11-25T05:00:00.123456Z", "local": "2026-11-25T05:00:00.001", "clock": "05:00:00.001",
      "id": "123e4567-e89b-12d3-a456-426614174000", "hash": "AAECAw==", "span": "P1Y2M3DT4H5M6.007S",
      "side": "LEFT", "small": 1.5, "big": 0.1, "next": null, "by": {"a": 1, "b": "x"}}
    """,
    """
    {"any": {"name": "n"}, "cells": [], "amount": -0.01, "day": "1969-12-31", "at": "1969-12-31T23:59:59.999Z",
      "micros": "0001-01-01T00:00:00Z", "local": "9999-12-31T23:59:59.999", "clock": "23:59:59.999",
      "id": "00000000-0000-0000-0000-000000000000", "hash": "AAAAAA==", "span": "PT0S", "side": "RIGHT", "small": "NaN", "big": "-Infinity",
      "next": {"any": 5, "cells": [[1]], "amount": 0, "day": "2000-02-29", "at": "2000-02-29T00:00:00Z",
      "micros": "2000-02-29T00:00:00Z", "local": "2000-02-29T00:00:00", "clock": "00:00:00",
      "id": "ffffffff-ffff-ffff-ffff-ffffffffffff",
      "hash": "AAAAAA==", "span": "P1D", "side": "LEFT", "small": 0, "big": 0, "next": null, "by": {}}, "by": {}}
    """,
  ]

  static let avroSchema = """
    {"type": "record", "name": "Anything", "fields": [
      {"name": "any", "type": ["null", "boolean", "int", "long", "float", "double", "string", "bytes",
        {"type": "array", "items": "string"}, {"type": "map", "values": "long"},
        {"type": "record", "name": "Named", "fields": [{"name": "name", "type": "string"}]}]},
      {"name": "cells", "type": {"type": "array", "items": {"type": "array", "items": "long"}}},
      {"name": "amount", "type": {"type": "bytes", "logicalType": "decimal", "precision": 20, "scale": 2}},
      {"name": "day", "type": {"type": "int", "logicalType": "date"}},
      {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
      {"name": "micros", "type": {"type": "long", "logicalType": "timestamp-micros"}},
      {"name": "local", "type": {"type": "long", "logicalType": "local-timestamp-millis"}},
      {"name": "clock", "type": {"type": "int", "logicalType": "time-millis"}},
      {"name": "id", "type": {"type": "string", "logicalType": "uuid"}},
      {"name": "hash", "type": {"type": "fixed", "name": "Four", "size": 4}},
      {"name": "span", "type": {"type": "fixed", "name": "Span", "size": 12, "logicalType": "duration"}},
      {"name": "side", "type": {"type": "enum", "name": "Side", "symbols": ["LEFT", "RIGHT"]}},
      {"name": "small", "type": "float"}, {"name": "big", "type": "double"},
      {"name": "next", "type": ["null", "Anything"]},
      {"name": "by", "type": {"type": "map", "values": ["int", "string"]}}]}
    """
}
