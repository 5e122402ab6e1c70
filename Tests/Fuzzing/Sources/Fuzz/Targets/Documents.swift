import Documents
import NativeCodecs
import Workloads

extension FuzzTarget {
  /// A document comes back equal from records of the schema that is found for it.
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
            let schema = try inference.inferred(named: "Fuzzed", carriesForms: carriesForms).schema
            let document = try JSONValue(reading: text)
            let mapping = DocumentMapping(schema)
            let again = try mapping.document(try mapping.record(document))
            if !document.says(again) { finding("\(document)\ncame back as \(again)") }
          } catch {
            finding("a document that was observed is refused: \(error)")
          }
        }
      }
    })

  /// What is read under an Avro schema of any shape is written, and read again as the same document.
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
      do {
        codec = try DocumentShapes.codec()
      } catch {
        finding("the schema is refused: \(error)")
      }
      return { bytes in
        guard let document = try? codec.decode(bytes.withUnsafeBytes { Array($0) }) else { return }
        do {
          let again = try codec.decode(try codec.encode(document))
          if !document.says(again) { finding("\(document)\ncame back as \(again)") }
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
