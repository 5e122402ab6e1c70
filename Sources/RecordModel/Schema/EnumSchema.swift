import Bytes

/// The description of an enum: a name, and named numbers of which the first is the default.
///
/// The default's number is 0, except in proto2, where no field is without presence and the default never on the wire.
/// A number may have several names; the first is the one that is written, and all are read.
///
/// Open enums, as in proto3, have numbers without a name too: Protobuf carries them, JSON writes them as numbers, and Avro
/// and XML refuse them. Closed ones, as in proto2, have none: Protobuf puts such a number with the fields that it does not
/// know (``UnknownFields``), and the other formats refuse it.
public final class EnumSchema: Sendable {
  /// A named number.
  public struct Case: Sendable, Hashable {
    /// The name, as JSON, Avro and XML spell it.
    public let name: String
    /// The number, as Protobuf writes it.
    public let number: Int32
    /// What the case stands for, from the schema's comments.
    public let documentation: String

    /// Names a number.
    public init(_ name: String, _ number: Int32, documentation: String = "") {
      self.name = name
      self.number = number
      self.documentation = documentation
    }
  }

  /// The enum's name, an identifier.
  public let name: String
  /// The cases in the order of the schema; the first is the default.
  public let cases: [Case]
  /// Whether numbers without a name are no values of the enum.
  public let isClosed: Bool
  /// Whether the enum's one value is `null` where a format has a word for that (Google's `NullValue`).
  public let isNull: Bool
  /// What the enum is for, from the schema's comments.
  public let documentation: String

  private let indexByNumber: [Int32: Int]
  private let numberByName: [ExactText: Int32]

  /// Describes an enum.
  ///
  /// - Precondition: there is a case, and names are unique. Schemas from a file are checked by what reads the file.
  public init(
    _ name: String, _ cases: [Case], isClosed: Bool = false, isNull: Bool = false,
    documentation: String = ""
  ) {
    precondition(!cases.isEmpty, "\(name): an enum has a case")
    self.name = name
    self.cases = cases
    self.isClosed = isClosed
    self.isNull = isNull
    self.documentation = documentation
    indexByNumber = Dictionary(cases.enumerated().map { ($1.number, $0) }) { first, _ in first }
    numberByName = Dictionary(uniqueKeysWithValues: cases.map { (ExactText($0.name), $0.number) })
  }

  /// The position in ``cases`` of the first case with this number, if it has a name.
  public func index(ofNumber number: Int32) -> Int? { indexByNumber[number] }

  /// The number of a value where it has no name.
  @inlinable func unnamedNumber(of value: EnumNumber) -> Int32? {
    index(ofNumber: value.number) == nil ? value.number : nil
  }

  /// The first name of a number, if it has one.
  public func name(ofNumber number: Int32) -> String? {
    indexByNumber[number].map { cases[$0].name }
  }

  /// The number of a name, if there is one.
  public func number(ofName name: String) -> Int32? { numberByName[ExactText(name)] }
}
