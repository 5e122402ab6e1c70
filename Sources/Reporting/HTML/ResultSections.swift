import Measurement

/// Everything the page shows of one result.
struct ResultSections {
  let model: PageModel

  var html: String {
    guard let size = model.sizes.first else { return MethodSection(model: model).html }
    let speed = model.sizes.map { SpeedSection(model: model, size: $0).html }.joined()
    return [
      LibrarySection(model: model, size: size).html,
      PartSection(model: model, size: size).html,
      FrontierSection(model: model, size: size).html,
      SizeSection(model: model, size: size).html,
      CompressionSection(model: model)?.html ?? "",
      speed.isEmpty
        ? "" : "<section id=\"\(model.id("speed"))\"><h2>Throughput</h2>\n\(speed)</section>\n",
      MemorySection(model: model, size: size).html,
      ClaimsSection(model: model).html,
      MethodSection(model: model).html,
    ].joined()
  }

  /// What keeps the result from being trusted, as it is said at the top.
  var warnings: String {
    var warnings: [String] = []
    if !model.document.isComplete { warnings.append("Incomplete: the run was interrupted.") }
    let build = model.document.environment.buildConfiguration
    if build != "release" { warnings.append("A \(build) build: its times mean nothing.") }
    return warnings.map { PageReport.warning(model.titled($0)) }.joined()
  }

  /// What the figures of the answer are.
  var scope: String {
    let size = model.sizes.first == "one" ? "single records" : model.sizes.first ?? "nothing"
    let count = model.document.workloads.count
    let text =
      "Geometric means over \(count) workload\(count == 1 ? "" : "s") of \(size), encoded and decoded; "
      + "in brackets the \(Quantity.percent(model.bootstrap.confidence)) interval."
    return "<p class=\"note\">\(Markup.escaped(text))</p>\n"
  }
}
