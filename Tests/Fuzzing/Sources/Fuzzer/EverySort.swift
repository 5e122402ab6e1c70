import SerializationCodecs

/// Schemas with a field of every sort, so that a decoder meets all that it knows.
enum EverySort {
  /// What every format carries.
  static let schema: RecordSchema = RecordSchema(
    "EverySort",
    [
      FieldSchema(1, "flag", .bool), FieldSchema(2, "small", .int32, as: .zigzag),
      FieldSchema(3, "large", .int64), FieldSchema(4, "count", .uint32),
      FieldSchema(5, "total", .uint64, .optional, as: .fixed), FieldSchema(6, "ratio", .float),
      FieldSchema(7, "amount", .double, .optional), FieldSchema(8, "name", .string),
      FieldSchema(9, "token", .bytes), FieldSchema(10, "level", .enumeration(level)),
      FieldSchema(11, "next", .record(EverySort.schema), .optional),
      FieldSchema(12, "numbers", .int64, .repeated), FieldSchema(13, "reals", .double, .repeated),
      FieldSchema(14, "names", .string, .repeated),
      FieldSchema(15, "children", .record(EverySort.schema), .repeated),
      FieldSchema(16, "labels", .string, .map),
      FieldSchema(17, "named", .record(EverySort.schema), .map),
      FieldSchema(2048, "unpacked", .uint32, .repeated, isPacked: false),
    ])

  private static let level = EnumSchema(
    "Level", [.init("LOW", 0), .init("MIDDLE", 1), .init("HIGH", 7)])

  /// Limits that a few hundred bytes can reach.
  static let limits = DecodingLimits(
    inputBytes: 1 << 16, depth: 8, elements: 1000, stringBytes: 4096)

  /// A record with something in every field, which the seeds are encodings of.
  static var sample: DynamicRecord {
    var inner = DynamicRecord(schema: schema)
    inner["name"] = .string("añ日🙂")
    inner["numbers"] = .list(.int64([0, -1, 300, .max, .min]))
    var record = inner
    record["flag"] = .bool(true)
    record["small"] = .int32(-3)
    record["total"] = .uint64(1 << 40)
    record["amount"] = .double(-0.125)
    record["token"] = .bytes([0, 1, 0xFE, 0xFF])
    record["level"] = .enumeration(EnumNumber(7))
    record["next"] = .record(inner)
    record["reals"] = .list(.double([0.1, 1e300, -5]))
    record["names"] = .list(.string(["", "a", "sixteen letters!"]))
    record["children"] = .list(.record([inner, inner]))
    record["labels"] = .map(.string(["": "empty", "k": "v"]))
    record["named"] = .map(.record(["x": inner]))
    record["unpacked"] = .list(.uint32([1, 200]))
    return record
  }
}
