// Generated from SampleSchemas/clashes.proto by `serbench schema generate`; change that file and run it again.
//
// Names that are one in Swift, or that Swift or the generated code needs.

public import RecordModel

/// Values that differ in case and underscores, some of one number.
@frozen
public enum ClashingValuesEnum: ClosedEnumValue, Hashable {
  case fooBar
  case fooBar1Number1
  case fooBarMinus2
  case fooBar1
  case moo
  case mOO
  case schemaCase
  case unrecognizedCase
  case number
  case kindCase
  case `init`
  case selfCase
  case selfCase12
  case none
  case hashValue
  case isZero
  case write
  case pack
  case pack18
  case unpack
  case read
  case rawValue
  case allCases
  case `default`
  case type
  case description
  /// A number without a name.
  case unrecognized(Int32)

  public static let schema = EnumSchema(
    "Clashing_Values",
    [
      .init("FOO_BAR", 0),
      .init("fooBar", 1),
      .init("FooBar", -2),
      .init("foo_bar1", 3),
      .init("MOO", 4),
      .init("moo", 4),
      .init("mOO", 5),
      .init("schema", 6),
      .init("unrecognized", 7),
      .init("number", 8),
      .init("kind", 9),
      .init("init", 10),
      .init("self", 11),
      .init("Self", 12),
      .init("none", 13),
      .init("hashValue", 14),
      .init("isZero", 15),
      .init("write", 16),
      .init("pack", 17),
      .init("PACK", 18),
      .init("unpack", 19),
      .init("read", 20),
      .init("rawValue", 21),
      .init("allCases", 22),
      .init("default", 23),
      .init("Type", 24),
      .init("description", 25),
    ],
    isClosed: true,
    documentation: "Values that differ in case and underscores, some of one number.")

  @inlinable public var number: Int32 {
    switch self {
    case .fooBar: 0
    case .fooBar1Number1: 1
    case .fooBarMinus2: -2
    case .fooBar1: 3
    case .moo: 4
    case .mOO: 5
    case .schemaCase: 6
    case .unrecognizedCase: 7
    case .number: 8
    case .kindCase: 9
    case .`init`: 10
    case .selfCase: 11
    case .selfCase12: 12
    case .none: 13
    case .hashValue: 14
    case .isZero: 15
    case .write: 16
    case .pack: 17
    case .pack18: 18
    case .unpack: 19
    case .read: 20
    case .rawValue: 21
    case .allCases: 22
    case .default: 23
    case .type: 24
    case .description: 25
    case .unrecognized(let number): number
    }
  }

  @inlinable public init(number: Int32) {
    switch number {
    case 0: self = .fooBar
    case 1: self = .fooBar1Number1
    case -2: self = .fooBarMinus2
    case 3: self = .fooBar1
    case 4: self = .moo
    case 5: self = .mOO
    case 6: self = .schemaCase
    case 7: self = .unrecognizedCase
    case 8: self = .number
    case 9: self = .kindCase
    case 10: self = .`init`
    case 11: self = .selfCase
    case 12: self = .selfCase12
    case 13: self = .none
    case 14: self = .hashValue
    case 15: self = .isZero
    case 16: self = .write
    case 17: self = .pack
    case 18: self = .pack18
    case 19: self = .unpack
    case 20: self = .read
    case 21: self = .rawValue
    case 22: self = .allCases
    case 23: self = .default
    case 24: self = .type
    case 25: self = .description
    default: self = .unrecognized(number)
    }
  }
}

/// Messages that are one in Swift.
@frozen
public struct ClashingValues: Record {
  public var value: ClashingValuesEnum?
  /// Fields that the record's input had and its schema does not have.
  public var unknownFields = UnknownFields()

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "clashing_values",
    [
      FieldSchema(1, "value", .enumeration(ClashingValuesEnum.schema), .optional)
    ],
    documentation: "Messages that are one in Swift.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(value, field: 1)
    try encoder.encode(unknownFields)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      case 1: try decoder.decode(&value, new: ClashingValuesEnum.init)
      default: try decoder.skipField()
      }
    }
  }
}

