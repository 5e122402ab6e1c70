extension SwiftPrinter {
  /// Writes a call that is an element of an array: on one line where it fits, or with its arguments below it.
  ///
  /// - Parameter isOnly: whether the array has no other element; it then has no comma behind it.
  func writeCall(
    _ callee: String, _ arguments: [String], documentation: String, isOnly: Bool,
    to output: inout IndentedText
  ) {
    let end = isOnly ? ")" : "),"
    // The formatter keeps room for a comma after the last element of an array that is an argument.
    let reserve = arguments.contains { $0.hasPrefix("[") } ? 1 : 0
    let width = Self.lineLength - output.indentation - reserve
    let isOneLine = !documentation.contains("\n")
    let all =
      documentation.isEmpty || !isOneLine
      ? arguments : arguments + ["documentation: \(SwiftLiteral.string(documentation))"]
    let line = "\(callee)(\(all.joined(separator: ", "))\(end)"
    // As long as if a comma came after it.
    if isOneLine, line.count + (isOnly ? 1 : 0) <= width {
      output.line(line)
      return
    }
    output.block("\(callee)(") { output in
      // A text that fits on no line gets several; a name cannot.
      let lines = Self.filled(all, width: width - 2, end: end)
      let fits = isOneLine && lines.allSatisfy { $0.count <= width - 2 }
      if fits || documentation.isEmpty {
        for line in lines { output.line(line) }
        return
      }
      for line in Self.filled(arguments, width: width - 2, end: ",") { output.line(line) }
      writeDocumentation(documentation, end: end, to: &output)
    }
  }

  /// Writes a call that is a statement, perhaps behind a label; what is too long for a line goes on below.
  func writeStatement(
    _ callee: String, _ arguments: [String], label: String = "", to output: inout IndentedText
  ) {
    let width = Self.lineLength - output.indentation
    let call = "\(callee)(\(arguments.joined(separator: ", ")))"
    if label.isEmpty, call.count > width {
      output.block("\(callee)(") { output in
        for line in Self.filled(arguments, width: width - 2, end: ")") { output.line(line) }
      }
    } else if !label.isEmpty, label.count + 1 + call.count > width {
      output.block(label) { output in writeStatement(callee, arguments, to: &output) }
    } else {
      output.line(label.isEmpty ? call : "\(label) \(call)")
    }
  }

  /// Arguments on as few lines as they fit on.
  private static func filled(_ arguments: [String], width: Int, end: String) -> [String] {
    var lines = [""]
    for (index, argument) in arguments.enumerated() {
      let part = argument + (index == arguments.count - 1 ? end : ",")
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = part
      } else if last.count + 1 + part.count <= width {
        lines[lines.count - 1] = "\(last) \(part)"
      } else {
        lines.append(part)
      }
    }
    return lines
  }

  /// Writes the argument `documentation:`, over several lines where one is too short.
  func writeDocumentation(
    _ documentation: String, end: String, to output: inout IndentedText
  ) {
    guard !documentation.isEmpty else { return }
    let width = Self.lineLength - output.indentation
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
