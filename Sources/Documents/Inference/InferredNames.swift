import SchemaLanguages

/// The names in an inferred schema, no two alike in any of the languages that it is written in.
///
/// Swift and `.proto` each take names for the same that differ only in capitals or underscores.
struct InferredNames {
  private var taken: Set<String> = []

  /// A name for a record or an enum: itself, or with a number behind it where it is taken.
  mutating func type(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !take(candidate) {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }

  /// A name for a field, that leads back to its member's (``NameEscape``).
  mutating func field(_ member: String) -> String {
    let name = NameEscape.identifier(for: member, where: isFree)
    _ = take(name)
    return name
  }

  private func isFree(_ name: String) -> Bool {
    // Of a name that Swift has taken, the property has this at its end.
    let suffix = "field"
    let key = Self.key(name)
    let other = key.hasSuffix(suffix) ? String(key.dropLast(suffix.count)) : key + suffix
    return !taken.contains(key) && !taken.contains(other)
  }

  /// A name for a case of an enum, that reads like its text; the prefix tells it from another enum's.
  mutating func enumCase(_ text: String, prefix: String) -> String {
    let name = NameEscape.escaped(text)
    return take(name) ? name : type("\(prefix)_\(name)")
  }

  private mutating func take(_ name: String) -> Bool { taken.insert(Self.key(name)).inserted }

  private static func key(_ name: String) -> String { name.lowercased().filter { $0 != "_" } }
}
