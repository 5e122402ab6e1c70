import Foundation
public import Measurement

/// The line that says how far a run is, how long it will take, and what it is doing.
public enum ProgressLine {
  /// The line for where a run is, cut to a width.
  public static func text(
    _ progress: BenchmarkProgress, at position: RunCourse.Position, width: Int = 79
  ) -> String {
    let left = Int(max(position.secondsLeft, 1).rounded(.up))
    let text =
      "\(Quantity.percent(position.fractionCompleted)), \(left) s left  \(step(progress))"
    return String(text.prefix(width))
  }

  private static func step(_ progress: BenchmarkProgress) -> String {
    switch progress {
    case .reading(let file, _): "reading \(file)"
    case .inferring(let bodies, _): "finding a schema for \(bodies)"
    case .encoding(let codec, _): "encoding in \(codec)"
    case .weighing(let caseID, _): "weighing \(caseID)"
    case .verifying(let subject, _): "checking \(subject)"
    case .counting(let caseID, _): "counting \(caseID)"
    case .compressing(let bodies, _): "compressing \(bodies)"
    case .starting(let process, _): "starting process \(process)"
    case .sampling(let sampling): "\(phase(sampling.phase)) \(sampling.caseID)"
    }
  }

  private static func phase(_ phase: SamplingProgress.Phase) -> String {
    switch phase {
    case .calibration: "calibrating"
    case .warmUp: "warming up"
    case .round(let number): "round \(number)"
    }
  }
}
