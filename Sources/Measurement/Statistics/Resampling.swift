import Randomness

/// How samples are drawn again for a bootstrap: one by one, or a process at a time.
///
/// The samples that one process took have in common where that process's code and memory lay, so they are not
/// independent of each other; processes are. Whole processes are drawn then, each with all samples it took.
///
/// Source: Davison and Hinkley, *Bootstrap Methods and their Application* (1997), section 3.8, "Hierarchical data", the
/// first of its two strategies.
public struct Resampling: Sendable, Hashable {
  /// Fewer processes than this say nothing of how processes differ; their samples are drawn one by one.
  public static let fewestProcesses = 5
  /// One by one.
  public static let bySample = Resampling(roundsByProcess: nil)

  private let roundsByProcess: [Int]?

  /// Draws processes where there are enough of them.
  ///
  /// - Parameter roundsByProcess: How many rounds each process took; `nil` where one took all.
  public init(roundsByProcess: [Int]?) {
    let rounds = roundsByProcess?.filter { $0 > 0 }
    self.roundsByProcess = rounds.flatMap { $0.count < Self.fewestProcesses ? nil : $0 }
  }

  /// The samples that are drawn together: ranges of positions among so many.
  ///
  /// Samples beyond the rounds of all processes, as an interrupted one may have left, count to the last process.
  func groups(of count: Int) -> [Range<Int>] {
    guard let roundsByProcess, roundsByProcess.reduce(0, +) <= count else {
      return (0..<count).map { $0..<($0 + 1) }
    }
    var groups: [Range<Int>] = []
    var start = 0
    for (process, rounds) in roundsByProcess.enumerated() {
      let isLast = process == roundsByProcess.count - 1
      let end = isLast ? count : start + rounds
      groups.append(start..<end)
      start = end
    }
    return groups
  }
}

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

/// Samples in ascending order that still know at which position each of them was.
///
/// Sorted once, they give the median of any resample in one walk.
struct OrderedSamples {
  private let values: [Double]
  private let positions: [Int]

  init(_ samples: [Double]) {
    positions = samples.indices.sorted { samples[$0] < samples[$1] }
    values = positions.map { samples[$0] }
  }

  /// The median of a resample.
  func median(_ draws: borrowing Draws) -> Double {
    let lowerRank = (draws.total - 1) / 2
    let upperRank = draws.total / 2
    var seen = 0
    var lower: Double?
    for index in values.indices {
      seen += draws.counts[positions[index]]
      if lower == nil, seen > lowerRank { lower = values[index] }
      if seen > upperRank { return ((lower ?? values[index]) + values[index]) / 2 }
    }
    preconditionFailure("no more samples are drawn than counted")
  }
}
