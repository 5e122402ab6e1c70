/// A JSON value as a tree, with the members of its objects in an order.
///
/// For documents that are small and whose members come in any order, such as schemas. Records go through a codec instead.
///
/// Source: RFC 8259.
public enum JSONValue: Sendable, Hashable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A number, as it is written in the document.
  case number(String)
  /// Text.
  case string(String)
  /// Elements.
  case array([JSONValue])
  /// Members.
  case object([Member])

  /// A member of an object.
  public struct Member: Sendable, Hashable {
    /// The member's name.
    public var name: String
    /// The member's value.
    public var value: JSONValue

    /// Names a value.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }
}

// MARK: - Writing

extension JSONValue {
  /// The value on one line, without white space.
  public var compactText: String {
    switch self {
    case .array(let elements): "[" + elements.map(\.compactText).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.map { Self.quoted($0.name) + ":" + $0.value.compactText }
        .joined(separator: ",") + "}"
    default: scalarText
    }
  }

  /// The value for people: two spaces a level, with what fits on a line on one line, and a line feed at the end.
  public func text(lineLength: Int = 100) -> String {
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
    let parts: [(label: String, value: JSONValue)]
    let (open, close): (String, String)
    switch self {
    case .array(let elements):
      parts = elements.map { ("", $0) }
      (open, close) = ("[", "]")
    case .object(let members):
      parts = members.map { (Self.quoted($0.name) + ": ", $0.value) }
      (open, close) = ("{", "}")
    default:
      result += scalarText
      return
    }
    result += open
    let inner = indentation + 2
    for (index, part) in parts.enumerated() {
      result += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: inner) + part.label
      part.value.write(
        to: &result, indentation: inner,
        room: lineLength - inner - part.label.count, lineLength: lineLength)
    }
    result += "\n" + String(repeating: " ", count: indentation) + close
  }

  /// The value on one line, if it is no longer than that.
  private func oneLine(atMost length: Int) -> String? {
    guard length > 0 else { return nil }
    var line: String
    switch self {
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
    default: line = scalarText
    }
    return line.count <= length ? line : nil
  }

  /// The text of a value that is neither an array nor an object; those have none.
  private var scalarText: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let text): text
    case .string(let text): Self.quoted(text)
    case .array, .object: ""
    }
  }

  /// A JSON string: what RFC 8259, section 7, asks to escape is escaped, and the other control characters too.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
