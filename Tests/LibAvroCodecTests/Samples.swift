import RecordModel

/// One field of each kind, most of them.
let kinds = RecordSchema(
  "Kinds",
  [
    FieldSchema(1, "flag", .bool),
    FieldSchema(2, "small", .int32),
    FieldSchema(3, "large", .int64),
    FieldSchema(4, "counter", .uint32),
    FieldSchema(5, "mask", .uint64),
    FieldSchema(6, "single", .float),
    FieldSchema(7, "real", .double),
    FieldSchema(8, "text", .string),
    FieldSchema(9, "blob", .bytes),
    FieldSchema(
      10, "color", .enumeration(EnumSchema("Color", [.init("RED", 0), .init("BLUE", 7)]))),
    FieldSchema(11, "note", .string, .optional),
    FieldSchema(12, "numbers", .int32, .repeated),
    FieldSchema(13, "labels", .string, .map),
  ])

/// A record with one field, named `v`.
func schema(
  _ type: FieldType, _ cardinality: Cardinality = .implicit
) -> RecordSchema {
  RecordSchema("R", [FieldSchema(1, "v", type, cardinality)])
}

/// A record of ``schema(_:_:)``.
func record(_ schema: RecordSchema, _ value: DynamicValue) -> DynamicRecord {
  var record = DynamicRecord(schema: schema)
  record["v"] = value
  return record
}

/// A record that holds records like itself, and lists.
struct Node: Record {
  var label = ""
  var tags: [String] = []
  @Indirect var next: Node?
  var children: [Node] = []
  var named: [String: Node] = [:]

  static let schema: RecordSchema = RecordSchema(
    "Node",
    [
      FieldSchema(1, "label", .string),
      FieldSchema(2, "tags", .string, .repeated),
      FieldSchema(3, "next", .record(Node.schema), .optional),
      FieldSchema(4, "children", .record(Node.schema), .repeated),
      FieldSchema(5, "named", .record(Node.schema), .map),
    ])

  func encode<Encoder: RecordEncoder & ~Copyable>(to encoder: inout Encoder) throws(EncodingFailure)
  {
    try encoder.encode(label, field: 1)
    try encoder.encode(tags, field: 2)
    try encoder.encode(next, field: 3)
    try encoder.encode(children, field: 4)
    try encoder.encode(named, field: 5)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&label)
      case 2: try decoder.decode(&tags, new: String.init)
      case 3: try decoder.decode(&next, new: Node.init)
      case 4: try decoder.decode(&children, new: Node.init)
      case 5: try decoder.decode(&named, new: Node.init)
      default: try decoder.skipField()
      }
    }
  }

  /// A chain of nodes, each the next of the one before.
  static func chain(_ length: Int) -> Node {
    var node = Node(label: "\(length)")
    for number in (1..<length).reversed() { node = Node(label: "\(number)", next: node) }
    return node
  }

  /// A node with nodes in every place.
  static func tree(_ seed: Int) -> Node {
    Node(
      label: "node \(seed) – 😀", tags: ["a", "", "\u{0}b"], next: chain(3),
      children: (0..<(seed % 4)).map { Node(label: "\($0)", tags: ["x"]) },
      named: ["é": chain(2), "": Node(), "z": Node(children: [Node()])])
  }
}
