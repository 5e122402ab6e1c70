/// What a codec of a self-describing format does with an input whose members are not those of the schema: JSON, XML, CBOR
/// and MessagePack, in which the input names its members.
///
///     let codec = CBORCodec<Order>(reading: ReadingRules(unknownMembers: .refused))
///
/// Protobuf has numbers in place of names, which every program may add to, and Avro has neither, so their codecs have no
/// such rules.
public struct ReadingRules: Sendable, Hashable {
  /// What is done with a member.
  public enum Decision: Sendable, Hashable {
    /// The input is read.
    case allowed
    /// The input is refused with a failure that names the member.
    case refused
  }

  /// Members that the schema does not have; they are passed over where they are allowed.
  public var unknownMembers: Decision
  /// The absence of members that are not optional: every field without presence, and lists and maps where the format
  /// writes empty ones, as all but XML do. A member that is `null` is absent. Where absence is allowed, the field keeps its
  /// default.
  public var missingMembers: Decision
  /// Members that come more than once, and keys of maps that do; the last one counts where they are allowed, and a record
  /// is read into what the first one left. CBOR and MessagePack refuse such keys in any case.
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
  public static let standard = ReadingRules()

  /// As ``standard``, but for members that come more than once, which CBOR's maps must not have.
  ///
  /// Source: RFC 8949, section 5.6.
  public static let uniqueMembers = ReadingRules(repeatedMembers: .refused)

  /// As Google's libraries read unless told otherwise: unknown and repeated members are refused.
  public static let protoJSON = ReadingRules(
    unknownMembers: .refused, repeatedMembers: .refused)

  /// All that the schema has, once, and nothing else.
  public static let strict = ReadingRules(
    unknownMembers: .refused, missingMembers: .refused, repeatedMembers: .refused)
}
