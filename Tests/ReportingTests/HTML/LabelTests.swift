import Testing

@testable import Reporting

/// What charts make of labels that have no room.
@Suite struct LabelTests {
  @Test func aNameThatFitsIsKept() {
    #expect(LabelText.shortened("protobuf/swift", to: 140) == "protobuf/swift")
    #expect(LabelText.shortened("", to: 0) == "")
  }

  @Test(
    "A name that is too wide keeps its beginning and its end, and is as wide as it may be at most")
  func shortened() {
    let name = "orders-of-a-long-day-at-the-warehouse-in-rotterdam.jsonl"
    for width in stride(from: 12.0, through: 400, by: 7) {
      let shown = LabelText.shortened(name, to: width)
      #expect(LabelText.width(shown) <= width)
      let parts = shown.split(separator: "…", omittingEmptySubsequences: false)
      #expect(shown == name || name.hasPrefix(parts[0]) && name.hasSuffix(parts[1]))
    }
    #expect(LabelText.shortened(name, to: 140) == "orders-of-…dam.jsonl")
  }

  @Test func wideLettersCountForMore() {
    #expect(LabelText.width("WWWW") > 2 * LabelText.width("illi"))
    #expect(LabelText.width("漢字") > LabelText.width("MM"))
  }

  @Test func aRowsNameIsToldWholeWhereItIsShortened() {
    var chart = Chart("t", "d", height: 10)
    chart.name("short", x: 140, y: 0)
    #expect(!chart.content.contains("<title>"))
    chart.name(String(repeating: "a<", count: 40), x: 140, y: 0)
    #expect(chart.content.contains("<title>a&lt;a&lt;") && chart.content.contains("…"))
  }

  @Test func aLabelTakesTheFirstFreePlace() {
    var chart = Chart("t", "d", height: 100)
    var labels = LabelPlacement()
    let places = [40.0, 60].map { LabelPlacement.Place(x: 100, y: $0, anchor: "start") }
    for name in ["first", "second", "third"] { labels.add(name, at: places, to: &chart) }
    #expect(chart.content.contains("y=\"40.0\" text-anchor=\"start\">first<"))
    #expect(chart.content.contains("y=\"60.0\" text-anchor=\"start\">second<"))
    #expect(!chart.content.contains("third"))
    // What would reach beyond the chart has no place there.
    labels.add("fourth", at: [.init(x: 750, y: 90, anchor: "start")], to: &chart)
    labels.bounds = 90...Chart.width
    labels.add("fifth", at: [.init(x: 100, y: 90, anchor: "end")], to: &chart)
    #expect(!chart.content.contains("fourth") && !chart.content.contains("fifth"))
  }
}
