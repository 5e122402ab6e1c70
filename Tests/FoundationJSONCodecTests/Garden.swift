import FoundationJSONCodec
import RecordModel

/// A record with a field of every kind and every cardinality.
struct Garden: Record, Equatable {
  var open = false
  var small: Int32 = 0
  var large: Int64 = 0
  var smallCount: UInt32 = 0
  var largeCount: UInt64 = 0
  var ratio: Float = 0
  var area = 0.0
  var name = ""
  var photo: [UInt8] = []
  var season = Season.winter
  @Indirect var inside: Garden?
  var note: String?
  var areas: [Double] = []
  var seasons: [Season] = []
  var photos: [[UInt8]] = []
  var beds: [Garden] = []
  var counts: [String: Int32] = [:]
  var named: [String: Garden] = [:]

  static let schema: RecordSchema = RecordSchema(
    "Garden",
    [
      FieldSchema(1, "open", .bool),
      FieldSchema(2, "small", .int32),
      FieldSchema(3, "large", .int64),
      FieldSchema(4, "small_count", .uint32),
      FieldSchema(5, "large_count", .uint64),
      FieldSchema(6, "ratio", .float),
      FieldSchema(7, "area", .double),
      FieldSchema(8, "name", .string),
      FieldSchema(9, "photo", .bytes),
      FieldSchema(10, "season", .enumeration(Season.schema)),
      FieldSchema(11, "inside", .record(Garden.schema), .optional),
      FieldSchema(12, "note", .string, .optional),
      FieldSchema(13, "areas", .double, .repeated),
      FieldSchema(14, "seasons", .enumeration(Season.schema), .repeated),
      FieldSchema(15, "photos", .bytes, .repeated),
      FieldSchema(16, "beds", .record(Garden.schema), .repeated),
      FieldSchema(17, "counts", .int32, .map),
      FieldSchema(18, "named", .record(Garden.schema), .map),
    ])

  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(open, field: 1)
    try encoder.encode(small, field: 2)
    try encoder.encode(large, field: 3)
    try encoder.encode(smallCount, field: 4)
    try encoder.encode(largeCount, field: 5)
    try encoder.encode(ratio, field: 6)
    try encoder.encode(area, field: 7)
    try encoder.encode(name, field: 8)
    try encoder.encode(photo, field: 9)
    try encoder.encode(season, field: 10)
    try encoder.encode(inside, field: 11)
    try encoder.encode(note, field: 12)
    try encoder.encode(areas, field: 13)
    try encoder.encode(seasons, field: 14)
    try encoder.encode(photos, field: 15)
    try encoder.encode(beds, field: 16)
    try encoder.encode(counts, field: 17)
    try encoder.encode(named, field: 18)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&open)
      case 2: try decoder.decode(&small)
      case 3: try decoder.decode(&large)
      case 4: try decoder.decode(&smallCount)
      case 5: try decoder.decode(&largeCount)
      case 6: try decoder.decode(&ratio)
      case 7: try decoder.decode(&area)
      case 8: try decoder.decode(&name)
      case 9: try decoder.decode(&photo)
      case 10: try decoder.decode(&season)
      case 11: try decoder.decode(&inside, new: Garden.init)
      case 12: try decoder.decode(&note, new: String.init)
      case 13: try decoder.decode(&areas, new: Double.init)
      case 14: try decoder.decode(&seasons, new: Season.init)
      case 15: try decoder.decode(&photos, new: [UInt8].init)
      case 16: try decoder.decode(&beds, new: Garden.init)
      case 17: try decoder.decode(&counts, new: Int32.init)
      case 18: try decoder.decode(&named, new: Garden.init)
      default: try decoder.skipField()
      }
    }
  }
}

/// An enum with a gap between its numbers.
enum Season: EnumValue {
  case winter
  case summer
  case unrecognized(Int32)

  static let schema = EnumSchema("Season", [.init("WINTER", 0), .init("SUMMER", 7)])

  var number: Int32 {
    switch self {
    case .winter: 0
    case .summer: 7
    case .unrecognized(let number): number
    }
  }

  init(number: Int32) {
    switch number {
    case 0: self = .winter
    case 7: self = .summer
    default: self = .unrecognized(number)
    }
  }
}
