/// A JSON document to be printed, with the members of its objects in an order.
enum JSONDocument {
  /// Text.
  case string(String)
  /// Whatever is spelled the same in Swift and JSON: a finite number, a boolean, or null.
  case literal(String)
  /// Elements.
  case array([JSONDocument])
  /// Members.
  case object([(name: String, value: JSONDocument)])

  static let null = JSONDocument.literal("null")

  /// The document, two spaces a level, with what fits on a line on one line, and a line feed at the end.
  func text(lineLength: Int = 100) -> String {
    var result = ""
    write(to: &result, indentation: 0, room: lineLength, lineLength: lineLength)
    return result + "\n"
  }

  private func write(to result: inout String, indentation: Int, room: Int, lineLength: Int) {
    // A comma may follow.
    if let line = oneLine(atMost: room - 1) {
      result += line
      return
    }
    let parts: [(name: String?, value: JSONDocument)]
    let (open, close): (String, String)
    switch self {
    case .string, .literal:
      result += oneLine(atMost: .max) ?? ""
      return
    case .array(let elements):
      parts = elements.map { (nil, $0) }
      (open, close) = ("[", "]")
    case .object(let members):
      parts = members.map { ($0.name, $0.value) }
      (open, close) = ("{", "}")
    }
    result += open
    let inner = indentation + 2
    for (index, part) in parts.enumerated() {
      result += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: inner)
      let name = part.name.map { Self.quoted($0) + ": " } ?? ""
      result += name
      part.value.write(
        to: &result, indentation: inner, room: lineLength - inner - name.count,
        lineLength: lineLength)
    }
    result += "\n" + String(repeating: " ", count: indentation) + close
  }

  /// The document on one line, if it is no longer than that.
  private func oneLine(atMost length: Int) -> String? {
    guard length > 0 else { return nil }
    var line: String
    switch self {
    case .string(let text): line = Self.quoted(text)
    case .literal(let text): line = text
    case .array(let elements):
      line = "["
      for (index, element) in elements.enumerated() {
        guard let part = element.oneLine(atMost: length - line.count) else { return nil }
        line += (index == 0 ? "" : ", ") + part
      }
      line += "]"
    case .object(let members):
      line = members.isEmpty ? "{" : "{ "
      for (index, member) in members.enumerated() {
        guard let part = member.value.oneLine(atMost: length - line.count) else { return nil }
        line += (index == 0 ? "" : ", ") + Self.quoted(member.name) + ": " + part
      }
      line += members.isEmpty ? "}" : " }"
    }
    return line.count <= length ? line : nil
  }

  /// A JSON string; what RFC 8259, section 7, asks to escape is escaped.
  private static func quoted(_ text: String) -> String {
    "\"" + text.escaped { "\\u" + $0.digits(radix: 16, width: 4) } + "\""
  }
}
