public import CostModel

/// The assignment as text for people.
public struct AssignmentText {
  private let assignment: Assignment
  private let results: ShownResults
  private let style: TextStyle

  /// Prepares to draw an assignment, or a worksheet where results are left blank, in lines of 80 columns at most.
  public init(
    _ assignment: Assignment, results: ShownResults = .shown, style: TextStyle = .plain
  ) {
    self.assignment = assignment
    self.results = results
    self.style = style
  }

  /// The three questions with their work, what they leave open, and the measured sizes where there are any.
  ///
  /// Throws where a figure needs more digits than exact arithmetic has.
  public func rendered() throws(ArithmeticFailure) -> String {
    let tables = AssignmentTables(assignment: assignment, results: results)
    var sections = [
      section("1. Bandwidth saved", work(tables.steps(try assignment.bandwidthSteps()))),
      section(
        "2. Money saved in \(assignment.periodText)",
        work(tables.steps(try assignment.periodSteps()))),
      section(
        "The same, by what KB and GB are taken to mean",
        rendered(try tables.readings(), strong: 3)),
      section("3. What the switch costs besides bandwidth", try costs(tables)),
    ]
    if results == .blank {
      sections.insert(
        paragraph(try AssignmentAnswer(assignment: assignment).question())
          + paragraph("Fill in the blanks; the unit of each is given."), at: 0)
    }
    if let question = assignment.openQuestion, let protobuf = question.protobuf {
      let reduction = OpenQuestionRows.percent(assignment.scenario.reduction)
      sections.append(
        section(
          "4. What that leaves open: what becomes of the \(reduction)", try open(question, protobuf)
        ))
    }
    if let measured = assignment.measured {
      sections.append(
        section(
          "With the measured sizes of \(measured.workload) in place of the assumed reduction",
          rendered(try tables.codecs(measured), strong: 4)
            + paragraph(
              "Mean bytes of a payload; savings in \(assignment.periodText).", indent: "  ")))
    }
    return sections.joined(separator: "\n")
  }

  /// What comes out, or what is asked where results are left blank, in a few sentences.
  public func summary() throws(ArithmeticFailure) -> String {
    let answer = AssignmentAnswer(assignment: assignment)
    guard results == .shown else { return paragraph(try answer.question()) }
    return try ([answer.saving()] + [answer.openQuestion()].compactMap(\.self))
      .map { paragraph($0) }.joined()
  }

  private func section(_ title: String, _ body: String) -> String {
    let lines = Paragraph.wrapped(title).split(separator: "\n")
    return lines.map { style.apply(.strong, to: String($0)) + "\n" }.joined() + body
  }

  private func paragraph(_ text: String, indent: String = "") -> String {
    Paragraph.wrapped(text, firstIndent: indent, indent: indent)
  }

  /// A table, with the column of what was asked for standing out, and losses marked.
  private func rendered(
    _ table: AssignmentTables.Table, strong: Int? = nil, showsTitles: Bool = true
  ) -> String {
    var text = TextTable(
      columns: showsTitles ? table.columns : table.columns.map { .init("", $0.alignment) })
    for row in table.rows {
      text.append(
        row.enumerated().map { column, cell in
          guard column == strong else { return .init(cell) }
          return .init(cell, cell.hasPrefix("-") ? .bad : .strong)
        })
    }
    return text.rendered(indent: 2, style: style)
  }

  private func work(_ table: AssignmentTables.Table) -> String {
    rendered(table, strong: 2, showsTitles: false)
  }

  private func costs(_ tables: AssignmentTables) throws(ArithmeticFailure) -> String {
    let assumptions = "Assumptions, not facts; each is an option (serbench assignment --help):"
    let costs = SwitchCostTables(plan: assignment.plan)
    return costs.table(costs.rows(results)).rendered(indent: 2, style: style) + "\n"
      + paragraph(assumptions, indent: "  ")
      + costs.reasons.rendered(indent: 2, style: style)
      + "\n" + work(tables.steps(try assignment.breakEvenSteps(results)))
      + paragraph(tables.verdict, indent: "  ")
  }

  private func open(
    _ question: OpenQuestion, _ side: OpenQuestion.Side
  ) throws(ArithmeticFailure) -> String {
    let rows = OpenQuestionRows(
      assignment: assignment, question: question, side: side, results: results)
    let columns = rows.columns.enumerated().map { TextTable.Column($1, $0 == 0 ? .left : .right) }
    let table = AssignmentTables.Table(columns: columns, rows: try rows.rows())
    let sentence =
      results == .shown ? rows.sentence().map { paragraph($0, indent: "  ") } ?? "" : ""
    return rendered(table, strong: 3) + sentence + paragraph(rows.note, indent: "  ")
  }
}
