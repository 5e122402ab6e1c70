import Documents

/// One body: the bytes of a JSON document as one message carries them, and where they are from.
package struct Body: Sendable, Hashable {
  /// Where a body is from, for messages about it.
  package struct Place: Sendable, Hashable {
    /// The file, or the endpoint: `orders.jsonl`, `GET api.example.com/orders/{id}`.
    package let source: String
    /// Which of the source's bodies it is, from 1; `nil` where they were not counted.
    package let number: Int?
    /// The line of the source that the body begins on, from 1; `nil` where the source has no lines.
    package let line: Int?

    /// States a place.
    package init(source: String, number: Int? = nil, line: Int? = nil) {
      self.source = source
      self.number = number
      self.line = line
    }
  }

  /// The bytes, not looked at yet; only the beginning of a body that is too long to be measured whole.
  package let bytes: [UInt8]
  /// How long the whole body is, in bytes.
  package let wholeLength: Int
  /// Where they are from.
  package let place: Place

  /// Names a body.
  ///
  /// - Parameters:
  ///   - bytes: The body, or its beginning.
  ///   - wholeLength: How long the whole body is, in bytes; `nil` where it is there.
  ///   - place: Where it is from.
  package init(_ bytes: [UInt8], wholeLength: Int? = nil, at place: Place) {
    self.bytes = bytes
    self.wholeLength = wholeLength ?? bytes.count
    self.place = place
  }

  /// The same body, by its beginning if it is longer than so many bytes.
  func cut(to length: Int) -> Body {
    bytes.count <= length
      ? self : Body(Array(bytes[..<length]), wholeLength: wholeLength, at: place)
  }

  /// Whether only the beginning is there.
  package var isCut: Bool { bytes.count < wholeLength }

  /// The body as a document: whole, or as much of its beginning as makes one.
  ///
  /// - Throws: `DocumentFailure` where there is too little of it, as where a text is longer than the beginning.
  package func document() throws(DocumentFailure) -> [UInt8] {
    guard isCut else { return bytes }
    guard let excerpt = JSONExcerpt.document(from: bytes) else {
      throw DocumentFailure(
        .tooMuch(
          "a body of \(wholeLength) bytes is too long to be measured whole, and its first \(bytes.count) bytes hold a text or "
            + "another value that does not end in them; measure it without --quick, or a smaller one"
        )
      ).inFile(place.source, sample: place.number, line: place.line)
    }
    return excerpt
  }

  /// Runs work on the body's document; what it throws says which body it is about, and on which line.
  package func locating<Result>(
    _ work: () throws(DocumentFailure) -> Result
  ) throws(DocumentFailure) -> Result {
    do throws(DocumentFailure) {
      return try work()
    } catch {
      guard let line = place.line else {
        throw error.withoutLine.inFile(place.source, sample: place.number)
      }
      throw error.located(in: bytes, limits: Payload.limits).counted(from: line)
        .inFile(place.source, sample: place.number, line: line)
    }
  }
}
