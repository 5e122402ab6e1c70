/// Finds where each document of a file ends, while the file goes by in pieces.
///
/// Documents stand one behind the other, with or without white space between them: one document, or one a line (JSON
/// Lines), or one behind the other. Only brackets and strings are looked at; whether a document is JSON is for its reader
/// to say.
struct DocumentSplitter {
  /// A document, and the line that it begins on.
  struct Document {
    /// The document, or as much of it as is kept.
    let bytes: [UInt8]
    /// How long the document is, in bytes.
    let length: Int
    let line: Int
  }

  private enum State {
    case between
    /// Behind an element of the array that the file is.
    case behindElement
    case inScalar
    case inString
    case inEscape
    case inBrackets
    case inNestedString
    case inNestedEscape
    /// Behind the array that the file is.
    case behindArray
  }

  private let form: DocumentFile.Form
  /// The longest document, in bytes.
  private let limit: Int
  /// The most bytes of a document that are kept.
  private let keptBytes: Int
  private var state = State.between
  private var depth = 0
  /// Whether the file is an array whose elements are the documents.
  private var isInArray = false

  /// Whether the file is an array whose elements are the documents.
  var isArray: Bool { isInArray }

  private var hasBegun = false
  /// Whether a comma has been read, and an element must follow.
  private var owesElement = false
  private var pending: [UInt8] = []
  private var pendingLength = 0
  private var line = 1
  private var firstLine = 1

  init(_ form: DocumentFile.Form, limit: Int, keptBytes: Int = .max) {
    self.form = form
    self.limit = limit
    self.keptBytes = keptBytes
  }

  /// The bytes of the document that has begun and not ended, and its line; `nil` where none has.
  var unfinished: Document? {
    switch state {
    case .between, .behindElement, .behindArray: nil
    default: Document(bytes: pending, length: pendingLength, line: firstLine)
    }
  }

  /// Takes the next bytes of the file, and hands over every document that they end.
  mutating func take(
    _ bytes: [UInt8], _ body: (Document) throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) {
    var start = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") { line += 1 }
      switch state {
      case .between, .behindElement, .behindArray:
        guard try begins(byte) else { continue }
        start = index
        firstLine = line
      case .inScalar:
        if Self.isScalar(byte) { continue }
        keep(bytes[start..<index])
        try end(body)
        if try begins(byte) {
          start = index
          firstLine = line
        }
      case .inString:
        if byte == UInt8(ascii: "\\") { state = .inEscape }
        if byte == UInt8(ascii: "\"") { try end(with: bytes[start...index], body) }
      case .inEscape: state = .inString
      case .inBrackets:
        switch byte {
        case UInt8(ascii: "\""): state = .inNestedString
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          depth -= 1
          if depth == 0 { try end(with: bytes[start...index], body) }
        default: break
        }
      case .inNestedString:
        if byte == UInt8(ascii: "\\") { state = .inNestedEscape }
        if byte == UInt8(ascii: "\"") { state = .inBrackets }
      case .inNestedEscape: state = .inNestedString
      }
    }
    if unfinished == nil { return }
    keep(bytes[start...])
    guard pendingLength <= limit else {
      throw DocumentFailure(.documentTooLong(limit: limit), line: firstLine)
    }
  }

  /// Ends the file: a number may be the last document.
  mutating func finish(
    _ body: (Document) throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) {
    // What is cut off is for the document's reader to find.
    if unfinished != nil { try end(body) }
    if isInArray, state != .behindArray {
      throw DocumentFailure(.malformed("the file ends in the middle of its array"), line: line)
    }
  }

  // MARK: - Between documents

  /// Whether a document begins with a byte.
  private mutating func begins(_ byte: UInt8) throws(DocumentFailure) -> Bool {
    if [0x20, 0x09, 0x0A, 0x0D].contains(byte) { return false }
    if state == .behindArray { throw unexpected(byte, "the end of the file behind its array") }
    if isInArray {
      if byte == UInt8(ascii: "]"), !owesElement {
        state = .behindArray
        return false
      }
      if state == .behindElement {
        guard byte == UInt8(ascii: ",") else {
          throw unexpected(byte, "a comma or the end of the array")
        }
        owesElement = true
        state = .between
        return false
      }
      owesElement = false
    } else if form == .elements, !hasBegun, byte == UInt8(ascii: "[") {
      isInArray = true
      hasBegun = true
      return false
    }
    hasBegun = true
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      depth = 1
      state = .inBrackets
    case UInt8(ascii: "\""): state = .inString
    default: state = .inScalar
    }
    return true
  }

  /// Whether a byte may belong to a number or a word, or is nothing that could end one.
  private static func isScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "["),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\""):
      false
    default: true
    }
  }

  private mutating func end(
    with bytes: ArraySlice<UInt8>, _ body: (Document) throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) {
    keep(bytes)
    try end(body)
  }

  private mutating func end(
    _ body: (Document) throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) {
    guard pendingLength <= limit else {
      throw DocumentFailure(.documentTooLong(limit: limit), line: firstLine)
    }
    let document = Document(bytes: pending, length: pendingLength, line: firstLine)
    pending = []
    pendingLength = 0
    state = isInArray ? .behindElement : .between
    try body(document)
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    pendingLength += bytes.count
    pending += bytes.prefix(keptBytes - pending.count)
  }

  private func unexpected(_ byte: UInt8, _ expected: String) -> DocumentFailure {
    let found =
      (0x21...0x7E).contains(byte)
      ? "\(Unicode.Scalar(byte))" : "byte 0x\(String(byte, radix: 16, uppercase: true))"
    return DocumentFailure(.malformed("expected \(expected), found \(found)"), line: line)
  }
}
