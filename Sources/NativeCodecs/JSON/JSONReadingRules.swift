/// What the JSON codec does with an input whose members are not those of the schema.
///
///     let codec = JSONCodec<Order>(reading: JSONReadingRules(missingMembers: .refused))
public struct JSONReadingRules: Sendable, Hashable {
  /// What is done with a member.
  public enum Decision: Sendable, Hashable {
    /// The input is read.
    case allowed
    /// The input is refused with a failure that names the member.
    case refused
  }

  /// Members that the schema does not have; they are passed over where they are allowed.
  public var unknownMembers: Decision
  /// The absence of members that are not optional: every field without presence, lists and maps too. A member that is
  /// `null` is absent. Where absence is allowed, the field keeps its default.
  public var missingMembers: Decision
  /// Members that come more than once; the last one counts where they are allowed, and a record is read into what the
  /// first one left.
  public var repeatedMembers: Decision

  /// Sets the rules.
  public init(
    unknownMembers: Decision = .allowed, missingMembers: Decision = .allowed,
    repeatedMembers: Decision = .allowed
  ) {
    self.unknownMembers = unknownMembers
    self.missingMembers = missingMembers
    self.repeatedMembers = repeatedMembers
  }

  /// Everything is allowed, so that programs of several versions understand each other.
  public static let standard = JSONReadingRules()

  /// As Google's libraries read unless told otherwise: unknown and repeated members are refused.
  public static let protoJSON = JSONReadingRules(
    unknownMembers: .refused, repeatedMembers: .refused)
}
