internal import CLibXML2
import RecordModel

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// libxml2's pull reader over an input that stays where it is.
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

  private let reader: OpaquePointer
  private let report = ParserReport()

  /// Nothing is fetched, no entities but the predefined ones are replaced, and of the encoding only what
  /// ``XMLProlog`` has checked is believed. `XML_PARSE_HUGE` is left out, so that libxml2's own limits hold.
  private static let options =
    XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_COMPACT.rawValue
    | XML_PARSE_BIG_LINES.rawValue

  init(_ bytes: UnsafeRawBufferPointer) throws(DecodingFailure) {
    try XMLProlog.check(bytes)
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
          message: error.pointee.message.map { String(cString: $0) })
      }, Unmanaged.passUnretained(report).toOpaque())
  }

  deinit {
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

  /// The element's name as it is written, for messages.
  var qualifiedName: String {
    xmlTextReaderConstName(reader).map { String(cString: $0) } ?? ""
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
private final class ParserReport {
  private(set) var failure: DecodingFailure?

  func add(code: Int32, line: Int, message: String?) {
    guard failure == nil else { return }
    let line = line > 0 ? line : nil
    if code == Int32(XML_ERR_INVALID_ENCODING.rawValue) {
      failure = DecodingFailure(.invalidUTF8, line: line)
      return
    }
    var message = message ?? "libxml2 error \(code)"
    while message.last?.isNewline == true { message.removeLast() }
    failure = DecodingFailure(.malformed(message), line: line)
  }
}
