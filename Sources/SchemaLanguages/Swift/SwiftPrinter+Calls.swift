extension SwiftPrinter {
  /// Writes a call that is an element of an array: on one line where it fits, or with its arguments below it.
  ///
  /// - Parameter isOnly: whether the array has no other element; on one line it then has no comma behind it.
  func writeCall(
    _ callee: String, _ arguments: [String], documentation: String, isOnly: Bool,
    to output: inout IndentedText
  ) {
    var list = arguments.joined(separator: ", ")
    let oneLine =
      documentation.isEmpty
      ? list : "\(list), documentation: \(SwiftLiteral.string(documentation))"
    let width = Self.lineLength - output.indentation
    if !documentation.contains("\n"), "\(callee)(\(oneLine)),".count <= width {
      output.line("\(callee)(\(oneLine))" + (isOnly ? "" : ","))
      return
    }
    output.line("\(callee)(")
    if documentation.isEmpty || (!documentation.contains("\n") && oneLine.count + 4 <= width) {
      output.line("  \(oneLine)),")
      return
    }
    list += ","
    output.line("  \(list)")
    var inner = IndentedText()
    writeDocumentation(documentation, end: "),", indentation: output.indentation + 2, to: &inner)
    for line in inner.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      output.line(line.isEmpty ? "" : "  \(line)")
    }
  }

  /// Writes the argument `documentation:`, over several lines where one is too short.
  func writeDocumentation(
    _ documentation: String, end: String, indentation: Int? = nil, to output: inout IndentedText
  ) {
    guard !documentation.isEmpty else { return }
    let width = Self.lineLength - (indentation ?? output.indentation)
    let oneLine = "documentation: \(SwiftLiteral.string(documentation))\(end)"
    if !documentation.contains("\n"), oneLine.count <= width {
      output.line(oneLine)
      return
    }
    let lines = SwiftLiteral.lines(documentation, width: width - 2)
    output.line("documentation: \(lines[0])")
    for line in lines.dropFirst().dropLast() { output.line(line.isEmpty ? "" : "  \(line)") }
    output.line("  \(lines[lines.count - 1])\(end)")
  }
}
