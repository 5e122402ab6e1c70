/// The text of a schema's file, and a place in it.
struct SourceText {
  /// The largest file that is read, in bytes.
  static let sizeLimit = 16_000_000

  /// The file's name, for messages.
  let file: String
  /// Where the next scalar is.
  private(set) var place = SourcePosition.start

  private let scalars: [Unicode.Scalar]
  private var index = 0

  /// Starts at the beginning of a file.
  ///
  /// - Throws: ``SchemaFailure`` where there are too many bytes, or they are not UTF-8.
  init(_ bytes: [UInt8], file: String) throws(SchemaFailure) {
    self.file = file
    guard bytes.count <= Self.sizeLimit else {
      throw SchemaFailure(
        "the file has \(bytes.count) bytes, over the limit of \(Self.sizeLimit); split it",
        file: file)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SchemaFailure("the file is not UTF-8 text; save it as UTF-8", file: file)
    }
    scalars = Array(text.unicodeScalars)
    // A byte order mark says nothing in UTF-8.
    if scalars.first == "\u{FEFF}" { index = 1 }
  }

  /// The scalar that many places on; `nil` behind the end.
  func ahead(_ distance: Int) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  /// Passes over one scalar.
  mutating func advance() {
    place.advance(over: scalars[index])
    index += 1
  }
}

/// Reads a schema's text scalar by scalar.
protocol SourceReader {
  var source: SourceText { get set }
}

extension SourceReader {
  var file: String { source.file }

  /// Where the next scalar is.
  var place: SourcePosition { source.place }

  /// The next scalar; `nil` at the end.
  var current: Unicode.Scalar? { source.ahead(0) }

  func ahead(_ distance: Int) -> Unicode.Scalar? { source.ahead(distance) }

  /// Passes over one scalar.
  mutating func advance() { source.advance() }

  /// Passes over a word where it is next.
  mutating func take(_ word: String) -> Bool {
    for (distance, scalar) in word.unicodeScalars.enumerated() {
      guard ahead(distance) == scalar else { return false }
    }
    for _ in word.unicodeScalars { advance() }
    return true
  }

  /// The scalars from here as long as a condition holds.
  mutating func take(while condition: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = current, condition(scalar) {
      text.append(scalar)
      advance()
    }
    return String(text)
  }

  /// A failure at a place of this file.
  func failure(_ message: String, at position: SourcePosition) -> SchemaFailure {
    SchemaFailure(message, file: file, at: position)
  }
}
