import RecordModel

/// The name of a JSON member, as Foundation's containers ask for it: a field's, or a map entry's.
@frozen @usableFromInline
struct MemberKey: CodingKey {
  @usableFromInline let stringValue: String
  /// The number of the field, 0 for a map entry; so that a coding path can be told as a field path.
  @usableFromInline let number: Int

  @inlinable init(_ name: String, number: Int) {
    stringValue = name
    self.number = number
  }

  /// The key of a map entry.
  @inlinable init(entry: String) {
    self.init(entry, number: 0)
  }

  /// Foundation makes the keys of a map's entries with this.
  @inlinable init?(stringValue: String) {
    self.init(entry: stringValue)
  }

  @inlinable init?(intValue: Int) { nil }
  @inlinable var intValue: Int? { nil }
}

extension FieldPath {
  /// The field path that a coding path of Foundation's stands for.
  init(_ codingPath: [any CodingKey]) {
    self.init(
      codingPath.map { key in
        if let key = key as? MemberKey, key.number > 0 { return .field(key.number) }
        return key.intValue.map(Step.element) ?? .key(key.stringValue)
      })
  }
}
