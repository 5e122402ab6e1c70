import Bytes
import LibAvroCodec
import RecordModel
import TestSupport
import Testing

private typealias DynamicCodec = LibAvroCodec<DynamicRecord>

@Suite struct LibAvroCodecTests {
  @Test("The bytes are those that the specification's page prints")
  func examplesOfTheSpecification() throws {
    let table: [(RecordSchema, DynamicValue, [UInt8])] = [
      (schema(.int64), .int64(0), [0x00]),
      (schema(.int64), .int64(-1), [0x01]),
      (schema(.int64), .int64(1), [0x02]),
      (schema(.int64), .int64(-64), [0x7F]),
      (schema(.int64), .int64(64), [0x80, 0x01]),
      (schema(.string), .string("foo"), [0x06, 0x66, 0x6F, 0x6F]),
      (schema(.int64, .repeated), .list(.int64([3, 27])), [0x04, 0x06, 0x36, 0x00]),
      (schema(.string, .optional), .absent, [0x00]),
      (schema(.string, .optional), .string("a"), [0x02, 0x02, 0x61]),
    ]
    for (schema, value, bytes) in table {
      let codec = DynamicCodec(schema: schema)
      #expect(try codec.encode(record(schema, value)) == bytes)
      #expect(try codec.decode(bytes) == record(schema, value))
    }
  }

  @Test func valuesAtTheEdgesComeBack() throws {
    let long: [UInt8] = Array(repeating: 0xFF, count: 9) + [0x01]
    let table: [(RecordSchema, DynamicValue, [UInt8]?)] = [
      (schema(.bool), .bool(true), [1]),
      (schema(.int32), .int32(.min), [0xFF, 0xFF, 0xFF, 0xFF, 0x0F]),
      (schema(.int32), .int32(.max), [0xFE, 0xFF, 0xFF, 0xFF, 0x0F]),
      (schema(.int64), .int64(.min), long),
      (schema(.int64), .int64(.max), [0xFE] + long.dropFirst()),
      (schema(.uint32), .uint32(.max), [0xFE, 0xFF, 0xFF, 0xFF, 0x1F]),
      (schema(.uint64), .uint64(.max), [0x01]),
      (schema(.uint64), .uint64(1 << 63), long),
      (schema(.float), .float(.nan), nil),
      (schema(.float), .float(-.infinity), [0, 0, 0x80, 0xFF]),
      (schema(.double), .double(-0.0), [0, 0, 0, 0, 0, 0, 0, 0x80]),
      (schema(.double), .double(.leastNonzeroMagnitude), [1, 0, 0, 0, 0, 0, 0, 0]),
      (schema(.string), .string(""), [0]),
      (schema(.string), .string("\0a\0"), [6, 0, 0x61, 0]),
      (schema(.string), .string("😀\u{301}"), nil),
      (schema(.string, .repeated), .list(.string(["\0", "", "\u{1}"])), [6, 2, 0, 0, 2, 1, 0]),
      (schema(.bytes), .bytes([]), [0]),
      (schema(.bytes), .bytes([0, 0xFF, 0]), [6, 0, 0xFF, 0]),
      (schema(.bytes, .optional), .bytes([]), [2, 0]),
      (schema(.double, .repeated), .list(.double([])), [0]),
      (schema(.string, .map), .map(.string([:])), [0]),
      (
        schema(.string, .map), .map(.string(["": "", "é": "\0"])),
        [4, 0, 0, 4, 0xC3, 0xA9, 2, 0, 0]
      ),
    ]
    for (schema, value, bytes) in table {
      let codec = DynamicCodec(schema: schema)
      let encoded = try codec.encode(record(schema, value))
      if let bytes { #expect(encoded == bytes, "\(value)") }
      #expect(try codec.decode(encoded) == record(schema, value))
    }
  }

  @Test func controlCharactersComeBackUnlessAKeyHasANul() throws {
    var repertoire = RandomRecord.Repertoire.portable
    repertoire.controlCharacters = true
    var refused = 0
    for seed in 1...50 as ClosedRange<UInt64> {
      var schemas = RandomSchema(seed: seed)
      let schema = schemas.next()
      var random = RandomRecord(seed: seed, repertoire: repertoire)
      let codec = DynamicCodec(schema: schema)
      for _ in 0..<20 {
        let record = random.next(schema)
        let bytes: [UInt8]
        do throws(EncodingFailure) {
          bytes = try codec.encode(record)
        } catch {
          refused += 1
          #expect(error.reason == .unrepresentable("libavro cannot write U+0000 in a map's key"))
          guard case .key(let key)? = error.path.steps.last else {
            Issue.record("\(error) names no key")
            continue
          }
          #expect(key.unicodeScalars.contains("\0"))
          continue
        }
        #expect(try codec.decode(bytes) == record, "seed \(seed)")
      }
    }
    #expect(refused > 0 && refused < 500)
  }

  @Test func aNumberWithoutANameIsRefusedAndTheBufferStays() throws {
    let codec = DynamicCodec(schema: kinds)
    var record = DynamicRecord(schema: kinds)
    var buffer = ByteBuffer()
    try codec.encode(record, into: &buffer)
    let before = buffer.bytes()
    record["color"] = .enumeration(EnumNumber(3))
    let failure = #expect(throws: EncodingFailure.self) {
      try codec.encode(record, into: &buffer)
    }
    #expect(failure?.path.description == "color")
    #expect(failure?.codec?.description == "avro/libavro")
    #expect(buffer.bytes() == before)
    record["color"] = .enumeration(EnumNumber(7))
    try codec.encode(record, into: &buffer)
    #expect(buffer.count == 2 * before.count)
    #expect(try codec.decode(Array(buffer.bytes()[before.count...])) == record)
  }

