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

  @Test("Elements move into their arrays", arguments: [0, StackMemory.byteCount + 1])
  func elementsOfInnerAndOuterRunsMoveIntoTheirArrays(byteCount: Int) {
    var memory = StackMemory()
    defer { withExtendedLifetime(memory) {} }
    var stack = ElementStack(unsafeOn: &memory, atLeast: byteCount)
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
      var memory = StackMemory()
      defer { withExtendedLifetime(memory) {} }
      var stack = ElementStack(unsafeOn: &memory)
      var first = stack.unsafeBeginRun(of: Counted.self)
      while stack.hasRoom(in: first) { stack.unsafePush(Counted(count), to: &first) }
      #expect(count.pointee == StackMemory.byteCount / MemoryLayout<Counted>.stride)
      let second = stack.unsafeBeginRun(of: Int8.self)
      let hasRoom = stack.hasRoom(in: second)
      #expect(!hasRoom)
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
    var stack = ElementStack()
    let run = stack.unsafeBeginRun(of: Int.self)
    let hasRoom = stack.hasRoom(in: run)
    #expect(!hasRoom)
    let elements = stack.unsafeEnd(run)
    #expect(elements.isEmpty)
  }

  @Test func anElementIsReachedInItsPlace() {
    var memory = StackMemory()
    defer { withExtendedLifetime(memory) {} }
    var stack = ElementStack(unsafeOn: &memory)
    var run = stack.unsafeBeginRun(of: [Int].self)
    var array: [[Int]] = []
    for number in 0..<100 {
      stack.unsafePush([number], to: &run).unsafeElement.append(-number)
      array.unsafeAppend([number]).unsafeElement.append(-number)
    }
    let elements = stack.unsafeEnd(run)
    #expect(elements == (0..<100).map { [$0, -$0] })
    #expect(array == elements)
  }

  @Test func onlyLongArraysThatHaveRoomWait() {
    var memory = StackMemory()
    defer { withExtendedLifetime(memory) {} }
    var stack = ElementStack(unsafeOn: &memory)
    let counts = [0, 1, 124, 125, 4095, 4096, .max]
    let empty = counts.map { stack.isWorthwhile($0, of: Int.self) }
    #expect(empty == [false, false, false, true, true, false, false])
    var run = stack.unsafeBeginRun(of: Int.self)
    for number in 0..<4000 { stack.unsafePush(number, to: &run) }
    let full = counts.map { stack.isWorthwhile($0, of: Int.self) }
    #expect(full.allSatisfy { !$0 })
    let numbers = stack.unsafeEnd(run)
    #expect(numbers == Array(0..<4000))
  }
}
