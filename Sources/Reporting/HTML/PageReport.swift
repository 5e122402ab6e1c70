public import Measurement

/// A run's result as one HTML page that needs nothing but itself: charts, the tables behind them, and how it was measured.
///
/// The page is well-formed XML as well as HTML. It makes no request, and reads without scripts and on paper.
public struct PageReport {
  private let model: PageModel

  /// Prepares a page.
  ///
  /// - Parameters:
  ///   - document: What was measured.
  ///   - bootstrap: How intervals are drawn.
  public init(_ document: ResultDocument, bootstrap: Bootstrap = .standard) {
    model = PageModel(document, bootstrap: bootstrap)
  }

  /// The page.
  public var html: String {
    """
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <link rel="icon" href="data:,"/>
    <title>serbench: \(Markup.escaped(model.document.startedAt))</title>
    <style>
    \(PageStyle.css)
    </style></head><body>
    <header><h1>Serialization formats, measured</h1>
    <p class="answer">\(Markup.escaped(Answer(model: model).text))</p>
    \(warnings)\(scope)\(legend)\(filters)</header>
    <main>
    \(sections)</main>
    <script>
    \(PageScript.javaScript)
    </script></body></html>

    """
  }

  private var sections: String {
    guard let size = model.sizes.first else { return MethodSection(model: model).html }
    let speed = model.sizes.map { SpeedSection(model: model, size: $0).html }.joined()
    return [
      LibrarySection(model: model, size: size).html,
      FrontierSection(model: model, size: size).html,
      SizeSection(model: model, size: size).html,
      CompressionSection(model: model)?.html ?? "",
      speed.isEmpty ? "" : "<section id=\"speed\"><h2>Throughput</h2>\n\(speed)</section>\n",
      AllocationSection(model: model, size: size).html,
      MethodSection(model: model).html,
    ].joined()
  }

  private var warnings: String {
    var warnings: [String] = []
    if !model.document.isComplete { warnings.append("Incomplete: the run was interrupted.") }
    let build = model.document.environment.buildConfiguration
    if build != "release" { warnings.append("A \(build) build: its times mean nothing.") }
    return warnings.map { "<p class=\"warning\">\(Markup.escaped($0))</p>\n" }.joined()
  }

  private var scope: String {
    let size = model.sizes.first == "one" ? "single records" : model.sizes.first ?? "nothing"
    let text =
      "Geometric means over \(model.document.workloads.count) workloads of \(size), encoded and decoded; "
      + "in brackets the \(Quantity.percent(model.bootstrap.confidence)) interval."
    return "<p class=\"note\">\(Markup.escaped(text))</p>\n"
  }

  private var legend: String {
    let items = model.formats.map { format in
      var mark = Mark(format, in: model, label: format)
      mark.isHollow = false
      return item(mark, format)
    }
    var library = Mark(model.formats.first ?? "", in: model, label: "")
    library.isHollow = true
    return "<ul class=\"legend\">" + items.joined()
      + item(library, "hollow: on a library; filled: in Swift")
      + "<li><b>~</b> noisy</li></ul>\n"
  }

  private func item(_ mark: Mark, _ text: String) -> String {
    """
    <li><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" aria-hidden="true">\
    <g class="key mark f\(mark.format % 6)\(mark.isHollow ? " hollow" : "")"><path d="\(mark.shape(8, 8))"/></g></svg>\
    \(Markup.escaped(text))</li>
    """
  }

  private var filters: String {
    func select(_ id: String, _ label: String, _ names: [String]) -> String {
      let options = names.map {
        "<option value=\"\(Markup.escaped($0))\">\(Markup.escaped($0))</option>"
      }
      return
        "<label>\(label) <select id=\"\(id)\"><option value=\"\">all</option>\(options.joined())</select></label>"
    }
    return "<form class=\"filters\" hidden=\"hidden\" aria-label=\"Filter\">"
      + select("by-format", "Format", model.formats)
      + select("by-workload", "Workload", model.document.workloads.map(\.name)) + "</form>\n"
  }
}
