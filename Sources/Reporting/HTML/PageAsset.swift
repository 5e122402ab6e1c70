/// A style sheet or script of the pages, from a file of its own that is compiled into the code.
///
/// The executable finds them wherever it is moved to, and a page holds the text of each that it uses.
enum PageAsset {
  /// The style sheet of every page: light and dark, screen and paper.
  static let pageStyle = text(PackageResources.page_css)
  /// What every page does where scripts run: sort, filter, and show a mark's figures.
  static let pageScript = text(PackageResources.page_js)
  /// What the page of costs has besides: its controls, its charts, its first sheet of paper.
  static let costStyle = text(PackageResources.costs_css)
  /// What the page of costs does: it answers again where a reader changes a figure.
  static let costScript =
    [
      PackageResources.rational_js, PackageResources.month_js, PackageResources.draws_js,
      PackageResources.verdict_js, PackageResources.what_if_js,
    ].map(text).joined(separator: "\n\n")

  /// What the drawings of the assignment have, which are narrower than charts.
  static let assignmentStyle = text(PackageResources.assignment_css)

  private static func text(_ file: [UInt8]) -> String {
    String(decoding: file.last == UInt8(ascii: "\n") ? file.dropLast() : file[...], as: UTF8.self)
  }
}
