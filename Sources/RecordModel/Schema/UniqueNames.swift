/// Names that are given once each, for formats that tell types apart by their names.
package struct UniqueNames: Sendable {
  private var taken: Set<String> = []

  /// No name is taken.
  package init() {}

  /// A name, or if it is taken the first of `name_2`, `name_3` … that is not.
  package mutating func take(_ name: String) -> String {
    var candidate = name
    var number = 1
    while !taken.insert(candidate).inserted {
      number += 1
      candidate = "\(name)_\(number)"
    }
    return candidate
  }
}
