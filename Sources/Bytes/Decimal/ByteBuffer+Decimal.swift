extension ByteBuffer {
  /// The most characters that a number takes in decimal notation: `-2.2250738585072014e-308`.
  ///
  /// What ``unsafeAppend(decimal:)`` and ``unsafeAppend(shortest:)-(Double)`` must find reserved; they may write
  /// anywhere in it.
  @inlinable public static var longestDecimal: Int { 32 }

  /// Appends a whole number in decimal notation.
  @inlinable public mutating func append(decimal number: UInt64) {
    reserve(Self.longestDecimal)
    unsafeAppend(decimal: number)
  }

  /// Appends a whole number in decimal notation.
  @inlinable public mutating func append(decimal number: Int64) {
    reserve(Self.longestDecimal)
    unsafeAppend(decimal: number)
  }

  /// Appends a whole number in decimal notation, into ``longestDecimal`` bytes that are reserved.
  @inlinable @inline(__always) public mutating func unsafeAppend(decimal number: Int64) {
    if number < 0 { unsafeAppend(UInt8(ascii: "-")) }
    unsafeAppend(decimal: number.magnitude)
  }

  /// Appends a whole number in decimal notation, into ``longestDecimal`` bytes that are reserved.
  @inlinable @inline(__always) public mutating func unsafeAppend(decimal number: UInt64) {
    if number < 10 {
      unsafeAppend(UInt8(truncatingIfNeeded: number) &+ UInt8(ascii: "0"))
    } else if number < 100_000_000 {
      unsafeAppend(leadingDigits: UInt32(truncatingIfNeeded: number))
    } else {
      unsafeAppend(longDecimal: number)
    }
  }

  /// Appends a number below 10^8 without leading zeros.
  @inlinable @inline(__always) mutating func unsafeAppend(leadingDigits number: UInt32) {
    let digits = DecimalDigits.eight(number)
    let zeros = min(digits.trailingZeroBitCount &>> 3, 7)
    let characters = (digits | UInt64(repeating: UInt8(ascii: "0"))) &>> UInt64(zeros &* 8)
    storage.storeBytes(of: characters.littleEndian, toByteOffset: length, as: UInt64.self)
    length &+= 8 &- zeros
  }

  /// Appends a number below 10^8 as eight digits.
  @inlinable @inline(__always) mutating func unsafeAppend(eightDigits number: UInt32) {
    let characters = DecimalDigits.eight(number) | UInt64(repeating: UInt8(ascii: "0"))
    storage.storeBytes(of: characters.littleEndian, toByteOffset: length, as: UInt64.self)
    length &+= 8
  }

  @usableFromInline @inline(never) mutating func unsafeAppend(longDecimal number: UInt64) {
    let (upper, lowest) = number.quotientAndRemainder(dividingBy: 100_000_000)
    if upper < 100_000_000 {
      unsafeAppend(leadingDigits: UInt32(truncatingIfNeeded: upper))
    } else {
      let (highest, middle) = upper.quotientAndRemainder(dividingBy: 100_000_000)
      unsafeAppend(leadingDigits: UInt32(truncatingIfNeeded: highest))
      unsafeAppend(eightDigits: UInt32(truncatingIfNeeded: middle))
    }
    unsafeAppend(eightDigits: UInt32(truncatingIfNeeded: lowest))
  }
}

// MARK: - Floating point

extension ByteBuffer {
  /// Appends the shortest decimal that reads back as the same number, the nearest one of them, without a fraction where
  /// the number has none: what `description` gives, less a `.0` at its end.
  ///
  /// Only negative zero keeps it: many readers take `-0` for an integer, which has no such zero.
  ///
  /// - Precondition: the number is finite; NaN and infinities have no decimal.
  @inlinable public mutating func append(shortest number: Double) {
    reserve(Self.longestDecimal)
    unsafeAppend(shortest: number)
  }

  /// Appends the shortest decimal that reads back as the same number, as ``append(shortest:)-(Double)`` does.
  ///
  /// - Precondition: the number is finite; NaN and infinities have no decimal.
  @inlinable public mutating func append(shortest number: Float) {
    reserve(Self.longestDecimal)
    unsafeAppend(shortest: number)
  }

  /// Appends the shortest decimal into ``longestDecimal`` bytes that are reserved.
  @inline(never)
  public mutating func unsafeAppend(shortest number: Double) {
    precondition(number.isFinite, "only finite numbers have decimals")
    if number.sign == .minus { unsafeAppend(UInt8(ascii: "-")) }
    let magnitude = number.magnitude
    if magnitude <= 0x1p53, magnitude == Double(Int64(magnitude)) {
      unsafeAppend(decimal: Int64(magnitude))
      if number == 0, number.sign == .minus { unsafeAppendPointZero() }
    } else if !unsafeAppend(fixed: magnitude) {
      unsafeAppend(ShortestDecimal(magnitude), inFull: magnitude <= 0x1p53)
    }
  }

