/// Floating-point numbers in fewer bits, where those keep the value; every NaN is the same one.
public enum ShortestFloat {
  /// The bits of the number in 16 bits, `nil` if it takes more.
  @inlinable public static func half(_ value: Float) -> UInt16? {
    // A fraction of at most 10 bits, or not a number.
    if value.bitPattern & 0x1FFF != 0, !value.isNaN { return nil }
    return halfOfFew(value)
  }

  @usableFromInline @inline(never)
  static func halfOfFew(_ value: Float) -> UInt16? {
    if value.isNaN { return 0x7E00 }
    let half = Float16(value)
    return Float(half) == value ? half.bitPattern : nil
  }

  /// The number in 32 bits, `nil` if it takes more.
  @inlinable public static func single(_ value: Double) -> Float? {
    let single = Float(value)
    return Double(single) == value || value.isNaN ? single : nil
  }
}
