import CProtobufC
import RecordModel

/// Lays out the messages of a schema, and describes them to protobuf-c.
struct DescriptorBuilder: ~Copyable {
  private var arena = Arena()
  private let linked: LinkedSchema
  /// The records that the schema reaches, and after them the entries of their maps.
  private let schemas: [RecordSchema]
  /// The position of the entries of each record's first map.
  private let firstEntries: [Int]
  private let layouts: UnsafeMutablePointer<MessageLayout>
  private let descriptors: UnsafeMutablePointer<ProtobufCMessageDescriptor>

  init(_ schema: RecordSchema) {
    linked = LinkedSchema(schema)
    var schemas = linked.records
    var firstEntries: [Int] = []
    for record in linked.records {
      firstEntries.append(schemas.count)
      schemas += record.fields.filter { $0.cardinality == .map }.map { record.entry(of: $0) }
    }
    self.schemas = schemas
    self.firstEntries = firstEntries
    layouts = arena.allocate(MessageLayout.self, count: schemas.count)
    descriptors = arena.allocate(ProtobufCMessageDescriptor.self, count: schemas.count)
  }

  consuming func finish() -> Arena { arena }

  /// Builds every message and returns the first, which is that of the schema.
  mutating func build() -> UnsafePointer<MessageLayout> {
    for (index, schema) in schemas.enumerated() {
      let (fields, size) = layOut(schema, at: index)
      layouts[index] = MessageLayout(
        size: size, fields: fields, fieldCount: schema.fields.count,
        counterCount: schema.fields.indices.count { fields[$0].counter >= 0 },
        descriptor: descriptors + index)
      descriptors[index] = describe(schema, fields: fields, size: size)
    }
    return UnsafePointer(layouts)
  }

  /// The size of a `ProtobufCBinaryData`, which no other single member exceeds, in bytes.
  private static let largestMember = MemoryLayout<ProtobufCBinaryData>.size

  // MARK: Structures

  /// Gives each field of a message its place, as a C compiler would.
  private mutating func layOut(
    _ schema: RecordSchema, at position: Int
  ) -> (fields: UnsafePointer<FieldLayout>, size: Int) {
    let fields = arena.allocate(FieldLayout.self, count: schema.fields.count + 1)
    var size = MemoryLayout<ProtobufCMessage>.size
    var counters = 0
    var maps = 0
    // Where each oneof has the number of its member, and the member itself: they share one place.
    var oneofs: [(number: Int, member: Int)?] = schema.oneofs.map { _ in nil }
    func place(_ width: Int) -> Int {
      let offset = (size + min(width, 8) - 1) & ~(min(width, 8) - 1)
      size = offset + width
      return offset
    }
    for (index, field) in schema.fields.enumerated() {
      let kind = field.type.kind
      let shape: FieldKey.Shape =
        switch field.cardinality {
        case .implicit, .optional: .single
        case .repeated: .list
        case .map: .map
        }
      let isCounted = shape != .single || kind == .record
      let oneof = schema.oneofIndex(ofFieldAt: index)
      var message = linked.position(ofRecordIn: field)
      if shape == .map {
        message = firstEntries[position] + maps
        maps += 1
      }
      let quantifier: Int
      let member: Int
      if let oneof {
        let shared = oneofs[oneof] ?? (place(4), place(Self.largestMember))
        oneofs[oneof] = shared
        (quantifier, member) = shared
      } else if shape != .single {
        quantifier = place(8)
        member = place(8)
      } else {
        quantifier = field.hasQuantifier ? place(4) : 0
        member = place(kind.memberSize)
      }
      fields[index] = FieldLayout(
        key: FieldKey(number: field.number, kind: kind, shape), kind: kind,
        wireType: field.encoding == .delimited || field.encoding == .item
          ? InputScan.startGroup : UInt64(field.wireType.rawValue), shape: shape,
        encoding: field.encoding,
        offset: member, quantifierOffset: quantifier,
        presenceOffset: quantifier != 0 ? quantifier : member,
        isPresenceWide: shape != .single || (quantifier == 0 && kind.memberSize >= 8),
        isMember: oneof != nil,
        message: message.map { UnsafePointer(layouts + $0) },
        counter: isCounted ? counters : -1)
      counters += isCounted ? 1 : 0
    }
    fields[schema.fields.count] = .sentinel
    return (UnsafePointer(fields), (size + 7) & ~7)
  }

