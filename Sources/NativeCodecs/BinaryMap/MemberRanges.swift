import Bytes

/// Where in a buffer the members of records are that are written in one order and wanted in another.
///
/// The records around the one that is being written have their places before its own. It has nothing of a format, so that
/// it is compiled once for all of them.
@usableFromInline struct MemberRanges {
  /// A place for each field of each record; empty where the field is absent.
  private var ranges: [Range<Int>] = []

  @usableFromInline init() {}

  /// Makes places for the fields of a record; says where they begin.
  @usableFromInline mutating func begin(fieldCount: Int) -> Int {
    let first = ranges.count
    for _ in 0..<fieldCount { ranges.append(0..<0) }
    return first
  }

  /// Remembers where a member is.
  @usableFromInline mutating func set(_ range: Range<Int>, at place: Int) {
    ranges[place] = range
  }

  /// Puts the members of the last record in order, which are the end of the buffer from `body` on, by way of the room
  /// after them.
  @usableFromInline mutating func sort(_ buffer: inout ByteBuffer, from body: Int, by order: [Int])
  {
    let (end, first) = (buffer.count, ranges.count - order.count)
    for position in order { buffer.append(copying: ranges[first + position]) }
    buffer.remove(body..<end)
    ranges.removeLast(order.count)
  }
}
