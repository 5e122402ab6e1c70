import RecordModel
import SchemaLanguages

/// Why a document does not fit: what was expected and what was there, and where.
public struct DocumentFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What does not fit.
  public enum Reason: Sendable, Hashable {
    /// The value is of another kind than the schema's.
    case wrongType(expected: String, found: String)
    /// The value is of the right kind, and the type of the schema cannot hold it.
    case outOfRange(expected: String, found: String)
    /// The nearest number of 64 bits is not this one, or there is none.
    case beyondDouble(String)
    /// The schema has no member of this name here.
    case unknownMember(String)
    /// No field of a message goes with the name of a member.
    case unmatchedMember(String, record: String)
    /// Two members of an object exclude each other, being of one oneof.
    case exclusiveMembers(String, String, oneof: String)
    /// The documents have more than one name for a field.
    case twoSpellings(field: String, record: String, [String])
    /// The documents have a message both as an object and as what it holds.
    case twoForms(record: String)
    /// A member of this name is asked for and is not there.
    case missingMember(String)
    /// An object has two members of this name.
    case duplicateMember(String)
    /// Values nest deeper than a limit.
    case nestingTooDeep(limit: Int)
    /// A document is longer than a limit, in bytes.
    case documentTooLong(limit: Int)
    /// There is more than is kept in memory; the text says of what, and what to do.
    case tooMuch(String)
    /// The bytes are no JSON, or not in UTF-8; the text says how.
    case malformed(String)
  }

  /// What does not fit.
  public let reason: Reason
  /// Where in the document.
  public private(set) var path: DocumentPath
  /// The file, where there is one.
  public private(set) var file: String?
  /// Which of the file's documents, from 1.
  public private(set) var sample: Int?
  /// The line of the file, from 1: where the text is wrong, or where the document begins.
  public internal(set) var line: Int?
  /// The byte of the file, from 0, where the file is binary.
  public private(set) var offset: Int?
  /// What else can be done, in the words of what reads the document.
  private var advice: String?

  /// States a failure; the levels around it add their steps to the path.
  public init(
    _ reason: Reason, at path: DocumentPath = DocumentPath(), line: Int? = nil, offset: Int? = nil
  ) {
    self.reason = reason
    self.path = path
    self.line = line
    self.offset = offset
  }

  /// The same failure seen from one level further out.
  public func inside(_ step: DocumentPath.Step) -> DocumentFailure {
    var result = self
    result.path.prepend(step)
    return result
  }

  /// The same failure of a document in a file; a line that is known already is kept.
  public func inFile(_ file: String, sample: Int? = nil, line: Int? = nil) -> DocumentFailure {
    var result = self
    result.file = file
    result.sample = sample
    result.line = self.line ?? line
    return result
  }

  /// The same failure of a document that begins on a line of its file: a line of the document becomes one of the file.
  package func counted(from firstLine: Int) -> DocumentFailure {
    var result = self
    result.line = line.map { firstLine + $0 - 1 }
    return result
  }

  /// The same failure of bytes that begin at this offset of their file.
  func counted(fromByte start: Int) -> DocumentFailure {
    var result = self
    result.offset = offset.map { start + $0 }
    return result
  }

  /// The same failure of bytes that are made of those of the file from this offset on.
  func located(atByte start: Int) -> DocumentFailure {
    var result = self
    result.offset = offset.map { _ in start }
    return result
  }

  /// The same failure, with what else can be done where it is that the schema does not have a member.
  package func advising(ofUnknownMember advice: String) -> DocumentFailure {
    switch reason {
    case .unknownMember, .unmatchedMember:
      var result = self
      result.advice = advice
      return result
    default: return self
    }
  }

  /// The same failure of a document whose lines say nothing to the user.
  package var withoutLine: DocumentFailure {
    var result = self
    result.line = nil
    return result
  }

  public var description: String {
    var text = ""
    if let file { text += line.map { "\(file):\($0): " } ?? "\(file): " }
    if let sample, sample > 1 || !path.steps.isEmpty { text += "document \(sample): " }
    if !path.steps.isEmpty { text += "\(path): " }
    text += "\(reason)" + (advice.map { "; \($0)" } ?? "")
    if let offset { text += " (at byte \(offset))" }
    return text
  }
}

extension DocumentFailure.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .wrongType(let expected, let found): "expected \(expected), found \(found)"
    case .outOfRange(let expected, let found): "expected \(expected), and \(found) does not fit"
    case .beyondDouble(let number):
      "\(number) is not a number that a double holds; round it, or write it as text (a string in the schema)"
    case .unknownMember(let name): "the schema has no member \(JSONText.excerpt(name)) here"
    case .unmatchedMember(let name, let record) where FieldSchema.isBracketed(name):
      "\(record) has no extension \(JSONText.excerpt(name)); write the full name, package first, of one that the files declare"
    case .unmatchedMember(let name, let record):
      "\(record) has no field for the member \(JSONText.excerpt(name)); add one, or name the member at the field it goes into: [json_name = \(JSONText.excerpt(name))]"
    case .exclusiveMembers(let name, let other, let oneof):
      "\(JSONText.excerpt(name)) and \(JSONText.excerpt(other)) are both there, and the oneof \(oneof) holds one of them"
    case .twoSpellings(let field, let record, let names):
      "the field \(record).\(field) is spelled \(names.map { JSONText.excerpt($0) }.joined(separator: " and ")) in the documents; add a field for one of them"
    case .twoForms(let record):
      "a \(record) is an object in one place of the documents and what it holds in another; give each its own message"
    case .missingMember(let name):
      "the member \(JSONText.excerpt(name)) is missing, which the schema has always"
    case .duplicateMember(let name): "the member \(JSONText.excerpt(name)) is there twice"
    case .nestingTooDeep(let limit):
      "values nest deeper than \(limit) levels, which is as deep as the codecs read"
    case .documentTooLong(let limit):
      "a document is longer than \(limit) bytes (\(limit >> 20) MiB), which is the longest that is read"
    case .tooMuch(let message), .malformed(let message): message
    }
  }
}

/// Where in a JSON document: `$.rules[3].types`, `$["first-name"]`; `$` is the document.
public struct DocumentPath: Sendable, Hashable, CustomStringConvertible {
  /// A step from a value to one in it.
  public enum Step: Sendable, Hashable {
    /// To the member of this name.
    case member(String)
    /// To the element at this position, from 0.
    case element(Int)
  }

  /// The steps, the outermost first.
  public private(set) var steps: [Step]

  /// Makes a path from its steps, the outermost first.
  public init(_ steps: [Step] = []) {
    self.steps = steps
  }

  /// Puts a step before the others: the path as seen from one level further out.
  mutating func prepend(_ step: Step) {
    steps.insert(step, at: 0)
  }

  /// The steps as they are written; of very many the first and the last.
  public var description: String {
    let texts = steps.map(Self.text(of:))
    guard texts.count > Self.mostSteps else { return "$" + texts.joined() }
    return "$" + texts.prefix(Self.mostSteps / 2).joined() + " … "
      + texts.suffix(Self.mostSteps / 4).joined()
  }

  private static let mostSteps = 24

  /// A step as it is written behind those before.
  static func text(of step: Step) -> String {
    switch step {
    case .member(let name):
      NameEscape.escaped(name) == name ? "." + name : "[\(JSONText.excerpt(name))]"
    case .element(let index): "[\(index)]"
    }
  }
}
