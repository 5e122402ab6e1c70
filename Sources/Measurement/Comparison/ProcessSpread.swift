import Foundation

/// How far the times of a case lie apart from process to process, beyond what the samples within each process scatter.
///
/// Where the system puts a process's code and memory moves its times from start to end, so the samples of one process do
/// not show it.
///
/// Source: the one-way random-effects analysis of variance for groups of unequal sizes, Searle, Casella and McCulloch,
/// *Variance Components* (1992), section 3.6.
struct ProcessSpread: Sendable, Hashable {
  /// The variance of a time's natural logarithm between processes; 0 where the scatter within them explains all of it.
  let variance: Double

  /// Estimates it from the samples of a case.
  ///
  /// - Parameters:
  ///   - samples: Times, in the order in which they were taken, in any unit.
  ///   - resampling: Which of them one process took.
  /// - Returns: `nil` where there are too few processes to say, no process took two samples, or a time is not greater than 0.
  init?(_ samples: [Double], resampling: Resampling) {
    guard resampling.drawsProcesses(of: samples.count),
      samples.allSatisfy({ $0.isFinite && $0 > 0 })
    else { return nil }
    let groups = resampling.groups(of: samples.count).map { samples[$0].map { log($0) } }
    let (count, processes) = (Double(samples.count), Double(groups.count))
    guard count > processes else { return nil }
    let mean = groups.joined().reduce(0, +) / count
    var (between, within, squaredSizes) = (0.0, 0.0, 0.0)
    for group in groups {
      let size = Double(group.count)
      let groupMean = group.reduce(0, +) / size
      between += size * (groupMean - mean) * (groupMean - mean)
      within += group.reduce(0) { $0 + ($1 - groupMean) * ($1 - groupMean) }
      squaredSizes += size * size
    }
    let typicalSize = (count - squaredSizes / count) / (processes - 1)
    let excess = between / (processes - 1) - within / (count - processes)
    variance = max(0, excess / typicalSize)
  }
}
