import SerializationCodecs

struct Point: Record {
  var x = 0.0
  var y = 0.0
  var label: String?

  static let schema = RecordSchema(
    "Point",
    [
      FieldSchema(1, "x", .double),
      FieldSchema(2, "y", .double),
      FieldSchema(3, "label", .string, .optional),
    ])

  func encode<Encoder: RecordEncoder & ~Copyable>(to encoder: inout Encoder) throws(EncodingFailure)
  {
    try encoder.encode(x, field: 1)
    try encoder.encode(y, field: 2)
    try encoder.encode(label, field: 3)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&x)
      case 2: try decoder.decode(&y)
      case 3: try decoder.decode(&label, new: String.init)
      default: try decoder.skipField()
      }
    }
  }
}

@main
enum Sizes {
  static func main() throws {
    let home = Point(x: 52.5, y: 13.25, label: "home")
    let codecs: [any Codec<Point>] = [
      FoundationJSONCodec<Point>(), JSONCodec<Point>(), LibXML2Codec<Point>(),
      ProtobufCodec<Point>(), ProtobufCCodec<Point>(), AvroCodec<Point>(), LibAvroCodec<Point>(),
      CBORCodec<Point>(), LibCBORCodec<Point>(), MessagePackCodec<Point>(),
      MessagePackCCodec<Point>(),
    ]
    for codec in codecs {
      let bytes = try codec.encode(home)
      print(
        "\(codec.identity): \(bytes.count) B, the same again: \(try codec.decode(bytes) == home)")
    }
  }
}
