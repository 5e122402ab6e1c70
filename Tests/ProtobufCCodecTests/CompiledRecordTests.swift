import NativeCodecs
import ProtobufCCodec
import RecordModel
import Testing

/// A record that holds records like itself, in every way that a record can.
private struct Node: Record {
  var label = ""
  @Indirect var next: Node?
  var children: [Node] = []
  var named: [String: Node] = [:]
  var weight: Double?

  static let schema: RecordSchema = RecordSchema(
    "Node",
    [
      FieldSchema(1, "label", .string),
      FieldSchema(2, "next", .record(Node.schema), .optional),
      FieldSchema(3, "children", .record(Node.schema), .repeated),
      FieldSchema(4, "named", .record(Node.schema), .map),
      FieldSchema(5, "weight", .double, .optional),
    ])

  func encode<Encoder: RecordEncoder & ~Copyable>(to encoder: inout Encoder) throws(EncodingFailure)
  {
    try encoder.encode(label, field: 1)
    try encoder.encode(next, field: 2)
    try encoder.encode(children, field: 3)
    try encoder.encode(named, field: 4)
    try encoder.encode(weight, field: 5)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&label)
      case 2: try decoder.decode(&next, new: Node.init)
      case 3: try decoder.decode(&children, new: Node.init)
      case 4: try decoder.decode(&named, new: Node.init)
      case 5: try decoder.decode(&weight, new: Double.init)
      default: try decoder.skipField()
      }
    }
  }

  static func chain(_ length: Int) -> Node {
    var chain = Node(label: "last")
    for _ in 1..<length { chain = Node(label: "link", next: chain) }
    return chain
  }
}

@Suite struct CompiledRecordTests {
  private let codec = ProtobufCCodec<Node>()

  private var tree: Node {
    let leaf = Node(label: "žluťoučký 🐎", weight: -0.0)
    let branch = Node(
      next: leaf, children: [leaf, Node(), leaf], named: ["": leaf, "a": Node(), "ä": leaf])
    return Node(label: "root", next: branch, children: [branch], named: ["b": branch], weight: 1.5)
  }

  @Test func aCompiledRecordHasTheBytesOfADynamicOne() throws {
    let bytes = try codec.encode(tree)
    #expect(try bytes == ProtobufCodec<Node>().encode(tree))
    #expect(try codec.decode(bytes) == tree)
    let dynamic = ProtobufCCodec<DynamicRecord>(schema: Node.schema)
    #expect(try dynamic.encode(dynamic.decode(bytes)) == bytes)
  }

  @Test func recordsNestUpToTheLimitAndNoFurther() throws {
    let codec = ProtobufCCodec<Node>(limits: DecodingLimits(depth: 10))
    let deepest = Node.chain(10)
    #expect(try codec.decode(codec.encode(deepest)) == deepest)

    var buffer = ByteBuffer()
    buffer.append(0x2A)
    let failure = #expect(throws: EncodingFailure.self) {
      try codec.encode(Node.chain(11), into: &buffer)
    }
    #expect(failure?.reason == .nestingTooDeep(limit: 10))
    #expect(failure?.path.description == Array(repeating: "next", count: 10).joined(separator: "."))
    #expect(buffer.bytes() == [0x2A])

    let deeper = try self.codec.encode(Node.chain(11))
    let refusal = #expect(throws: DecodingFailure.self) { try codec.decode(deeper) }
    #expect(refusal?.reason == .nestingTooDeep(limit: 10))
  }

  @Test("A record and a schema that disagree fail, and no structure is written outside its members")
  func aRecordOfAnotherSchema() throws {
    let numbers = RecordSchema(
      "Node", [FieldSchema(1, "label", .int64), FieldSchema(2, "next", .bool)])
    let codec = ProtobufCCodec<Node>(schema: numbers)
    let failure = #expect(throws: EncodingFailure.self) { try codec.encode(tree) }
    #expect(
      failure?.reason == .unrepresentable("the record's field is of another type than the schema's")
    )
    #expect(failure?.path.description == "label")
    let refusal = #expect(throws: DecodingFailure.self) { try codec.decode([8, 1]) }
    #expect(
      refusal?.reason == .wrongType(expected: "string", found: "another type in the schema"))
    let order = #expect(throws: EncodingFailure.self) {
      try ProtobufCCodec<Node>(schema: RecordSchema("Node", [])).encode(tree)
    }
    #expect(order?.reason == .outOfOrder(number: 1))
  }

  @Test func oneCodecServesEightThreads() async throws {
    let (codec, tree) = (codec, tree)
    let bytes = try codec.encode(tree)
    let filled = try codec.filled(tree)
    try await withThrowingTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<200 {
            #expect(try codec.encode(tree) == bytes)
            #expect(try codec.decode(bytes) == tree)
            var buffer = ByteBuffer()
            try filled.pack(into: &buffer)
            #expect(buffer.bytes() == bytes)
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
