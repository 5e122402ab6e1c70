import Bytes

/// The URLs that name the type of what a record of any type holds.
///
/// Source: Protocol Buffers, `google/protobuf/any.proto`, `type_url`.
package enum TypeURL {
  /// The member of a JSON object that has the URL.
  package static let member = "@type"
  /// The member of a JSON object that has the value, where that is not an object of fields.
  package static let value = "value"

  /// The full name of the type at a URL: what follows its last slash; `nil` where there is none.
  package static func typeName(_ url: String) -> ExactText? {
    guard let slash = url.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return ExactText(String(url[url.utf8.index(after: slash)...]))
  }

  /// What it means that the type at a URL is not known.
  package static func unknown(_ url: String) -> String {
    let shown = url.unicodeScalars.count <= 120 ? url : url.prefix(120) + "…"
    return
      "the type \"\(shown)\" is not known; add the message that follows the slash to the schema, by an import for example"
  }
}