/// Fields that are one in Swift.
@frozen
public struct Members: Record {
  public var level: Level?
  public var fooBar: Int32?
  public var fooBar3Number3: Int32?
  public var fooBar4: Int32?
  public var fooBar5: Int32?
  public var fooBar3: Int32?
  public var unknownFieldsField: [UInt8]?
  public var unknownFieldsField8: [UInt8]?
  public var encodeField: String?
  public var decodeField: String?
  public var isZero: String?
  public var kind: String?
  public var `init`: String?
  public var number: String?
  public var hashValue: String?
  public var type: String?
  public var selfField: String?
  public var selfField18: String?
  public var levels: [Level] = []
  @Indirect public var group: Group?
  public var choice: Choice?
  public var choice32: ChoiceOneof?
  public var numberLevels: [Int32: ClashingValuesEnum] = [:]
  public var namedLevels: [String: ClashingValuesEnum] = [:]
  public var choice35: String?
  public var sampleClashesFooBar: String?
  public var types: [Types] = []
  public var added: Added?
  /// Fields that the record's input had and its schema does not have.
  public var unknownFields = UnknownFields()

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema: RecordSchema = RecordSchema(
    "Members",
    [
      FieldSchema(1, "level", .enumeration(Level.schema), .optional, isRequired: true),
      FieldSchema(2, "foo_bar", .int32, .optional, jsonName: "foo_bar"),
      FieldSchema(3, "fooBar", .int32, .optional),
      FieldSchema(4, "FooBar", .int32, .optional),
      FieldSchema(5, "foo__bar_", .int32, .optional, jsonName: "foo__bar_"),
      FieldSchema(6, "foo_bar3", .int32, .optional),
      FieldSchema(7, "unknownFields", .bytes, .optional),
      FieldSchema(8, "unknown_fields", .bytes, .optional, jsonName: "unknown_fields"),
      FieldSchema(9, "encode", .string, .optional),
      FieldSchema(10, "decode", .string, .optional),
      FieldSchema(11, "is_zero", .string, .optional),
      FieldSchema(12, "kind", .string, .optional),
      FieldSchema(13, "init", .string, .optional),
      FieldSchema(14, "number", .string, .optional),
      FieldSchema(15, "hash_value", .string, .optional),
      FieldSchema(16, "Type", .string, .optional),
      FieldSchema(17, "self", .string, .optional),
      FieldSchema(18, "Self", .string, .optional),
      FieldSchema(19, "levels", .enumeration(Level.schema), .repeated, isPacked: false),
      FieldSchema(20, "group", .record(Group.schema), .optional, as: .delimited),
      FieldSchema(21, "none", .int32, .optional),
      FieldSchema(22, "None", .int32, .optional),
      FieldSchema(23, "some", .record(Group.schema), .optional),
      FieldSchema(24, "encode_", .string, .optional, jsonName: "encode_"),
      FieldSchema(25, "fieldNumber", .string, .optional),
      FieldSchema(26, "field_number", .string, .optional, jsonName: "field_number"),
      FieldSchema(27, "value", .string, .optional),
      FieldSchema(28, "oneof_", .string, .optional),
      FieldSchema(29, "decoder", .string, .optional),
      FieldSchema(30, "present", .string, .optional),
      FieldSchema(31, "init_", .enumeration(Level.schema), .optional, jsonName: "init_"),
      FieldSchema(32, "x", .int32, .optional),
      FieldSchema(33, "number_levels", .enumeration(ClashingValuesEnum.schema), .map, keys: .int32),
      FieldSchema(34, "named_levels", .enumeration(ClashingValuesEnum.schema), .map),
      FieldSchema(35, "CHOICE", .string, .optional),
      FieldSchema(
        100, "sample_clashes_foo_bar", .string, .optional, jsonName: "[sample.clashes.foo_bar]"),
      FieldSchema(
        101, "types", .record(Types.schema), .repeated, jsonName: "[sample.clashes.types]"),
      FieldSchema(
        102, "added", .record(Added.schema), .optional, as: .delimited,
        jsonName: "[sample.clashes.added]"),
    ],
    oneofs: [
      OneofSchema("choice", [21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]),
      OneofSchema("Choice", [32]),
    ],
    documentation: "Fields that are one in Swift.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(level, field: 1)
    try encoder.encode(fooBar, field: 2)
    try encoder.encode(fooBar3Number3, field: 3)
    try encoder.encode(fooBar4, field: 4)
    try encoder.encode(fooBar5, field: 5)
    try encoder.encode(fooBar3, field: 6)
    try encoder.encode(unknownFieldsField, field: 7)
    try encoder.encode(unknownFieldsField8, field: 8)
    try encoder.encode(encodeField, field: 9)
    try encoder.encode(decodeField, field: 10)
    try encoder.encode(isZero, field: 11)
    try encoder.encode(kind, field: 12)
    try encoder.encode(`init`, field: 13)
    try encoder.encode(number, field: 14)
    try encoder.encode(hashValue, field: 15)
    try encoder.encode(type, field: 16)
    try encoder.encode(selfField, field: 17)
    try encoder.encode(selfField18, field: 18)
    try encoder.encode(levels, field: 19, as: .unpacked)
    try encoder.encode(group, field: 20, as: .delimited)
    try encoder.encode(oneof: choice, field: 21)
    try encoder.encode(oneof: choice, field: 22)
    try encoder.encode(oneof: choice, field: 23)
    try encoder.encode(oneof: choice, field: 24)
    try encoder.encode(oneof: choice, field: 25)
    try encoder.encode(oneof: choice, field: 26)
    try encoder.encode(oneof: choice, field: 27)
    try encoder.encode(oneof: choice, field: 28)
    try encoder.encode(oneof: choice, field: 29)
    try encoder.encode(oneof: choice, field: 30)
    try encoder.encode(oneof: choice, field: 31)
    try encoder.encode(oneof: choice32, field: 32)
    try encoder.encode(numberLevels, field: 33)
    try encoder.encode(namedLevels, field: 34)
    try encoder.encode(choice35, field: 35)
    try encoder.encode(sampleClashesFooBar, field: 100)
    try encoder.encode(types, field: 101)
    try encoder.encode(added, field: 102, as: .delimited)
    try encoder.encode(unknownFields)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      case 1: try decoder.decode(&level, new: Level.init)
      case 2: try decoder.decode(&fooBar, new: Int32.init)
      case 3: try decoder.decode(&fooBar3Number3, new: Int32.init)
      case 4: try decoder.decode(&fooBar4, new: Int32.init)
      case 5: try decoder.decode(&fooBar5, new: Int32.init)
      case 6: try decoder.decode(&fooBar3, new: Int32.init)
      case 7: try decoder.decode(&unknownFieldsField, new: [UInt8].init)
      case 8: try decoder.decode(&unknownFieldsField8, new: [UInt8].init)
      case 9: try decoder.decode(&encodeField, new: String.init)
      case 10: try decoder.decode(&decodeField, new: String.init)
      case 11: try decoder.decode(&isZero, new: String.init)
      case 12: try decoder.decode(&kind, new: String.init)
      case 13: try decoder.decode(&`init`, new: String.init)
      case 14: try decoder.decode(&number, new: String.init)
      case 15: try decoder.decode(&hashValue, new: String.init)
      case 16: try decoder.decode(&type, new: String.init)
      case 17: try decoder.decode(&selfField, new: String.init)
      case 18: try decoder.decode(&selfField18, new: String.init)
      case 19: try decoder.decode(&levels, new: Level.init)
      case 20: try decoder.decode(&group, as: .delimited, new: Group.init)
      case 21: try decoder.decode(oneof: &choice, member: 21)
      case 22: try decoder.decode(oneof: &choice, member: 22)
      case 23: try decoder.decode(oneof: &choice, member: 23)
      case 24: try decoder.decode(oneof: &choice, member: 24)
      case 25: try decoder.decode(oneof: &choice, member: 25)
      case 26: try decoder.decode(oneof: &choice, member: 26)
      case 27: try decoder.decode(oneof: &choice, member: 27)
      case 28: try decoder.decode(oneof: &choice, member: 28)
      case 29: try decoder.decode(oneof: &choice, member: 29)
      case 30: try decoder.decode(oneof: &choice, member: 30)
      case 31: try decoder.decode(oneof: &choice, member: 31)
      case 32: try decoder.decode(oneof: &choice32, member: 32)
      case 33: try decoder.decode(&numberLevels, new: ClashingValuesEnum.init)
      case 34: try decoder.decode(&namedLevels, new: ClashingValuesEnum.init)
      case 35: try decoder.decode(&choice35, new: String.init)
      case 100: try decoder.decode(&sampleClashesFooBar, new: String.init)
      case 101: try decoder.decode(&types, new: Types.init)
      case 102: try decoder.decode(&added, as: .delimited, new: Added.init)
      default: try decoder.skipField()
      }
    }
  }
}

