public import Bytes

extension Dictionary where Key: MapKey {
  /// The entries in the order in which codecs write them.
  public var inKeyOrder: [(key: Key, value: Value)] {
    var entries: [(key: Key, value: Value)] = []
    forEachInKeyOrder { entries.append((key: $0, value: $1)) }
    return entries
  }
}
