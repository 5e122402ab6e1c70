import NativeCodecs

/// What the numbers at a place have in common.
struct NumberFacts {
  /// How many there are.
  private(set) var count = 0
  /// How many are written with a fraction or an exponent.
  private(set) var fractions = 0
  /// How many are below zero.
  private(set) var negatives = 0
  /// The least and the greatest of the whole numbers, as far as each type goes.
  private(set) var minimum = Int64.max
  private(set) var maximum: UInt64 = 0
  /// How many whole numbers there are.
  private(set) var wholes = 0
  /// Whether 32 bits of floating point hold every number.
  private(set) var fitFloat = true
  /// Whether the shortest texts of such numbers of 32 bits are the numbers.
  private(set) var areShortFloats = true
  /// Whether 64 bits of floating point hold every number.
  private(set) var fitDouble = true
  /// How many bytes the whole numbers take as varints, and as varints after zigzag.
  private(set) var varintBytes = 0
  private(set) var zigzagBytes = 0

  /// Takes a number into account.
  mutating func observe(_ number: JSONNumber) throws(DocumentFailure) {
    if let signed = number.int64 {
      observe(whole: signed)
    } else if let large = number.uint64 {
      wholes += 1
      maximum = max(maximum, large)
      varintBytes += Self.varintLength(large)
      // One bit more than there is.
      zigzagBytes += 10
      fitFloat = false
      fitDouble = fitDouble && UInt64(exactly: Double(large)) == large
    } else if number.isInteger {
      throw DocumentFailure(
        .outOfRange(
          expected: "a whole number of 64 bits (write a longer one as text)",
          found: number.text.utf8.count <= 40 ? number.text : number.text.prefix(40) + "…"))
    } else {
      // Zero is whole.
      guard let double = Double(number.text), double.isFinite, double != 0 else {
        throw DocumentFailure(.beyondDouble(JSONText.found(.number(number.text))))
      }
      if double < 0 { negatives += 1 }
      observe(float: double)
    }
    count += 1
    if !number.isInteger { fractions += 1 }
  }

  private mutating func observe(whole number: Int64) {
    wholes += 1
    if number < 0 { negatives += 1 } else { maximum = max(maximum, UInt64(number)) }
    minimum = min(minimum, number)
    varintBytes += Self.varintLength(UInt64(bitPattern: number))
    zigzagBytes += Self.varintLength(UInt64(bitPattern: number << 1 ^ number >> 63))
    if number.magnitude >= 1 << 24 {
      fitFloat = fitFloat && Int64(exactly: Float(number)) == number
      fitDouble = fitDouble && Int64(exactly: Double(number)) == number
    }
  }

  private mutating func observe(float double: Double) {
    guard fitFloat else { return }
    let float = Float(double)
    fitFloat = Double(float) == double
    guard fitFloat else { return }
    areShortFloats = areShortFloats && Double(NumberText.text(float)) == double
  }

  private static func varintLength(_ number: UInt64) -> Int {
    (64 - (number | 1).leadingZeroBitCount + 6) / 7
  }

  /// Takes what was seen at another place into account.
  mutating func merge(_ other: NumberFacts) {
    count += other.count
    fractions += other.fractions
    negatives += other.negatives
    minimum = min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
    wholes += other.wholes
    fitFloat = fitFloat && other.fitFloat
    areShortFloats = areShortFloats && other.areShortFloats
    fitDouble = fitDouble && other.fitDouble
    varintBytes += other.varintBytes
    zigzagBytes += other.zigzagBytes
  }
}
