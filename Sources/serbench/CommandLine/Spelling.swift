import Formats

/// Finds what a mistyped name was meant to be.
enum Spelling {
  /// More names than these are a list, not a hint.
  private static let mostNames = 4

  /// A question to end a message with, `; did you mean 'run'?`; empty where no name is near.
  ///
  /// - Parameter spelled: how a name is written in the question.
  static func question(
    _ word: String, among names: [String], spelled: (String) -> String = { $0 }
  ) -> String {
    let near = near(word, among: names).map(spelled)
    guard let last = near.last else { return "" }
    let others = near.dropLast().joined(separator: ", ")
    return "; did you mean \(others.isEmpty ? "" : others + " or ")\(last)?"
  }

  /// The names that a word may be meant for: those of the format that it is another name of; else those that it begins,
  /// whatever the case of letters; else the one that takes the fewest changes; else one that it begins with, or shares its
  /// first half with.
  static func near(_ word: String, among names: [String]) -> [String] {
    let word = word.lowercased()
    guard !word.isEmpty else { return [] }
    let same = names.filter { isOfFormat($0, calledBy: word) }
    if !same.isEmpty { return Array(same.prefix(mostNames)) }
    let begun = names.filter { $0.lowercased().hasPrefix(word) }
    if word.count > 1, !begun.isEmpty { return Array(begun.prefix(mostNames)) }
    if let nearest = nearest(to: word, among: names) { return [nearest] }
    let shared = names.map { (name: $0, length: commonLength(word, $0.lowercased())) }
      .filter { $0.length >= 3 && ($0.length == $0.name.count || $0.length * 2 >= word.count) }
    return shared.max { $0.length < $1.length }.map { [$0.name] } ?? []
  }

  /// Whether a name is one of the format that a word means, of a codec of it, or of a form of its files.
  private static func isOfFormat(_ name: String, calledBy word: String) -> Bool {
    guard let format = SerializationFormat(calledBy: word) else { return false }
    let name = name.lowercased()
    return ([format.id] + format.otherNames).contains {
      name == $0 || name.hasPrefix("\($0)/") || name.hasPrefix("\($0)-")
    }
  }

  /// The name that takes the fewest changes, if at most a third of its letters would change.
  private static func nearest(to word: String, among names: [String]) -> String? {
    names
      .map { (name: $0, distance: distance(word, $0.lowercased())) }
      .filter { $0.distance <= max(1, $0.name.count / 3) }
      .min { $0.distance < $1.distance }?.name
  }

  private static func commonLength(_ one: String, _ other: String) -> Int {
    zip(one, other).prefix { $0 == $1 }.count
  }

  /// How many letters to insert, drop or replace to make one word the other.
  ///
  /// Source: Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals" (1966); row by row.
  private static func distance(_ from: String, _ to: String) -> Int {
    let target = Array(to)
    var row = Array(0...target.count)
    for (position, letter) in from.enumerated() {
      var diagonal = row[0]
      row[0] = position + 1
      for column in target.indices {
        let replaced = diagonal + (letter == target[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[target.count]
  }
}
