/// An element of an XML document, with what is in it.
///
/// Read is what schemas are written in: elements, attributes, text, comments, and one declaration in front. Document types,
/// processing instructions and CDATA sections are refused.
///
/// Source: W3C, *Extensible Markup Language (XML) 1.0*, fifth edition.
struct XMLElement {
  /// The name as it is written, with its prefix.
  let name: String
  let attributes: [String: String]
  private(set) var children: [XMLElement] = []
  /// The text right in the element, its parts joined.
  private(set) var text = ""
  let position: SourcePosition

  /// Reads a document's one element.
  static func read(_ bytes: [UInt8], file: String) throws(SchemaFailure) -> XMLElement {
    var reader = Reader(source: try SourceText(bytes, file: file))
    return try reader.document()
  }

  private struct Reader: SourceReader {
    /// How deep elements may nest.
    private static let nestingLimit = 64

    var source: SourceText

    mutating func document() throws(SchemaFailure) -> XMLElement {
      if take("<?xml") { _ = try text(upTo: "?>") }
      try skipMisc()
      let element = try element(depth: 1)
      try skipMisc()
      guard current == nil else { throw failure("nothing may follow the element") }
      return element
    }

    private mutating func element(depth: Int) throws(SchemaFailure) -> XMLElement {
      guard depth <= Self.nestingLimit else {
        throw failure("elements are nested deeper than \(Self.nestingLimit) levels")
      }
      let start = place
      guard take("<") else { throw failure("expected an element") }
      let name = try self.name()
      var attributes: [String: String] = [:]
      while true {
        skipSpace()
        if take("/>") { return XMLElement(name: name, attributes: attributes, position: start) }
        if take(">") { break }
        let attribute = try self.name()
        skipSpace()
        guard take("=") else { throw failure("expected '=' after the attribute '\(attribute)'") }
        skipSpace()
        guard attributes.updateValue(try quoted(), forKey: attribute) == nil else {
          throw failure("the attribute '\(attribute)' is given twice")
        }
      }
      var element = XMLElement(name: name, attributes: attributes, position: start)
      while !take("</") {
        if take("<!--") {
          _ = try text(upTo: "-->")
        } else if current == "<" {
          element.children.append(try self.element(depth: depth + 1))
        } else {
          element.text += try characters { $0 != "<" }
        }
      }
      guard try self.name() == name else { throw failure("expected the end of '\(name)'") }
      skipSpace()
      guard take(">") else { throw failure("expected '>'") }
      return element
    }

    // MARK: Characters

    private func failure(_ message: String) -> SchemaFailure { failure(message, at: place) }

    private mutating func skipSpace() {
      while let scalar = current, " \t\r\n".unicodeScalars.contains(scalar) { advance() }
    }

    private mutating func skipMisc() throws(SchemaFailure) {
      skipSpace()
      while take("<!--") {
        _ = try text(upTo: "-->")
        skipSpace()
      }
    }

    private mutating func text(upTo end: String) throws(SchemaFailure) -> String {
      let start = place
      var text = String.UnicodeScalarView()
      while !take(end) {
        guard let scalar = current else {
          throw failure("this has no end; close it with \(end)", at: start)
        }
        text.append(scalar)
        advance()
      }
      return String(text)
    }

    private mutating func name() throws(SchemaFailure) -> String {
      var name = String.UnicodeScalarView()
      while let scalar = current,
        scalar.properties.isAlphabetic || "_:-.0123456789".unicodeScalars.contains(scalar)
      {
        name.append(scalar)
        advance()
      }
      guard !name.isEmpty else { throw failure("expected a name") }
      return String(name)
    }

    private mutating func quoted() throws(SchemaFailure) -> String {
      guard let quote = current, quote == "\"" || quote == "'" else {
        throw failure("expected a value in quotation marks")
      }
      advance()
      let value = try characters { $0 != quote }
      advance()
      return value
    }

    /// Text with its references resolved, up to what does not belong to it.
    private mutating func characters(
      while belongs: (Unicode.Scalar) -> Bool
    ) throws(SchemaFailure) -> String {
      var text = String.UnicodeScalarView()
      while let scalar = current {
        guard belongs(scalar) else { return String(text) }
        if scalar == "&" {
          text.append(try reference())
        } else {
          text.append(scalar)
          advance()
        }
      }
      throw failure("the document ends in the middle")
    }

    private static let entities: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
    ]

    private mutating func reference() throws(SchemaFailure) -> Unicode.Scalar {
      advance()
      let name = try text(upTo: ";")
      if let scalar = Self.entities[name] { return scalar }
      let isHexadecimal = name.hasPrefix("#x")
      if name.hasPrefix("#"),
        let number = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10),
        let scalar = Unicode.Scalar(number)
      {
        return scalar
      }
      throw failure("there is no '&\(name.prefix(20));' here")
    }
  }
}
