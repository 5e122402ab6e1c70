import RecordModel

/// What stands before the root element: looked at before libxml2 sees it, so that neither a document type declaration
/// nor an encoding other than UTF-8 ever reaches the parser.
///
/// Source: XML 1.0, productions 22 (`prolog`), 23 (`XMLDecl`) and 28 (`doctypedecl`), and appendix F for encodings. What
/// is no prolog at all is left to libxml2, whose message says more.
struct XMLProlog {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  /// Refuses an input that is not UTF-8 by its first bytes or its declaration, or that declares a document type.
  static func check(_ bytes: UnsafeRawBufferPointer) throws(DecodingFailure) {
    guard !bytes.isEmpty else { throw DecodingFailure(.truncated, offset: 0) }
    var prolog = XMLProlog(bytes: bytes)
    try prolog.checkFirstBytes()
    if bytes.has("<?xml", at: prolog.position),
      let end = bytes.index(after: "?>", from: prolog.position + 2)
    {
      try prolog.checkDeclaration(endingAt: end)
    }
    try prolog.checkRest()
  }

  private init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  private mutating func checkFirstBytes() throws(DecodingFailure) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
      return
    }
    // UTF-16 and UTF-32 start with one of their byte order marks or have a zero in the first two bytes, EBCDIC has its
    // less-than sign.
    if bytes[0] == 0xFE || bytes[0] == 0xFF || bytes.prefix(2).contains(0) || bytes[0] == 0x4C {
      throw DecodingFailure(.invalidUTF8, offset: 0, line: 1)
    }
  }

  private mutating func checkDeclaration(endingAt end: Int) throws(DecodingFailure) {
    let declaration = String(decoding: bytes[position..<end], as: UTF8.self)
    defer { position = end }
    guard let keyword = declaration.firstRange(of: "encoding") else { return }
    let encoding = declaration[keyword.upperBound...]
      .drop { $0.isWhitespace || $0 == "=" }.dropFirst().prefix { $0 != "\"" && $0 != "'" }
    guard ["UTF-8", "UTF8", "US-ASCII"].contains(encoding.uppercased()) else {
      throw DecodingFailure(
        .malformed("the document declares the encoding \(encoding); only UTF-8 is read"),
        offset: position, line: 1)
    }
  }

  /// Passes over white space, comments and processing instructions.
  private mutating func checkRest() throws(DecodingFailure) {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), 0x09, 0x0A, 0x0D: position += 1
      case UInt8(ascii: "<"):
        if bytes.has("<!DOCTYPE", at: position) {
          throw DecodingFailure(
            .malformed("a document type declaration is not allowed"), offset: position,
            line: bytes[..<position].count { $0 == 0x0A } + 1)
        }
        if bytes.has("<!--", at: position), let end = bytes.index(after: "-->", from: position + 4)
        {
          position = end
        } else if bytes.has("<?", at: position),
          let end = bytes.index(after: "?>", from: position + 2)
        {
          position = end
        } else {
          return
        }
      default: return
      }
    }
  }
}