extension Members {
  @frozen
  public enum Choice: OneofValue {
    case noneCase(Int32)
    case noneCase22(Int32)
    indirect case someCase(Group)
    case encodeCase(String)
    case fieldNumberCase(String)
    case fieldNumberCase26(String)
    case value(String)
    case oneof(String)
    case decoder(String)
    case present(String)
    case `init`(Level)

    @inlinable public var fieldNumber: Int {
      switch self {
      case .noneCase: 21
      case .noneCase22: 22
      case .someCase: 23
      case .encodeCase: 24
      case .fieldNumberCase: 25
      case .fieldNumberCase26: 26
      case .value: 27
      case .oneof: 28
      case .decoder: 29
      case .present: 30
      case .`init`: 31
      }
    }

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      switch self {
      case .noneCase(let value): try encoder.encode(member: value, field: 21)
      case .noneCase22(let value): try encoder.encode(member: value, field: 22)
      case .someCase(let value): try encoder.encode(member: value, field: 23)
      case .encodeCase(let value): try encoder.encode(member: value, field: 24)
      case .fieldNumberCase(let value): try encoder.encode(member: value, field: 25)
      case .fieldNumberCase26(let value): try encoder.encode(member: value, field: 26)
      case .value(let value): try encoder.encode(member: value, field: 27)
      case .oneof(let value): try encoder.encode(member: value, field: 28)
      case .decoder(let value): try encoder.encode(member: value, field: 29)
      case .present(let value): try encoder.encode(member: value, field: 30)
      case .`init`(let value): try encoder.encode(member: value, field: 31)
      }
    }

