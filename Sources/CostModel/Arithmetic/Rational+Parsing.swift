extension Rational {
  /// The exact value of a plain decimal number such as `10000`, `0.40` or `-2.5`.
  ///
  /// An optional sign, ASCII digits, and at most one point with a digit on both sides. No exponent, no separators, no
  /// words: `1e9`, `10,000`, `.5`, `nan` and `inf` are `nil`, and so is what needs more than 127 bits.
  public init?(decimal text: some StringProtocol) {
    var digits = text.utf8[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    var numerator: Int128 = 0
    var denominator: Int128 = 1
    for (index, part) in parts.enumerated() {
      for character in part {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
        let shifted = numerator.multipliedReportingOverflow(by: 10)
        let added = shifted.partialValue.addingReportingOverflow(
          Int128(character - UInt8(ascii: "0")))
        guard !shifted.overflow, !added.overflow else { return nil }
        numerator = added.partialValue
        if index == 1 {
          let scaled = denominator.multipliedReportingOverflow(by: 10)
          guard !scaled.overflow else { return nil }
          denominator = scaled.partialValue
        }
      }
    }
    try? self.init(isNegative ? -numerator : numerator, over: denominator)
  }
}
