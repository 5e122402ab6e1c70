import AvroBzip2
import AvroDeflate
import AvroSnappy
import AvroXZ
import AvroZstandard
import NativeCodecs
import SchemaLanguages
import Workloads

extension FuzzTarget {
  /// The tokens of a document nest properly, and `skipValue` goes where reading them goes.
  static let jsonTokens = FuzzTarget(
    name: "json/tokens",
    seeds: { try fuzzedRecords.flatMap { try $0.seeds(of: .jsonSwift) } },
    makeCheck: {
      { bytes in
        do {
          let depth = try JSONTokenizer.reading(bytes) { tokens throws(DecodingFailure) -> Int in
            var depth = 0
            while let token = try tokens.next() {
              switch token {
              case .beginObject, .beginArray: depth += 1
              case .endObject, .endArray: depth -= 1
              default: break
              }
              if depth < 0 || tokens.offset > bytes.byteCount { finding("tokens beyond the end") }
            }
            return depth
          }
          if depth != 0 { finding("a document ends in a value") }
        } catch {
          if (try? skipWhole(bytes)) != nil { finding("skipping does not see \(error)") }
          return
        }
        do {
          try skipWhole(bytes)
        } catch {
          finding("only skipping refuses it: \(error)")
        }
      }
    })

  private static func skipWhole(_ bytes: RawSpan) throws(DecodingFailure) {
    try JSONTokenizer.reading(bytes) { tokens throws(DecodingFailure) in
      try tokens.skipValue()
      if try tokens.next() != nil { finding("a token behind the document") }
    }
  }

  /// A `.proto` file that is read is printed as one that says the same.
  static let protoText = FuzzTarget(
    name: "proto/text",
    seeds: {
      ([KitchenSink.schema, UserProfile.schema, FoodOrder.schema, BookCatalog.schema]).map {
        Array(ProtoPrinter.text(of: $0, package: "seed").utf8)
      }
    },
    makeCheck: {
      { bytes in
        let text = bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        guard let set = try? SchemaSet(protoText: text) else { return }
        for file in set.files {
          let printed = ProtoPrinter(set).text(of: file)
          do {
            let again = try SchemaSet(protoText: printed, path: file.path)
            let reprinted = again.files.map { ProtoPrinter(again).text(of: $0) }
            if reprinted != [printed] { finding("\(printed)\nis printed as \(reprinted)") }
          } catch {
            finding("\(printed)\nis printed and not read: \(error)")
          }
        }
      }
    })

  /// An Avro schema that is read is printed as one that equals it.
  static let avroSchemaText = FuzzTarget(
    name: "avro/schema",
    seeds: {
      [KitchenSink.schema, UserProfile.schema, FoodOrder.schema, StockTicks.schema].map {
        Array(AvroSchema($0).compactText.utf8)
      }
    },
    makeCheck: {
      { bytes in
        guard let schema = try? AvroSchema(json: bytes) else { return }
        do {
          let again = try AvroSchema(json: schema.compactText)
          if again != schema { finding("\(schema.compactText)\ncame back as \(again.compactText)") }
          if again.fingerprint != schema.fingerprint { finding("another fingerprint") }
        } catch {
          finding("\(schema.compactText)\nis printed and not read: \(error)")
        }
      }
    })

  /// The bytes of a writer whose schema differs from the reader's are refused, or read as a record that can be written.
  static let avroResolution = FuzzTarget(
    name: "avro/resolution",
    seeds: { try [[]] + FuzzedRecord<UserProfile>(UserProfileWorkload.self).seeds(of: .avroSwift) },
    makeCheck: {
      let codec: AvroResolvingCodec<DynamicRecord>
      do {
        codec = try AvroResolvingCodec(
          schema: Evolution.reader, writer: AvroSchema(json: Evolution.writer))
      } catch {
        finding("the writer's schema is not resolved: \(error)")
      }
      let own = AvroCodec<DynamicRecord>(schema: Evolution.reader)
      return { bytes in
        guard let record = try? codec.decode(bytes) else { return }
        do {
          let again = try own.decode(try own.encode(record))
          if again != record { finding("\(record)\ncame back as \(again)") }
        } catch {
          finding("\(record)\nwas read and cannot be written: \(error)")
        }
      }
    })

  /// Container files read in Swift, in one piece and in several.
  static let avroContainer = FuzzTarget(
    name: "avro/container",
    seeds: { try Container.files() },
    makeCheck: {
      { bytes in
        let whole = try? Container.decode(bytes)
        var pieces = AvroContainerReader<FoodOrder>(compressions: Container.compressions)
        var records: [FoodOrder]? = []
        do {
          let step = max(1, bytes.byteCount / 7)
          for start in stride(from: 0, to: bytes.byteCount, by: step) {
            pieces.append(bytes.extracting(start..<min(start + step, bytes.byteCount)))
            while let block = try pieces.nextBlock() { records?.append(contentsOf: block) }
          }
          try pieces.finish()
        } catch {
          records = nil
        }
        if whole?.count != records?.count {
          finding("\(whole?.count as Any) records at once, \(records?.count as Any) by pieces")
        }
      }
    })
}

/// A reader's schema, and a writer's that has to be resolved against it: every promotion, unions, fields that only one has.
private enum Evolution {
  static let reader: RecordSchema = RecordSchema(
    "Evolved",
    [
      FieldSchema(1, "wide", .int64), FieldSchema(2, "real", .double),
      FieldSchema(3, "text", .string, .optional), FieldSchema(4, "raw", .bytes),
      FieldSchema(5, "numbers", .double, .repeated), FieldSchema(6, "names", .string, .map),
      FieldSchema(7, "added", .int32, default: .int32(3)),
      FieldSchema(
        8, "side", .enumeration(EnumSchema("Side", [.init("LEFT", 0), .init("RIGHT", 1)]))),
      FieldSchema(9, "next", .record(Evolution.reader), .optional),
    ])

  static let writer = """
    {"type": "record", "name": "Evolved", "fields": [
      {"name": "next", "type": ["null", "Evolved"]},
      {"name": "gone", "type": {"type": "array", "items": ["null", "string", "long"]}},
      {"name": "wide", "type": "int"}, {"name": "real", "type": ["float", "int"]},
      {"name": "text", "type": ["bytes", "null"]}, {"name": "raw", "type": "string"},
      {"name": "numbers", "type": {"type": "array", "items": "long"}},
      {"name": "names", "type": {"type": "map", "values": "string"}},
      {"name": "lost", "type": {"type": "fixed", "name": "Four", "size": 4}},
      {"name": "side",
        "type": {"type": "enum", "name": "Side", "symbols": ["UP", "RIGHT", "LEFT"]}}]}
    """
}

private enum Container {
  static let compressions: [any AvroBlockCompression] = [
    AvroDeflate(), AvroSnappy(), AvroZstandard(), AvroBzip2(), AvroXZ(),
  ]

  static func decode(_ file: RawSpan) throws(DecodingFailure) -> [FoodOrder] {
    try AvroContainer.decode(file, schema: FoodOrder.schema, compressions: compressions)
  }

  /// Files of no, one and some records, compressed and not.
  static func files() throws -> [[UInt8]] {
    let orders = try FoodOrderWorkload.make().sample
    return try [0, 1, 5].flatMap { count in
      try ([nil] + compressions).map { compression in
        var file = AvroContainerWriter<FoodOrder>(compression: compression)
        for order in orders.prefix(count) { try file.append(order) }
        return try file.finish()
      }
    }
  }
}
