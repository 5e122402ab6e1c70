import NativeCodecs
import TestSupport
import Testing

@Suite struct AvroContainerTests {
  private static let marker = [UInt8](0..<16)
  private static let schema = RecordSchema(
    "Line", [FieldSchema(1, "number", .int64), FieldSchema(2, "text", .string)])

  private func record(_ number: Int) -> DynamicRecord {
    var record = DynamicRecord(schema: Self.schema)
    record["number"] = .int64(Int64(number))
    record["text"] = .string("line \(number)")
    return record
  }

  private func file(_ records: [DynamicRecord], blockBytes: Int = 64 << 10) throws -> [UInt8] {
    var file = AvroContainerWriter<DynamicRecord>(
      schema: Self.schema, metadata: ["note": [1, 2]], blockBytes: blockBytes,
      syncMarker: Self.marker)
    for record in records { try file.append(record) }
    return try file.finish()
  }

  private func decoded(
    _ file: [UInt8], schema: RecordSchema = schema, limits: DecodingLimits = .standard
  ) throws -> [DynamicRecord] {
    try AvroContainer.decode(file.rawSpan, schema: schema, limits: limits)
  }

  /// The head of a file with this metadata.
  private func head(_ metadata: [(String, String)]) -> [UInt8] {
    var buffer = ByteBuffer()
    buffer.append([0x4F, 0x62, 0x6A, 0x01])
    if !metadata.isEmpty { buffer.appendVarint(ZigZag.encode(Int64(metadata.count))) }
    for (name, value) in metadata {
      buffer.appendLengthPrefixed(name, zigzag: true)
      buffer.appendLengthPrefixed(value, zigzag: true)
    }
    buffer.append([0] + Self.marker)
    return buffer.bytes()
  }

  @Test func aFileIsItsHeadAndItsBlocks() throws {
    let bytes = try file([record(1), record(2)])
    let schema = AvroSchema(Self.schema).compactText
    let expected = head([("avro.codec", "null"), ("avro.schema", schema), ("note", "\u{1}\u{2}")])
    let body: [UInt8] = [
      0x04, 0x20, 0x02, 0x0C, 0x6C, 0x69, 0x6E, 0x65, 0x20, 0x31, 0x04, 0x0C, 0x6C, 0x69, 0x6E,
      0x65, 0x20, 0x32,
    ]
    #expect(bytes == expected + body + Self.marker)
    #expect(try file([]) == expected)
  }

  @Test(arguments: [0, 1, 2, 999])
  func recordsComeBackInAnyNumberOfBlocks(count: Int) throws {
    let records = (0..<count).map(record)
    for blockBytes in [1, 100, 1 << 20] {
      #expect(try decoded(file(records, blockBytes: blockBytes)) == records)
    }
  }