    @inlinable
    public static func decode<Decoder: RecordDecoder & ~Copyable>(
      _ oneof: inout Choice?, member number: Int, from decoder: inout Decoder
    ) throws(DecodingFailure) {
      switch number {
      case 21:
        var value: Int32?
        if case .noneCase(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Int32.init)
        if let value { oneof = .noneCase(value) }
      case 22:
        var value: Int32?
        if case .noneCase22(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Int32.init)
        if let value { oneof = .noneCase22(value) }
      case 23:
        var value: Group?
        if case .someCase(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Group.init)
        if let value { oneof = .someCase(value) }
      case 24:
        var value: String?
        if case .encodeCase(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: String.init)
        if let value { oneof = .encodeCase(value) }
      case 25:
        var value: String?
        if case .fieldNumberCase(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: String.init)
        if let value { oneof = .fieldNumberCase(value) }
      case 26:
        var value: String?
        if case .fieldNumberCase26(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: String.init)
        if let value { oneof = .fieldNumberCase26(value) }
      case 27:
        var value: String?
        if case .value(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: String.init)
        if let value { oneof = .value(value) }
      case 28:
        var value: String?
        if case .oneof(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: String.init)
        if let value { oneof = .oneof(value) }
      case 29:
        var value: String?
        if case .decoder(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: String.init)
        if let value { oneof = .decoder(value) }
      case 30:
        var value: String?
        if case .present(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: String.init)
        if let value { oneof = .present(value) }
      case 31:
        var value: Level?
        if case .`init`(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Level.init)
        if let value { oneof = .`init`(value) }
      default: try decoder.skipField()
      }
    }
  }

  @frozen
  public enum ChoiceOneof: OneofValue {
    case x(Int32)

    @inlinable public var fieldNumber: Int {
      switch self {
      case .x: 32
      }
    }

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      switch self {
      case .x(let value): try encoder.encode(member: value, field: 32)
      }
    }

    @inlinable
    public static func decode<Decoder: RecordDecoder & ~Copyable>(
      _ oneof: inout ChoiceOneof?, member number: Int, from decoder: inout Decoder
    ) throws(DecodingFailure) {
      switch number {
      case 32:
        var value: Int32?
        if case .x(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Int32.init)
        if let value { oneof = .x(value) }
      default: try decoder.skipField()
      }
    }
  }

  /// What begins with this number is its first value.
  @frozen
  public enum Level: ClosedEnumValue, Hashable {
    case high
    case low
    /// A number without a name.
    case unrecognized(Int32)

    public static let schema = EnumSchema(
      "Members_Level",
      [
        .init("HIGH", 3),
        .init("LOW", -1),
      ],
      isClosed: true,
      documentation: "What begins with this number is its first value.")

    @inlinable public var number: Int32 {
      switch self {
      case .high: 3
      case .low: -1
      case .unrecognized(let number): number
      }
    }

    @inlinable public init(number: Int32) {
      switch number {
      case 3: self = .high
      case -1: self = .low
      default: self = .unrecognized(number)
      }
    }
  }

  @frozen
  public struct Group: Record {
    @Indirect public var members: Members?
    public var required: Bool?
    /// Fields that the record's input had and its schema does not have.
    public var unknownFields = UnknownFields()

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema: RecordSchema = RecordSchema(
      "Members_Group",
      [
        FieldSchema(1, "members", .record(Members.schema), .optional),
        FieldSchema(2, "required", .bool, .optional, isRequired: true),
      ])

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(members, field: 1)
      try encoder.encode(required, field: 2)
      try encoder.encode(unknownFields)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return try decoder.takeUnknownFields(into: &unknownFields)
        case 1: try decoder.decode(&members, new: Members.init)
        case 2: try decoder.decode(&required, new: Bool.init)
        default: try decoder.skipField()
        }
      }
    }
  }
}

