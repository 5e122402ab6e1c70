import Randomness

/// Draws groups of samples, with replacement, as many groups as there are.
struct Draws {
  private let groups: [Range<Int>]
  private var generator: SeededGenerator
  /// How often each sample was drawn.
  private(set) var counts: [Int]
  /// How many samples were drawn.
  private(set) var total = 0

  init(_ resampling: Resampling, of count: Int, seed: UInt64) {
    groups = resampling.groups(of: count)
    generator = SeededGenerator(seed: seed)
    counts = Array(repeating: 0, count: count)
  }

  /// Draws anew.
  mutating func draw() {
    for position in counts.indices { counts[position] = 0 }
    total = 0
    for _ in groups {
      let group = groups[generator.integer(in: 0...(groups.count - 1))]
      for position in group { counts[position] += 1 }
      total += group.count
    }
  }
}
