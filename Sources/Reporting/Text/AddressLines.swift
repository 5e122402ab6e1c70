/// Addresses that are too long for a line of a table.
enum AddressLines {
  /// A text in lines of at most `width` characters, broken before a slash or a sign of a query where there is one, each but
  /// the first indented.
  static func broken(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var rest = Array(text)[...]
    while rest.count > width {
      let room = rest.prefix(width)
      let end = room.dropFirst(width / 3).lastIndex { "/?&".contains($0) } ?? room.endIndex
      lines.append(String(rest[..<end]))
      rest = [" "] + rest[end...]
    }
    return lines + [String(rest)]
  }
}
