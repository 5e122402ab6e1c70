import RecordModel

/// Gives the values of enums names that are unique where the language that is written wants them so.
///
/// Source: Protocol Buffers, *Language Specification (proto3)*: an enum's values are siblings of the enum, as in C.
struct EnumSymbols {
  /// Whether all enums of a file share one space of names, which they have in common with its types.
  let areShared: Bool
  private var taken: Set<String> = []
  /// The enums whose values got other names.
  private(set) var losses: [SchemaLoss] = []

  init(areShared: Bool) {
    self.areShared = areShared
  }

  /// Keeps a type's name from being a value's.
  mutating func reserve(_ type: String) {
    taken.insert(type)
  }

  /// The names of an enum's values: their own, or all behind the enum's where one of them is taken, and behind a number
  /// too where that is.
  mutating func names(_ symbols: [String], of enumeration: String) -> [String] {
    guard areShared else { return symbols }
    var names = symbols
    var (prefix, number) = (enumeration, 1)
    while names.contains(where: taken.contains) {
      names = symbols.map { "\(prefix)_\($0)" }
      number += 1
      prefix = "\(enumeration)_\(number)"
    }
    if number > 1 {
      losses.append(SchemaLoss(.enumSymbol, enumeration, symbols.joined(separator: ", ")))
    }
    taken.formUnion(names)
    return names
  }
}
