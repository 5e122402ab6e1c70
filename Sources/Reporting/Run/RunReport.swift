public import Measurement

/// A run's result as text: sizes, and how many times as fast as JSON each codec is; with details, every workload.
///
/// Everything is drawn from the document, so that an old result reads as it did on its day.
public struct RunReport {
  /// The codec that the others are compared with.
  static let baseline = "json/foundation"

  /// What lines are made for unless told otherwise; for fewer columns tables are broken, as the style says.
  public static let narrowest = 80

  let document: ResultDocument
  let style: TextStyle
  let width: Int
  let bootstrap: Bootstrap

  /// Prepares a report.
  ///
  /// - Parameters:
  ///   - document: What was measured.
  ///   - style: Whether colours show.
  ///   - width: How many columns there is room for. From ``narrowest`` on, tables have as many more columns as fit.
  ///   - bootstrap: How intervals are drawn.
  public init(
    _ document: ResultDocument, style: TextStyle = .plain, width: Int = narrowest,
    bootstrap: Bootstrap = .standard
  ) {
    self.document = document
    self.style = style
    self.width = max(width, Self.narrowest)
    self.bootstrap = bootstrap.of(document)
  }

  /// The report; no line is longer than there is room for.
  ///
  /// - Parameter details: Whether every workload is shown by itself, or only what they come to together.
  public func text(details: Bool) -> String {
    var sections = [heading, sizes]
    for size in sizeNames {
      sections.append(SpeedSummary(report: self, size: size).text)
    }
    if details {
      for workload in document.workloads {
        for size in sizeNames {
          sections.append(WorkloadDetails(report: self, workload: workload, size: size).text)
        }
      }
    }
    sections.append(CompressionReport(self)?.text(details: details) ?? "")
    sections.append(notes + (details ? memoryNote : ""))
    return sections.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The sizes, in the order in which they were measured.
  var sizeNames: [String] {
    document.measurements.map(\.size).reduce(into: []) { names, size in
      if !names.contains(size) { names.append(size) }
    }
  }

  /// What was measured of a workload and size, in the order of the codecs.
  func measurements(workload: String, size: String) -> [ResultDocument.Measurement] {
    document.codecs.compactMap { codec in
      document.measurements.first {
        $0.workload == workload && $0.size == size && $0.codec == codec.name
          && $0.kind == codec.kind
      }
    }
  }

  /// A heading of a section.
  func title(_ text: String) -> String { style.apply(.strong, to: text) + "\n" }

  // MARK: Sections

  private var heading: String {
    let environment = document.environment
    let workloads = document.workloads.count
    let codecs = document.codecs.count
    let understood = document.workloads.compactMap { UnderstoodBodies($0)?.sentences }
      .map { Paragraph.wrapped($0.joined(separator: " "), width: width) }
    var lines = [
      "\(document.startedAt): \(workloads) workload\(workloads == 1 ? "" : "s"), "
        + "\(codecs) codec\(codecs == 1 ? "" : "s")",
      "\(environment.cpuModel ?? environment.architecture), \(environment.coreCount) cores",
      [environment.operatingSystem, environment.kernel, "Swift \(environment.swiftVersion)"]
        .compactMap { $0 }.joined(separator: ", "),
    ]
    if !environment.libraryVersions.isEmpty {
      let versions = environment.libraryVersions.sorted { $0.key < $1.key }
        .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      lines.append(String(Paragraph.wrapped(versions).dropLast()))
    }
    if environment.buildConfiguration != "release" {
      lines.append(
        style.apply(.bad, to: "A \(environment.buildConfiguration) build: its times mean nothing."))
    }
    if !document.isComplete {
      lines.append(style.apply(.bad, to: "Incomplete: the run was interrupted."))
    }
    return understood.joined() + lines.map { $0 + "\n" }.joined()
  }

  private var sizes: String {
    guard let size = sizeNames.first else { return "" }
    let codecs = document.codecs.filter { $0.kind == .codec }
    let columns = FormatColumns(codecs: codecs, document: document, size: size)
    guard !columns.titles.isEmpty else { return "" }
    return title(
      "Size of an encoding (\(size == "one" ? "mean of single records" : size)), "
        + "in percent of \(columns.baseline)") + table(of: columns).rendered(style: style)
  }

  /// A row a workload; of a single one a row a format, which leaves room for longer names.
  private func table(of columns: FormatColumns) -> TextTable {
    if document.workloads.count == 1 {
      let workload = document.workloads[0].name
      var table = TextTable(columns: [.init("", .left), .init(workload, .right)])
      for (title, cell) in zip(columns.titles, columns.cells(workload: workload)) {
        table.append([.init(title), cell])
      }
      return table
    }
    var table = TextTable(
      columns: [.init("workload", .left)] + columns.titles.map { .init($0, .right) })
    for workload in document.workloads {
      table.append([.init(workload.name)] + columns.cells(workload: workload.name))
    }
    return table
  }

  private var notes: String {
    let timer = Quantity.time(nanoseconds: document.timerOverheadNanoseconds)
    let processes = document.roundsByProcess.map {
      "\n\($0.count) processes took the rounds in turn, so that no placement of code decides."
    }
    return """
      An operation encodes or decodes one value. Encoding reuses its buffer; decoding
      builds the whole value. Times are medians, ± is the median absolute deviation;
      N.N× (low–high) is how many times as fast, paired by round, with its
      \(Quantity.percent(bootstrap.confidence)) interval. ~ marks a noisy time: its interval is wider than a tenth.
      MB/s counts encoded bytes, 1 MB = 10⁶ B. Reading the clock takes \(timer) a sample.\(processes ?? "")

      """
  }

  /// What the column of peaks means, where there is one.
  private var memoryNote: String {
    let isMeasured = document.measurements.contains {
      ($0.encode?.peakMemoryBytes ?? $0.decode?.peakMemoryBytes) != nil
    }
    guard isMeasured else { return "" }
    return """
      peak is the most memory that a batch's first operation held at once, in a
      process of its own: resident, with its output, without its input, to the page.

      """
  }
}
