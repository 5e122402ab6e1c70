public import RecordModel

// Values in their lexical forms.
extension LibXML2Encoder {
  public mutating func write(_ value: Bool) throws(EncodingFailure) {
    try write(value ? "true" : "false")
  }

  public mutating func write(
    _ value: Int32
  ) throws(EncodingFailure) {
    try write(magnitude: UInt64(value.magnitude), isNegative: value < 0)
  }

  public mutating func write(
    _ value: Int64
  ) throws(EncodingFailure) {
    try write(magnitude: value.magnitude, isNegative: value < 0)
  }

  public mutating func write(
    _ value: UInt32
  ) throws(EncodingFailure) {
    try write(magnitude: UInt64(value), isNegative: false)
  }

  public mutating func write(
    _ value: UInt64
  ) throws(EncodingFailure) {
    try write(magnitude: value, isNegative: false)
  }

  /// The shortest digits that read back as the same number, as Swift's description has them; they are in the lexical
  /// space of `xs:float` (*XML Schema Part 2*, 3.2.4.1), which spells infinity and what is not a number its own way.
  public mutating func write(_ value: Float) throws(EncodingFailure) {
    if value.isFinite { return try write(value.description) }
    try write(value.isNaN ? "NaN" : value < 0 ? "-INF" : "INF")
  }

  /// As with a `Float`; *XML Schema Part 2*, 3.2.5.1.
  public mutating func write(_ value: Double) throws(EncodingFailure) {
    if value.isFinite { return try write(value.description) }
    try write(value.isNaN ? "NaN" : value < 0 ? "-INF" : "INF")
  }

  public mutating func write(_ value: String) throws(EncodingFailure) {
    try writer.write(value, in: .content)
  }

  public mutating func write(_ value: [UInt8]) throws(EncodingFailure) {
    // libxml2's own xmlTextWriterWriteBase64 breaks lines with carriage returns, and writes four bytes at a time.
    let text = Base64.encode(value)
    try text.withUnsafeBufferPointer { text throws(EncodingFailure) in
      try writer.write(plain: text)
    }
  }

  public mutating func write(enumNumber number: Int32) throws(EncodingFailure) {
    guard let name = field.enumeration?.pointee.name(of: number) else {
      throw EncodingFailure(.unrepresentable("the enum has no name for the number \(number)"))
    }
    try writer.write(plain: name)
  }

  private func write(magnitude: UInt64, isNegative: Bool) throws(EncodingFailure) {
    // 64 bits have 20 decimal digits at most, and a sign.
    var digits = InlineArray<21, UInt8>(repeating: 0)
    var start = 21
    var rest = magnitude
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      start -= 1
      digits[start] = UInt8(ascii: "0") + UInt8(digit)
      rest = quotient
    } while rest != 0
    if isNegative {
      start -= 1
      digits[start] = UInt8(ascii: "-")
    }
    try digits.span.extracting(start...).withUnsafeBufferPointer {
      text throws(EncodingFailure) in try writer.write(plain: text)
    }
  }
}
