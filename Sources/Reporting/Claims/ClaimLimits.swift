import Measurement

/// What a result cannot say of claims, and why: sentences for the reader.
struct ClaimLimits {
  let figures: ClaimFigures
  let document: ResultDocument

  var sentences: [String] {
    guard !document.measurements.isEmpty else {
      return ["The result holds no measurement, so that no claim can be judged."]
    }
    return [formats, workloads, libraries, processes, build, completeness].compactMap(\.self)
  }

  private var formats: String? {
    let names = ClaimFigures.formats.filter { !figures.codecs($0).isEmpty }
    guard names.count < 2 else { return nil }
    let only = names.first.map(ClaimFigures.name) ?? "none of them"
    return "The claims compare formats, and only \(only) was measured."
  }

  private var workloads: String? {
    figures.onlyWorkload.map {
      "Only one workload was measured, \($0): verdicts are of that payload, and cannot say what other payloads do."
    }
  }

  /// XML has one codec, so that there is no other to miss.
  private var libraries: String? {
    let only = ClaimFigures.formats.filter { $0 != "xml" }.compactMap { format in
      figures.codecs(format).count == 1 ? figures.codecs(format)[0] : nil
    }
    guard !only.isEmpty else { return nil }
    return
      "Of their formats only \(only.joined(separator: " and ")) \(only.count == 1 ? "was" : "were") measured, so that a difference of libraries passes for one of formats."
  }

  private var processes: String? {
    guard document.hasFewProcesses else { return nil }
    let count = document.processCount == 1 ? "one process" : "\(document.processCount) processes"
    let percent = Quantity.trimmed(ComparisonRules.standard.placementDeviation * 100)
    return
      "Times were measured in \(count), and another process has others, by about \(percent) % (standard deviation): intervals are widened by that."
  }

  private var build: String? {
    document.environment.buildConfiguration == "release"
      ? nil : "The result is of a debug build, whose times mean nothing."
  }

  private var completeness: String? {
    document.isComplete ? nil : "The run was interrupted, so that measurements may be missing."
  }
}
