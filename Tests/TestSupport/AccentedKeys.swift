public import RecordModel

/// A map of two keys that Swift's strings call one: U+00E9, and U+0065 with U+0301.
public enum AccentedKeys {
  /// The schema of the records.
  public static let schema = RecordSchema("Accents", [FieldSchema(1, "m", .int32, .map)])

  /// The record with both keys.
  public static var record: DynamicRecord {
    var record = DynamicRecord(schema: schema)
    record["m"] = .map(.int32(["\u{E9}": 1, "e\u{301}": 2]))
    return record
  }

  /// A compiled record of the schema, whose map holds one of the keys.
  public struct Compiled: Record, Equatable {
    public var map: [String: Int32] = [:]

    public static let schema = AccentedKeys.schema

    public init() {}

    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(map, field: 1)
    }

    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return
        case 1: try decoder.decode(&map, new: Int32.init)
        default: try decoder.skipField()
        }
      }
    }
  }

  /// What a codec made of the record: `nil` where both keys came back from the dynamic codec, and the compiled one
  /// refused them in a word; else what went wrong.
  public static func breach<Dynamic: Codec, Fixed: Codec>(
    of dynamic: Dynamic, _ fixed: Fixed
  ) throws -> String? where Dynamic.Value == DynamicRecord, Fixed.Value == Compiled {
    let bytes = try dynamic.encode(record)
    let back = try dynamic.decode(bytes)
    if back != record { return "came back as \(back)" }
    do {
      return "a key was lost: \(try fixed.decode(bytes))"
    } catch {
      return "\(error)".contains("accents are composed") ? nil : "\(error)"
    }
  }
}