  // MARK: Descriptors

  private mutating func describe(
    _ schema: RecordSchema, fields: UnsafePointer<FieldLayout>, size: Int
  ) -> ProtobufCMessageDescriptor {
    let name = UnsafePointer(cString(schema.name))
    let count = schema.fields.count
    let described = arena.allocate(ProtobufCFieldDescriptor.self, count: count)
    let byName = arena.allocate(UInt32.self, count: count)
    for (index, field) in schema.fields.enumerated() {
      described[index] = describe(field, at: fields[index])
    }
    let order = schema.fields.indices.sorted {
      schema.fields[$0].name.utf8.lexicographicallyPrecedes(schema.fields[$1].name.utf8)
    }
    for (position, index) in order.enumerated() { byName[position] = UInt32(index) }
    let (ranges, rangeCount) = numberRanges(of: schema)
    return ProtobufCMessageDescriptor(
      magic: UInt32(PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC), name: name, short_name: name,
      c_name: name, package_name: UnsafePointer(cString("")), sizeof_message: size,
      n_fields: UInt32(count),
      // unpack looks at the first field before it asks whether there is one, unless this is null.
      fields: count == 0 ? nil : UnsafePointer(described),
      fields_sorted_by_name: UnsafePointer(byName), n_field_ranges: UInt32(rangeCount),
      field_ranges: UnsafePointer(ranges),
      // Null makes unpack clear the structure itself.
      message_init: nil, reserved1: nil, reserved2: nil, reserved3: nil)
  }

  private mutating func describe(
    _ field: FieldSchema, at layout: FieldLayout
  ) -> ProtobufCFieldDescriptor {
    var flags: UInt32 = 0
    if field.isPacked, field.cardinality == .repeated, field.type.kind.isNumeric {
      flags |= PROTOBUF_C_FIELD_FLAG_PACKED.rawValue
    }
    if layout.isMember { flags |= PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue }
    return ProtobufCFieldDescriptor(
      name: cString(field.name), id: UInt32(field.number), label: field.label,
      type: field.protobufCType, quantifier_offset: UInt32(layout.quantifierOffset),
      offset: UInt32(layout.offset),
      // That of an enum would be for callers who look up names; neither pack nor unpack does.
      descriptor: layout.message.map { descriptors + ($0 - UnsafePointer(layouts)) },
      default_value: nil, flags: flags, reserved_flags: 0, reserved2: nil, reserved3: nil)
  }

  /// The runs of consecutive field numbers, and the element behind the last that protobuf-c measures it by.
  private mutating func numberRanges(
    of schema: RecordSchema
  ) -> (UnsafeMutablePointer<ProtobufCIntRange>, count: Int) {
    let ranges = arena.allocate(ProtobufCIntRange.self, count: schema.fields.count + 1)
    var count = 0
    var expected = 0
    for (index, field) in schema.fields.enumerated() {
      if field.number != expected {
        ranges[count] = ProtobufCIntRange(
          start_value: Int32(field.number), orig_index: UInt32(index))
        count += 1
      }
      expected = field.number + 1
    }
    ranges[count] = ProtobufCIntRange(start_value: 0, orig_index: UInt32(schema.fields.count))
    return (ranges, count)
  }

  private mutating func cString(_ text: String) -> UnsafeMutablePointer<CChar> {
    let bytes = text.utf8CString
    let copy = arena.allocate(CChar.self, count: bytes.count)
    for (index, byte) in bytes.enumerated() { copy[index] = byte }
    return copy
  }
}

