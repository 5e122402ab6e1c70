public import Measurement

/// How far a run is, as a share of the whole from its start to its answer.
///
/// The share is the time that has passed out of that and what is likely to be left: the rest of the present stage, if it
/// goes on as it went, and the time that sampling is given. It never falls, and is 99 % at most, since the last is done when
/// the answer is there.
public struct RunCourse {
  /// A share of the whole, and how long the rest will take.
  public struct Position: Sendable, Hashable {
    /// How much is done, from 0 to 0.99.
    public let fractionCompleted: Double
    /// How long the rest is likely to take, in seconds.
    public let secondsLeft: Double
  }

  private static let most = 0.99
  /// How much of a stage must be done before its time says something.
  private static let tellingFraction = 0.05
  /// The same of sampling, whose first cases are calibrated in no time and whose last ones take long.
  private static let tellingSamplingFraction = 0.15

  private let elapsedSeconds: () -> Double
  private let samplingSeconds: (_ elapsedSeconds: Double) -> Double
  private var stage = -1
  private var stageStart = 0.0
  private var furthest = 0.0

  /// Follows a run.
  ///
  /// - Parameters:
  ///   - elapsedSeconds: How long the run has been going on, in seconds.
  ///   - samplingSeconds: How much time sampling is given if it begins so many seconds after the start of the run.
  public init(
    elapsedSeconds: @escaping () -> Double,
    samplingSeconds: @escaping (_ elapsedSeconds: Double) -> Double
  ) {
    self.elapsedSeconds = elapsedSeconds
    self.samplingSeconds = samplingSeconds
  }

  /// Where the run is, of which a stage was just told.
  public mutating func position(at progress: BenchmarkProgress) -> Position {
    let now = elapsedSeconds()
    if progress.stage != stage {
      stage = progress.stage
      stageStart = now
    }
    let left = max(secondsLeft(of: progress, at: now), 0)
    furthest = max(furthest, min(now / max(now + left, .leastNonzeroMagnitude), Self.most))
    return Position(fractionCompleted: furthest, secondsLeft: left)
  }

  private func secondsLeft(of progress: BenchmarkProgress, at now: Double) -> Double {
    if let sampling = progress.sampling {
      if sampling.fractionCompleted > Self.tellingSamplingFraction,
        let left = sampling.remainingSeconds
      {
        return left
      }
      return samplingSeconds(now - sampling.elapsedSeconds) - sampling.elapsedSeconds
    }
    let done = progress.fractionCompleted
    let rest =
      done > Self.tellingFraction ? (now - stageStart) * (1 - done) / done : 0
    return rest + samplingSeconds(now + rest)
  }
}

extension BenchmarkProgress {
  /// The number of the stage, in the order of a run.
  fileprivate var stage: Int {
    switch self {
    case .reading: 0
    case .inferring: 1
    case .encoding: 2
    case .weighing: 3
    case .compressing: 4
    case .verifying: 5
    case .counting: 6
    case .starting, .sampling: 7
    }
  }

  /// How much of the stage is done, from 0 to 1.
  fileprivate var fractionCompleted: Double {
    switch self {
    case .reading(_, let fraction), .inferring(_, let fraction), .encoding(_, let fraction),
      .weighing(_, let fraction), .verifying(_, let fraction), .counting(_, let fraction),
      .compressing(_, let fraction):
      fraction
    case .starting(_, let sampling), .sampling(let sampling): sampling.fractionCompleted
    }
  }

  /// How far sampling is; `nil` before it.
  fileprivate var sampling: SamplingProgress? {
    switch self {
    case .starting(_, let sampling), .sampling(let sampling): sampling
    default: nil
    }
  }
}
