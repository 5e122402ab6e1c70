public import Bytes

extension Dictionary where Key: MapKey {
  /// Puts a decoded value under its key, in place of one that is there.
  ///
  /// - Returns: whether there was none.
  /// - Throws: ``DecodingFailure`` where the value that is there has another key, which is equal only as Swift compares
  ///   strings: the map would lose one of the two. `[DynamicKey: Value]` holds both.
  @inlinable @discardableResult
  public mutating func setEntry(
    _ key: Key, _ value: Value
  ) throws(DecodingFailure) -> Bool {
    let before = count
    self[key] = value
    if count > before { return true }
    if Key.keyKind == .string { try checkKey(key) }
    return false
  }

  /// Refuses a key that is another one than the map has for it.
  @usableFromInline @inline(never)
  func checkKey(_ key: Key) throws(DecodingFailure) {
    guard let index = index(forKey: key), !keys[index].keyText.isExactly(key.keyText) else {
      return
    }
    throw DecodingFailure(
      .malformed(
        "two keys of the map differ only in how their accents are composed, and a map with String keys holds one of them; decode a DynamicRecord"
      ))
  }
}
