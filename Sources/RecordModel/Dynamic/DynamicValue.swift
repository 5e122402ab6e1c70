// The keys of maps are part of the model.
@_exported public import protocol Bytes.MapKey
@_exported public import enum Bytes.DynamicKey
@_exported public import enum Bytes.KeyKind
@_exported public import enum Bytes.KeyOrder
@_exported public import struct Bytes.ExactText

/// A field's value in a ``DynamicRecord``.
///
/// Equality is by bits: NaN equals itself, -0.0 differs from 0.0, and text is equal where its code points are.
public enum DynamicValue: Sendable {
  /// An optional field that is not there.
  case absent
  /// A boolean.
  case bool(Bool)
  /// An integer.
  case int32(Int32)
  /// An integer.
  case int64(Int64)
  /// An integer.
  case uint32(UInt32)
  /// An integer.
  case uint64(UInt64)
  /// A number.
  case float(Float)
  /// A number.
  case double(Double)
  /// Text.
  case string(String)
  /// Bytes.
  case bytes([UInt8])
  /// An enum's number.
  case enumeration(EnumNumber)
  /// A record.
  case record(DynamicRecord)
  /// The elements of a repeated field.
  case list(DynamicList)
  /// The entries of a map.
  case map(DynamicMap)
}

/// The elements of a repeated field, all of one kind.
public enum DynamicList: Sendable {
  /// Elements of kind ``ValueKind/bool``.
  case bool([Bool])
  /// Elements of kind ``ValueKind/int32``.
  case int32([Int32])
  /// Elements of kind ``ValueKind/int64``.
  case int64([Int64])
  /// Elements of kind ``ValueKind/uint32``.
  case uint32([UInt32])
  /// Elements of kind ``ValueKind/uint64``.
  case uint64([UInt64])
  /// Elements of kind ``ValueKind/float``.
  case float([Float])
  /// Elements of kind ``ValueKind/double``.
  case double([Double])
  /// Elements of kind ``ValueKind/string``.
  case string([String])
  /// Elements of kind ``ValueKind/bytes``.
  case bytes([[UInt8]])
  /// Elements of kind ``ValueKind/enumeration``.
  case enumeration([EnumNumber])
  /// Elements of kind ``ValueKind/record``.
  case record([DynamicRecord])
}

/// The entries of a map field, all values of one kind.
public enum DynamicMap: Sendable {
  /// Values of kind ``ValueKind/bool``.
  case bool([DynamicKey: Bool])
  /// Values of kind ``ValueKind/int32``.
  case int32([DynamicKey: Int32])
  /// Values of kind ``ValueKind/int64``.
  case int64([DynamicKey: Int64])
  /// Values of kind ``ValueKind/uint32``.
  case uint32([DynamicKey: UInt32])
  /// Values of kind ``ValueKind/uint64``.
  case uint64([DynamicKey: UInt64])
  /// Values of kind ``ValueKind/float``.
  case float([DynamicKey: Float])
  /// Values of kind ``ValueKind/double``.
  case double([DynamicKey: Double])
  /// Values of kind ``ValueKind/string``.
  case string([DynamicKey: String])
  /// Values of kind ``ValueKind/bytes``.
  case bytes([DynamicKey: [UInt8]])
  /// Values of kind ``ValueKind/enumeration``.
  case enumeration([DynamicKey: EnumNumber])
  /// Values of kind ``ValueKind/record``.
  case record([DynamicKey: DynamicRecord])
}

// MARK: - Defaults

extension DynamicValue {
  /// What a field of this type and cardinality has when nothing is said: zero, absence, or an empty collection.
  public static func zero(of type: FieldType, _ cardinality: Cardinality) -> DynamicValue {
    switch cardinality {
    case .implicit: zero(of: type)
    case .optional: .absent
    case .repeated: .list(.empty(of: type.kind))
    case .map: .map(.empty(of: type.kind))
    }
  }

  /// The zero of a type; for a record, one with every field at its default.
  public static func zero(of type: FieldType) -> DynamicValue {
    switch type {
    case .bool: .bool(false)
    case .int32: .int32(0)
    case .int64: .int64(0)
    case .uint32: .uint32(0)
    case .uint64: .uint64(0)
    case .float: .float(0)
    case .double: .double(0)
    case .string: .string("")
    case .bytes: .bytes([])
    case .enumeration: .enumeration(EnumNumber(0))
    case .record(let reference): .record(DynamicRecord(schema: reference.schema))
    }
  }
}

extension DynamicList {
  /// No elements, of a kind.
  public static func empty(of kind: ValueKind) -> DynamicList {
    switch kind {
    case .bool: .bool([])
    case .int32: .int32([])
    case .int64: .int64([])
    case .uint32: .uint32([])
    case .uint64: .uint64([])
    case .float: .float([])
    case .double: .double([])
    case .string: .string([])
    case .bytes: .bytes([])
    case .enumeration: .enumeration([])
    case .record: .record([])
    }
  }
}

extension DynamicMap {
  /// No entries, with values of a kind.
  public static func empty(of kind: ValueKind) -> DynamicMap {
    switch kind {
    case .bool: .bool([:])
    case .int32: .int32([:])
    case .int64: .int64([:])
    case .uint32: .uint32([:])
    case .uint64: .uint64([:])
    case .float: .float([:])
    case .double: .double([:])
    case .string: .string([:])
    case .bytes: .bytes([:])
    case .enumeration: .enumeration([:])
    case .record: .record([:])
    }
  }
}
