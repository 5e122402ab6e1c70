import RecordModel

/// The names that a scope of a schema has given so far, each to one thing.
struct DefinitionNames {
  /// What is named, for messages: `type`, `field`.
  private let kind: String
  private let file: String
  private var names: Set<ExactText> = []

  init(of kind: String, file: String) {
    self.kind = kind
    self.file = file
  }

  /// Gives a name.
  ///
  /// - Throws: ``SchemaFailure`` where it is no identifier, or was given before.
  mutating func define(_ name: String, at position: SourcePosition) throws(SchemaFailure) {
    guard Self.isIdentifier(name) else {
      throw SchemaFailure(
        "'\(name)' is no name of letters, digits and underscores", file: file, at: position)
    }
    try add(name, at: position)
  }

  /// Gives a name that may be any text.
  ///
  /// - Throws: ``SchemaFailure`` where it was given before.
  mutating func add(_ name: String, at position: SourcePosition) throws(SchemaFailure) {
    guard names.insert(ExactText(name)).inserted else {
      throw SchemaFailure(
        "the \(kind) '\(name)' is defined twice; rename one", file: file, at: position)
    }
  }

  private static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return name.utf8.allSatisfy {
      $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
    }
  }
}

/// The numbers that a record's fields have so far, each given once.
struct FieldNumbers {
  /// The numbers that Protobuf keeps for its own implementations.
  private static let implementationNumbers: ClosedRange<UInt64> = 19_000...19_999

  private let file: String
  private var names: [UInt64: String] = [:]

  init(file: String) {
    self.file = file
  }

  /// Gives a number to a field.
  ///
  /// - Parameters:
  ///   - file: the file that the field is in, where it is another one.
  ///   - isItem: whether the field is one of a message set.
  /// - Throws: ``SchemaFailure`` where it is not a field number or another field has it.
  mutating func give(
    _ number: UInt64, to name: String, at position: SourcePosition, in file: String? = nil,
    isItem: Bool = false
  ) throws(SchemaFailure) {
    let file = file ?? self.file
    let numbers = isItem ? FieldSchema.validItemNumbers : FieldSchema.validNumbers
    guard let fieldNumber = Int(exactly: number), numbers.contains(fieldNumber) else {
      throw SchemaFailure(
        "\(number) is not a field number; give one from 1 to \(numbers.upperBound)", file: file,
        at: position)
    }
    guard !Self.implementationNumbers.contains(number) else {
      throw SchemaFailure(
        "the field numbers 19000 to 19999 belong to Protobuf itself; give another one",
        file: file, at: position)
    }
    if let other = names.updateValue(name, forKey: number) {
      throw SchemaFailure(
        "the field number \(number) is taken by '\(other)'; give another one",
        file: file, at: position)
    }
  }
}