  @Test func bytesMayArriveInAnyPieces() throws {
    let records = (0..<60).map(record)
    let bytes = try file(records, blockBytes: 100)
    for size in [1, 7, 113, 5000] {
      var container = AvroContainerReader<DynamicRecord>(schema: Self.schema)
      var found: [DynamicRecord] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        container.append(Array(bytes[start..<min(start + size, bytes.count)]))
        while let block = try container.nextBlock() { found += block }
      }
      #expect(container.header?.metadata["note"] == [1, 2])
      #expect(container.header?.syncMarker == Self.marker)
      try container.finish()
      #expect(found == records)
    }
  }

  @Test func bytesMayBeTakenWhileTheFileIsWritten() throws {
    let records = (0..<60).map(record)
    var container = AvroContainerWriter<DynamicRecord>(
      schema: Self.schema, metadata: ["note": [1, 2]], blockBytes: 100, syncMarker: Self.marker)
    var taken = ByteBuffer()
    for record in records {
      try container.append(record)
      container.takeBytes { taken.append($0) }
    }
    let rest = try container.finish()
    #expect(try taken.bytes() + rest == file(records, blockBytes: 100))
  }

  @Test func markersDifferFromFileToFile() throws {
    let first = AvroContainerWriter<DynamicRecord>(schema: Self.schema).header.syncMarker
    let second = AvroContainerWriter<DynamicRecord>(schema: Self.schema).header.syncMarker
    #expect(first.count == 16 && first != second)
  }

  @Test func aRecordThatCannotBeWrittenLeavesTheFileAsItWas() throws {
    let schema = RecordSchema(
      "R", [FieldSchema(1, "e", .enumeration(EnumSchema("E", [.init("A", 0)])))])
    var record = DynamicRecord(schema: schema)
    var container = AvroContainerWriter<DynamicRecord>(schema: schema)
    try container.append(record)
    record["e"] = .enumeration(EnumNumber(7))
    #expect(throws: EncodingFailure.self) { try container.append(record) }
    #expect(try decoded(container.finish(), schema: schema).count == 1)
  }

  @Test func theFilesSchemaIsResolvedAgainstTheReaders() throws {
    let newer = RecordSchema(
      "Line",
      [
        FieldSchema(1, "text", .bytes), FieldSchema(2, "number", .double),
        FieldSchema(3, "more", .string, default: .string("m")),
      ])
    let records = try decoded(file([record(7)]), schema: newer)
    #expect(records.map(\.values) == [[.bytes(Array("line 7".utf8)), .double(7), .string("m")]])
    let failure = #expect(throws: DecodingFailure.self) {
      try decoded(file([]), schema: RecordSchema("Line", [FieldSchema(1, "text", .int32)]))
    }
    #expect(failure?.description.contains("the file's schema: the writer's string") == true)
  }

  @Test func recordsWithoutBytesComeBack() throws {
    let schema = RecordSchema("Nothing", [])
    var container = AvroContainerWriter<DynamicRecord>(schema: schema)
    for _ in 0..<5 { try container.append(DynamicRecord(schema: schema)) }
    #expect(try decoded(container.finish(), schema: schema).count == 5)
  }

  @Test("Files that are none are refused with a reason and an offset")
  func refusals() throws {
    let schema = AvroSchema(Self.schema).compactText
    let good = head([("avro.schema", schema)])
    #expect(try decoded(good) == [], "without avro.codec there is no compression")
    let table: [(file: [UInt8], message: String)] = [
      (Array("Obj\u{2}".utf8), "begins with the bytes Obj 01"), ([], "ends in the middle"),
      (head([]), "no avro.schema"), (head([("avro.schema", "\"x\"")]), "no type named x"),
      (head([("avro.schema", schema), ("avro.codec", "zstandard")]), "zstandard"),
      (good + [0x02, 0x02, 0x00] + [UInt8](repeating: 0, count: 16), "marker"),
      (good + [0x01, 0x02], "a block has -1 records"), (good + [0x02, 0x01], "in -1 bytes"),
      (good + [0x02], "ends in the middle"), (good + [0x02, 0x08, 0x00], "ends in the middle"),
      (good + [0x02, 0x06, 0x02, 0x00, 0x00] + Self.marker, "[1]: 1 bytes follow"),
      (good + [0x04, 0x04, 0x02, 0x00] + Self.marker, "[1].number: the input ends"),
    ]
    for (file, message) in table {
      let failure = #expect(throws: DecodingFailure.self) { try decoded(file) }
      #expect(failure?.description.contains(message) == true, "\(failure.map(\.description) ?? "")")
      #expect(failure?.codec == AvroCodec<DynamicRecord>.identity)
    }
  }

  @Test func limitsHoldBeforeBytesArrive() throws {
    let good = head([("avro.schema", AvroSchema(Self.schema).compactText)])
    let limits = DecodingLimits(inputBytes: 1000, elements: 10, stringBytes: 500)
    // 2,000 bytes, 20 records: claimed only.
    let size = #expect(throws: DecodingFailure.self) {
      try decoded(good + [0x02, 0xA0, 0x1F], limits: limits)
    }
    #expect(size?.reason == .inputTooLong(count: 2000, limit: 1000))
    let count = #expect(throws: DecodingFailure.self) {
      try decoded(good + [0x28, 0x02], limits: limits)
    }
    #expect(count?.reason == .tooManyElements(limit: 10))
    let name = #expect(throws: DecodingFailure.self) {
      try decoded([0x4F, 0x62, 0x6A, 0x01, 0x02, 0xA0, 0x1F], limits: limits)
    }
    #expect(name?.reason == .stringTooLong(count: 2000, limit: 500))
    // A head that goes on and on.
    var container = AvroContainerReader<DynamicRecord>(schema: Self.schema, limits: limits)
    container.append([0x4F, 0x62, 0x6A, 0x01])
    var refusal: DecodingFailure?
    for _ in 0..<20 where refusal == nil {
      container.append([0x02, 0x02, 0x61, 0x80, 0x01] + [UInt8](repeating: 7, count: 64))
      do {
        _ = try container.nextBlock()
      } catch {
        refusal = error
      }
    }
    #expect(refusal?.reason == .tooManyElements(limit: 10))
  }

  @Test func damagedFilesAreRefusedOrRead() throws {
    let sample = try file((0..<20).map(record), blockBytes: 60)
    var mutation = Mutation(seed: 11)
    let limits = DecodingLimits(inputBytes: 2000, depth: 20, elements: 100, stringBytes: 1000)
    for _ in 0..<5000 {
      let bytes = mutation.next(of: [sample])
      do {
        _ = try decoded(bytes, limits: limits)
      } catch let failure as DecodingFailure {
        try #require(failure.codec == AvroCodec<DynamicRecord>.identity)
      }
    }
  }
}
