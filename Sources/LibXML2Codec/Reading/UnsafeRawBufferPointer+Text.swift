extension UnsafeRawBufferPointer {
  /// Whether a text is at a position.
  func has(_ text: StaticString, at position: Int) -> Bool {
    text.withUTF8Buffer { self[position...].starts(with: $0) }
  }

  /// The index after the next occurrence of a text, from a position on.
  func index(after text: StaticString, from position: Int) -> Int? {
    text.withUTF8Buffer { text in
      var index = position
      while index + text.count <= count {
        if self[index...].starts(with: text) { return index + text.count }
        index += 1
      }
      return nil
    }
  }
}
