/// An Avro schema: everything that the specification lets one say, as a value.
///
///     let schema = try AvroSchema(json: text)           // from an .avsc file
///     let mapped = AvroSchema(UserProfile.schema)       // from a record's description
///     print(mapped.text(), mapped.canonicalForm, mapped.fingerprint)
///
/// A named type (record, enum, fixed) is written in full where it is first mentioned, and afterwards is
/// ``named(_:)``; so a type may contain itself. What is read from JSON has been checked: every name is defined, none twice.
///
/// Attributes that the specification does not define are dropped on reading, but for ``LogicalType/fractionDigits``.
///
/// Source: Apache Avro 1.11 specification, "Schema Declaration"; 1.12 says the same in other words.
public indirect enum AvroSchema: Sendable, Hashable {
  /// No value.
  case null
  /// True or false.
  case boolean
  /// A signed integer of 32 bits.
  case int
  /// A signed integer of 64 bits.
  case long
  /// An IEEE 754 number of 32 bits.
  case float
  /// An IEEE 754 number of 64 bits.
  case double
  /// Bytes without a meaning.
  case bytes
  /// Unicode text.
  case string
  /// Named fields in an order.
  case record(Record)
  /// One of a list of symbols.
  case enumeration(Enumeration)
  /// A number of bytes that is always the same.
  case fixed(Fixed)
  /// Any number of values, in order.
  case array(AvroSchema)
  /// Any number of values, each under a string.
  case map(AvroSchema)
  /// A value of one of these types.
  case union([AvroSchema])
  /// The record, enum or fixed of this name, which stands in full before this.
  case named(AvroName)
  /// A type with a note on what its values mean. The encoding is the type's.
  case logical(LogicalType, AvroSchema)

  /// A record's definition.
  public struct Record: Sendable, Hashable {
    /// The full name.
    public var name: AvroName
    /// Other names, by which a writer may know the record.
    public var aliases: [AvroName]
    /// What the record is for.
    public var documentation: String
    /// The fields, in the order in which they are written.
    public var fields: [Field]

    /// Defines a record.
    public init(
      _ name: AvroName, _ fields: [Field], aliases: [AvroName] = [], documentation: String = ""
    ) {
      self.name = name
      self.fields = fields
      self.aliases = aliases
      self.documentation = documentation
    }
  }

  /// A field of a record.
  public struct Field: Sendable, Hashable {
    /// How the field counts when records are sorted. This library keeps it and sorts nothing.
    public enum Order: String, Sendable, Hashable {
      /// Small values first.
      case ascending
      /// Large values first.
      case descending
      /// Not at all.
      case ignore
    }

    /// The name, unique in the record.
    public var name: String
    /// The type of the value.
    public var type: AvroSchema
    /// What a reader takes where the writer has no such field, if anything, in Avro's JSON notation.
    public var defaultValue: JSONValue?
    /// Other names, by which a writer may know the field.
    public var aliases: [String]
    /// How the field counts in sorting.
    public var order: Order
    /// What the field is for.
    public var documentation: String

    /// Describes a field.
    public init(
      _ name: String, _ type: AvroSchema, default defaultValue: JSONValue? = nil,
      aliases: [String] = [], order: Order = .ascending, documentation: String = ""
    ) {
      self.name = name
      self.type = type
      self.defaultValue = defaultValue
      self.aliases = aliases
      self.order = order
      self.documentation = documentation
    }
  }

  /// An enum's definition.
  public struct Enumeration: Sendable, Hashable {
    /// The full name.
    public var name: AvroName
    /// The symbols; a value is written as the position of one.
    public var symbols: [String]
    /// The symbol that a reader takes for one that it does not know, if any.
    public var defaultSymbol: String?
    /// Other names, by which a writer may know the enum.
    public var aliases: [AvroName]
    /// What the enum is for.
    public var documentation: String

    /// Defines an enum.
    public init(
      _ name: AvroName, _ symbols: [String], default defaultSymbol: String? = nil,
      aliases: [AvroName] = [], documentation: String = ""
    ) {
      self.name = name
      self.symbols = symbols
      self.defaultSymbol = defaultSymbol
      self.aliases = aliases
      self.documentation = documentation
    }
  }

  /// The definition of a type that always takes the same number of bytes.
  public struct Fixed: Sendable, Hashable {
    /// The full name.
    public var name: AvroName
    /// The number of bytes.
    public var size: Int
    /// Other names, by which a writer may know the type.
    public var aliases: [AvroName]
    /// What the type is for.
    public var documentation: String

    /// Defines a type.
    public init(
      _ name: AvroName, size: Int, aliases: [AvroName] = [], documentation: String = ""
    ) {
      self.name = name
      self.size = size
      self.aliases = aliases
      self.documentation = documentation
    }
  }

  /// What the values of a type mean, such as `date` for the days since 1970 in an `int`.
  ///
  /// Source: Apache Avro 1.11 specification, "Logical Types". A name may be any, as readers must ignore those that they
  /// do not know.
  public struct LogicalType: Sendable, Hashable {
    /// The name, such as `decimal`, `uuid` or `timestamp-millis`.
    public var name: String
    /// The number of digits, for `decimal`.
    public var precision: Int?
    /// The number of digits behind the point, for `decimal`.
    public var scale: Int?
    /// How many digits of a second the text of a time has at least. An attribute of this library's, which tells how JSON
    /// spelled the time; the specification lets schemas have others than its own.
    public var fractionDigits: Int?

    /// Names a meaning.
    public init(
      _ name: String, precision: Int? = nil, scale: Int? = nil, fractionDigits: Int? = nil
    ) {
      self.name = name
      self.precision = precision
      self.scale = scale
      self.fractionDigits = fractionDigits
    }
  }
}

extension AvroSchema {
  /// The type below notes on what it means.
  public var withoutLogicalType: AvroSchema {
    var type = self
    while case .logical(_, let inner) = type { type = inner }
    return type
  }

  /// The records, enums and fixeds that the schema defines, by name.
  public var definitions: [AvroName: AvroSchema] {
    var found: [AvroName: AvroSchema] = [:]
    collectDefinitions(into: &found)
    return found
  }

  private func collectDefinitions(into found: inout [AvroName: AvroSchema]) {
    switch self {
    case .record(let record):
      found[record.name] = self
      for field in record.fields { field.type.collectDefinitions(into: &found) }
    case .enumeration(let enumeration): found[enumeration.name] = self
    case .fixed(let fixed): found[fixed.name] = self
    case .array(let item), .map(let item), .logical(_, let item):
      item.collectDefinitions(into: &found)
    case .union(let branches):
      for branch in branches { branch.collectDefinitions(into: &found) }
    case .null, .boolean, .int, .long, .float, .double, .bytes, .string, .named: break
    }
  }

  /// The names of the primitive types, each with its schema.
  static let primitives: [String: AvroSchema] = [
    "null": .null, "boolean": .boolean, "int": .int, "long": .long, "float": .float,
    "double": .double, "bytes": .bytes, "string": .string,
  ]

  /// The word for the kind of type: `record`, `array`, or the name of a primitive type.
  package var kindName: String {
    switch self {
    case .null: "null"
    case .boolean: "boolean"
    case .int: "int"
    case .long: "long"
    case .float: "float"
    case .double: "double"
    case .bytes: "bytes"
    case .string: "string"
    case .record: "record"
    case .enumeration: "enum"
    case .fixed: "fixed"
    case .array: "array"
    case .map: "map"
    case .union: "union"
    case .named(let name): name.fullName
    case .logical(_, let type): type.kindName
    }
  }
}
