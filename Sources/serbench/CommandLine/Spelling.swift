/// Finds what somebody meant who mistyped a name.
enum Spelling {
  /// The name that takes the fewest changes, if at most a third of its letters would change.
  static func nearest(to word: String, among names: [String]) -> String? {
    names
      .map { (name: $0, distance: distance(word, $0)) }
      .filter { $0.distance <= max(1, $0.name.count / 3) }
      .min { $0.distance < $1.distance }?.name
  }

  /// How many letters to insert, drop or replace to make one word the other.
  ///
  /// Source: Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals" (1966); row by row.
  static func distance(_ from: String, _ to: String) -> Int {
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
