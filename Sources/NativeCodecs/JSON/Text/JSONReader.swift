public import Bytes
public import RecordModel

/// The lexical level of JSON: white space, strings, numbers and whole values, with failures that say what and where.
///
/// Source: RFC 8259. Strict: nothing is accepted that the grammar does not have, and text must be UTF-8 without a byte
/// order mark.
@frozen @usableFromInline
struct JSONReader: ~Copyable {
  @usableFromInline var bytes: ByteReader
  @usableFromInline let limits: DecodingLimits

  @inlinable init(_ bytes: consuming ByteReader, limits: DecodingLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  // MARK: Values

  /// Reads a string behind its opening quotation mark.
  @inlinable
  mutating func readString() throws(DecodingFailure) -> String {
    do {
      return try bytes.readQuotedText(limit: limits.stringBytes)
    } catch {
      throw failure(reading: error)
    }
  }

  /// Reads a number.
  @inlinable
  mutating func readDecimal() throws(DecodingFailure) -> DecimalLiteral {
    do {
      return try bytes.readDecimal()
    } catch {
      throw failure(reading: error)
    }
  }

  /// Reads base64 behind its opening quotation mark.
  @inlinable
  mutating func readBase64() throws(DecodingFailure) -> [UInt8] {
    do {
      return try bytes.readQuotedBase64(limit: limits.stringBytes)
    } catch {
      throw failure(reading: error)
    }
  }

  /// Reads a name with its quotation marks and the colon behind it.
  @inlinable
  mutating func readName() throws(DecodingFailure) -> String {
    guard bytes.skip(ifNext: UInt8(ascii: "\"")) else { throw unexpected("a member's name") }
    let name = try readString()
    try readColon()
    return name
  }

  /// Reads a string behind its opening quotation mark; its position in an index, `nil` if it is not in it.
  @usableFromInline @inline(never)
  mutating func readKnownText(in index: TextIndex) throws(DecodingFailure) -> Int? {
    if let count = bytes.plainTextCount {
      if let position = bytes.position(ofNext: count, in: index) {
        bytes.skip(known: count + 1)
        return position
      }
      try skipString()
      return nil
    }
    return index.position(of: Array(try readString().utf8))
  }

  /// Passes over a string that may have escapes, behind its opening quotation mark, and checks it.
  ///
  /// - Returns: the number of UTF-8 bytes that it has without its escapes.
  @usableFromInline @inline(never)
  mutating func passEscapedString() throws(DecodingFailure) -> Int {
    let start = bytes.offset
    do throws(TextFailure) {
      let count = try bytes.skipQuotedText()
      if count <= limits.stringBytes { return count }
      bytes.rewind(to: start)
      throw .tooLong(count: count)
    } catch {
      throw failure(reading: error)
    }
  }

  /// Passes over a string behind its opening quotation mark, and checks it.
  @inlinable @inline(__always)
  mutating func skipString() throws(DecodingFailure) {
    if !bytes.skipPlainASCII() { try skipUncommonString() }
  }

  /// Passes over a string that has escapes or is not ASCII, or is none.
  @usableFromInline @inline(never)
  mutating func skipUncommonString() throws(DecodingFailure) {
    do {
      try bytes.skipQuotedText()
    } catch {
      throw failure(reading: error)
    }
  }

  /// The text of a number that was read, shortened where it is long, for a failure to quote.
  @usableFromInline func excerpt(of literal: DecimalLiteral) -> String {
    let text = text(of: literal)
    return text.utf8.count <= 40 ? text : text.prefix(40) + "…"
  }

  /// The text of a number that was read.
  @usableFromInline func text(of literal: DecimalLiteral) -> String {
    String(decoding: bytes.bytes(in: literal.range), as: UTF8.self)
  }

  /// Reads the colon between a member's name and its value.
  @usableFromInline mutating func readColon() throws(DecodingFailure) {
    bytes.skipWhitespace()
    guard bytes.skip(ifNext: UInt8(ascii: ":")) else { throw unexpected("a colon") }
  }

  /// Reads white space up to the end of the document.
  @inlinable mutating func readEnd() throws(DecodingFailure) {
    bytes.skipWhitespace()
    guard bytes.isAtEnd else { throw failure(.trailingBytes(count: bytes.remaining)) }
  }

  // MARK: Failures

  /// A failure at the next byte.
  @usableFromInline @inline(never)
  func failure(_ reason: DecodingFailure.Reason) -> DecodingFailure {
    DecodingFailure(reason, offset: bytes.offset, line: bytes.line)
  }

  /// What it means that the next byte is not what the grammar asks for.
  @usableFromInline @inline(never)
  func unexpected(_ expected: String) -> DecodingFailure {
    guard let next = bytes.next else { return failure(.truncated) }
    let found =
      (0x21...0x7E).contains(next)
      ? "\(Unicode.Scalar(next))" : "byte 0x\(String(next, radix: 16, uppercase: true))"
    return failure(.malformed("expected \(expected), found \(found)"))
  }

  /// What it means that the next byte begins no value: the input may end in the middle of a word.
  @usableFromInline @inline(never)
  func unexpectedValue() -> DecodingFailure {
    let isInWord =
      bytes.endsInside(word: "true") || bytes.endsInside(word: "false")
      || bytes.endsInside(word: "null")
    return isInWord ? failure(.truncated) : unexpected("a value")
  }

  @usableFromInline @inline(never)
  func failure(reading failure: TextFailure) -> DecodingFailure {
    switch failure {
    case .truncated: self.failure(.truncated)
    case .invalidUTF8: self.failure(.invalidUTF8)
    case .controlCharacter(let byte):
      self.failure(
        .malformed("control character 0x\(String(byte, radix: 16, uppercase: true)) in a string"))
    case .invalidEscape: self.failure(.malformed("a backslash that begins no escape"))
    case .loneSurrogate: self.failure(.malformed("an escape for half a surrogate pair"))
    case .malformedNumber: unexpected("a number as JSON writes it")
    case .malformedBase64: self.failure(.malformed("the string is not base64"))
    case .tooLong(let count):
      self.failure(.stringTooLong(count: count, limit: limits.stringBytes))
    }
  }
}
