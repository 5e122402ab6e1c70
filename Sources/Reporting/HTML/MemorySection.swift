import Measurement

/// What an operation asks of memory: heap allocations, and the most that is held at once for a batch.
struct MemorySection {
  let model: PageModel
  let size: String

  /// An amount that is drawn as a bar a codec and direction.
  private struct Amount {
    let title: String
    let axisLabel: String
    let value: (ResultDocument.Operation) -> Double?
    let text: (Double) -> String
    let tick: (Double) -> String
  }

  var html: String {
    let figures = allocations + peak
    guard !figures.isEmpty else { return "" }
    return "<section id=\"\(model.id("memory"))\"><h2>Memory</h2>\n\(figures)</section>\n"
  }

  // MARK: The two figures

  private var allocations: String {
    let rows = measured(size) { $0.allocationsPerOperation }
    guard !rows.isEmpty else { return "" }
    var table = PageTable(
      model.titled("Table: allocations an operation (\(size))"),
      ["workload", "codec", "direction", "allocations", "bytes asked for"])
    for row in rows {
      let bytes = row.operation.allocatedBytesPerOperation
      table.append(
        cells(row) + [
          row.operation.allocationsPerOperation.map { .init(Quantity.count($0), $0) } ?? .init("–"),
          bytes.map { .init(Quantity.bytes($0), $0) } ?? .init("–"),
        ], format: PageModel.format(row.measurement.codec), workload: row.measurement.workload)
    }
    let amount = Amount(
      title: "Allocations an operation (\(size))",
      axisLabel: "heap allocations an operation, median of the workloads",
      value: { $0.allocationsPerOperation }, text: Quantity.count,
      tick: Quantity.roundCount)
    return "<h3>\(amount.title)</h3>\n" + chart(amount, rows).svg + table.folded
  }

  private var peak: String {
    let heading = "<h3>Peak memory of a batch</h3>\n"
    let rows = model.sizes.flatMap { measured($0) { $0.peakMemoryBytes.map(Double.init) } }
    guard !rows.isEmpty else {
      return model.rows.isEmpty
        ? "" : heading + "<p class=\"note\">Peak memory was not measured in this run.</p>\n"
    }
    var table = PageTable(
      model.titled("Table: peak memory of a batch"),
      ["workload", "codec", "direction", "peak", "times the encoding"])
    for row in rows {
      guard let bytes = row.operation.peakMemoryBytes.map(Double.init) else { continue }
      let times = bytes / row.measurement.encodedBytesPerOperation
      table.append(
        cells(row) + [
          .init(Quantity.bytes(bytes), bytes), .init(Quantity.significant(times) + "×", times),
        ], format: PageModel.format(row.measurement.codec), workload: row.measurement.workload)
    }
    let amount = Amount(
      title: "Peak memory of a batch",
      axisLabel: "most memory held at once, median of the workloads",
      value: { $0.peakMemoryBytes.map(Double.init) }, text: { Quantity.bytes($0) },
      tick: Quantity.roundBytes)
    return heading + """
      <p>The most memory that the first operation on a batch held at once, in a separate process, beyond what that \
      process held before: the output is in it, the input is not. Resident heap, stack and written data, exact to the \
      page.</p>

      """ + chart(amount, rows).svg + table.folded
  }

  // MARK: Pieces

  /// Everything that whole codecs were measured to do at a size and that has an amount.
  private func measured(
    _ size: String, having value: (ResultDocument.Operation) -> Double?
  ) -> [PageModel.Row] {
    model.rows.filter {
      $0.measurement.size == size && $0.measurement.kind == .codec && value($0.operation) != nil
    }
  }

  private func cells(_ row: PageModel.Row) -> [PageTable.Cell] {
    [
      .init(row.measurement.workload), .init(row.measurement.codec), .init(row.direction.rawValue),
    ]
  }

  private func chart(_ amount: Amount, _ rows: [PageModel.Row]) -> Chart {
    let bars = BenchmarkSubject.Direction.allCases.flatMap { direction in
      model.codecs.compactMap { codec in
        Summary(
          samples: rows.filter { $0.direction == direction && $0.measurement.codec == codec }
            .compactMap { amount.value($0.operation) }
        ).map { (codec: codec, direction: direction.rawValue, amount: $0.median) }
      }
    }
    let bottom = 10 + 24 * Double(bars.count)
    let axis = Axis.linear(bars.map(\.amount), 210...680)
    var chart = Chart(
      model.titled(amount.title),
      "A bar a codec and direction: the median over the workloads. Shorter is better.",
      height: bottom + 44)
    chart.horizontal(axis, top: 4, bottom: bottom, label: amount.axisLabel, tick: amount.tick)
    for (index, bar) in bars.enumerated() {
      let y = 14 + 24 * Double(index)
      let text = "\(bar.codec), \(bar.direction): \(amount.text(bar.amount))"
      chart.name("\(bar.codec), \(bar.direction)", x: 200, y: y + 12)
      chart.content += Mark(bar.codec, in: model, label: text).bar(
        x: 210, y: y, width: axis.position(bar.amount) - 210, height: 15)
      chart.text(
        amount.text(bar.amount), x: axis.position(bar.amount) + 6, y: y + 12, class: "value")
    }
    return chart
  }
}
