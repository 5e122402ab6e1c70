public import Measurement

/// The forms in which a result can be handed on.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Tables for a terminal: ``RunReport``.
  case text
  /// Tables for a page in Markdown: ``MarkdownExport``.
  case markdown
  /// A row a case, for spreadsheets and scripts: ``CSVExport``.
  case csv
  /// What JMH's visualisers read: ``JMHExport``.
  case jmh
  /// A page with charts: ``PageReport``.
  case html

  /// The whole text of a result in this form, without colour.
  ///
  /// - Parameters:
  ///   - document: What was measured.
  ///   - style: Whether colours show; only ``text`` has any.
  ///   - width: How many columns ``text`` has room for.
  ///   - details: Whether ``text`` shows every workload by itself; the others always do.
  public func text(
    of document: ResultDocument, style: TextStyle = .plain, width: Int = RunReport.narrowest,
    details: Bool = false
  ) throws -> String {
    switch self {
    case .text: RunReport(document, style: style, width: width).text(details: details)
    case .markdown: MarkdownExport.text(document)
    case .csv: CSVExport.text(document)
    case .jmh: try JMHExport.text(document)
    case .html: PageReport(document).html
    }
  }
}