/// Types that are one in Swift, or hide each other.
@frozen
public struct Types: Record {
  public var members: Members?
  @Indirect public var own: MembersMessage?
  public var closed: ClosedEnumValueMessage?
  public var open: EnumValueEnum?
  @Indirect public var beside: Beside?
  /// Fields that the record's input had and its schema does not have.
  public var unknownFields = UnknownFields()

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema: RecordSchema = RecordSchema(
    "Types",
    [
      FieldSchema(1, "members", .record(Members.schema), .optional),
      FieldSchema(2, "own", .record(MembersMessage.schema), .optional),
      FieldSchema(3, "closed", .record(ClosedEnumValueMessage.schema), .optional),
      FieldSchema(4, "open", .enumeration(EnumValueEnum.schema), .optional),
      FieldSchema(5, "beside", .record(Beside.schema), .optional),
    ],
    documentation: "Types that are one in Swift, or hide each other.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(members, field: 1)
    try encoder.encode(own, field: 2)
    try encoder.encode(closed, field: 3)
    try encoder.encode(open, field: 4)
    try encoder.encode(beside, field: 5)
    try encoder.encode(unknownFields)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      case 1: try decoder.decode(&members, new: Members.init)
      case 2: try decoder.decode(&own, new: MembersMessage.init)
      case 3: try decoder.decode(&closed, new: ClosedEnumValueMessage.init)
      case 4: try decoder.decode(&open, new: EnumValueEnum.init)
      case 5: try decoder.decode(&beside, new: Beside.init)
      default: try decoder.skipField()
      }
    }
  }
}

