import Foundation

/// How much wider intervals are where a result comes from too few processes to show how processes differ.
///
/// Two executions of one program differ by where their code and memory lie (``ComparisonRules/placementDeviation``).
/// ``Resampling`` draws whole processes and so has that in its intervals, from ``Resampling/fewestProcesses`` on. For
/// fewer it is added here: its variance, divided by the number of processes, of each of the two results.
public struct ProcessWidening: Sendable, Hashable {
  /// How many processes took the old result's rounds.
  public let baseProcesses: Int
  /// How many processes took the new result's rounds.
  public let newProcesses: Int
  private let baseResampling: Resampling
  private let newResampling: Resampling
  private let variance: Double

  /// Prepares the widening for two results; `nil` where both come from enough processes, or the rules say that places do
  /// not matter.
  init?(base: ResultDocument, new: ResultDocument, rules: ComparisonRules) {
    guard base.hasFewProcesses || new.hasFewProcesses, rules.placementDeviation > 0 else {
      return nil
    }
    baseProcesses = base.processCount
    newProcesses = new.processCount
    baseResampling = Resampling(roundsByProcess: base.roundsByProcess)
    newResampling = Resampling(roundsByProcess: new.roundsByProcess)
    variance = rules.placementDeviation * rules.placementDeviation
  }

  /// What to add to the variance of the logarithm of a case's change.
  ///
  /// Where one of the results has processes enough, what it measured of this case counts if it is more than the rules say.
  func variance(base: [Double], new: [Double]) -> Double {
    let sides = [
      (samples: base, resampling: baseResampling, processes: baseProcesses),
      (samples: new, resampling: newResampling, processes: newProcesses),
    ]
    let measured = sides.compactMap {
      ProcessSpread($0.samples, resampling: $0.resampling)?.variance
    }
    let perProcess = max(variance, measured.max() ?? 0)
    return sides.reduce(0) { sum, side in
      sum
        + (side.resampling.drawsProcesses(of: side.samples.count)
          ? 0 : perProcess / Double(side.processes))
    }
  }
}
