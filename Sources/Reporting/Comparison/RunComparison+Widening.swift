import Measurement

extension RunComparison {
  /// Why intervals are wider than the samples alone would make them, and what to do about it; `nil` where they are not.
  var wideningText: String? {
    guard let widening else { return nil }
    func count(_ processes: Int) -> String {
      processes == 1 ? "1 process" : "\(processes) processes"
    }
    let deviation = Quantity.trimmed(rules.placementDeviation * 100)
    let least =
      leastCalled.map { "; a slowdown below about \(Quantity.percent($0)) is not called" } ?? ""
    return """
      Intervals are widened: the base was measured in \(count(widening.baseProcesses)), the new run in \
      \(count(widening.newProcesses)). Where the system puts a process's code and memory moves its times from start to \
      end, by about \(deviation) % (standard deviation), and the samples of fewer than \
      \(Resampling.fewestProcesses) processes do not show it\(least). To see less, measure both without --quick, in ten \
      processes.
      """
  }
}
