public import Bytes

extension Dictionary where Key: MapKey {
  /// The entries in the order in which codecs write them.
  public var inKeyOrder: [(key: String, value: Value)] {
    var entries: [(key: String, value: Value)] = []
    forEachInKeyOrder { entries.append((key: $0, value: $1)) }
    return entries
  }
}
