public import RecordModel

extension DocumentFailure {
  /// The failure of what reads documents in another format than JSON: its reason and its place.
  public init(encoded failure: DecodingFailure) {
    let reason: Reason =
      if case .unknownMember(let name) = failure.reason {
        .unknownMember(name)
      } else {
        .malformed(failure.reason.finding)
      }
    self.init(
      reason, at: DocumentPath(failure.path), line: failure.line, offset: failure.offset)
  }

  /// The failure of what writes documents in another format than JSON.
  public init(encoding failure: EncodingFailure) {
    self.init(.malformed(failure.reason.finding), at: DocumentPath(failure.path))
  }

  /// The same failure of a file's documents, where the first step of its path is that to the document, in their file.
  package func ofElement(inFile file: String) -> DocumentFailure {
    guard case .element(let index)? = path.steps.first else { return inFile(file) }
    return DocumentFailure(
      reason, at: DocumentPath(Array(path.steps.dropFirst())), line: line, offset: offset
    ).inFile(file, sample: index + 1)
  }
}

extension DocumentPath {
  /// The same place in a document.
  init(_ path: FieldPath) {
    self.init(
      path.steps.enumerated().map { position, step in
        switch step {
        case .field: .member(path.fieldName(ofStep: position) ?? "")
        case .element(let index): .element(index)
        case .key(let key): .member(key)
        }
      })
  }
}

extension DecodingFailure.Reason {
  /// What is wrong, for people who do not set the limits: without the property that a programmer would raise.
  package var finding: String {
    switch self {
    case .inputTooLong(let count, let limit):
      "the input is \(count) bytes long, and the longest that is read has \(limit)"
    case .nestingTooDeep(let limit):
      "records nest deeper than \(limit) levels, which is as deep as the codecs read"
    case .tooManyElements(let limit):
      "a collection has more than \(limit) elements, which are the most that are read"
    case .stringTooLong(let count, let limit):
      "a string is \(count) bytes long, and the longest that is read has \(limit)"
    case .tooManyUnknownBytes(let limit):
      "the fields that the schema does not have are longer than \(limit) bytes, which are the most that are kept; add them to the schema"
    default: "\(self)"
    }
  }
}

extension EncodingFailure.Reason {
  /// What is wrong, for people who do not set the limits.
  package var finding: String {
    guard case .nestingTooDeep(let limit) = self else { return "\(self)" }
    return "records nest deeper than \(limit) levels, which is as deep as the codecs read"
  }
}

extension EncodingFailure {
  /// The place and what is wrong there, where the codec is named already.
  package var finding: String {
    (path.steps.isEmpty ? "" : "\(path): ") + reason.finding
  }
}
