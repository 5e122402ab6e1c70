/// One thing to be timed: a name and a loop.
public struct SampledCase {
  /// What is timed, as shown in progress and in failures.
  public let id: String
  /// Runs the operation as often as it is told to.
  ///
  /// The loop belongs to the case, so that no call through a closure is counted with each operation.
  public let run: (_ iterations: Int) throws -> Void

  /// Names a loop.
  public init(id: String, run: @escaping (_ iterations: Int) throws -> Void) {
    self.id = id
    self.run = run
  }
}
