public import RecordModel

/// What a schema language says about a record that no codec needs: which fields exclude each other, which must be there,
/// and what a reader takes a missing one for.
///
/// Codecs see optional fields; what is written under the rules is checked where documents become records.
public struct RecordRules: Sendable {
  /// Fields of which at most one is there.
  public struct Oneof: Sendable, Hashable {
    /// The name that the fields have together, an identifier.
    public let name: String
    /// The numbers of the fields, ascending.
    public let fields: [Int]
    /// What the oneof is for, from the schema's comments.
    public let documentation: String

    /// Puts fields together.
    public init(_ name: String, _ fields: [Int], documentation: String = "") {
      self.name = name
      self.fields = fields
      self.documentation = documentation
    }
  }

  /// The groups of fields that exclude each other.
  public var oneofs: [Oneof] = []
  /// The numbers of the fields that are optional to a codec, and that every document must have (proto2's `required`).
  public var required: Set<Int> = []
  /// What a reader takes an absent field for, by field number (proto2's `default`). It is not on the wire.
  public var defaults: [Int: DynamicValue] = [:]
  /// Whether the record is an entry of a map whose keys are no text: field 1 is the key and field 2 the value.
  ///
  /// Source: Protocol Buffers, *Language Guide (proto3)*, "Maps", "Backwards compatibility".
  public var isMapEntry = false
  /// The type of Google's own that the record is, if JSON has a form of its own for it.
  public var googleType: GoogleType?

  /// No rules.
  public init() {}

  /// The oneof that the field with a number is in.
  public func oneof(of field: Int) -> Oneof? { oneofs.first { $0.fields.contains(field) } }
}

/// The syntax of a `.proto` file.
public enum ProtobufSyntax: String, Sendable, Hashable {
  /// Every field has presence, a singular one a label, and an enum's first value any number.
  case proto2
  /// A field has presence where it says so, and an enum's first value is 0.
  case proto3
}
