/// The arrays and objects that a reader is inside of, one bit each, so that depth costs memory and not the call stack.
///
/// The innermost 64 need no allocation.
@usableFromInline struct JSONNesting {
  /// How many there are.
  @usableFromInline private(set) var depth = 0
  private var innermost: UInt64 = 0
  private var outer: [UInt64] = []

  @usableFromInline init() {}

  /// Whether the innermost one is an object.
  @usableFromInline var isInObject: Bool { innermost & 1 == 1 }

  /// Enters an array or an object.
  @usableFromInline mutating func push(isObject: Bool) {
    if depth > 0, depth % 64 == 0 { outer.append(innermost) }
    innermost = innermost << 1 | (isObject ? 1 : 0)
    depth += 1
  }

  /// Leaves the innermost one.
  @usableFromInline mutating func pop() {
    depth -= 1
    innermost >>= 1
    if depth > 0, depth % 64 == 0, let word = outer.popLast() { innermost = word }
  }
}
