import Bytes
import Testing

@Suite struct ElementStackTests {
  /// Counts how many of it there are.
  private final class Counted {
    private let count: UnsafeMutablePointer<Int>
    init(_ count: UnsafeMutablePointer<Int>) {
      self.count = count
      count.pointee += 1
    }
    deinit { count.pointee -= 1 }
  }

  @Test func elementsOfInnerAndOuterRunsMoveIntoTheirArrays() {
    var stack = ElementStack(byteCount: 1000)
    var outer = stack.unsafeBeginRun(of: [UInt8].self)
    for value in UInt8(0)..<5 {
      var inner = stack.unsafeBeginRun(of: UInt8.self)
      for _ in 0..<value { stack.unsafePush(value, to: &inner) }
      var aligned = stack.unsafeBeginRun(of: Double.self)
      stack.unsafePush(Double(value), to: &aligned)
      let doubles = stack.unsafeEnd(aligned)
      #expect(doubles == [Double(value)])
      stack.unsafePush(stack.unsafeEnd(inner), to: &outer)
    }
    let arrays = stack.unsafeEnd(outer)
    #expect(arrays == [[], [1], [2, 2], [3, 3, 3], [4, 4, 4, 4]])
  }

  @Test func nothingIsLeftBehind() {
    var count = 0
    withUnsafeMutablePointer(to: &count) { count in
      var stack = ElementStack(byteCount: 100)
      var first = stack.unsafeBeginRun(of: Counted.self)
      while stack.hasRoom(in: first) { stack.unsafePush(Counted(count), to: &first) }
      #expect(count.pointee == 100 / MemoryLayout<Counted>.stride)
      var second = stack.unsafeBeginRun(of: Int8.self)
      let hasRoom = stack.hasRoom(in: second)
      #expect(hasRoom == (100 % MemoryLayout<Counted>.stride > 0))
      stack.unsafePush(1, to: &second)
      stack.unsafeAbandon(second)
      stack.unsafeAbandon(first)
      #expect(count.pointee == 0)
      var third = stack.unsafeBeginRun(of: Counted.self)
      stack.unsafePush(Counted(count), to: &third)
      let array = stack.unsafeEnd(third)
      #expect(count.pointee == 1)
      withExtendedLifetime(array) {}
    }
    #expect(count == 0)
  }

  @Test func aStackWithoutRoomHasNone() {
    var stack = ElementStack(byteCount: 0)
    let run = stack.unsafeBeginRun(of: Int.self)
    let hasRoom = stack.hasRoom(in: run)
    #expect(!hasRoom)
    let elements = stack.unsafeEnd(run)
    #expect(elements.isEmpty)
  }
}