extension Types {
  @frozen
  public enum EnumValueEnum: ClosedEnumValue, Hashable {
    case only
    /// A number without a name.
    case unrecognized(Int32)

    public static let schema = EnumSchema(
      "Types_EnumValue",
      [
        .init("ONLY", 5)
      ],
      isClosed: true)

    @inlinable public var number: Int32 {
      switch self {
      case .only: 5
      case .unrecognized(let number): number
      }
    }

    @inlinable public init(number: Int32) {
      switch number {
      case 5: self = .only
      default: self = .unrecognized(number)
      }
    }
  }

  @frozen
  public struct MembersMessage: Record {
    @Indirect public var number: Int32Message?
    @Indirect public var deep: Deep.TypesMessage?
    /// Fields that the record's input had and its schema does not have.
    public var unknownFields = UnknownFields()

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema: RecordSchema = RecordSchema(
      "Types_Members",
      [
        FieldSchema(1, "number", .record(Int32Message.schema), .optional),
        FieldSchema(2, "deep", .record(Deep.TypesMessage.schema), .optional),
      ])

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(number, field: 1)
      try encoder.encode(deep, field: 2)
      try encoder.encode(unknownFields)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return try decoder.takeUnknownFields(into: &unknownFields)
        case 1: try decoder.decode(&number, new: Int32Message.init)
        case 2: try decoder.decode(&deep, new: Deep.TypesMessage.init)
        default: try decoder.skipField()
        }
      }
    }
  }

  @frozen
  public struct ClosedEnumValueMessage: Record {
    /// Fields that the record's input had and its schema does not have.
    public var unknownFields = UnknownFields()

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema = RecordSchema("Types_ClosedEnumValue", [])

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(unknownFields)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return try decoder.takeUnknownFields(into: &unknownFields)
        default: try decoder.skipField()
        }
      }
    }
  }

  /// In Swift its oneof is not beside what the message is beside.
  @frozen
  public struct Beside: Record {
    public var one: One?
    /// Fields that the record's input had and its schema does not have.
    public var unknownFields = UnknownFields()

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema: RecordSchema = RecordSchema(
      "Types_Beside",
      [
        FieldSchema(1, "aside", .record(ClosedEnumValueMessage.schema), .optional),
        FieldSchema(2, "types", .record(Types.schema), .optional),
        FieldSchema(3, "value", .enumeration(EnumValueEnum.schema), .optional),
        FieldSchema(4, "inside", .record(Inside.schema), .optional),
        FieldSchema(5, "beside", .record(Beside.schema), .optional),
      ],
      oneofs: [
        OneofSchema("one", [1, 2, 3, 4, 5])
      ],
      documentation: "In Swift its oneof is not beside what the message is beside.")

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(oneof: one, field: 1)
      try encoder.encode(oneof: one, field: 2)
      try encoder.encode(oneof: one, field: 3)
      try encoder.encode(oneof: one, field: 4)
      try encoder.encode(oneof: one, field: 5)
      try encoder.encode(unknownFields)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return try decoder.takeUnknownFields(into: &unknownFields)
        case 1: try decoder.decode(oneof: &one, member: 1)
        case 2: try decoder.decode(oneof: &one, member: 2)
        case 3: try decoder.decode(oneof: &one, member: 3)
        case 4: try decoder.decode(oneof: &one, member: 4)
        case 5: try decoder.decode(oneof: &one, member: 5)
        default: try decoder.skipField()
        }
      }
    }
  }
}

