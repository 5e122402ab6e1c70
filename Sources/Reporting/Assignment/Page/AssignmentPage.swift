public import CostModel

/// The assignment as one self-contained HTML page: the working as a picture, the other readings, the costs of
/// the switch, and what the assignment leaves open.
public struct AssignmentPage {
  private let assignment: Assignment
  private let results: ShownResults

  /// Prepares a page, or a worksheet where results are left blank.
  public init(_ assignment: Assignment, results: ShownResults = .shown) {
    self.assignment = assignment
    self.results = results
  }

  /// The page; throws where a figure needs more digits than exact arithmetic has.
  public func html() throws(ArithmeticFailure) -> String {
    let answer = AssignmentAnswer(assignment: assignment)
    let isSolved = results == .shown
    return PageShell(
      title: isSolved ? "the assignment, worked" : "the assignment, to be worked",
      css: PageAsset.assignmentStyle,
      header: """
        <h1>\(isSolved ? "What a smaller format saves" : "Worksheet: what a smaller format saves")</h1>
        <p class="answer">\(Self.prose(isSolved ? try answer.saving() : try answer.question()))</p>
        \(isSolved ? answer.openQuestion().map { "<p>\(Self.prose($0))</p>" } ?? "" : "")
        """,
      main: try sections()
    ).html
  }

  private func sections() throws(ArithmeticFailure) -> String {
    let tables = AssignmentTables(assignment: assignment, results: results)
    var sections = """
      <section id="working"><h2>Bandwidth and money saved</h2>
      \(try AssignmentFlow(assignment: assignment, results: results).html())\
      \(page(tables.steps(try assignment.bandwidthSteps() + assignment.periodSteps()), "The working, line by line"))\
      </section>
      <section id="readings"><h2>What KB and GB are taken to mean</h2>
      \(page(try tables.readings(), "The saving under each meaning of the prefixes"))</section>
      <section id="switch"><h2>What the switch costs besides</h2>
      \(page(tables.costs(), "Costs, at the assumed values"))\
      \(page(tables.steps(try assignment.breakEvenSteps(results)), "When it has paid for itself"))\
      <p class="lead">\(Markup.escaped(tables.verdict))</p></section>

      """
    if let question = assignment.openQuestion { sections += try section(question) }
    if let measured = assignment.measured {
      sections += """
        <section id="codecs"><h2>Every codec, bodies alone</h2>
        \(page(try tables.codecs(measured), "Measured sizes in place of the assumed reduction"))\
        <p class="note">Mean bytes of a payload of \(Markup.escaped(measured.workload)); savings in \
        \(Markup.escaped(assignment.periodText)).</p></section>

        """
    }
    return sections
  }

  private func section(_ question: OpenQuestion) throws(ArithmeticFailure) -> String {
    guard let protobuf = question.protobuf else { return "" }
    let reduction = OpenQuestionRows.percent(assignment.scenario.reduction)
    var html = """
      <section id="open"><h2>What becomes of the \(reduction)</h2>
      <p>The assignment counts bodies as they are. On the way they may be compressed, and header fields, TLS and TCP/IP \
      are around them, which no format makes shorter.</p>

      """
    // Bars show how much is saved, which is what a learner is to compute.
    if results == .shown {
      html += OpenQuestionChart(today: question.today, side: protobuf).html
    }
    for side in [protobuf] + question.sides.filter({ $0 != protobuf }) {
      let rows = OpenQuestionRows(
        assignment: assignment, question: question, side: side, results: results)
      let isAssumed = side.format == protobuf.format
      var table = PageTable("\(question.today.name) and \(side.format.name)", rows.columns)
      // The assumption is of Protobuf alone.
      for row in try rows.rows().dropFirst(isAssumed ? 0 : 1) {
        table.append(row.map { .init($0) })
      }
      html += isAssumed ? table.open : table.folded
      if isAssumed { html += "<p class=\"note\">\(Markup.escaped(rows.note))</p>\n" }
    }
    return html + "</section>\n"
  }

  /// A table of text as one of the page.
  private func page(_ table: AssignmentTables.Table, _ caption: String) -> String {
    var page = PageTable(caption, table.columns.map(\.title))
    for row in table.rows {
      page.append(
        zip(table.columns, row).map { column, cell in
          .init(cell, column.alignment == .right ? Self.number(cell) : nil)
        })
    }
    return page.open
  }

  /// The number that a cell begins with, by which it is sorted: -2,023 of `-$2,023.00`; `nil` where there is none.
  private static func number(_ cell: String) -> Double? {
    let digits = cell.replacing("$", with: "").replacing(",", with: "").prefix {
      "+-.0123456789".contains($0)
    }
    return Double(digits)
  }

  /// Text as markup in which no number is parted from its unit.
  private static func prose(_ text: String) -> String {
    Markup.escaped(text.replacing(#/(\d) (?=[%\p{L}])/#) { "\($0.output.1)\u{A0}" })
  }
}
