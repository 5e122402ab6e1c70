import Bytes
import NativeCodecs
import RecordModel
import Testing

/// A list of one link after the other: each record holds the next.
private struct Chain: Record {
  var value: Int32 = 0
  @Indirect var next: Chain?

  static let schema: RecordSchema = RecordSchema(
    "Chain",
    [FieldSchema(1, "value", .int32), FieldSchema(2, "next", .record(Chain.schema), .optional)])

  func encode<Encoder: RecordEncoder & ~Copyable>(to encoder: inout Encoder) throws(EncodingFailure)
  {
    try encoder.encode(value, field: 1)
    try encoder.encode(next, field: 2)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&value)
      case 2: try decoder.decode(&next, new: Chain.init)
      default: try decoder.skipField()
      }
    }
  }

  static func ofLength(_ length: Int) -> Chain {
    var chain = Chain(value: Int32(length))
    for value in (1..<length).reversed() { chain = Chain(value: Int32(value), next: chain) }
    return chain
  }
}

@Suite struct NestingTests {
  private let codec = ProtobufCodec<Chain>(limits: DecodingLimits(depth: 10))

  @Test func recordsNestUpToTheLimitAndNoFurther() throws {
    let deepest = Chain.ofLength(10)
    let bytes = try codec.encode(deepest)
    #expect(try codec.decode(bytes) == deepest)

    let failure = #expect(throws: EncodingFailure.self) { try codec.encode(Chain.ofLength(11)) }
    #expect(failure?.reason == .nestingTooDeep(limit: 10))
    #expect(failure?.path.description == Array(repeating: "next", count: 10).joined(separator: "."))

    let deeper = try ProtobufCodec<Chain>().encode(Chain.ofLength(11))
    let refusal = #expect(throws: DecodingFailure.self) { try codec.decode(deeper) }
    #expect(refusal?.reason == .nestingTooDeep(limit: 10))
  }

  @Test func aFailureLeavesTheBufferAsItWas() throws {
    var buffer = ByteBuffer()
    try codec.encode(Chain(value: 1), into: &buffer)
    let before = buffer.bytes()
    #expect(throws: EncodingFailure.self) { try codec.encode(Chain.ofLength(11), into: &buffer) }
    #expect(buffer.bytes() == before)
    try codec.encode(Chain(value: 2), into: &buffer)
    #expect(buffer.bytes() == [8, 1, 8, 2])
  }
}