extension Types.MembersMessage {
  @frozen
  public struct Int32Message: Record {
    @Indirect public var around: Types.MembersMessage?
    public var top: Members?
    public var number: Int32?
    public var unknown: UnknownFieldsMessage?
    /// Fields that the record's input had and its schema does not have.
    public var unknownFields = UnknownFields()

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema: RecordSchema = RecordSchema(
      "Types_Members_Int32",
      [
        FieldSchema(1, "around", .record(Types.MembersMessage.schema), .optional),
        FieldSchema(2, "top", .record(Members.schema), .optional),
        FieldSchema(3, "number", .int32, .optional),
        FieldSchema(4, "unknown", .record(UnknownFieldsMessage.schema), .optional),
      ])

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(around, field: 1)
      try encoder.encode(top, field: 2)
      try encoder.encode(number, field: 3)
      try encoder.encode(unknown, field: 4)
      try encoder.encode(unknownFields)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return try decoder.takeUnknownFields(into: &unknownFields)
        case 1: try decoder.decode(&around, new: Types.MembersMessage.init)
        case 2: try decoder.decode(&top, new: Members.init)
        case 3: try decoder.decode(&number, new: Int32.init)
        case 4: try decoder.decode(&unknown, new: UnknownFieldsMessage.init)
        default: try decoder.skipField()
        }
      }
    }
  }

  @frozen
  public struct UnknownFieldsMessage: Record {
    @Indirect public var record: RecordMessage?
    /// Fields that the record's input had and its schema does not have.
    public var unknownFields = UnknownFields()

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema: RecordSchema = RecordSchema(
      "Types_Members_UnknownFields",
      [
        FieldSchema(1, "record", .record(RecordMessage.schema), .optional)
      ])

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(record, field: 1)
      try encoder.encode(unknownFields)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return try decoder.takeUnknownFields(into: &unknownFields)
        case 1: try decoder.decode(&record, new: RecordMessage.init)
        default: try decoder.skipField()
        }
      }
    }
  }

  @frozen
  public struct Deep: Record {
    /// Fields that the record's input had and its schema does not have.
    public var unknownFields = UnknownFields()

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema = RecordSchema("Types_Members_Deep", [])

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(unknownFields)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return try decoder.takeUnknownFields(into: &unknownFields)
        default: try decoder.skipField()
        }
      }
    }
  }
}

extension Types.MembersMessage.UnknownFieldsMessage {
  @frozen
  public struct RecordMessage: Record {
    @Indirect public var fields: Types.MembersMessage.UnknownFieldsMessage?
    /// Fields that the record's input had and its schema does not have.
    public var unknownFields = UnknownFields()

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema: RecordSchema = RecordSchema(
      "Types_Members_UnknownFields_Record",
      [
        FieldSchema(
          1, "fields", .record(Types.MembersMessage.UnknownFieldsMessage.schema), .optional)
      ])

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(fields, field: 1)
      try encoder.encode(unknownFields)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return try decoder.takeUnknownFields(into: &unknownFields)
        case 1: try decoder.decode(&fields, new: Types.MembersMessage.UnknownFieldsMessage.init)
        default: try decoder.skipField()
        }
      }
    }
  }
}

extension Types.MembersMessage.Deep {
  @frozen
  public struct TypesMessage: Record {
    @Indirect public var outermost: Types?
    /// Fields that the record's input had and its schema does not have.
    public var unknownFields = UnknownFields()

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema: RecordSchema = RecordSchema(
      "Types_Members_Deep_Types",
      [
        FieldSchema(1, "outermost", .record(Types.schema), .optional)
      ])

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(outermost, field: 1)
      try encoder.encode(unknownFields)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return try decoder.takeUnknownFields(into: &unknownFields)
        case 1: try decoder.decode(&outermost, new: Types.init)
        default: try decoder.skipField()
        }
      }
    }
  }
}

extension Types.Beside {
  @frozen
  public enum One: OneofValue {
    case aside(Types.ClosedEnumValueMessage)
    indirect case types(Types)
    case value(Types.EnumValueEnum)
    indirect case inside(Inside)
    indirect case beside(Types.Beside)

    @inlinable public var fieldNumber: Int {
      switch self {
      case .aside: 1
      case .types: 2
      case .value: 3
      case .inside: 4
      case .beside: 5
      }
    }

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      switch self {
      case .aside(let value): try encoder.encode(member: value, field: 1)
      case .types(let value): try encoder.encode(member: value, field: 2)
      case .value(let value): try encoder.encode(member: value, field: 3)
      case .inside(let value): try encoder.encode(member: value, field: 4)
      case .beside(let value): try encoder.encode(member: value, field: 5)
      }
    }

