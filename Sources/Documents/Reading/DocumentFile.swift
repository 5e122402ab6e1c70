import NativeCodecs
public import RecordModel
import SystemCalls

/// The documents in a file, read one at a time: one document, or one a line (JSON Lines), or one behind the other.
///
/// A file of any length takes the memory of its longest document, which is bounded by `DecodingLimits.inputBytes`.
public struct DocumentFile: Sendable {
  /// Which values of a file are its documents.
  public enum Form: Sendable, Hashable {
    /// The values themselves: a file that is an array is one document.
    case values
    /// The elements, where the file is an array; else the values.
    case elements
  }

  /// A document of the file, not yet looked at.
  public struct Document: Sendable {
    /// The document, or its beginning where only that was asked for.
    public let bytes: [UInt8]
    /// How long the document is, in bytes.
    package let length: Int
    /// Which of the file's documents it is, from 1.
    public let sample: Int
    /// The line that it begins on, from 1.
    public let line: Int
  }

  /// The file's path.
  public let path: String
  /// The file's name in failures.
  public let name: String
  /// Which values of the file are its documents.
  public let form: Form
  /// How long and how deep a document may be.
  public let limits: DecodingLimits

  /// Names a file.
  ///
  /// - Parameters:
  ///   - path: the file's path.
  ///   - name: what failures call it; `nil` is its path.
  ///   - form: which values of it are its documents.
  ///   - limits: how long and how deep a document may be.
  public init(
    path: String, name: String? = nil, form: Form = .values, limits: DecodingLimits = .standard
  ) {
    self.path = path
    self.name = name ?? path
    self.form = form
    self.limits = limits
  }

  /// Hands over every document in turn.
  ///
  /// - Throws: ``DocumentFailure`` where the file cannot be read, is not in UTF-8, holds no document or one over the
  ///   limit; and what `body` throws, with the file, the document's number and its line.
  public func forEach(
    _ body: (Document) throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) {
    _ = try forEach(within: ReadingBounds(), body)
  }

  func opened() throws(DocumentFailure) -> FileReader {
    do throws(SystemFailure) {
      return try FileReader(path: path)
    } catch {
      throw unreadable(error)
    }
  }

  /// The failure of a file without a document.
  static func nothing(
    in splitter: DocumentSplitter, isEmpty: Bool
  ) -> DocumentFailure {
    guard !splitter.isArray else {
      return DocumentFailure(
        .malformed(
          "the file is an array without elements; without --elements the array itself is the document"
        ))
    }
    let state = isEmpty ? "is empty" : "holds only white space"
    return DocumentFailure(.malformed("the file \(state); give one with a JSON document in it"))
  }

  func next(_ reader: borrowing FileReader) throws(DocumentFailure) -> [UInt8] {
    do throws(SystemFailure) {
      return try reader.next(atMost: 1 << 18)
    } catch {
      throw unreadable(error)
    }
  }

  private func unreadable(_ failure: SystemFailure) -> DocumentFailure {
    DocumentFailure(.malformed("the file cannot be read: \(failure)")).inFile(name)
  }

  /// Refuses what begins in another encoding than UTF-8, a byte order mark, which JSON has none of (RFC 8259, section 8.1),
  /// and what is compressed: only whoever made it knows how large it may become.
  static func checkEncoding(_ bytes: [UInt8]) throws(DocumentFailure) {
    let encodings: [(start: [UInt8], name: String)] = [
      ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"),
      ([0xFF, 0xFE], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
      ([0x7B, 0], "UTF-16"), ([0x5B, 0], "UTF-16"), ([0, 0x7B], "UTF-16"), ([0, 0x5B], "UTF-16"),
    ]
    for (start, name) in encodings where bytes.starts(with: start) {
      throw DocumentFailure(
        .malformed(
          "the file is in \(name), and JSON is in UTF-8; convert it: iconv -f \(name) -t UTF-8"))
    }
    let compressions: [(start: [UInt8], name: String, tool: String)] = [
      ([0x1F, 0x8B], "gzip", "gunzip"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd", "unzstd"),
    ]
    for (start, name, tool) in compressions where bytes.starts(with: start) {
      throw DocumentFailure(
        .malformed("the file is compressed with \(name); decompress it: \(tool)"))
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw DocumentFailure(
        .malformed(
          "the file begins with a byte order mark (EF BB BF), which JSON has none of; remove it: tail -c +4"
        ))
    }
  }

  /// A failure between documents: a bracket that is missing far before makes a document too long.
  func explained(
    _ failure: DocumentFailure, _ splitter: DocumentSplitter, sample: Int
  ) -> DocumentFailure {
    guard failure.file == nil else { return failure }
    if case .documentTooLong = failure.reason, let document = splitter.unfinished {
      do throws(DecodingFailure) {
        let start = Array(document.bytes.prefix(limits.inputBytes))
        try JSONTokenizer.reading(start.rawSpan, limits: limits) {
          tokens throws(DecodingFailure) in
          while try tokens.next() != nil {}
        }
      } catch {
        if error.reason != .truncated {
          return DocumentFailure(error).counted(from: document.line)
            .inFile(name, sample: sample)
        }
      }
    }
    return failure.inFile(name, sample: sample)
  }
}
