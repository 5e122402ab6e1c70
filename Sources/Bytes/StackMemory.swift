/// Memory on the stack of the function that has it as a variable. Nobody fills it, so that it costs nothing until it is used.
///
/// The standard library lends no more than 1,024 bytes of the stack (`withUnsafeTemporaryAllocation`), and an `InlineArray`
/// has to be filled.
@_rawLayout(size: 32768, alignment: 16)
@frozen
public struct StackMemory: ~Copyable {
  /// How much memory there is, in bytes: little enough for the stack of any thread, and enough for some hundred records.
  @inlinable public static var byteCount: Int { 32_768 }

  /// Makes room.
  @inlinable @inline(__always) public init() {}

  /// Where the memory begins, as long as the variable is there.
  @inlinable @inline(__always) mutating func unsafeStart() -> UnsafeMutableRawPointer {
    withUnsafeMutablePointer(to: &self) { UnsafeMutableRawPointer($0) }
  }
}
