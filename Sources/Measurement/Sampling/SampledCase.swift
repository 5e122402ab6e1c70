/// One thing to be timed: a name and a loop.
public struct SampledCase {
  /// What is timed, as shown in progress and in failures.
  public let id: String
  /// How many operations a pass of the loop consists of.
  public let operationsPerPass: Int
  /// Runs the loop for as many passes as it is told.
  ///
  /// The loop belongs to the case, so that no call through a closure is counted with each operation.
  public let run: (_ passes: Int) throws -> Void

  /// Names a loop.
  ///
  /// - Precondition: a pass has an operation.
  public init(
    id: String, operationsPerPass: Int = 1, run: @escaping (_ passes: Int) throws -> Void
  ) {
    precondition(operationsPerPass > 0, "a pass has an operation")
    self.id = id
    self.operationsPerPass = operationsPerPass
    self.run = run
  }

  /// Runs the case once and returns how long it took, in nanoseconds.
  func time(
    passes: Int, _ clock: SamplingClock
  ) throws(SamplingFailure) -> (wall: Int, cpu: Int, userCPU: Int) {
    do {
      // The wall clock is read last before and first after, since reading the others takes longer.
      let userStart = clock.userCPU()
      let cpuStart = clock.cpu()
      let start = clock.wall()
      try run(passes)
      let end = clock.wall()
      let cpu = Int(clock.cpu() - cpuStart)
      return (Int(end - start), cpu, Int(clock.userCPU() - userStart))
    } catch {
      throw SamplingFailure(caseID: id, underlying: error)
    }
  }
}
