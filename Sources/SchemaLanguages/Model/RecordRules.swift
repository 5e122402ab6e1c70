public import RecordModel

/// What a schema language says about a record that no codec needs: which fields must be there, and what a reader takes a
/// missing one for.
///
/// Codecs see optional fields; what is written under the rules is checked where documents become records.
public struct RecordRules: Sendable {
  /// The numbers of the fields that are optional to a codec, and that every document must have (proto2's `required`).
  public var required: Set<Int> = []
  /// What a reader takes an absent field for, by field number (proto2's `default`). It is not on the wire.
  public var defaults: [Int: DynamicValue] = [:]

  /// No rules.
  public init() {}
}

/// The syntax of a `.proto` file.
public enum ProtobufSyntax: String, Sendable, Hashable {
  /// Every field has presence, a singular one a label, and an enum's first value any number.
  case proto2
  /// A field has presence where it says so, and an enum's first value is 0.
  case proto3
}
