/// What a visit says of a field beside its number: what its schema asks of formats that have several forms of a value.
///
/// It is constant in compiled records, so that a codec's choice is made when the record is compiled; most codecs have one
/// form of everything and do not look at it.
///
///     try encoder.encode(offsets, field: 4, as: .zigzag.unpacked)
@frozen
public struct FieldForm: Sendable, Hashable {
  /// How Protobuf writes the integers of the field, and records.
  public var encoding: FieldEncoding
  /// Whether Protobuf packs a repeated field of numbers into one length-delimited value.
  public var isPacked: Bool
  /// Whether a field with implicit presence is written where it is zero: its default is another value, for which a reader
  /// would take a missing one.
  public var isAlwaysWritten: Bool
  /// How Protobuf writes the integers that are the keys of a map.
  public var keyEncoding: FieldEncoding
  /// The kind of a map's keys, where their type does not say it (``DynamicKey``).
  public var keyKind: KeyKind

  /// Describes the form of a field.
  @inlinable @inline(__always)
  public init(
    _ encoding: FieldEncoding = .varint, isPacked: Bool = true, isAlwaysWritten: Bool = false,
    keyEncoding: FieldEncoding = .varint, keyKind: KeyKind = .string
  ) {
    self.encoding = encoding
    self.isPacked = isPacked
    self.isAlwaysWritten = isAlwaysWritten
    self.keyEncoding = keyEncoding
    self.keyKind = keyKind
  }

  /// The form of a field of whose schema no more is said.
  @inlinable public static var usual: FieldForm { FieldForm() }
  /// Integers as varints after zigzag.
  @inlinable public static var zigzag: FieldForm { FieldForm(.zigzag) }
  /// Integers in four or eight bytes.
  @inlinable public static var fixed: FieldForm { FieldForm(.fixed) }
  /// Records between two tags.
  @inlinable public static var delimited: FieldForm { FieldForm(.delimited) }
  /// Records in a list, each with its number beside it.
  @inlinable public static var item: FieldForm { FieldForm(.item) }
  /// Each number of a repeated field with a tag of its own.
  @inlinable public static var unpacked: FieldForm { usual.unpacked }
  /// Written where it is zero, too.
  @inlinable public static var alwaysWritten: FieldForm { usual.alwaysWritten }

  /// This form, with a tag for each number of a repeated field.
  @inlinable public var unpacked: FieldForm {
    FieldForm(encoding, isPacked: false, isAlwaysWritten: isAlwaysWritten)
  }

  /// This form, with a map's keys in one of the forms of integers.
  @inlinable public func keys(_ encoding: FieldEncoding) -> FieldForm {
    var form = self
    form.keyEncoding = encoding
    return form
  }

  /// This form, written where the value is zero, too.
  @inlinable public var alwaysWritten: FieldForm {
    FieldForm(encoding, isPacked: isPacked, isAlwaysWritten: true)
  }
}

/// How Protobuf writes a field of which it has several forms; the other formats have one way each.
///
/// Source: Protocol Buffers, *Encoding*, "More Integer Types", "Non-varint Numbers" and "Groups", and `descriptor.proto`,
/// `MessageOptions.message_set_wire_format`.
@frozen
public enum FieldEncoding: Sendable, Hashable, CaseIterable {
  /// Integers as varints: `int32`, `int64`, `uint32`, `uint64`. A negative number takes ten bytes.
  case varint
  /// Integers as varints after zigzag: `sint32`, `sint64`. Small magnitudes are small.
  case zigzag
  /// Integers in four or eight bytes: `fixed32`, `fixed64`, `sfixed32`, `sfixed64`.
  case fixed
  /// Records between two tags, in place of after their length: proto2's groups.
  case delimited
  /// Records in a list, each with its number beside it: the extensions of proto2's message sets.
  case item
}
