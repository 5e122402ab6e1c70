/// Identifiers for the member names of JSON, which may be any text.
///
/// Letters, digits and underscores stay; every other character, and a digit in front, becomes `_x`, its number in
/// hexadecimal, and `_`: `first-name` is `first_x2D_name`, `@type` is `_x40_type`. A `_x` of the name's own becomes
/// `_x5F_x`, so that the name can be read back and no two names have one identifier. The empty name is `_xEmpty_`.
public enum NameEscape {
  private static let empty = "_xEmpty_"

  /// The identifier for a member name.
  public static func escaped(_ name: String) -> String {
    if name.isEmpty { return empty }
    var result = ""
    let scalars = Array(name.unicodeScalars)
    for (position, scalar) in scalars.enumerated() {
      let next = position + 1 < scalars.count ? scalars[position + 1] : nil
      if isPlain(scalar, atStart: position == 0), !(scalar == "_" && next == "x") {
        result.unicodeScalars.append(scalar)
      } else {
        result += escape(scalar)
      }
    }
    return result
  }

  /// The first identifier for a member name that is free: with no more characters escaped than must be, then with its last
  /// ones escaped too, then with a number after it, which the name cannot be read from.
  package static func identifier(for name: String, where isFree: (String) -> Bool) -> String {
    let plain = escaped(name)
    if isFree(plain) { return plain }
    var last = plain
    for count in 0..<name.unicodeScalars.count {
      last = alternative(name, escaping: count + 1)
      if isFree(last) { return last }
    }
    var number = 2
    while !isFree("\(last)_\(number)") { number += 1 }
    return "\(last)_\(number)"
  }

  /// Another identifier for a member name, for where the first one is taken: so many of its last characters are escaped
  /// too. The empty name has but one.
  static func alternative(_ name: String, escaping count: Int) -> String {
    if name.isEmpty { return empty }
    let scalars = name.unicodeScalars
    let front = String(String.UnicodeScalarView(scalars.dropLast(count)))
    return (front.isEmpty ? "" : escaped(front)) + scalars.suffix(count).map(escape).joined()
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    "_x\(String(scalar.value, radix: 16, uppercase: true))_"
  }

  private static func isPlain(_ scalar: Unicode.Scalar, atStart: Bool) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "_": true
    case "0"..."9": !atStart
    default: false
    }
  }

  /// Whether a member name is an identifier as it is.
  package static func isIdentifier(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.enumerated().allSatisfy {
        isPlain($0.element, atStart: $0.offset == 0)
      }
  }

  /// The member name that an identifier stands for.
  public static func unescaped(_ identifier: String) -> String {
    if identifier == empty { return "" }
    return identifier.replacing(#/_x([0-9A-F]{1,6})_/#) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init)
        ?? String(match.0)
    }
  }
}
