/// How the JSON codec writes what may be written in several ways. Every form is read, whatever is written.
///
///     let codec = JSONCodec<UserProfile>(form: .protoJSON)
///
/// A JSON object, array or value that a record stands for (`RecordMeaning`: Google's `Struct`, `ListValue`, `Value`) is
/// written as that in every form.
public struct JSONForm: Sendable, Hashable {
  /// The names of members.
  public enum Names: Sendable, Hashable {
    /// `FieldSchema.jsonName`: the field's name in lower camel case unless the schema gives another one.
    case json
    /// `FieldSchema.name`: the name that the schema gives the field.
    case original
  }

  /// The values of enums.
  public enum Enums: Sendable, Hashable {
    /// The name of the number, or the number where it has none.
    case names
    /// The number.
    case numbers
  }

  /// The names of members.
  public var names: Names
  /// The values of enums.
  public var enums: Enums
  /// Whether integers of 64 bits are text, since many programs read numbers of JSON as `double`.
  public var quotesLongIntegers: Bool
  /// Whether moments, spans of time, field masks, wrapped values, records of any type and enums that are null
  /// have the forms of ProtoJSON. Otherwise they are objects of their fields.
  public var usesMeanings: Bool
  /// Whether fields without presence are written at their defaults, and empty lists and maps.
  public var writesDefaults: Bool

  /// Chooses a form.
  public init(
    names: Names = .json, enums: Enums = .names, quotesLongIntegers: Bool = false,
    usesMeanings: Bool = false, writesDefaults: Bool = true
  ) {
    self.names = names
    self.enums = enums
    self.quotesLongIntegers = quotesLongIntegers
    self.usesMeanings = usesMeanings
    self.writesDefaults = writesDefaults
  }

  /// Every field as it is: numbers as numbers, defaults too.
  public static let plain = JSONForm()

  /// As Google's libraries write it unless told otherwise: integers of 64 bits as text, no defaults.
  ///
  /// Source: Protocol Buffers, *ProtoJSON Format*.
  public static let protoJSON = JSONForm.protoJSON()

  /// As Google's libraries write it.
  ///
  /// - Parameters:
  ///   - names: the names of members.
  ///   - enums: the values of enums.
  ///   - writesDefaults: whether fields without presence are written at their defaults, and empty lists and maps.
  public static func protoJSON(
    names: Names = .json, enums: Enums = .names, writesDefaults: Bool = false
  ) -> JSONForm {
    JSONForm(
      names: names, enums: enums, quotesLongIntegers: true, usesMeanings: true,
      writesDefaults: writesDefaults)
  }
}
