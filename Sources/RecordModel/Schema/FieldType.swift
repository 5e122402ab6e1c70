import Synchronization

/// The type of a field's value, or of each element of a repeated field or value of a map.
public enum FieldType: Sendable {
  /// True or false.
  case bool
  /// A signed integer of 32 bits.
  case int32
  /// A signed integer of 64 bits.
  case int64
  /// An unsigned integer of 32 bits.
  case uint32
  /// An unsigned integer of 64 bits.
  case uint64
  /// An IEEE 754 number of 32 bits.
  case float
  /// An IEEE 754 number of 64 bits.
  case double
  /// Unicode text.
  case string
  /// Bytes without a meaning.
  case bytes
  /// One of a list of named numbers.
  case enumeration(EnumSchema)
  /// A record inside the record.
  case record(RecordReference)

  /// A record inside the record; looked up when it is first needed, so that schemas may name each other.
  public static func record(_ schema: @autoclosure @escaping @Sendable () -> RecordSchema)
    -> FieldType
  {
    .record(RecordReference(schema))
  }

  /// The type without what it refers to.
  public var kind: ValueKind {
    switch self {
    case .bool: .bool
    case .int32: .int32
    case .int64: .int64
    case .uint32: .uint32
    case .uint64: .uint64
    case .float: .float
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .enumeration: .enumeration
    case .record: .record
    }
  }
}

/// A record schema named by another one, looked up when it is first needed.
public final class RecordReference: Sendable {
  private let resolve: @Sendable () -> RecordSchema
  private let resolved = AtomicLazyReference<RecordSchema>()

  /// Refers to the schema that `resolve` returns when it is first asked.
  public init(_ resolve: @escaping @Sendable () -> RecordSchema) {
    self.resolve = resolve
  }

  /// The schema referred to, always the same one.
  public var schema: RecordSchema { resolved.load() ?? resolved.storeIfNil(resolve()) }
}

/// The kinds of value there are, each with one Swift type.
@frozen
public enum ValueKind: String, Sendable, Hashable, CaseIterable {
  /// `Bool`
  case bool
  /// `Int32`
  case int32
  /// `Int64`
  case int64
  /// `UInt32`
  case uint32
  /// `UInt64`
  case uint64
  /// `Float`
  case float
  /// `Double`
  case double
  /// `String`
  case string
  /// `[UInt8]`
  case bytes
  /// An ``EnumValue``
  case enumeration
  /// A ``RecordValue``
  case record

  /// Whether values of this kind are numbers of at most 64 bits: booleans and enums too. Protobuf may pack them.
  @inlinable public var isNumeric: Bool {
    switch self {
    case .string, .bytes, .record: false
    case .bool, .int32, .int64, .uint32, .uint64, .float, .double, .enumeration: true
    }
  }
}
