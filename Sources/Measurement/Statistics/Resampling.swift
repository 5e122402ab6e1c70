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

  /// Whether whole processes are drawn of so many samples, so that how processes differ is in what is drawn.
  func drawsProcesses(of count: Int) -> Bool {
    roundsByProcess.map { $0.reduce(0, +) <= count } ?? false
  }

  /// The samples that are drawn together: ranges of positions among so many.
  ///
  /// Samples beyond the rounds of all processes, as an interrupted one may have left, count to the last process.
  func groups(of count: Int) -> [Range<Int>] {
    guard let roundsByProcess, drawsProcesses(of: count) else {
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

extension ResultDocument {
  /// How many processes took the rounds; one where the document says nothing of it.
  public var processCount: Int { max(1, roundsByProcess?.count { $0 > 0 } ?? 1) }

  /// Whether there are too few processes to show how processes differ: fewer than ``Resampling/fewestProcesses``.
  public var hasFewProcesses: Bool { processCount < Resampling.fewestProcesses }
}
