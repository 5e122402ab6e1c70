public import RecordModel

extension DocumentFailure {
  /// The failure of what reads documents in another format than JSON: its reason and its place.
  public init(encoded failure: DecodingFailure) {
    self.init(
      .malformed("\(failure.reason)"), at: DocumentPath(failure.path), line: failure.line,
      offset: failure.offset)
  }

  /// The failure of what writes documents in another format than JSON.
  public init(encoding failure: EncodingFailure) {
    self.init(.malformed("\(failure.reason)"), at: DocumentPath(failure.path))
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
