import NativeCodecs
import TestSupport
import Testing

/// Schemas and data that claim more than they are: each must be refused soon, and by name.
@Suite struct AvroHostileInputTests {
  private let schema = RecordSchema("R", [FieldSchema(1, "a", .int32)])

  private func codec(
    _ fields: String, limits: DecodingLimits = .standard
  ) throws -> AvroResolvingCodec<DynamicRecord> {
    let text = #"{"type": "record", "name": "R", "fields": [\#(fields)]}"#
    return try AvroResolvingCodec(
      schema: schema, writer: AvroSchema(json: text), limits: limits)
  }

  private func refusal(
    _ fields: String, _ bytes: [UInt8], limits: DecodingLimits = .standard
  ) throws -> DecodingFailure.Reason? {
    let codec = try codec(fields, limits: limits)
    return #expect(throws: DecodingFailure.self) { try codec.decode(bytes) }?.reason
  }

  @Test func aRecordThatContainsItselfNeverEnds() throws {
    let reason = try refusal(#"{"name": "r", "type": "R"}"#, [])
    #expect(reason == .nestingTooDeep(limit: 100))
  }

  @Test("Records without bytes, each of two smaller ones, are counted before they are too many")
  func doubling() throws {
    var fields = [#"{"name": "f0", "type": {"type": "record", "name": "D0", "fields": []}}"#]
    for level in 1...60 {
      fields.append(
        #"{"name": "f\#(level)", "type": {"type": "record", "name": "D\#(level)", "fields": [{"name": "a", "type": "D\#(level - 1)"}, {"name": "b", "type": "D\#(level - 1)"}]}}"#
      )
    }
    let reason = try refusal(
      fields.joined(separator: ","), [], limits: DecodingLimits(elements: 10_000))
    #expect(reason == .tooManyElements(limit: 10_000))
  }

  @Test func elementsWithoutBytesAreCountedTogether() throws {
    let limits = DecodingLimits(elements: 1000)
    for type in [#""null""#, #"{"type": "fixed", "name": "F", "size": 0}"#] {
      let array =
        #"{"name": "n", "type": {"type": "array", "items": {"type": "array", "items": \#(type)}}}"#
      // Two arrays of 600 elements that take no bytes.
      let bytes: [UInt8] = [0x04, 0xB0, 0x09, 0x00, 0xB0, 0x09, 0x00, 0x00]
      #expect(try refusal(array, bytes, limits: limits) == .tooManyElements(limit: 1000))
    }
  }

  @Test func whatIsPassedOverNestsToTheLimit() throws {
    let list =
      #"{"name": "l", "type": {"type": "record", "name": "L", "fields": [{"name": "n", "type": ["null", "L"]}]}}"#
    let codec = try codec(list, limits: DecodingLimits(depth: 10))
    // The outermost record, and nine inside it.
    let bytes = [UInt8](repeating: 0x02, count: 8) + [0x00]
    #expect(try codec.decode(bytes).values == [.int32(0)])
    let failure = #expect(throws: DecodingFailure.self) { try codec.decode([0x02] + bytes) }
    #expect(failure?.reason == .nestingTooDeep(limit: 10))
  }

  @Test func recordsNestInTheSchemasToTheLimit() throws {
    // A chain of records of one name in many namespaces, which all could be the reader's record.
    let recursive = Box()
    let reader = RecordSchema(
      "R", [FieldSchema(1, "r", .record(RecordReference { recursive.schema! }), .optional)])
    recursive.schema = reader
    var branches = [#"{"type": "record", "name": "n0.R", "fields": []}"#]
    for level in 1...5000 {
      branches.append(
        #"{"type": "record", "name": "n\#(level).R", "fields": [{"name": "r", "type": ["null", "n\#(level - 1).R"]}]}"#
      )
    }
    let writer = try AvroSchema(
      json:
        #"{"type": "record", "name": "R", "fields": [{"name": "z", "type": [\#(branches.joined(separator: ","))]}, {"name": "r", "type": "n5000.R"}]}"#
    )
    let failure = #expect(throws: AvroResolutionFailure.self) {
      try AvroResolvingCodec<DynamicRecord>(schema: reader, writer: writer)
    }
    #expect(failure?.message.contains("deeper than the limit of 100") == true)
  }

  private final class Box: @unchecked Sendable { var schema: RecordSchema? }

  @Test func lengthsAndCountsAreOnlyClaims() throws {
    let text = #"{"name": "s", "type": "string"}, {"name": "a", "type": "int"}"#
    #expect(
      try refusal(text, [0x82, 0x80, 0x80, 0x10])
        == .stringTooLong(count: (16 << 20) + 1, limit: 16 << 20))
    #expect(try refusal(text, [0x01]) == .malformed("a length is -1"))
    #expect(try refusal(text, [0x08, 0x61]) == .truncated)
    let array = #"{"name": "s", "type": {"type": "array", "items": "int"}}"#
    #expect(try refusal(array, [0x80, 0x01, 0x00]) == .truncated)
    let minimum: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0x00]
    #expect(try refusal(array, minimum) == .tooManyElements(limit: 1_000_000))
    #expect(try refusal(array, [0x01, 0x7F, 0x00]) == .truncated)
  }

  @Test func damagedDataOfAnotherSchemaIsRefusedOrRead() throws {
    let limits = DecodingLimits(inputBytes: 20_000, depth: 6, elements: 100, stringBytes: 1000)
    for seed in UInt64(1)...60 {
      var schemas = RandomSchema(seed: seed)
      var evolution = SchemaEvolution(seed: seed)
      let reader = schemas.next()
      let writer = evolution.writer(of: reader)
      let codec = try AvroResolvingCodec<DynamicRecord>(
        schema: reader, writer: AvroSchema(writer), limits: limits)
      let own = AvroCodec<DynamicRecord>(schema: reader)
      var random = RandomRecord(seed: seed, repertoire: .namedEnums)
      var mutation = Mutation(seed: seed)
      let samples = try (0..<10).map { _ in
        try AvroCodec<DynamicRecord>(schema: writer).encode(random.next(writer))
      }
      for _ in 0..<300 {
        do throws(DecodingFailure) {
          let record = try codec.decode(mutation.next(of: samples))
          let again = try? own.decode(own.encode(record))
          #expect(again == record)
        } catch {
          #expect(error.codec == AvroCodec<DynamicRecord>.identity)
        }
      }
    }
  }
}