extension RecordSchema {
  /// What a map repeats. Both parts are always written, and either may be missing from an input.
  ///
  /// Source: Protocol Buffers, *Encoding*, "Maps".
  fileprivate func entry(of field: FieldSchema) -> RecordSchema {
    RecordSchema(
      "\(name).\(field.name)",
      [
        FieldSchema(1, "key", field.keyKind.type, .optional, as: field.keyEncoding),
        FieldSchema(2, "value", field.type, .optional, as: field.encoding),
      ])
  }
}

extension FieldSchema {
  /// Whether a single value has a word that says whether it is there.
  ///
  /// A record has none: it is a pointer, which may be null. An implicit field has one only where its default is not zero,
  /// since a zero in the input then differs from a missing field.
  fileprivate var hasQuantifier: Bool {
    guard type.kind != .record else { return false }
    return cardinality == .optional || givenDefault != nil
  }

  fileprivate var label: ProtobufCLabel {
    switch cardinality {
    case .implicit: hasQuantifier ? PROTOBUF_C_LABEL_OPTIONAL : PROTOBUF_C_LABEL_NONE
    case .optional: PROTOBUF_C_LABEL_OPTIONAL
    case .repeated, .map: PROTOBUF_C_LABEL_REPEATED
    }
  }

  fileprivate var wireType: ProtobufCWireType {
    if cardinality == .map { return PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED }
    return switch type.kind {
    case .bool, .enumeration: PROTOBUF_C_WIRE_TYPE_VARINT
    case .int32, .uint32:
      encoding == .fixed ? PROTOBUF_C_WIRE_TYPE_32BIT : PROTOBUF_C_WIRE_TYPE_VARINT
    case .int64, .uint64:
      encoding == .fixed ? PROTOBUF_C_WIRE_TYPE_64BIT : PROTOBUF_C_WIRE_TYPE_VARINT
    case .float: PROTOBUF_C_WIRE_TYPE_32BIT
    case .double: PROTOBUF_C_WIRE_TYPE_64BIT
    case .string, .bytes, .record: PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED
    }
  }

  /// The type by which protobuf-c packs and unpacks the field.
  fileprivate var protobufCType: ProtobufCType {
    guard cardinality != .map else { return PROTOBUF_C_TYPE_MESSAGE }
    switch (type.kind, encoding) {
    case (.bool, _): return PROTOBUF_C_TYPE_BOOL
    case (.int32, .zigzag): return PROTOBUF_C_TYPE_SINT32
    case (.int32, .fixed): return PROTOBUF_C_TYPE_SFIXED32
    case (.int32, _): return PROTOBUF_C_TYPE_INT32
    case (.int64, .zigzag): return PROTOBUF_C_TYPE_SINT64
    case (.int64, .fixed): return PROTOBUF_C_TYPE_SFIXED64
    case (.int64, _): return PROTOBUF_C_TYPE_INT64
    case (.uint32, .fixed): return PROTOBUF_C_TYPE_FIXED32
    case (.uint32, _): return PROTOBUF_C_TYPE_UINT32
    case (.uint64, .fixed): return PROTOBUF_C_TYPE_FIXED64
    case (.uint64, _): return PROTOBUF_C_TYPE_UINT64
    // protobuf-c takes -0.0 for zero and leaves it out where presence is implicit; bits of the same width it compares.
    case (.float, _): return PROTOBUF_C_TYPE_FIXED32
    case (.double, _): return PROTOBUF_C_TYPE_FIXED64
    // A C string ends at its first U+0000; bytes have a count and the same wire format.
    case (.string, _), (.bytes, _): return PROTOBUF_C_TYPE_BYTES
    case (.enumeration, _): return PROTOBUF_C_TYPE_ENUM
    case (.record, _): return PROTOBUF_C_TYPE_MESSAGE
    }
  }
}
