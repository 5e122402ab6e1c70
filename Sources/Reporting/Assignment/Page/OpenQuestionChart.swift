import CostModel
import Formats

/// What becomes of the reduction: for each way of sending, a bar for today's format and one for the new one.
struct OpenQuestionChart {
  let today: SerializationFormat
  let side: OpenQuestion.Side

  private static let longest = 250.0
  private static let block = 62.0

  var html: String {
    let greatest = side.answers.map(\.before.magnitude).max().map { Double($0) } ?? 1
    var drawing = NarrowDrawing(
      "What becomes of the reduction",
      "Bytes of a response, \(today.name) above \(side.format.name); shorter is better.",
      name: "reductions", height: Self.block * Double(side.answers.count) + 4)
    for (index, answer) in side.answers.enumerated() {
      let y = 4 + Self.block * Double(index)
      let label = OpenQuestionRows.label(answer.sending)
      drawing.text(
        "\(label): \(OpenQuestionRows.percent(answer.reduction)) saved", x: 4, y: y + 14,
        class: "value")
      for (row, (format, bytes)) in [(today, answer.before), (side.format, answer.after)]
        .enumerated()
      {
        let width = Double(bytes.magnitude) / greatest * Self.longest
        let top = y + 21 + 17 * Double(row)
        let text = "\(OpenQuestionRows.bytes(bytes))"
        let mark = Markup.escaped("\(format.name), \(label): \(text)")
        drawing.content +=
          "<g class=\"mark bar f\(row)\" data-label=\"\(mark)\"><title>\(mark)</title>"
          + "<path d=\"M4 \(Mark.number(top))h\(Mark.number(width))v13h-\(Mark.number(width))z\"/></g>\n"
        drawing.text(text, x: 10 + width, y: top + 11)
      }
    }
    return drawing.html
  }
}
