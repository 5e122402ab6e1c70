extension StringProtocol {
  /// The text as a terminal may be shown it: control characters, which a file's name may have and a terminal obeys, are
  /// written as `\u{1B}`.
  ///
  /// - Parameter kept: Control characters that stay as they are.
  public func withoutControls(except kept: String = "") -> String {
    guard unicodeScalars.contains(where: { Self.isControl($0) }) else { return String(self) }
    var shown = ""
    for scalar in unicodeScalars {
      if Self.isControl(scalar), !kept.unicodeScalars.contains(scalar) {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }
}
