import RecordModel

/// A record that holds records like itself, in every way that a record can.
struct Node: Record {
  var label = ""
  @Indirect var next: Node?
  var children: [Node] = []
  var named: [String: Node] = [:]

  static let schema: RecordSchema = RecordSchema(
    "Node",
    [
      FieldSchema(1, "label", .string),
      FieldSchema(2, "next", .record(Node.schema), .optional),
      FieldSchema(3, "children", .record(Node.schema), .repeated),
      FieldSchema(4, "named", .record(Node.schema), .map),
    ])

  func encode<Encoder: RecordEncoder & ~Copyable>(to encoder: inout Encoder) throws(EncodingFailure)
  {
    try encoder.encode(label, field: 1)
    try encoder.encode(next, field: 2)
    try encoder.encode(children, field: 3)
    try encoder.encode(named, field: 4)
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
      default: try decoder.skipField()
      }
    }
  }
}
