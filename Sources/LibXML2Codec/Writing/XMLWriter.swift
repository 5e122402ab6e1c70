internal import CLibXML2
import Bytes
import RecordModel

/// libxml2's text writer, appending to a buffer.
///
/// libxml2 gathers 4,000 bytes and hands them to the buffer, which is the one copy it forces.
@usableFromInline
struct XMLWriter: ~Copyable {
  @usableFromInline let writer: OpaquePointer

  /// Makes a writer that writes behind what the sink holds; the sink must stay where it is as long as the writer lives.
  init(appendingTo sink: UnsafeMutablePointer<ByteBuffer>) throws(EncodingFailure) {
    let output = xmlOutputBufferCreateIO(
      { sink, bytes, count in
        guard let sink, let bytes, count >= 0 else { return -1 }
        sink.assumingMemoryBound(to: ByteBuffer.self).pointee.append(
          unsafeBytes: UnsafeRawBufferPointer(start: bytes, count: Int(count)))
        return count
      }, nil, UnsafeMutableRawPointer(sink), nil)
    guard let writer = xmlNewTextWriter(output) else {
      xmlOutputBufferClose(output)
      throw Self.refusal
    }
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

  func flush() throws(EncodingFailure) {
    try check(xmlTextWriterFlush(writer))
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
