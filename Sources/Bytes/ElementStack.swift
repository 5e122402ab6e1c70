/// Memory for the elements of arrays that are not complete, so that each array is allocated once and with the size it has.
///
/// How many elements an array in a text has is known only at its end. They wait here meanwhile, those of an inner array
/// above those of the outer one, and move into their array when it ends. The stack is one piece of memory and does not
/// grow; an array that finds no room grows by itself.
///
/// Long arrays wait here even where their number of elements is known beforehand: see ``isWorthwhile(_:of:)``.
///
/// Its methods are *unsafe*: runs must be ended in the reverse order of their beginning, each once.
@frozen
public struct ElementStack: ~Copyable {
  /// The elements of one array, side by side.
  @frozen
  public struct Run<Element> {
    @usableFromInline let outerTop: Int
    @usableFromInline let start: UnsafeMutablePointer<Element>
    @usableFromInline var length: Int

    @inlinable init(outerTop: Int, start: UnsafeMutablePointer<Element>) {
      self.outerTop = outerTop
      self.start = start
      length = 0
    }

    /// No run, where there must be one; nothing may be done with it.
    @inlinable public static var unsafeNone: Run {
      Run(outerTop: 0, start: UnsafeMutablePointer(bitPattern: MemoryLayout<Element>.alignment)!)
    }

    /// How many elements there are.
    @inlinable public var count: Int { length }
  }

  @usableFromInline var storage: UnsafeMutableRawPointer?
  @usableFromInline let capacity: Int
  @usableFromInline let isLent: Bool
  @usableFromInline var top: Int

  /// A stack without room.
  @inlinable public init() {
    storage = nil
    capacity = 0
    isLent = false
    top = 0
  }

  /// A stack with the room of the memory, or, if `byteCount` is more, with that room, allocated when it is first needed.
  ///
  /// The memory must be there as long as the stack, and serve nothing else.
  @inlinable public init(unsafeOn memory: inout StackMemory, atLeast byteCount: Int = 0) {
    isLent = byteCount <= StackMemory.byteCount
    storage = isLent ? memory.unsafeStart() : nil
    capacity = max(byteCount, StackMemory.byteCount)
    top = 0
  }

  @inlinable deinit {
    if !isLent { storage?.deallocate() }
  }

  /// Whether an array of so many elements had better wait here until it is complete, and has room.
  ///
  /// A request for a kilobyte or more makes glibc put together all the small pieces that were freed before (`_int_malloc` in
  /// malloc.c), which then have to be cut again for what is in the elements. Once the elements are complete, these pieces are
  /// in use, and the request for their array costs nothing. Shorter arrays are better filled where they stay.
  @inlinable @inline(__always)
  public func isWorthwhile<Element>(_ count: Int, of type: Element.Type) -> Bool {
    let (byteCount, isTooMuch) = count.multipliedReportingOverflow(
      by: MemoryLayout<Element>.stride)
    return byteCount >= 1000 && !isTooMuch
      && byteCount <= capacity &- top &- MemoryLayout<Element>.alignment
  }

  /// Begins a run of elements.
  @inlinable public mutating func unsafeBeginRun<Element>(of type: Element.Type) -> Run<Element> {
    let memory = storage ?? .allocate(byteCount: capacity, alignment: 16)
    storage = memory
    let mask = MemoryLayout<Element>.alignment &- 1
    let start = (top &+ mask) & ~mask
    let run = Run<Element>(
      outerTop: top, start: (memory + start).assumingMemoryBound(to: Element.self))
    top = start
    return run
  }

  /// Whether there is room for one more element.
  @inlinable @inline(__always) public func hasRoom<Element>(in run: Run<Element>) -> Bool {
    top &+ MemoryLayout<Element>.stride <= capacity
  }

  /// Adds an element to the run that was begun last, where there is room; it stays in its place until the run ends.
  @inlinable @inline(__always) @discardableResult
  public mutating func unsafePush<Element>(
    _ element: consuming Element, to run: inout Run<Element>
  ) -> ElementPlace<Element> {
    let place = run.start + run.length
    place.initialize(to: element)
    run.length &+= 1
    top &+= MemoryLayout<Element>.stride
    return ElementPlace(place)
  }

  /// Ends the run that was begun last, and moves its elements into an array.
  @inlinable public mutating func unsafeEnd<Element>(_ run: Run<Element>) -> [Element] {
    top = run.outerTop
    var elements: [Element] = []
    // Half the time of `Array(unsafeUninitializedCapacity:)`.
    elements.append(addingCapacity: run.count) { span in
      span.withUnsafeMutableBufferPointer { target, initialized in
        target.baseAddress?.moveInitialize(from: run.start, count: run.count)
        initialized = run.count
      }
    }
    return elements
  }

  /// Ends the run that was begun last, and destroys its elements.
  @inlinable public mutating func unsafeAbandon<Element>(_ run: Run<Element>) {
    top = run.outerTop
    run.start.deinitialize(count: run.count)
  }
}

/// Where an element is, so that it is read in its place, whoever has it: a stack or an array.
///
/// It is *unsafe*: what has the element must be there and must not be touched as long as the place is used.
@frozen
public struct ElementPlace<Element> {
  @usableFromInline let pointer: UnsafeMutablePointer<Element>

  @inlinable init(_ pointer: UnsafeMutablePointer<Element>) {
    self.pointer = pointer
  }

  /// The element.
  @inlinable @inline(__always) public var unsafeElement: Element {
    unsafeAddress { UnsafePointer(pointer) }
    nonmutating unsafeMutableAddress { pointer }
  }
}

extension Array {
  /// Appends an element, and says where it is until the array is used again.
  @inlinable @inline(__always)
  public mutating func unsafeAppend(_ element: consuming Element) -> ElementPlace<Element> {
    append(element)
    return withUnsafeMutableBufferPointer { ElementPlace($0.baseAddress! + ($0.count &- 1)) }
  }
}
