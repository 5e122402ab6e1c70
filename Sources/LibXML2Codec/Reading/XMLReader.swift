internal import CLibXML2
import RecordModel

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// libxml2's pull reader over an input that stays where it is.
@usableFromInline
struct XMLReader: ~Copyable {
  /// What the reader is at, of the types of `xmlReaderTypes` those that can come up.
  enum Node: Int32 {
    /// Behind the document.
    case end = 0
    case startElement = 1
    case text = 3
    case characterData = 4
    case entityReference = 5
    case processingInstruction = 7
    case comment = 8
    case whitespace = 13
    case significantWhitespace = 14
    case endElement = 15
  }

  @usableFromInline let reader: OpaquePointer
  @usableFromInline let report = ParserReport()

  /// Nothing is fetched, no entities but the predefined ones are replaced, and of the encoding only what
  /// ``XMLProlog`` has checked is believed. `XML_PARSE_HUGE` is left out, so that libxml2's own limits hold.
  private static let options =
    XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_COMPACT.rawValue
    | XML_PARSE_BIG_LINES.rawValue

  init(
    _ bytes: UnsafeRawBufferPointer, attributesPerElement: Int
  ) throws(DecodingFailure) {
    try XMLProlog.check(bytes)
    try XMLAttributeCount.check(bytes, limit: attributesPerElement)
    let reader = xmlReaderForMemory(
      bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil, nil,
      Int32(Self.options))
    guard let reader else {
      throw DecodingFailure(.malformed("libxml2 has no memory for a reader"))
    }
    self.reader = reader
    xmlTextReaderSetStructuredErrorHandler(
      reader,
      { report, error in
        guard let report, let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else {
          return
        }
        Unmanaged<ParserReport>.fromOpaque(report).takeUnretainedValue().add(
          code: error.pointee.code, line: Int(error.pointee.line),
          message: error.pointee.message.map { String(cString: $0) },
          parser: error.pointee.ctxt?.assumingMemoryBound(to: xmlParserCtxt.self))
      }, Unmanaged.passUnretained(report).toOpaque())
  }

  // Inlinable for the decoder's sake, whose end is part of inlinable code; the call into C is not.
  @inlinable deinit {
    Self.free(reader)
  }

  @usableFromInline static func free(_ reader: OpaquePointer) {
    xmlFreeTextReader(reader)
  }

  /// Goes to the next node.
  func advance() throws(DecodingFailure) -> Node {
    let result = xmlTextReaderRead(reader)
    guard result >= 0, report.failure == nil else { throw refusal }
    if result == 0 { return .end }
    guard let node = Node(rawValue: xmlTextReaderNodeType(reader)) else {
      throw failure(.malformed("a document type declaration is not allowed"))
    }
    return node
  }

  // MARK: The node

  /// The element's name, which ends in a NUL, or `nil` where it is in a namespace.
  var name: UnsafePointer<UInt8>? {
    xmlTextReaderConstNamespaceUri(reader) == nil ? xmlTextReaderConstLocalName(reader) : nil
  }

  /// The element's name as it is written, and the namespace that it is in, for messages.
  var describedName: String {
    let name = xmlTextReaderConstName(reader).map { String(cString: $0) } ?? "no element"
    let namespace = xmlTextReaderConstNamespaceUri(reader).map { String(cString: $0) }
    return namespace.map { "\(name) in the namespace \($0)" } ?? name
  }

  /// Whether the element is `<name/>`, which has no end of its own.
  var isEmptyElement: Bool { xmlTextReaderIsEmptyElement(reader) == 1 }

  /// The number of elements around the node.
  var depth: Int { Int(xmlTextReaderDepth(reader)) }

  /// The text, in libxml2's memory, until the next ``advance()``.
  var text: UnsafeBufferPointer<UInt8> {
    guard let text = xmlTextReaderConstValue(reader) else { return .init(start: nil, count: 0) }
    let chars = UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self)
    return UnsafeBufferPointer(start: text, count: strlen(chars))
  }

  /// Lends `body` the value of an attribute of the element, or `nil` if there is none.
  func withAttribute<Result>(
    _ name: StaticString,
    _ body: (UnsafeBufferPointer<UInt8>?) throws(DecodingFailure) -> Result
  ) throws(DecodingFailure) -> Result {
    guard xmlTextReaderMoveToAttribute(reader, name.utf8Start) == 1 else { return try body(nil) }
    let result = try body(text)
    _ = xmlTextReaderMoveToElement(reader)
    return result
  }

  /// The first attribute of the element that is in no namespace and has another name than this one.
  func plainAttribute(besides known: String?) -> String? {
    guard xmlTextReaderHasAttributes(reader) == 1 else { return nil }
    defer { _ = xmlTextReaderMoveToElement(reader) }
    while xmlTextReaderMoveToNextAttribute(reader) == 1 {
      let isPlain =
        xmlTextReaderIsNamespaceDecl(reader) != 1
        && xmlTextReaderConstNamespaceUri(reader) == nil
      if isPlain, let name = xmlTextReaderConstLocalName(reader).map({ String(cString: $0) }),
        name != known
      {
        return name
      }
    }
    return nil
  }

  // MARK: Failures

  /// A failure at the node that the reader is at.
  func failure(_ reason: DecodingFailure.Reason) -> DecodingFailure {
    let line = xmlTextReaderCurrentNode(reader).map { Int(xmlGetLineNo($0)) }
    return DecodingFailure(reason, line: line)
  }

  private var refusal: DecodingFailure {
    report.failure ?? failure(.malformed("libxml2 cannot read the document"))
  }
}

/// The first error that libxml2 reports about one document.
@usableFromInline
final class ParserReport {
  private(set) var failure: DecodingFailure?

  fileprivate func add(
    code: Int32, line: Int, message: String?, parser: UnsafeMutablePointer<xmlParserCtxt>?
  ) {
    guard failure == nil else { return }
    failure = DecodingFailure(
      Self.reason(code: xmlParserErrors(UInt32(code)), message, parser),
      line: line > 0 ? line : nil)
  }

  private static func reason(
    code: xmlParserErrors, _ message: String?, _ parser: UnsafeMutablePointer<xmlParserCtxt>?
  ) -> DecodingFailure.Reason {
    switch code {
    case XML_ERR_INVALID_ENCODING: return .invalidUTF8
    // libxml2 reports "Extra content at the end of the document" for an input that ends too early, too.
    case XML_ERR_DOCUMENT_END where parser.map(isUnfinished) == true: return .truncated
    default:
      var message = message ?? "libxml2 error \(code.rawValue)"
      while message.last?.isNewline == true { message.removeLast() }
      // libxml2 names an option of its own here, which a caller of the codec cannot set.
      guard message.lowercased().contains("huge") else {
        return .malformed(message)
      }
      return .malformed(
        "the document goes over a limit of libxml2 itself, which is 256 levels of elements and 10,000,000 bytes of one text; split it, or use another format"
      )
    }
  }

  /// Whether the root element has not come, or has not ended.
  private static func isUnfinished(_ parser: UnsafeMutablePointer<xmlParserCtxt>) -> Bool {
    parser.pointee.nodeNr > 0 || xmlDocGetRootElement(parser.pointee.myDoc) == nil
  }
}
