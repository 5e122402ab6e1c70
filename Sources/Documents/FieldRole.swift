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
  /// Whether numbers of a `uint64` are known to be too large for a signed integer.
  public var exceedsSigned: Bool

  /// Describes a field.
  public init(
    absence: Absence? = nil, form: TextForm = .plain, holdsNull: Bool = false,
    exceedsSigned: Bool = false
  ) {
    self.absence = absence
    self.form = form
    self.holdsNull = holdsNull
    self.exceedsSigned = exceedsSigned
  }
}
