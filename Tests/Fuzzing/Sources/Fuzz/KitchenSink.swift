import RecordModel

/// A schema that has every kind, cardinality and encoding of a field, oneofs, records in records, and itself.
enum KitchenSink {
  static let schema: RecordSchema = {
    var fields: [FieldSchema] = []
    func add(
      _ name: String, _ type: FieldType, _ cardinality: Cardinality = .implicit,
      as encoding: FieldEncoding = .varint, isPacked: Bool? = nil, default: DynamicValue? = nil
    ) {
      // The last have tags of three to five bytes.
      let number = fields.count + 1
      fields.append(
        FieldSchema(
          number > 92 ? number << min((number - 92) * 4, 20) : number, name, type, cardinality,
          as: encoding, isPacked: isPacked, default: `default`))
    }
    for (name, type) in types {
      for encoding in encodings(of: type.kind) {
        let name = encoding == .varint ? name : "\(name)_\(encoding)"
        add(name, type, as: encoding)
        add("optional_\(name)", type, .optional, as: encoding)
        add("repeated_\(name)", type, .repeated, as: encoding)
        if type.kind.isNumeric {
          add("unpacked_\(name)", type, .repeated, as: encoding, isPacked: false)
        }
        add("map_\(name)", type, .map, as: encoding)
      }
    }
    // A oneof that is a union in Avro, and one whose members are one type there; another field lies between.
    add("choice_int32", .int32, .optional)
    add("same_int64", .int64, .optional)
    add("choice_string", .string, .optional)
    add("choice_plate", .record(plate), .optional)
    add("same_uint32", .uint32, .optional)
    add("choice_sink", .record(schema), .optional)
    add("preset", .int32, default: .int32(7))
    add("sink", .record(schema), .optional)
    add("repeated_sink", .record(schema), .repeated)
    add("map_sink", .record(schema), .map)
    let oneofs = ["choice", "same"].map { name in
      OneofSchema(name, fields.filter { $0.name.hasPrefix(name + "_") }.map(\.number))
    }
    return RecordSchema("KitchenSink", fields, oneofs: oneofs)
  }()

  private static let types: [(String, FieldType)] = [
    ("bool", .bool), ("int32", .int32), ("int64", .int64), ("uint32", .uint32),
    ("uint64", .uint64), ("float", .float), ("double", .double), ("string", .string),
    ("bytes", .bytes), ("enum", .enumeration(tap)), ("closed_enum", .enumeration(drain)),
    ("plate", .record(plate)),
    ("nothing", .record(nothing)),
  ]

  private static let tap = EnumSchema(
    "Tap", [.init("CLOSED", 0), .init("COLD", 1), .init("HOT", 300), .init("BROKEN", -1)])

  private static let drain = EnumSchema(
    "Drain", [.init("OPEN", 0), .init("BLOCKED", 2)], isClosed: true)

  private static let plate = RecordSchema(
    "Plate", [FieldSchema(1, "size", .int32), FieldSchema(3, "colour", .string, .optional)])

  /// A record that takes no bytes in Avro.
  private static let nothing = RecordSchema("Nothing", [])

  private static let set: RecordSchema = RecordSchema(
    "Set",
    [
      FieldSchema(4, "plate", .record(plate), .optional, as: .item),
      FieldSchema(2_147_483_646, "groups", .record(groups), .optional, as: .item),
    ])

  /// A record with groups, a message set and maps with keys of several kinds, which only the native codec of Protobuf reads and writes, and with a
  /// field that is required.
  static let groups: RecordSchema = RecordSchema(
    "Groups",
    [
      FieldSchema(1, "required", .bool, .optional, isRequired: true),
      FieldSchema(2, "group", .record(groups), .optional, as: .delimited),
      FieldSchema(3, "repeated_group", .record(groups), .repeated, as: .delimited),
      FieldSchema(4, "record", .record(groups), .optional),
      FieldSchema(5, "map", .record(plate), .map),
      FieldSchema(6, "choice_group", .record(plate), .optional, as: .delimited),
      FieldSchema(7, "choice_enum", .enumeration(drain), .optional),
      FieldSchema(8, "set", .record(set), .optional),
      FieldSchema(9, "by_int32", .enumeration(drain), .map, keys: .int32, keysAs: .zigzag),
      FieldSchema(10, "by_bool", .record(groups), .map, keys: .bool),
      FieldSchema(11, "by_uint64", .string, .map, keys: .uint64, keysAs: .fixed),
    ], oneofs: [OneofSchema("choice", [6, 7])])

  private static func encodings(of kind: ValueKind) -> [FieldEncoding] {
    switch kind {
    case .int32, .int64: [.varint, .zigzag, .fixed]
    case .uint32, .uint64: [.varint, .fixed]
    default: [.varint]
    }
  }
}
