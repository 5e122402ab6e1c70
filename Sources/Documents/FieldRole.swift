/// What a field stands for in JSON, beyond what its schema says.
public struct FieldRole: Sendable, Hashable {
  /// What it means in JSON that an optional field is absent, or that a repeated or map field is empty.
  public enum Absence: Sendable, Hashable {
    /// The member is missing.
    case missing
    /// The value is `null`.
    case null
  }

  /// What absence or emptiness means: `nil` is a missing member for an optional field, and `[]` or `{}` for a repeated
  /// or map field.
  public var absence: Absence?
  /// How the text of a scalar is carried.
  public var form: TextForm
  /// Whether the first value of an enum is `null` in JSON.
  public var holdsNull: Bool
  /// What is known of numbers that their type does not say, and that another format's types may have to.
  public var numbers: Numbers

  /// What numbers have in common.
  public enum Numbers: Sendable, Hashable {
    /// Nothing more than their type.
    case plain
    /// Some of a `uint64` are too large for a signed integer.
    case beyondSigned
    /// Some of a `float` have more digits than the shortest text of such a number.
    case longFloats
  }

  /// Describes a field.
  public init(
    absence: Absence? = nil, form: TextForm = .plain, holdsNull: Bool = false,
    numbers: Numbers = .plain
  ) {
    self.absence = absence
    self.form = form
    self.holdsNull = holdsNull
    self.numbers = numbers
  }
}
