/// Tells whether a value is its type's zero, which formats with implicit presence leave out.
///
/// Negative zero is not zero: its bits differ. A record is never zero: its presence means something. Where the value's type
/// is known, what is left of the test in compiled code is one comparison.
@frozen
public struct ZeroTest: ValueEncoder {
  @usableFromInline var isZero = false

  @inlinable init() {}

  /// Whether the value is zero, false, or empty.
  @inlinable @inline(__always)
  public static func passes<Value: FieldValue>(_ value: Value) -> Bool {
    var test = ZeroTest()
    // No primitive of the test fails.
    try? value.write(to: &test)
    return test.isZero
  }

  @inlinable @inline(__always) public mutating func write(_ value: Bool) { isZero = !value }
  @inlinable @inline(__always) public mutating func write(_ value: Int32) { isZero = value == 0 }
  @inlinable @inline(__always) public mutating func write(_ value: Int64) { isZero = value == 0 }
  @inlinable @inline(__always) public mutating func write(_ value: UInt32) { isZero = value == 0 }
  @inlinable @inline(__always) public mutating func write(_ value: UInt64) { isZero = value == 0 }
  @inlinable @inline(__always) public mutating func write(_ value: Float) {
    isZero = value.bitPattern == 0
  }
  @inlinable @inline(__always) public mutating func write(_ value: Double) {
    isZero = value.bitPattern == 0
  }
  @inlinable @inline(__always) public mutating func write(_ value: String) {
    isZero = value.isEmpty
  }
  @inlinable @inline(__always) public mutating func write(_ value: [UInt8]) {
    isZero = value.isEmpty
  }
  @inlinable @inline(__always) public mutating func write(enumNumber number: Int32) {
    isZero = number == 0
  }
  @inlinable @inline(__always) public mutating func write<Value: RecordValue>(_ record: Value) {}
}
