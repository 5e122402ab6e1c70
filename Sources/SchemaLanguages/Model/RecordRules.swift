public import RecordModel

/// What a schema language says about a record that no codec needs, such as what a reader takes a missing field for.
public struct RecordRules: Sendable {
  /// What a reader takes an absent field for, by field number (proto2's `default`). It is not on the wire.
  public var defaults: [Int: DynamicValue] = [:]
  /// The numbers that the record leaves to fields which other files add to it.
  public var extensionRanges: [ClosedRange<Int>] = []
  /// Whether the record is a message set, though nothing may be added to it.
  public var isMessageSet = false
  /// Where the added fields are declared, by their numbers.
  public var extensions: [Int: ExtensionPlace] = [:]

  /// No rules.
  public init() {}
}

/// Where a field is declared that is added to a record from outside.
public struct ExtensionPlace: Sendable, Hashable {
  /// The path of the file.
  public let file: String
  /// The names of the messages around the declaration.
  public let scope: [String]

  init(file: String, scope: [String]) {
    self.file = file
    self.scope = scope
  }
}
