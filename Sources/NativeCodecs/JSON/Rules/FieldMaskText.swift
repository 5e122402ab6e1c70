import Bytes

/// The paths of a field mask as ProtoJSON writes them: joined by commas, with the names in camel case.
///
/// Source: Protocol Buffers, *ProtoJSON Format*, "Representation of each type", `FieldMask`.
package enum FieldMaskText {
  /// What the text is, in a few words.
  package static let expectation = "the paths to fields such as displayName,address.zipCode"

  /// The paths that a text names, `display_name` for `displayName`; `nil` where it has an underscore, which would not come
  /// back.
  package static func paths(_ text: String) -> [String]? {
    guard !text.utf8.contains(UInt8(ascii: "_")) else { return nil }
    if text.isEmpty { return [] }
    return text.split(separator: ",", omittingEmptySubsequences: false).map { path in
      var result = ""
      for character in path.unicodeScalars {
        if ("A"..."Z").contains(character) {
          result += "_" + String(character).lowercased()
        } else {
          result.unicodeScalars.append(character)
        }
      }
      return result
    }
  }

  /// The text that names paths; `nil` where it would not be read as the same.
  package static func text(_ paths: [String]) -> String? {
    let text = paths.map { path in
      var result = ""
      var isBehindUnderscore = false
      for character in path.unicodeScalars {
        if character == "_" {
          isBehindUnderscore = true
          continue
        }
        result += isBehindUnderscore ? String(character).uppercased() : String(character)
        isBehindUnderscore = false
      }
      return result
    }.joined(separator: ",")
    guard let back = Self.paths(text), back.count == paths.count,
      zip(back, paths).allSatisfy({ $0.isExactly($1) })
    else { return nil }
    return text
  }
}
