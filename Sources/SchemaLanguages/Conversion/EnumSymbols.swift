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

  /// The names of an enum's values: their own, or all behind the enum's where one of them is taken.
  mutating func names(_ symbols: [String], of enumeration: String) -> [String] {
    guard areShared else { return symbols }
    let clashes = symbols.contains { taken.contains($0) }
    let names = clashes ? symbols.map { "\(enumeration)_\($0)" } : symbols
    if clashes {
      losses.append(SchemaLoss(.enumSymbol, enumeration, symbols.joined(separator: ", ")))
    }
    taken.formUnion(names)
    return names
  }
}