    @inlinable
    public static func decode<Decoder: RecordDecoder & ~Copyable>(
      _ oneof: inout One?, member number: Int, from decoder: inout Decoder
    ) throws(DecodingFailure) {
      switch number {
      case 1:
        var value: Types.ClosedEnumValueMessage?
        if case .aside(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Types.ClosedEnumValueMessage.init)
        if let value { oneof = .aside(value) }
      case 2:
        var value: Types?
        if case .types(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Types.init)
        if let value { oneof = .types(value) }
      case 3:
        var value: Types.EnumValueEnum?
        if case .value(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Types.EnumValueEnum.init)
        if let value { oneof = .value(value) }
      case 4:
        var value: Inside?
        if case .inside(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Inside.init)
        if let value { oneof = .inside(value) }
      case 5:
        var value: Types.Beside?
        if case .beside(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Types.Beside.init)
        if let value { oneof = .beside(value) }
      default: try decoder.skipField()
      }
    }
  }

  @frozen
  public struct Inside: Record {
    public var one: One?
    /// Fields that the record's input had and its schema does not have.
    public var unknownFields = UnknownFields()

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema: RecordSchema = RecordSchema(
      "Types_Beside_Inside",
      [
        FieldSchema(1, "inside", .record(Inside.schema), .optional),
        FieldSchema(2, "beside", .record(Types.Beside.schema), .optional),
        FieldSchema(3, "closed", .record(Types.ClosedEnumValueMessage.schema), .optional),
      ],
      oneofs: [
        OneofSchema("one", [1, 2, 3])
      ])

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(oneof: one, field: 1)
      try encoder.encode(oneof: one, field: 2)
      try encoder.encode(oneof: one, field: 3)
      try encoder.encode(unknownFields)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return try decoder.takeUnknownFields(into: &unknownFields)
        case 1: try decoder.decode(oneof: &one, member: 1)
        case 2: try decoder.decode(oneof: &one, member: 2)
        case 3: try decoder.decode(oneof: &one, member: 3)
        default: try decoder.skipField()
        }
      }
    }
  }
}

extension Types.Beside.Inside {
  @frozen
  public enum One: OneofValue {
    indirect case inside(Types.Beside.Inside)
    indirect case beside(Types.Beside)
    case closed(Types.ClosedEnumValueMessage)

    @inlinable public var fieldNumber: Int {
      switch self {
      case .inside: 1
      case .beside: 2
      case .closed: 3
      }
    }

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      switch self {
      case .inside(let value): try encoder.encode(member: value, field: 1)
      case .beside(let value): try encoder.encode(member: value, field: 2)
      case .closed(let value): try encoder.encode(member: value, field: 3)
      }
    }

    @inlinable
    public static func decode<Decoder: RecordDecoder & ~Copyable>(
      _ oneof: inout One?, member number: Int, from decoder: inout Decoder
    ) throws(DecodingFailure) {
      switch number {
      case 1:
        var value: Types.Beside.Inside?
        if case .inside(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Types.Beside.Inside.init)
        if let value { oneof = .inside(value) }
      case 2:
        var value: Types.Beside?
        if case .beside(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Types.Beside.init)
        if let value { oneof = .beside(value) }
      case 3:
        var value: Types.ClosedEnumValueMessage?
        if case .closed(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Types.ClosedEnumValueMessage.init)
        if let value { oneof = .closed(value) }
      default: try decoder.skipField()
      }
    }
  }
}

@frozen
public struct Added: Record {
  public var value: ClashingValuesEnum?
  /// Fields that the record's input had and its schema does not have.
  public var unknownFields = UnknownFields()

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "Added",
    [
      FieldSchema(1, "value", .enumeration(ClashingValuesEnum.schema), .optional)
    ])

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(value, field: 1)
    try encoder.encode(unknownFields)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      case 1: try decoder.decode(&value, new: ClashingValuesEnum.init)
      default: try decoder.skipField()
      }
    }
  }
}
