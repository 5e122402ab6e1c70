import Documents

/// One body: the bytes of a JSON document as one message carries them, and where they are from.
package struct Body: Sendable, Hashable {
  /// Where a body is from, for messages about it.
  package struct Place: Sendable, Hashable {
    /// The file, or the endpoint: `orders.jsonl`, `GET api.example.com/orders/{id}`.
    package let source: String
    /// Which of the source's bodies it is, from 1.
    package let number: Int
    /// The line of the source that the body begins on, from 1; `nil` where the source has no lines.
    package let line: Int?

    /// States a place.
    package init(source: String, number: Int, line: Int? = nil) {
      self.source = source
      self.number = number
      self.line = line
    }
  }

  /// The bytes, not looked at yet.
  package let bytes: [UInt8]
  /// Where they are from.
  package let place: Place

  /// Names a body.
  package init(_ bytes: [UInt8], at place: Place) {
    self.bytes = bytes
    self.place = place
  }

  /// Runs work on the body; what it throws says which body it is about, and on which line.
  package func locating<Result>(
    _ work: ([UInt8]) throws(DocumentFailure) -> Result
  ) throws(DocumentFailure) -> Result {
    do throws(DocumentFailure) {
      return try work(bytes)
    } catch {
      guard let line = place.line else {
        throw error.withoutLine.inFile(place.source, sample: place.number)
      }
      throw error.located(in: bytes, limits: Payload.limits).counted(from: line)
        .inFile(place.source, sample: place.number, line: line)
    }
  }
}
