import Measurement

/// Where and how it was measured.
struct MethodSection {
  let model: PageModel

  var html: String {
    let document = model.document
    let noisy = model.rows.count { $0.estimate.isNoisy }
    let outliers = model.rows.reduce(0) { $0 + $1.estimate.nanoseconds.outliers.count }
    let samples = model.rows.reduce(0) { $0 + $1.estimate.nanoseconds.count }
    let warmUp = model.rows.map(\.operation.warmUpSamples).max() ?? 0
    let plan = document.parameters
    let payloads = document.workloads.compactMap(UnderstoodBodies.init)
      .map { ("Payload", $0.sentences.joined(separator: " ")) }
    let method: [(String, String)] = [
      ("Begun", document.startedAt),
      ("Took", "\(Quantity.significant(document.elapsedSeconds)) s"),
      (
        "Plan",
        "\(plan.rounds) rounds at most in \(Quantity.significant(plan.budgetSeconds)) s, samples of "
          + "\(Quantity.time(nanoseconds: plan.targetSampleNanoseconds)); each round samples every case "
          + "once, in a random order (seed \(plan.orderSeed))"
      ),
      ("Warm-up", "up to \(warmUp) samples of a case were thrown away before it ran at full speed"),
      ("Timer", "\(Quantity.time(nanoseconds: document.timerOverheadNanoseconds)) a sample"),
      ("Outliers", "\(outliers) of \(samples) samples (Tukey's fences); none is dropped"),
      (
        "Noisy",
        "\(noisy) of \(model.rows.count) results, marked ~: an interval wider than a tenth of its median"
      ),
      (
        "Intervals",
        "\(Quantity.percent(model.bootstrap.confidence)), bootstrap of the median; ratios are paired by round"
      ),
    ]
    let environment = document.environment
    var machine: [(String, String)] = [
      ("Processor", "\(environment.cpuModel ?? "–"), \(environment.coreCount) cores"),
      ("Memory", Quantity.bytes(Double(environment.memoryBytes))),
      (
        "System",
        [environment.operatingSystem, environment.kernel].compactMap { $0 }.joined(separator: ", ")
      ),
      (
        "Build",
        "Swift \(environment.swiftVersion), \(environment.architecture), \(environment.buildConfiguration)"
      ),
    ]
    if let commit = environment.gitCommit { machine.append(("Commit", commit)) }
    for (library, version) in environment.libraryVersions.sorted(by: { $0.key < $1.key }) {
      machine.append((library, version))
    }
    return """
      <section id="\(model.id("method"))"><h2>How it was measured</h2>\(list(payloads + method))</section>
      <section id="\(model.id("environment"))"><h2>Environment</h2>\(list(machine))</section>

      """
  }

  private func list(_ entries: [(String, String)]) -> String {
    "<dl>"
      + entries.map { "<dt>\(Markup.escaped($0.0))</dt><dd>\(Markup.escaped($0.1))</dd>" }.joined()
      + "</dl>"
  }
}
