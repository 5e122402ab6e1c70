import Measurement

/// `serbench compare`
enum CompareCommand: Command {
  static let name = "compare"
  static let summary = "Show what became faster or slower from one result to another."
  static let discussion = """
    Compares two results of serbench run case by case: workload, size, codec, direction. Each change comes with an \
    interval, widened so that all of them hold together, and a verdict: faster, slower, same, or cannot tell. What \
    every other codec did too is put down to the machine. Ends with status 1 where something is, beyond doubt, \
    slower by more than --max-regression. Refuses runs whose data differ, and warns where machine or build do. \
    Results of fewer than \(Resampling.fewestProcesses) processes, as --quick makes them, are compared with wider \
    intervals, and are refused where --max-regression makes the comparison a gate.
    """
  static let operands = "BASE NEW"
  static let options =
    ComparedRuns.options + [
      Option("details", nil, "Show every case, not only those that are faster or slower.")
    ]
  static let examples = [
    Example(
      "serbench compare old.json new.json", "what changed, and status 1 if it is over 5% slower"),
    Example(
      "serbench compare old.json new.json --max-regression 20%", "only great slowdowns count"),
  ]

  static func run(_ arguments: Arguments) throws {
    guard arguments.operands.count == 2 else {
      throw UsageError("give two results: the old one, then the new one", command: name)
    }
    try arguments.checkEachOnce(arguments.operands.filter { $0 == "-" }, of: name)
    let rules = try ComparedRuns.rules(arguments)
    let files = arguments.operands.map { ResultFile(operand: $0) }
    let (base, new) = (try files[0].read(), try files[1].read())
    if files[0].isSameFile(as: files[1]) {
      Console.complain("warning: both results are the same file, so that nothing can differ")
    }
    if arguments.has("max-regression") {
      try ComparedRuns.checkGate(
        [(files[0].path, base.processCount), (files[1].path, new.processCount)], arguments,
        command: name)
    }
    try ComparedRuns.report(
      base: base, new: new, rules: rules, details: arguments.has("details"))
  }
}