  /// Appends the shortest decimal into ``longestDecimal`` bytes that are reserved.
  @inline(never)
  public mutating func unsafeAppend(shortest number: Float) {
    precondition(number.isFinite, "only finite numbers have decimals")
    if number.sign == .minus { unsafeAppend(UInt8(ascii: "-")) }
    let magnitude = number.magnitude
    if magnitude <= 0x1p24, magnitude == Float(Int32(magnitude)) {
      unsafeAppend(decimal: Int64(magnitude))
      if number == 0, number.sign == .minus { unsafeAppendPointZero() }
    } else {
      unsafeAppend(ShortestDecimal(magnitude), inFull: magnitude <= 0x1p24)
    }
  }

  private mutating func unsafeAppendPointZero() {
    unsafeAppend(UInt8(ascii: "."))
    unsafeAppend(UInt8(ascii: "0"))
  }

  /// Appends a number that has at most four digits behind the point and eleven before it, as prices and most readings
  /// have; says whether it is one.
  ///
  /// A decimal of at most 15 digits is the only one of its length that reads as its number (binary64 tells all of them
  /// apart), so it is the shortest once the zeros at its end are gone. Whether it reads as this number tells a division
  /// of two exact numbers, which rounds once as a reader does.
  private mutating func unsafeAppend(fixed magnitude: Double) -> Bool {
    guard magnitude < 1e11 else { return false }
    let scaled = Int64(magnitude * 10_000 + 0.5)
    guard Double(scaled) / 10_000 == magnitude, scaled > 0 else { return false }
    let (whole, fraction) = UInt64(scaled).quotientAndRemainder(dividingBy: 10_000)
    unsafeAppend(decimal: whole)
    unsafeAppend(UInt8(ascii: "."))
    // The lower four of eight digits, without the zeros at their end.
    let digits = DecimalDigits.eight(UInt32(truncatingIfNeeded: fraction)) &>> 32
    let characters = digits | UInt64(repeating: UInt8(ascii: "0"))
    storage.storeBytes(of: characters.littleEndian, toByteOffset: length, as: UInt64.self)
    length &+= (71 &- digits.leadingZeroBitCount) &>> 3
    return true
  }

  /// Appends a decimal in full, as `0.00012` or `12.5`, or with an exponent, as `1.25e-07`.
  ///
  /// It has an exponent where it is not to be in full, and below 10^-4.
  private mutating func unsafeAppend(_ decimal: ShortestDecimal, inFull: Bool) {
    let count = DecimalDigits.count(decimal.digits)
    // How many digits stand before the point, below zero where zeros follow it.
    let point = count + decimal.exponent
    if !inFull || point < -3 {
      unsafeAppend(decimal.digits, pointAfter: 1, count: count)
      unsafeAppend(exponent: point - 1)
    } else if point > 0 {
      unsafeAppend(decimal.digits, pointAfter: point, count: count)
    } else {
      unsafeAppend(UInt8(ascii: "0"))
      unsafeAppend(UInt8(ascii: "."))
      for _ in 0..<(-point) { unsafeAppend(UInt8(ascii: "0")) }
      unsafeAppend(decimal: decimal.digits)
    }
  }

  /// Appends digits with a point among them; without one behind the last.
  private mutating func unsafeAppend(_ digits: UInt64, pointAfter whole: Int, count: Int) {
    guard whole < count else { return unsafeAppend(decimal: digits) }
    // All digits one place further than they belong; those before the point then move up.
    let first = length
    length += 1
    unsafeAppend(decimal: digits)
    for position in first..<(first + whole) {
      storage.storeBytes(
        of: storage.load(fromByteOffset: position + 1, as: UInt8.self), toByteOffset: position,
        as: UInt8.self)
    }
    storage.storeBytes(of: UInt8(ascii: "."), toByteOffset: first + whole, as: UInt8.self)
  }

  /// Appends an exponent with its sign and at least two digits.
  private mutating func unsafeAppend(exponent: Int) {
    unsafeAppend(UInt8(ascii: "e"))
    unsafeAppend(UInt8(ascii: exponent < 0 ? "-" : "+"))
    if exponent.magnitude < 10 { unsafeAppend(UInt8(ascii: "0")) }
    unsafeAppend(decimal: UInt64(exponent.magnitude))
  }
}
