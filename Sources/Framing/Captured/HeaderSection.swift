import HeaderCompression

/// A start line and the fields after it, in a text that holds one or several of them.
///
/// Source: RFC 9112, sections 2 to 5; how curl shows them: curl(1), `--dump-header` and `--verbose`.
struct HeaderSection {
  /// Which messages are looked for.
  enum Kind {
    case request, response

    /// What `curl -v` puts before each line.
    var mark: UInt8 { UInt8(ascii: self == .request ? ">" : "<") }
  }

  /// The line of the start line, counted from 1.
  let line: Int
  /// The start line in parts: method, target, version; or version, status, reason.
  let startLine: [String]
  /// The fields, names in lower case, values without the space around them.
  fileprivate(set) var fields: [HeaderField] = []

  /// The last section of a text.
  static func last(
    of kind: Kind, in bytes: some Sequence<UInt8>, file: String
  ) throws(HeaderFileFailure) -> HeaderSection {
    var reader = HeaderSectionReader(kind: kind, file: file)
    return try reader.last(of: Array(bytes))
  }
}

/// What of a text has been read.
private struct HeaderSectionReader {
  let kind: HeaderSection.Kind
  let file: String
  var line = 0
  var last: HeaderSection?
  /// Whether fields may follow.
  var isOpen = false

  init(kind: HeaderSection.Kind, file: String) {
    self.kind = kind
    self.file = file
  }

  mutating func last(of bytes: [UInt8]) throws(HeaderFileFailure) -> HeaderSection {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let isVerbose = lines.contains { $0.starts(with: [kind.mark, UInt8(ascii: " ")]) }
    for written in lines {
      line += 1
      var content = written.last == UInt8(ascii: "\r") ? written.dropLast() : written
      if isVerbose {
        guard content.first == kind.mark else { continue }
        content = content.dropFirst()
        if content.first == UInt8(ascii: " ") { content = content.dropFirst() }
      }
      try read(content)
    }
    guard let last else {
      throw failure(
        kind == .request
          ? "there is no request line such as 'GET /v1/items HTTP/1.1'; give what curl -v shows after '> '"
          : "there is no status line such as 'HTTP/1.1 200 OK'; give what curl -D wrote")
    }
    return last
  }

  private mutating func read(_ content: ArraySlice<UInt8>) throws(HeaderFileFailure) {
    guard !content.isEmpty else {
      isOpen = false
      return
    }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw failure(
        "the line is not UTF-8; write such a value in ASCII characters of the same number")
    }
    guard content.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else {
      throw failure("the line has a control character, which no header field may have")
    }
    // What follows an empty line, or a field, begins the next message where it is a start line.
    if let startLine = try startLine(text) {
      last = HeaderSection(line: line, startLine: startLine)
      isOpen = true
      return
    }
    guard isOpen else {
      throw failure(
        last == nil
          ? "the text should begin with a \(kind == .request ? "request" : "status") line"
          : "the header ended at the empty line before; remove what follows (a body, or trailers)")
    }
    let field = try field(content)
    last?.fields.append(field)
  }

  /// The parts of a start line; `nil` for another line.
  private func startLine(_ text: String) throws(HeaderFileFailure) -> [String]? {
    let isStatus = text.hasPrefix("HTTP/")
    let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      .map(String.init)
    switch kind {
    case .response:
      guard isStatus else { return nil }
      guard parts.count >= 2, parts[1].utf8.count == 3,
        parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { throw failure("the status line has no status code of three digits") }
      return parts
    case .request:
      guard !isStatus else {
        throw failure("this is a response; give the file to --response-headers")
      }
      guard parts.count == 3, parts[2].hasPrefix("HTTP/"), !parts[1].isEmpty,
        parts[0].utf8.allSatisfy({ UInt8(ascii: "A") <= $0 && $0 <= UInt8(ascii: "Z") })
      else { return nil }
      return parts
    }
  }

  private func field(_ content: ArraySlice<UInt8>) throws(HeaderFileFailure) -> HeaderField {
    guard content.first != UInt8(ascii: " "), content.first != UInt8(ascii: "\t") else {
      throw failure("a field must be on one line; join this one to the line before (RFC 9112, 5.2)")
    }
    guard let field = HeaderField(line: content) else {
      throw failure("the line is not a field; give it as 'name: value'")
    }
    return field
  }

  private func failure(_ problem: String) -> HeaderFileFailure {
    HeaderFileFailure(file: file, line: line, problem: problem)
  }
}