  @Test func compiledAndDynamicRecordsHaveTheSameBytes() throws {
    let compiled = LibAvroCodec<Node>()
    let dynamic = DynamicCodec(schema: Node.schema)
    for seed in 0..<8 {
      let node = Node.tree(seed)
      let bytes = try compiled.encode(node)
      #expect(try compiled.decode(bytes) == node)
      #expect(try dynamic.encode(try dynamic.decode(bytes)) == bytes)
    }
  }

  @Test func recordsNestUpToTheLimitAndNoFurther() throws {
    let codec = LibAvroCodec<Node>(limits: DecodingLimits(depth: 10))
    let bytes = try codec.encode(Node.chain(10))
    #expect(try codec.decode(bytes) == Node.chain(10))
    let failure = #expect(throws: EncodingFailure.self) { try codec.encode(Node.chain(11)) }
    #expect(failure?.reason == .nestingTooDeep(limit: 10))
    let deeper = try LibAvroCodec<Node>().encode(Node.chain(11))
    let refusal = #expect(throws: DecodingFailure.self) { try codec.decode(deeper) }
    #expect(refusal?.reason == .nestingTooDeep(limit: 10))
    #expect(refusal?.path.description == Array(repeating: "next", count: 10).joined(separator: "."))
  }

  @Test func oneCodecServesManyThreads() async throws {
    let codec = LibAvroCodec<Node>()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for thread in 0..<8 {
        group.addTask {
          for round in 0..<200 {
            let node = Node.tree(thread + round)
            let same = try codec.decode(try codec.encode(node))
            #expect(same == node)
            #expect(throws: DecodingFailure.self) { try codec.decode([0x02, 0xFF]) }
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func aFilledValueIsWrittenAndReadByLibavroAlone() throws {
    let codec = LibAvroCodec<Node>()
    let node = Node.tree(3)
    let filled = try codec.filled(node)
    let bytes = try codec.encode(node)
    var buffer = ByteBuffer()
    try filled.write(into: &buffer)
    try filled.read()
    try filled.write(into: &buffer)
    #expect(buffer.bytes() == bytes + bytes)
  }
}
