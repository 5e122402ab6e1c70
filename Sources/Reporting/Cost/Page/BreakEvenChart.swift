import CostModel

/// What has been earned or is still owed, month by month: the likely course, and where eight of ten draws lie.
struct BreakEvenChart {
  let projection: CostProjection

  /// A month's balance in dollars.
  struct Point {
    let month: Double
    let likely: Double
    let p10: Double
    let p50: Double
    let p90: Double
  }

  private static let shortestHorizon = 24.0
  private static let longestHorizon = 120.0

  /// How many months are drawn: half as many again as nine of ten draws need, within two to ten years.
  private var horizon: Double {
    let late = projection.draws.breakEvenMonths(0.9)
    guard late.isFinite else { return 60 }
    let months = (late * 1.5 / 12).rounded(.up) * 12
    return min(max(months, Self.shortestHorizon), Self.longestHorizon)
  }

  /// The balances, two a year and at the beginning.
  var points: [Point] {
    let plan = projection.plan
    let (oneOff, net) = (Double(plan.oneOff.magnitude), Double(plan.netPerMonth.magnitude))
    return stride(from: 0, through: horizon, by: 6).map { month in
      let drawn = projection.draws.balance(after: month, [0.1, 0.5, 0.9])
      return Point(
        month: month, likely: net * month - oneOff, p10: drawn[0], p50: drawn[1], p90: drawn[2])
    }
  }

  var html: String {
    let points = points
    let (left, right, bottom) = (96.0, 730.0, 200.0)
    let across = Axis(values: 0...horizon, pixels: left...right, isLogarithmic: false)
    let up = Axis.signed(points.flatMap { [$0.likely, $0.p10, $0.p90] }, -bottom...(-20))
    var chart = Chart(
      "Break-even",
      "Months from left to right, dollars upwards. The line is of the likely inputs, the band has 8 of 10 draws, "
        + "the dashed line is their middle.",
      height: bottom + 44)
    chart.horizontal(
      across, top: 20, bottom: bottom, label: "months after the switch",
      tick: { NumberText.plain($0) })
    for value in up.ticks {
      chart.line(left, -up.position(value), right, -up.position(value), class: "grid")
      chart.text(
        DollarText.whole(value), x: left - 8, y: -up.position(value) + 4, anchor: "end")
    }
    chart.text("earned, or still owed", x: 10, y: 12, class: "axis")
    func place(_ month: Double, _ dollars: Double) -> String {
      "\(Mark.number(across.position(month))) \(Mark.number(-up.position(dollars)))"
    }
    let band =
      points.map { place($0.month, $0.p90) } + points.reversed().map { place($0.month, $0.p10) }
    let course = points.map { place($0.month, $0.likely) }
    let middle = points.map { place($0.month, $0.p50) }
    chart.line(left, -up.position(0), right, -up.position(0), class: "span")
    chart.content += "<path class=\"band\" d=\"M\(band.joined(separator: "L"))z\"/>\n"
    if projection.draws.count > 1 {
      chart.content += "<path class=\"frontier\" d=\"M\(middle.joined(separator: "L"))\"/>\n"
    }
    chart.content += "<path class=\"course\" d=\"M\(course.joined(separator: "L"))\"/>\n"
    if let months = projection.plan.breakEven.months.map({ Double($0) }), months <= horizon,
      projection.scenario.horizon.reaches(months)
    {
      let label =
        "pays back after \(MonthText(horizon: projection.scenario.horizon).exact(months)) months"
      chart.content +=
        "<g class=\"mark f0\" data-label=\"\(label)\"><title>\(label)</title>"
        + "<path d=\"\(Self.circle(across.position(months), -up.position(0)))\"/></g>\n"
      // The course rises from the left, so there is room above it there, and below it on the right.
      let (x, y) = (across.position(months), -up.position(0))
      var labels = LabelPlacement()
      labels.add(
        label,
        at: x - LabelText.width(label) - 10 > left
          ? [.init(x: x - 10, y: y - 10, anchor: "end")]
          : [.init(x: x + 10, y: y + 20, anchor: "start")], to: &chart)
    }
    return chart.svg + legend + table(points).folded
  }

  /// What is drawn, in words.
  private var legend: String {
    let line = "The line is of the likely inputs"
    let drawn = "; the band has 8 of 10 draws, and the dashed line is their middle"
    return "<p class=\"note legend\">\(line)\(projection.draws.count > 1 ? drawn : "").</p>\n"
  }

  private static func circle(_ x: Double, _ y: Double) -> String {
    "M\(Mark.number(x - 5)) \(Mark.number(y))a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z"
  }

  private func table(_ points: [Point]) -> PageTable {
    var table = PageTable(
      "Table: earned after so many months", ["month", "likely inputs", "P10", "P50", "P90"])
    for point in points {
      table.append(
        [.init(NumberText.plain(point.month))]
          + [point.likely, point.p10, point.p50, point.p90].map {
            .init(DollarText.whole($0), $0)
          })
    }
    return table
  }
}
