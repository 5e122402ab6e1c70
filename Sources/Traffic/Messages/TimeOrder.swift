/// Puts what comes in some order into the order of time, in bounded memory.
///
/// Exporters write entries in the order in which exchanges ended, or as a page lists them. What is held until its turn has a
/// limit, so an element that comes very late is taken late.
struct TimeOrder<Element> {
  private struct Item {
    let startedAt: Int
    let index: Int
    let element: Element
  }

  private let mostBytes: Int
  private var items: [Item] = []
  private var heldBytes = 0
  private var count = 0
  private var lastStart = Int.min

  /// Nothing yet.
  ///
  /// - Parameter mostBytes: How much is held.
  init(mostBytes: Int = 32 << 20) {
    self.mostBytes = mostBytes
  }

  /// Takes the next element.
  ///
  /// - Parameters:
  ///   - element: The element.
  ///   - startedAt: Its time; `nil` where it has none, and follows the element before it. Elements of one time keep their order.
  ///   - bytes: How much memory it takes, about.
  /// - Returns: Elements whose turn it is.
  mutating func add(_ element: Element, startedAt: Int?, bytes: Int) -> [Element] {
    lastStart = startedAt ?? lastStart
    items.append(Item(startedAt: lastStart, index: count, element: element))
    count += 1
    heldBytes += bytes
    guard heldBytes > mostBytes else { return [] }
    heldBytes /= 2
    return take((items.count + 1) / 2)
  }

  /// All elements that are held.
  mutating func rest() -> [Element] {
    heldBytes = 0
    return take(items.count)
  }

  private mutating func take(_ count: Int) -> [Element] {
    items.sort { ($0.startedAt, $0.index) < ($1.startedAt, $1.index) }
    defer { items.removeFirst(count) }
    return items[..<count].map(\.element)
  }
}
