public import NativeCodecs

extension JSONValue {
  /// Whether two documents say the same: members in any order, and numbers by value, so that `1`, `1.0` and `1e0` are
  /// one number.
  ///
  /// Whole numbers of 64 bits are compared exactly, others as the nearest `Double`, which is as far as readers of JSON
  /// agree (RFC 8259, section 6), or by their digits where that is zero or infinite.
  public func says(_ other: JSONValue) -> Bool {
    switch (self, other) {
    case (.null, .null): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.string(let left), .string(let right)):
      // By code points: Swift's own equality looks past how accents are composed.
      return left.unicodeScalars.elementsEqual(right.unicodeScalars)
    case (.number(let left), .number(let right)):
      if left == right { return true }
      guard let left = NumberText(left), let right = NumberText(right) else { return false }
      if let whole = left.whole, let otherWhole = right.whole { return whole == otherWhole }
      guard left.double == right.double else { return false }
      // Nearest to zero and to infinity are different numbers.
      let isLost = left.double == 0 || left.double.isInfinite
      return !isLost || left.isSameDecimal(as: right)
    case (.array(let left), .array(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.says($1) }
    case (.object(let left), .object(let right)):
      guard left.count == right.count else { return false }
      let byName = Dictionary(
        left.map { (Array($0.name.utf8), $0.value) }, uniquingKeysWith: { first, _ in first })
      let names = Set(right.map { Array($0.name.utf8) })
      return names.count == right.count
        && right.allSatisfy { byName[Array($0.name.utf8)]?.says($0.value) ?? false }
    default: return false
    }
  }
}
