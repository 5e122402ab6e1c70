public import RecordModel

// Values from their lexical forms.
extension LibXML2Decoder {
  public mutating func read(_ value: inout Bool) throws(DecodingFailure) {
    value = try scalar("xs:boolean") { LexicalForm.bool($0) }
  }

  public mutating func read(
    _ value: inout Int32
  ) throws(DecodingFailure) {
    value = try scalar("xs:int") { LexicalForm.integer($0) }
  }

  public mutating func read(
    _ value: inout Int64
  ) throws(DecodingFailure) {
    value = try scalar("xs:long") { LexicalForm.integer($0) }
  }

  public mutating func read(
    _ value: inout UInt32
  ) throws(DecodingFailure) {
    value = try scalar("xs:unsignedInt") { LexicalForm.integer($0) }
  }

  public mutating func read(
    _ value: inout UInt64
  ) throws(DecodingFailure) {
    value = try scalar("xs:unsignedLong") { LexicalForm.integer($0) }
  }

  public mutating func read(_ value: inout Float) throws(DecodingFailure) {
    value = try scalar("xs:float") { LexicalForm.float($0) }
  }

  public mutating func read(_ value: inout Double) throws(DecodingFailure) {
    value = try scalar("xs:double") { LexicalForm.double($0) }
  }

  public mutating func read(enumNumber number: inout Int32) throws(DecodingFailure) {
    guard let names = field.enumeration else {
      preconditionFailure("the field \(field.number) is not an enum's in the codec's schema")
    }
    try collectText()
    let found = withScalar { names.pointee.number(of: $0) }
    guard let found else { throw reader.failure(.unknownEnumCase(scalarText)) }
    number = found
  }

  public mutating func read(_ value: inout String) throws(DecodingFailure) {
    value = ""
    try forEachText { reader, text throws(DecodingFailure) in
      // Nearly always there is one piece, and then this is the only copy.
      let count = value.utf8.count + text.count
      guard count <= limits.stringBytes else {
        throw reader.failure(.stringTooLong(count: count, limit: limits.stringBytes))
      }
      let piece = try reader.string(text)
      if value.isEmpty { value = piece } else { value += piece }
    }
  }

  public mutating func read(_ value: inout [UInt8]) throws(DecodingFailure) {
    let limit = limits.stringBytes
    var base64 = Base64Decoder()
    try forEachText { reader, text throws(DecodingFailure) in
      base64.reserve(digits: text.count, limit: limit)
      guard base64.read(text, limit: limit) else {
        throw reader.failure(.wrongType(expected: "xs:base64Binary", found: "other text"))
      }
    }
    guard base64.bytes.count > limit || base64.finish() else {
      throw reader.failure(
        .wrongType(expected: "xs:base64Binary", found: "text that does not end in a whole group"))
    }
    guard base64.bytes.count <= limit else {
      throw reader.failure(.stringTooLong(count: base64.bytes.count, limit: limit))
    }
    value = base64.bytes
  }

  /// Reads a map entry's key.
  @usableFromInline
  func readKey() throws(DecodingFailure) -> String {
    try reader.withAttribute("key") { text throws(DecodingFailure) in
      guard let text else {
        throw reader.failure(.malformed("a map entry needs the attribute key"))
      }
      guard text.count <= limits.stringBytes else {
        throw reader.failure(.stringTooLong(count: text.count, limit: limits.stringBytes))
      }
      return try reader.string(text)
    }
  }

  @usableFromInline
  func wrongKey(_ reason: DecodingFailure.Reason) -> DecodingFailure { reader.failure(reason) }

  // MARK: Text

  /// Hands the pieces of the element's text to `body`, and goes to the element's end.
  ///
  /// Comments, processing instructions and the borders of CDATA sections separate pieces.
  private func forEachText(
    _ body: (borrowing XMLReader, UnsafeBufferPointer<UInt8>) throws(DecodingFailure) -> Void
  ) throws(DecodingFailure) {
    if reader.isEmptyElement { return }
    while true {
      switch try reader.advance() {
      case .text, .characterData, .whitespace, .significantWhitespace:
        try body(reader, reader.text)
      case .comment, .processingInstruction: continue
      case .endElement, .end: return
      case .startElement, .entityReference:
        throw reader.failure(
          .wrongType(expected: "text", found: "the element \(reader.describedName)"))
      }
    }
  }

  /// Puts the element's text into ``scratch``.
  private mutating func collectText() throws(DecodingFailure) {
    var text = ByteBuffer()
    swap(&text, &scratch)
    defer { swap(&text, &scratch) }
    text.removeAll()
    try forEachText { reader, piece throws(DecodingFailure) in
      let count = text.count + piece.count
      guard count <= limits.stringBytes else {
        throw reader.failure(.stringTooLong(count: count, limit: limits.stringBytes))
      }
      text.append(unsafeBytes: UnsafeRawBufferPointer(piece))
    }
  }

  /// Reads the element's text as a value of a type of XML Schema.
  private mutating func scalar<Value>(
    _ type: StaticString,
    _ parse: (UnsafeBufferPointer<UInt8>) -> LexicalForm.Outcome<Value>
  ) throws(DecodingFailure) -> Value {
    try collectText()
    switch withScalar(parse) {
    case .value(let value): return value
    case .outOfRange:
      throw reader.failure(.outOfRange(expected: "\(type)", found: scalarText))
    case .otherText:
      throw reader.failure(.wrongType(expected: "\(type)", found: "\"\(scalarText)\""))
    }
  }

  /// Lends `body` the collected text without the white space around it (*XML Schema Part 2*, 4.3.6, `collapse`).
  private borrowing func withScalar<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    scratch.withBytes { bytes in
      bytes.withUnsafeBytes { bytes in
        body(LexicalForm.trim(bytes.assumingMemoryBound(to: UInt8.self)))
      }
    }
  }

  /// The collected text for a message, cut where it is long.
  private var scalarText: String {
    withScalar { text in
      String(decoding: text.prefix(40), as: UTF8.self) + (text.count > 40 ? "…" : "")
    }
  }
}

extension XMLReader {
  /// Text as a string; libxml2 has checked it, but not so strictly that it need not be checked again.
  func string(_ text: UnsafeBufferPointer<UInt8>) throws(DecodingFailure) -> String {
    do {
      return String(copying: try UTF8Span(validating: text.span))
    } catch {
      throw failure(.invalidUTF8)
    }
  }
}
