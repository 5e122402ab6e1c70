import Measurement

/// What a part of a codec does by itself, each against the same codec whole and never against others.
struct PartSection {
  let model: PageModel
  let size: String

  /// A part of a codec in one direction.
  private struct Part {
    let codec: ResultDocument.Codec
    let direction: BenchmarkSubject.Direction
    let ratio: PairedRatio

    var name: String {
      "\(SpeedSummary.label(codec.name, codec.kind)), \(direction.rawValue)"
    }
  }

  var html: String {
    let parts = model.document.codecs.filter { $0.kind != .codec }.flatMap { codec in
      BenchmarkSubject.Direction.allCases.compactMap { direction in
        model.speed(of: codec.name, codec.kind, against: codec.name, size, direction).map {
          Part(codec: codec, direction: direction, ratio: $0)
        }
      }
    }
    guard !parts.isEmpty else { return "" }
    return """
      <section id="\(model.id("parts"))"><h2>Parts of codecs</h2>
      <p>What is left of a codec when it does less: <i>library alone</i> is what the C library does with its own \
      structures, without a Swift value; <i>borrowed</i> reads a few fields of each record in place, and copies nothing. \
      Neither does the work of a codec, so each is compared only with the same codec whole, and is in no other chart.</p>
      \(chart(parts).svg)\(table.folded)</section>

      """
  }

  private func chart(_ parts: [Part]) -> Chart {
    let axis = Axis.logarithmic(
      [1]
        + parts.flatMap { [$0.ratio.value, $0.ratio.interval?.lower, $0.ratio.interval?.upper] }
        .compactMap { $0 }, 290...680)
    let bottom = 10 + 30 * Double(parts.count)
    var chart = Chart(
      model.titled("Parts of codecs (\(size))"),
      "A row a part of a codec and direction: how many times as fast it is as the whole.",
      height: bottom + 44)
    chart.horizontal(
      axis, top: 4, bottom: bottom, label: "times as fast as the same codec whole",
      tick: { Quantity.significant($0, digits: 1) + "×" })
    chart.line(axis.position(1), 4, axis.position(1), bottom, class: "span")
    for (index, part) in parts.enumerated() {
      let y = 25 + 30 * Double(index)
      let x = axis.position(part.ratio.value)
      chart.name(part.name, x: 280, y: y + 4)
      var mark = Mark(
        part.codec.name, in: model, label: "\(part.name): \(RatioText.text(part.ratio))")
      mark.isPart = true
      let interval = part.ratio.interval.map {
        axis.position($0.lower)...axis.position($0.upper)
      }
      chart.content += mark.svg(x: x, y: y, interval: interval)
      let end = max(x + 6, interval?.upperBound ?? x)
      chart.text(RatioText.text(part.ratio.value), x: end + 6, y: y + 4, class: "value")
    }
    return chart
  }

  private var table: PageTable {
    var table = PageTable(
      model.titled("Table: parts of codecs, all sizes"),
      ["workload", "size", "part", "direction", "time/op", "whole codec", "times as fast"])
    for row in model.rows where row.measurement.kind != .codec {
      let measurement = row.measurement
      guard
        let whole = model.measurement(measurement.workload, measurement.size, measurement.codec)?[
          row.direction],
        let estimate = TimingEstimate(whole, bootstrap: model.bootstrap),
        let ratio = PairedRatio(
          baseline: whole.nanosecondsPerOperation, candidate: row.operation.nanosecondsPerOperation,
          bootstrap: model.bootstrap)
      else { continue }
      let (part, all) = (row.estimate.nanoseconds.median, estimate.nanoseconds.median)
      table.append(
        [
          .init(measurement.workload), .init(measurement.size),
          .init(SpeedSummary.label(measurement.codec, measurement.kind)),
          .init(row.direction.rawValue), .init(Quantity.time(nanoseconds: part), part),
          .init(Quantity.time(nanoseconds: all), all),
          .init(RatioText.text(ratio), ratio.value),
        ], format: PageModel.format(measurement.codec), workload: measurement.workload)
    }
    return table
  }
}
