import NativeCodecs

/// JSON as messages quote it.
enum JSONText {
  /// A text in quotation marks, shortened where it is long.
  static func excerpt(_ text: String) -> String {
    let isLong = text.unicodeScalars.count > 60
    let shown =
      isLong ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "…" : text
    return JSONValue.string(shown).compactText
  }

  /// A value in a few words, for what was found.
  static func found(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let text): text.utf8.count <= 40 ? text : text.prefix(40) + "…"
    case .string(let text): "the text \(excerpt(text))"
    case .array(let elements): "an array of \(elements.count)"
    case .object(let members): "an object of \(members.count)"
    }
  }
}
