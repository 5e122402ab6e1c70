public import Measurement

/// Results of runs as one self-contained HTML page: charts, the tables behind them, and how it was measured.
///
/// Several results stand side by side first, the others against the first one, and then each by itself. The page is
/// well-formed XML as well as HTML. It makes no request, and reads without scripts and on paper.
public struct PageReport {
  /// A result, and what it is called on the page.
  public struct Result: Sendable {
    /// The name: that of its file.
    public let name: String
    /// What was measured.
    public let document: ResultDocument

    /// Names a result.
    public init(name: String, document: ResultDocument) {
      self.name = name
      self.document = document
    }
  }

  /// More would not be told apart by a letter.
  public static let mostResults = 26

  private let models: [PageModel]
  /// What stands side by side; `nil` for a single result.
  private let comparison: PageComparison?

  /// Prepares a page of one result.
  ///
  /// - Parameters:
  ///   - document: What was measured.
  ///   - bootstrap: How intervals are drawn.
  public init(_ document: ResultDocument, bootstrap: Bootstrap = .standard) {
    models = [
      PageModel(document, bootstrap: bootstrap, formats: PageModel.formats(of: [document]))
    ]
    comparison = nil
  }

  /// Prepares a page of several results.
  ///
  /// - Parameters:
  ///   - results: What was measured; the first is what the others are held against.
  ///   - bootstrap: How intervals are drawn.
  /// - Precondition: there are two at least and ``mostResults`` at most.
  /// - Throws: ``PageFailure`` where a result has nothing in common with the first, or was made of other data.
  public init(_ results: [Result], bootstrap: Bootstrap = .standard) throws(PageFailure) {
    precondition((2...Self.mostResults).contains(results.count), "results are named by letters")
    let formats = PageModel.formats(of: results.map(\.document))
    let letters = (0..<results.count).map { String(UnicodeScalar(UInt8(ascii: "A") + UInt8($0))) }
    models = zip(results, letters).map { result, letter in
      PageModel(result.document, bootstrap: bootstrap, label: letter, formats: formats)
    }
    comparison = try PageComparison(names: results.map(\.name), models: models)
  }

  /// What makes the results hard to compare, a sentence each that says which result it is about.
  public var warnings: [String] { comparison?.warnings ?? [] }

  /// The page.
  public var html: String {
    PageShell(
      title: models.map(\.document.startedAt).joined(separator: ", "),
      header: "<h1>Serialization formats, measured</h1>\n\(opening)\(legend)\(filters)",
      main: sections
    ).html
  }

  /// A warning as it stands at the top.
  static func warning(_ text: String) -> String {
    "<p class=\"warning\">\(Markup.escaped(text))</p>\n"
  }

  private var opening: String {
    let warnings = models.map { ResultSections(model: $0).warnings }.joined()
    if let comparison { return comparison.opening + warnings }
    return "<p class=\"answer\">\(Markup.escaped(Answer(model: models[0]).text))</p>\n" + warnings
      + ResultSections(model: models[0]).scope
  }

  private var sections: String {
    guard let comparison else { return ResultSections(model: models[0]).html }
    return comparison.sections
      + zip(models, comparison.names).map { model, name in
        """
        <article id="\(model.id("result"))" aria-label="\(Markup.escaped(model.titled(name)))">
        <h2 class="result">\(Markup.escaped(model.titled(name)))</h2>
        <p class="lead">\(Markup.escaped(Answer(model: model).text))</p>
        \(ResultSections(model: model).scope)\(ResultSections(model: model).html)</article>

        """
      }.joined()
  }

  private var legend: String {
    let model = models[0]
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
    let workloads = PageModel.distinct(models.flatMap { $0.document.workloads.map(\.name) })
    return "<form class=\"filters\" hidden=\"hidden\" aria-label=\"Filter\">"
      + select("by-format", "Format", models[0].formats)
      + select("by-workload", "Workload", workloads) + "</form>\n"
  }
}

/// Two results do not belong on one page.
public struct PageFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The result that the page begins with.
  public let base: String
  /// The result that does not go with it.
  public let name: String
  /// Why not.
  public let reason: ComparisonFailure

  public var description: String { "\(name) cannot stand beside \(base): \(reason)" }
}
