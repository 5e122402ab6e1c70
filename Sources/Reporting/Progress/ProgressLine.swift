import Foundation
import Measurement

/// The line that says what a run is doing, how far it is and how long it will take.
public enum ProgressLine {
  /// The line for where a run is, cut to a width.
  public static func text(_ progress: BenchmarkProgress, width: Int = 79) -> String {
    let text =
      switch progress {
      case .weighing(let caseID, let fraction):
        line("weighing", fraction, nil, caseID)
      case .verifying(let subject, let fraction):
        line("checking", fraction, nil, subject)
      case .counting(let caseID, let fraction):
        line("counting", fraction, nil, caseID)
      case .compressing(let bodies, let fraction):
        line("compressing", fraction, nil, bodies)
      case .sampling(let sampling):
        line(
          phase(sampling.phase), sampling.fractionCompleted, sampling.remainingSeconds,
          sampling.caseID)
      }
    return String(text.prefix(width))
  }

  private static func phase(_ phase: SamplingProgress.Phase) -> String {
    switch phase {
    case .calibration: "calibrating"
    case .warmUp: "warming up"
    case .round(let number): "round \(number)"
    }
  }

  private static func line(
    _ step: String, _ fraction: Double, _ secondsLeft: Double?, _ what: String
  ) -> String {
    let left = secondsLeft.map { ", \(Int($0.rounded(.up))) s left" } ?? ""
    return "\(step) \(Quantity.percent(fraction))\(left)  \(what)"
  }
}
