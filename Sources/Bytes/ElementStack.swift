/// Memory for the elements of arrays that are not complete, so that each array is allocated once and with the size it has.
///
/// How many elements an array in a text has is known only at its end. They wait here meanwhile, those of an inner array
/// above those of the outer one, and move into their array when it ends. The stack is one piece of memory, allocated when
/// it is first needed, and does not grow; an array that finds no room grows by itself.
///
/// Its methods are *unsafe*: runs must be ended in the reverse order of their beginning, each once.
@frozen
public struct ElementStack: ~Copyable {
  /// The elements of one array, side by side.
  @frozen
  public struct Run<Element> {
    @usableFromInline let outerTop: Int
    @usableFromInline let start: Int
    @usableFromInline var count: Int

    @inlinable init(outerTop: Int) {
      self.outerTop = outerTop
      let mask = MemoryLayout<Element>.alignment &- 1
      start = (outerTop &+ mask) & ~mask
      count = 0
    }

    @inlinable var end: Int { start &+ count &* MemoryLayout<Element>.stride }
  }

  @usableFromInline var storage: UnsafeMutableRawPointer?
  @usableFromInline let capacity: Int
  @usableFromInline var top: Int

  /// A stack with room for `byteCount` bytes.
  @inlinable public init(byteCount: Int) {
    storage = nil
    capacity = byteCount
    top = 0
  }

  @inlinable deinit {
    storage?.deallocate()
  }

  /// Begins a run of elements.
  @inlinable public mutating func unsafeBeginRun<Element>(of type: Element.Type) -> Run<Element> {
    if storage == nil {
      storage = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    }
    let run = Run<Element>(outerTop: top)
    top = run.start
    return run
  }

  /// Whether there is room for one more element.
  @inlinable @inline(__always) public func hasRoom<Element>(in run: Run<Element>) -> Bool {
    run.end &+ MemoryLayout<Element>.stride <= capacity
  }

  /// Adds an element to the run that was begun last, where there is room.
  @inlinable @inline(__always)
  public mutating func unsafePush<Element>(
    _ element: consuming Element, to run: inout Run<Element>
  ) {
    (storage! + run.end).bindMemory(to: Element.self, capacity: 1).initialize(to: element)
    run.count &+= 1
    top = run.end
  }

  /// Ends the run that was begun last, and moves its elements into an array.
  @inlinable public mutating func unsafeEnd<Element>(_ run: Run<Element>) -> [Element] {
    top = run.outerTop
    let elements = (storage! + run.start).assumingMemoryBound(to: Element.self)
    return [Element](unsafeUninitializedCapacity: run.count) { target, count in
      target.baseAddress?.moveInitialize(from: elements, count: run.count)
      count = run.count
    }
  }

  /// Ends the run that was begun last, and destroys its elements.
  @inlinable public mutating func unsafeAbandon<Element>(_ run: Run<Element>) {
    top = run.outerTop
    (storage! + run.start).assumingMemoryBound(to: Element.self).deinitialize(count: run.count)
  }
}
