extension String {
  /// The text between quotation marks, with the escapes that Swift, JSON and Protobuf have in common.
  ///
  /// - Parameters:
  ///   - quotes: whether quotation marks are escaped.
  ///   - control: spells a control character for which there is no letter; the languages differ there.
  func escaped(quotes: Bool = true, control: (Unicode.Scalar) -> String) -> String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"" where quotes: result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case let scalar where scalar.properties.generalCategory == .control:
        result += control(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// The scalar's number in a radix, with zeros in front up to a width.
  func digits(radix: Int, width: Int) -> String {
    let digits = String(value, radix: radix)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
