/// Text on its way to a terminal that may have fewer columns than the text was made for.
public enum FittedText {
  /// What text is made for unless a terminal has fewer.
  private static let usualColumns = 80

  /// The text with no line longer than `columns`, as far as words allow; as it is where it fits.
  ///
  /// Lines are broken between words and keep their indent; one that was broken at 80 columns goes on in the next, so that
  /// a paragraph stays one. Tables fit before: see ``TextTable/rendered(indent:style:)``.
  public static func fitted(_ text: String, columns: Int?) -> String {
    guard let columns, columns < usualColumns else { return text }
    var fitted: [Substring] = []
    // What did not fit on the line before, to begin the next with.
    var rest: Substring = ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, original) in lines.enumerated() {
      let indent = String(original.prefix { $0 == " " })
      var line = rest.isEmpty ? original : "\(indent)\(rest) \(original.drop { $0 == " " })"
      rest = ""
      let isBullet = original.dropFirst(indent.count).hasPrefix("- ")
      let hanging = indent + (isBullet ? "  " : "")
      while width(line) > columns, let cut = lastSpace(in: line, before: columns) {
        fitted.append(line[..<cut])
        line = "\(hanging)\(line[cut...].drop { $0 == " " })"
      }
      let next = number + 1 < lines.count ? lines[number + 1] : ""
      if fitted.last != nil, line != original, goesOn(original, in: next, indent: hanging) {
        rest = line.drop { $0 == " " }
      } else {
        fitted.append(line)
      }
    }
    return fitted.joined(separator: "\n")
  }

  /// Whether a line was broken only because the first word of the next had no room.
  private static func goesOn(_ line: Substring, in next: Substring, indent: String) -> Bool {
    guard next.prefix(while: { $0 == " " }) == indent, let word = next.split(separator: " ").first,
      // A gap is a table's.
      word != "-", !next.dropFirst(indent.count).contains("  ")
    else { return false }
    return width(line) + 1 + width(word) > usualColumns
  }

  /// Where to break a line: after the last word that fits, or the first where none does.
  private static func lastSpace(in line: Substring, before columns: Int) -> Substring.Index? {
    var last: Substring.Index?
    var isAfterWord = false
    for index in line.indices {
      if line[index] == " " {
        if last != nil, width(line[..<index]) > columns { break }
        if isAfterWord { last = index }
        isAfterWord = false
      } else {
        isAfterWord = true
      }
    }
    return last
  }

  /// Columns without the control sequences of emphasis.
  private static func width(_ text: Substring) -> Int {
    String(text).replacing(#/\u{1B}\[\d+m/#, with: "").displayWidth
  }
}
