import CostModel

/// The working as a picture: a box for each figure, and on each arrow what the next one is multiplied by.
struct AssignmentFlow {
  let assignment: Assignment
  let results: ShownResults

  private static let box = 50.0
  private static let arrow = 38.0

  /// The picture; throws where a figure needs more digits than exact arithmetic has.
  func html() throws(ArithmeticFailure) -> String {
    let steps = try assignment.bandwidthSteps() + assignment.periodSteps()
    let height = Self.box + (Self.box + Self.arrow) * Double(steps.count) + 8
    var drawing = NarrowDrawing(
      "From requests to dollars",
      "Each arrow says what the figure above it is multiplied by.", name: "flow", height: height)
    var y = 4.0
    box(&drawing, y, "requests", steps[0].start.text(results), isLast: false)
    for (index, step) in steps.enumerated() {
      y += Self.box
      drawing.path(
        "M40 \(Mark.number(y + 3))v\(Mark.number(Self.arrow - 8))m-5 -7l5 7l5 -7", class: "arrow")
      drawing.text(step.operation(results), x: 58, y: y + Self.arrow / 2 + 5, class: "factor")
      y += Self.arrow
      let result = results == .shown && !step.isExact ? "≈ " : ""
      box(
        &drawing, y, step.label, result + step.result.text(results),
        isLast: index == steps.count - 1)
    }
    return drawing.html
  }

  private func box(
    _ drawing: inout NarrowDrawing, _ y: Double, _ label: String, _ figure: String, isLast: Bool
  ) {
    drawing.path(
      "M8 \(Mark.number(y))h344v\(Mark.number(Self.box))h-344z", class: isLast ? "box last" : "box")
    drawing.text(label, x: 20, y: y + 17)
    drawing.text(figure, x: 20, y: y + 39, class: "figure")
  }
}
