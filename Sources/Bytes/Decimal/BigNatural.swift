/// A natural number of any size, for the few places where 128 bits do not suffice.
///
/// Slow and simple: it makes the table of powers of ten, and rounds the rare decimal that lies so near the middle between
/// two floating-point numbers that all of its digits count.
package struct BigNatural {
  /// The digits in base 2^64, the least first; the last one is not zero.
  private var words: [UInt64]

  package init(_ value: UInt64) {
    words = value == 0 ? [] : [value]
  }

  /// A number from its digits in base 256, the most significant first.
  package init(bigEndian bytes: [UInt8]) {
    words = []
    for end in stride(from: bytes.count, to: 0, by: -8) {
      words.append(bytes[max(0, end - 8)..<end].reduce(0) { $0 << 8 | UInt64($1) })
    }
    while words.last == 0 { words.removeLast() }
  }

  /// The digits in base 256, the most significant first, which is not zero.
  package var bigEndianBytes: [UInt8] {
    let bytes = words.reversed().flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
    return Array(bytes.drop { $0 == 0 })
  }

  /// The number of bits without leading zeros.
  var bitWidth: Int {
    guard let last = words.last else { return 0 }
    return words.count * 64 - last.leadingZeroBitCount
  }

  package var isZero: Bool { words.isEmpty }

  /// The 128 leading bits, the first of which is 1; what is below is cut off.
  ///
  /// - Precondition: the number is not zero.
  var leadingBits: PowersOfTen.Entry {
    guard let last = words.last else { preconditionFailure("zero has no leading bit") }
    let shift = UInt64(last.leadingZeroBitCount)
    func word(_ distance: Int) -> UInt64 {
      distance <= words.count ? words[words.count - distance] : 0
    }
    return PowersOfTen.Entry(
      high: word(1) << shift | word(2) >> (64 - shift),
      low: word(2) << shift | word(3) >> (64 - shift))
  }

  package mutating func multiply(by factor: UInt64, adding summand: UInt64 = 0) {
    var carry = summand
    for index in words.indices {
      let (high, low) = words[index].multipliedFullWidth(by: factor)
      let (sum, overflows) = low.addingReportingOverflow(carry)
      words[index] = sum
      carry = high + (overflows ? 1 : 0)
    }
    if carry != 0 { words.append(carry) }
  }

  /// Multiplies by a power of ten.
  mutating func multiply(byPowerOfTen exponent: Int) {
    for _ in 0..<(exponent / 19) { multiply(by: 10_000_000_000_000_000_000) }
    for _ in 0..<(exponent % 19) { multiply(by: 10) }
  }

  /// Divides, and returns the remainder.
  @discardableResult
  package mutating func divide(by divisor: UInt64) -> UInt64 {
    var remainder: UInt64 = 0
    for index in words.indices.reversed() {
      (words[index], remainder) = divisor.dividingFullWidth((remainder, words[index]))
    }
    while words.last == 0 { words.removeLast() }
    return remainder
  }

  mutating func shiftLeft(by count: Int) {
    guard !isZero else { return }
    let bits = UInt64(count % 64)
    if bits > 0 {
      var carry: UInt64 = 0
      for index in words.indices {
        let word = words[index]
        words[index] = word << bits | carry
        carry = word >> (64 - bits)
      }
      if carry != 0 { words.append(carry) }
    }
    words.insert(contentsOf: repeatElement(0, count: count / 64), at: 0)
  }

  /// Subtracts a number if it is not greater than this one; says whether it did.
  mutating func subtract(ifNotGreater other: BigNatural) -> Bool {
    guard !precedes(other) else { return false }
    var borrow: UInt64 = 0
    for index in words.indices {
      let subtrahend = index < other.words.count ? other.words[index] : 0
      let (first, underflowsFirst) = words[index].subtractingReportingOverflow(subtrahend)
      let (second, underflowsSecond) = first.subtractingReportingOverflow(borrow)
      words[index] = second
      borrow = underflowsFirst || underflowsSecond ? 1 : 0
    }
    while words.last == 0 { words.removeLast() }
    return true
  }

  private func precedes(_ other: BigNatural) -> Bool {
    if words.count != other.words.count { return words.count < other.words.count }
    for index in words.indices.reversed() where words[index] != other.words[index] {
      return words[index] < other.words[index]
    }
    return false
  }
}
