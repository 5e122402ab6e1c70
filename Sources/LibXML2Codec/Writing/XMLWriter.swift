internal import CLibXML2
import Bytes
import RecordModel

/// libxml2's text writer, and the output that it gathers in libxml2's memory until the document is complete.
@usableFromInline
struct XMLWriter: ~Copyable {
  @usableFromInline let writer: OpaquePointer
  /// The writer's output, which goes with the writer.
  private let output: xmlOutputBufferPtr

  init() throws(EncodingFailure) {
    // No sink: a callback for each 4,000 bytes costs more than appending the document once.
    guard let output = xmlAllocOutputBuffer(nil) else { throw Self.refusal }
    guard let writer = xmlNewTextWriter(output) else {
      xmlOutputBufferClose(output)
      throw Self.refusal
    }
    self.output = output
    self.writer = writer
  }

  // Inlinable for the encoder's sake, whose end is part of inlinable code; the call into C is not.
  @inlinable deinit {
    Self.free(writer)
  }

  @usableFromInline static func free(_ writer: OpaquePointer) {
    xmlFreeTextWriter(writer)
  }

  /// Writes the XML declaration.
  func startDocument() throws(EncodingFailure) {
    // Without an encoding libxml2 writes UTF-8, which is XML's default, and converts nothing.
    try check(xmlTextWriterStartDocument(writer, nil, nil, nil))
  }

  /// Appends the document to a buffer.
  func appendDocument(to buffer: inout ByteBuffer) throws(EncodingFailure) {
    try check(xmlTextWriterFlush(writer))
    guard let bytes = xmlOutputBufferGetContent(output) else { throw Self.refusal }
    buffer.append(
      unsafeBytes: UnsafeRawBufferPointer(start: bytes, count: xmlOutputBufferGetSize(output)))
  }

  /// Opens an element; the name ends in a NUL.
  func startElement(_ name: UnsafePointer<UInt8>) throws(EncodingFailure) {
    try check(xmlTextWriterStartElement(writer, name))
  }

  func endElement() throws(EncodingFailure) {
    try check(xmlTextWriterEndElement(writer))
  }

  /// Writes an attribute of the element that has just been opened.
  func writeAttribute(_ name: StaticString, _ value: String) throws(EncodingFailure) {
    try check(xmlTextWriterStartAttribute(writer, name.utf8Start))
    try write(value, in: .attribute)
    try check(xmlTextWriterEndAttribute(writer))
  }

  /// Writes text where the writer is, escaped as far as the place demands.
  func write(_ text: String, in place: XMLCharacters.Place) throws(EncodingFailure) {
    var text = text
    var escaped = false
    var failure: EncodingFailure?
    text.withUTF8 { utf8 in
      guard utf8.count <= XMLLibrary.longestText else {
        failure = Self.tooLong(utf8.count)
        return
      }
      switch XMLCharacters(utf8, in: place) {
      case .plain: failure = Self.failure(of: writeUnescaped(utf8))
      case .special: escaped = true
      case .forbidden(let scalar): failure = Self.unrepresentable(scalar)
      }
    }
    if escaped {
      let result = text.withCString(encodedAs: UTF8.self) { xmlTextWriterWriteString(writer, $0) }
      failure = Self.failure(of: result)
    }
    if let failure { throw failure }
  }

  /// Writes bytes that stand for themselves.
  func write(plain bytes: UnsafeBufferPointer<UInt8>) throws(EncodingFailure) {
    guard bytes.count <= XMLLibrary.longestText else { throw Self.tooLong(bytes.count) }
    try check(writeUnescaped(bytes))
  }

  /// An empty text is left out, so that its element is written as an empty one.
  private func writeUnescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    bytes.isEmpty ? 0 : xmlTextWriterWriteRawLen(writer, bytes.baseAddress, Int32(bytes.count))
  }

  // MARK: Failures

  private func check(_ result: Int32) throws(EncodingFailure) {
    if result < 0 { throw Self.refusal }
  }

  private static func failure(of result: Int32) -> EncodingFailure? {
    result < 0 ? refusal : nil
  }

  /// The writer has no messages; with the calls made here all that it can lack is memory.
  private static var refusal: EncodingFailure {
    EncodingFailure(.library("libxml2's text writer failed"))
  }

  private static func tooLong(_ count: Int) -> EncodingFailure {
    EncodingFailure(
      .unrepresentable(
        "a text of \(count) bytes is longer than the \(XMLLibrary.longestText) that libxml2 reads"))
  }

  private static func unrepresentable(_ scalar: Unicode.Scalar) -> EncodingFailure {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: 4 - code.count) + code
    return EncodingFailure(.unrepresentable("XML 1.0 cannot carry the character U+\(padded)"))
  }
}
