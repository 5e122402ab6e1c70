import NativeCodecs
import RecordModel
import Testing

/// What is refused, where, and before memory is taken for it.
@Suite struct BinaryMapFailureTests {
  private typealias Samples = BinaryMapSamples

  private func cborFailure(
    _ hexadecimal: String, limits: DecodingLimits = .standard
  ) -> DecodingFailure? {
    let codec = CBORCodec<DynamicRecord>(schema: Samples.all, limits: limits)
    return #expect(throws: DecodingFailure.self, "\(hexadecimal)") {
      try codec.decode(Samples.bytes(hexadecimal))
    }
  }

  private func messagePackFailure(
    _ hexadecimal: String, limits: DecodingLimits = .standard
  ) -> DecodingFailure? {
    let codec = MessagePackCodec<DynamicRecord>(schema: Samples.all, limits: limits)
    return #expect(throws: DecodingFailure.self, "\(hexadecimal)") {
      try codec.decode(Samples.bytes(hexadecimal))
    }
  }

  @Test func everyTruncationIsRefused() throws {
    var record = Samples.record([
      "t": .string("text"), "map": .map(.int32(["a": 1000])), "list": .list(.string(["é"])),
      "b": .bytes([1, 2, 3]),
    ])
    record["inner"] = .record(DynamicRecord(schema: Samples.inner))
    let cbor = try CBORCodec<DynamicRecord>(schema: Samples.all).encode(record)
    let packed = try MessagePackCodec<DynamicRecord>(schema: Samples.all).encode(record)
    for count in 0..<cbor.count {
      let failure = cborFailure(Samples.hexadecimal(Array(cbor.prefix(count))))
      #expect(failure?.reason == .truncated, "\(count)")
      #expect(failure?.offset != nil)
    }
    for count in 0..<packed.count {
      let failure = messagePackFailure(Samples.hexadecimal(Array(packed.prefix(count))))
      #expect(failure?.reason == .truncated, "\(count)")
    }
  }

  @Test func wrongTypesAreNamedWithFieldAndOffset() {
    let cases: [(String, String, String, Int)] = [
      ("a1 64666c6167 01", "flag", "expected a boolean, found an integer", 6),
      ("a1 6169 f5", "i", "expected int64, found a boolean", 3),
      ("a1 6169 f93e00", "i", "expected int64, found 1.5", 3),
      ("a1 65696e743332 1a80000000", "int_32", "2147483648 does not fit int32", 7),
      ("a1 65696e743332 3a80000000", "int_32", "-2147483649 does not fit int32", 7),
      ("a1 6175 20", "u", "-1 does not fit uint64", 3),
      ("a1 6169 3bffffffffffffffff", "i", "-18446744073709551616 does not fit int64", 3),
      ("a1 6169 c249010000000000000000", "i", "an integer of 65 bits does not fit int64", 3),
      ("a1 6169 c1 4101", "i", "expected int64, found bytes", 3),
      ("a1 6169 c2 6101", "i", "expected int64, found text", 3),
      ("a1 65666c6f6174 fb7e37e43c8800759c", "float", "1e+300 does not fit float", 7),
      ("a1 6164 6131", "d", "expected double, found text", 3),
      ("a1 6174 4161", "t", "expected text, found bytes", 3),
      ("a1 6162 6161", "b", "expected bytes, found text", 3),
      ("a1 65636f6c6f72 6341425a", "color", "the enum has no case ABZ", 7),
      ("a1 65636f6c6f72 80", "color", "expected an enum's name or number, found an array", 7),
      ("a1 65696e6e6572 80", "inner", "expected a map, found an array", 7),
      ("a1 65696e6e6572 a1 6161 f5", "inner.a", "expected int32, found a boolean", 10),
      ("a1 646c697374 a0", "list", "expected an array, found a map", 6),
      ("a1 646c697374 82 6161 01", "list[1]", "expected text, found an integer", 9),
      ("a1 646c697374 81 f6", "list[0]", "expected text, found null", 7),
      ("a1 636d6170 80", "map", "expected a map, found an array", 5),
      ("a1 636d6170 a1 6161 f6", "map[\"a\"]", "expected int32, found null", 8),
      ("a1 636d6170 a1 f5 01", "map", "expected text, found a boolean", 6),
      ("80", "", "expected a map, found an array", 0),
      ("f6", "", "expected a map, found null", 0),
      ("a1 6169 f0", "i", "expected int64, found a simple value or an extension", 3),
    ]
    for (bytes, path, reason, offset) in cases {
      let failure = cborFailure(bytes)
      #expect(failure?.path.description == path, "\(bytes)")
      #expect(failure?.reason.description == reason, "\(bytes)")
      #expect(failure?.offset == offset, "\(bytes)")
      #expect(failure?.codec == CBOR.identity)
    }
  }

  @Test func whatIsNotWellFormedIsRefused() {
    func found(_ expected: String, _ found: String) -> DecodingFailure.Reason {
      .wrongType(expected: expected, found: found)
    }
    let cases: [(String, DecodingFailure.Reason, Int)] = [
      ("a1 6169 1c", found("an item", "the byte 0x1c, which is reserved"), 3),
      ("a1 617a 5d", found("an item", "the byte 0x5d, which is reserved"), 3),
      ("a1 617a fe", found("an item", "the byte 0xfe, which is reserved"), 3),
      ("a1 6169 1f", found("an item", "the byte 0x1f, which begins none"), 3),
      ("a1 617a df", found("an item", "the byte 0xdf, which begins none"), 3),
      ("a1 617a f818", found("a simple value from 32 after 0xf8", "24"), 3),
      ("ff", found("a map", "a break (0xff)"), 0),
      ("a1 ff 00", found("an item", "a break (0xff)"), 1),
      ("a1 6169 ff", found("int64", "a break (0xff)"), 3),
      ("a1 617a 81 ff", found("an item", "a break (0xff)"), 4),
      ("a1 617a bf 01 ff", found("the value of a map's last key", "a break (0xff)"), 5),
      ("a1 617a c1 ff", found("an item", "a break (0xff)"), 3),
      ("bf 6169 ff", found("int64", "a break (0xff)"), 3),
      ("a1 6174 7f 4161 ff", found("a chunk of text with its length", "bytes"), 4),
      (
        "a1 6174 7f 7f 6161 ff ff",
        found("a chunk of text with its length", "text without a length"), 4
      ),
      ("a1 617a 5f 6161 ff", found("a chunk of bytes with its length", "text"), 4),
      ("a1 6174 62c328", .invalidUTF8, 3), ("a1 617a 62c328", .invalidUTF8, 3),
      ("a1 61ff 01", .invalidUTF8, 1),
      // Half of a character in each of two chunks.
      ("a1 6174 7f 61c3 61a9 ff", .invalidUTF8, 4),
      ("a1 617a 7f 61c3 61a9 ff", .invalidUTF8, 4),
      ("a0 00", .trailingBytes(count: 1), 1),
      ("a2 6169 01 6169 01", .repeatedMember, 6),
      ("a1 636d6170 a2 6161 01 6161 02", .malformed("the key is there twice"), 9),
      ("a2 6178 01 6179 60", .exclusiveMembers(17, name: "x"), 7),
    ]
    for (bytes, reason, offset) in cases {
      let failure = cborFailure(bytes)
      #expect(failure?.reason == reason, "\(bytes)")
      #expect(failure?.offset == offset, "\(bytes)")
    }
    // The same field under its two names.
    let twice = cborFailure("a2 6675696e743332 01 6775696e745f3332 01")
    #expect(twice?.reason == .repeatedMember)
    let reserved = messagePackFailure("81 a169 c1")
    #expect(reserved?.reason == found("an item", "the byte 0xc1, which begins none"))
    #expect(reserved?.offset == 3)
    let text = messagePackFailure("81 a174 a2c328")
    #expect(text?.reason == .invalidUTF8)
    let bytes = messagePackFailure("81 a174 c40161")
    #expect(bytes?.reason == .wrongType(expected: "text", found: "bytes"))
    let timestamp = messagePackFailure("81 a169 d6ff00000000")
    #expect(
      timestamp?.reason
        == .wrongType(expected: "int64", found: "a simple value or an extension"))
  }

  @Test func hostileCountsTakeNoMemory() {
    for bytes in [
      "a1 6174 7bffffffffffffffff", "a1 6162 5bffffffffffffffff", "a1 617a 7bffffffffffffffff",
      "a1 6174 7a00ffffff", "a1 617a 9bffffffffffffffff", "a1 617a bbffffffffffffffff",
      "bbffffffffffffffff", "bb7fffffffffffffff", "a1 646c697374 9a000f4240",
      "a1 636d6170 ba000f4240", "a1 677265636f726473 9a000f4240",
    ] {
      let failure = cborFailure(bytes)
      switch failure?.reason {
      case .truncated, .stringTooLong, .tooManyElements: break
      default: Issue.record("\(bytes): \(String(describing: failure))")
      }
      #expect(failure?.offset != nil)
    }
    for bytes in [
      "81 a174 dbffffffff", "81 a162 c6ffffffff", "81 a17a ddffffffff", "dfffffffff",
      "81 a46c697374 ddffffffff", "81 a36d6170 dfffffffff", "81 a17a c9ffffffff01",
    ] {
      let failure = messagePackFailure(bytes)
      switch failure?.reason {
      case .truncated, .stringTooLong, .tooManyElements: break
      default: Issue.record("\(bytes): \(String(describing: failure))")
      }
    }
  }

  @Test(
    "A count of more than the rest of the input holds is the end of the input, whatever the limits are"
  )
  func countsBeyondTheInput() {
    let limits = DecodingLimits(elements: 2, stringBytes: 3)
    for (bytes, offset) in [
      ("bbffffffffffffffff", 0), ("a1 6174 7bffffffffffffffff", 3), ("a1 6174 64616263", 3),
      ("a1 646c697374 9bffffffffffffffff", 6), ("a1 646c697374 83 6060", 6),
      ("a1 617a bbffffffffffffffff", 3), ("a1 617a 9b4000000000000000", 3),
    ] {
      for limits in [limits, .standard] {
        let failure = cborFailure(bytes, limits: limits)
        #expect(failure?.reason == .truncated, "\(bytes)")
        #expect(failure?.offset == offset, "\(bytes)")
      }
    }
  }

  @Test func limitsHold() {
    let limits = DecodingLimits(inputBytes: 30, depth: 2, elements: 2, stringBytes: 3)
    #expect(
      cborFailure(String(repeating: "00", count: 31), limits: limits)?.reason
        == .inputTooLong(count: 31, limit: 30))
    #expect(
      cborFailure("a1 6174 6461626364", limits: limits)?.reason
        == .stringTooLong(count: 4, limit: 3))
    #expect(
      cborFailure("a1 6174 7f 626162 626162 ff", limits: limits)?.reason
        == .stringTooLong(count: 4, limit: 3))
    #expect(
      cborFailure("a1 646c697374 83 606060", limits: limits)?.reason == .tooManyElements(limit: 2))
    #expect(
      cborFailure("a1 646c697374 9f 606060 ff", limits: limits)?.reason
        == .tooManyElements(limit: 2))
    #expect(
      cborFailure("a1 636d6170 bf 6161 01 6162 01 6163 01 ff", limits: limits)?.reason
        == .tooManyElements(limit: 2))
    #expect(
      cborFailure("a1 617a 81 81 81 00", limits: limits)?.reason == .nestingTooDeep(limit: 2))
  }

  @Test func nestingOfWhatIsPassedOverTakesNoStack() throws {
    let depth = 100_000
    let limits = DecodingLimits(depth: depth + 10)
    let codec = CBORCodec<DynamicRecord>(schema: Samples.all, limits: limits)
    let bytes =
      Samples.bytes("a1617a") + [UInt8](repeating: 0x81, count: depth) + [0x00]
    #expect(try codec.decode(bytes) == Samples.record([:]))
    let open = Samples.bytes("a1617a") + [UInt8](repeating: 0x9F, count: depth)
    let failure = #expect(throws: DecodingFailure.self) { try codec.decode(open) }
    #expect(failure?.reason == .truncated)
    // As many tags.
    let tagged = Samples.bytes("a16169") + [UInt8](repeating: 0xC1, count: depth) + [0x07]
    #expect(try codec.decode(tagged)["i"] == .int64(7))
  }

  @Test func recordsNestUpToTheLimitAndNoFurther() throws {
    let link = SelfNamed.schema
    var record = DynamicRecord(schema: link)
    for _ in 1..<10 {
      var outer = DynamicRecord(schema: link)
      outer["next"] = .record(record)
      record = outer
    }
    let exact = CBORCodec<DynamicRecord>(schema: link, limits: DecodingLimits(depth: 10))
    let tight = CBORCodec<DynamicRecord>(schema: link, limits: DecodingLimits(depth: 9))
    let bytes = try exact.encode(record)
    #expect(try exact.decode(bytes) == record)
    #expect(throws: DecodingFailure.self) { try tight.decode(bytes) }
    let failure = #expect(throws: EncodingFailure.self) { try tight.encode(record) }
    #expect(failure?.reason == .nestingTooDeep(limit: 9))
  }

  private enum SelfNamed {
    static let schema: RecordSchema = RecordSchema(
      "Link",
      [
        FieldSchema(1, "value", .int32),
        FieldSchema(2, "next", .record(SelfNamed.schema), .optional),
      ])
  }
}
