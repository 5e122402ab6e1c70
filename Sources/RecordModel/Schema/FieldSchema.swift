/// The description of a field: its number, its names, its type, how often it occurs, and its default.
public struct FieldSchema: Sendable {
  /// The numbers that Protobuf has room for.
  public static let validNumbers = 1...536_870_911
  /// The numbers that the items of a message set may have.
  public static let validItemNumbers = 1...2_147_483_646

  /// The field number: Protobuf's tag, and the field's identity in a visit.
  public let number: Int
  /// The field's name, an identifier: in Protobuf and Avro schemas, and the element's name in XML.
  public let name: String
  /// The member's name in JSON, any text. The name in lower camel case unless given (Protocol Buffers, *ProtoJSON
  /// Format*).
  public let jsonName: String
  /// The type of the value, or of each element or map value.
  public let type: FieldType
  /// How often the field occurs.
  public let cardinality: Cardinality
  /// Whether every record has the field, though to codecs it is an optional one (proto2's `required`).
  public let isRequired: Bool
  /// What the schema asks of formats that have several forms of a value.
  public let form: FieldForm
  /// What a field has that is missing from the input.
  ///
  /// The type's zero unless given. Protobuf leaves out an implicit field that has the zero of its type; one with another
  /// default is always written (``FieldForm/isAlwaysWritten``), since its reader would take a missing one for the default.
  public var defaultValue: DynamicValue { givenDefault ?? .zero(of: type, cardinality) }
  /// The default where the schema names one.
  public let givenDefault: DynamicValue?
  /// What the field is for, from the schema's comments; lines joined by a line feed.
  public let documentation: String

  /// Describes a field.
  ///
  /// - Parameters:
  ///   - number: the field number, from 1.
  ///   - name: an identifier.
  ///   - type: the type of a value.
  ///   - cardinality: how often the field occurs.
  ///   - encoding: how Protobuf writes integers, and records.
  ///   - keyKind: the kind of a map's keys.
  ///   - keyEncoding: how Protobuf writes a map's keys that are integers.
  ///   - isPacked: whether Protobuf packs repeated numbers; `nil` is proto3's default, that is whenever it can.
  ///   - jsonName: the member's name in JSON; `nil` is the name in lower camel case.
  ///   - isRequired: whether a record without the field is refused, as is an input; of optional fields only.
  ///   - defaultValue: what a missing field has; `nil` is the type's zero, or absence.
  ///   - documentation: what the field is for.
  public init(
    _ number: Int, _ name: String, _ type: FieldType, _ cardinality: Cardinality = .implicit,
    as encoding: FieldEncoding = .varint, keys keyKind: KeyKind = .string,
    keysAs keyEncoding: FieldEncoding = .varint, isPacked: Bool? = nil, jsonName: String? = nil,
    isRequired: Bool = false, default defaultValue: DynamicValue? = nil, documentation: String = ""
  ) {
    self.number = number
    self.name = name
    self.type = type
    self.cardinality = cardinality
    self.isRequired = isRequired && cardinality == .optional
    form = FieldForm(
      encoding, isPacked: isPacked ?? (cardinality == .repeated && type.kind.isNumeric),
      isAlwaysWritten: cardinality == .implicit && defaultValue != nil,
      keyEncoding: keyEncoding, keyKind: keyKind)
    self.jsonName = jsonName ?? Self.lowerCamelCase(name)
    givenDefault = defaultValue
    self.documentation = documentation
  }

  /// How Protobuf writes the integers of the field, and records.
  public var encoding: FieldEncoding { form.encoding }

  /// The kind of a map's keys.
  public var keyKind: KeyKind { form.keyKind }

  /// How Protobuf writes a map's keys that are integers.
  public var keyEncoding: FieldEncoding { form.keyEncoding }

  /// Whether Protobuf packs a repeated field of numbers into one length-delimited value.
  public var isPacked: Bool { form.isPacked }

  /// The name that ProtoJSON gives a field: each underscore goes, and the letter behind it becomes a capital.
  public static func lowerCamelCase(_ name: String) -> String {
    var result = ""
    var capitalizesNext = false
    for character in name {
      if character == "_" {
        capitalizesNext = true
      } else {
        result += capitalizesNext ? character.uppercased() : String(character)
        capitalizesNext = false
      }
    }
    return result
  }
}

/// How often a field occurs, and whether its absence can be told from its default.
public enum Cardinality: Sendable, Hashable, CaseIterable {
  /// Once; absent means the default (proto3's implicit presence).
  case implicit
  /// Once or not at all; absent is a value of its own (proto3's `optional`, and every singular message).
  case optional
  /// Any number of times, in order.
  case repeated
  /// Any number of values, each under a key of its own.
  case map
}
