import SystemCalls

extension DocumentFile {
  /// Hands over every document in turn, as ``forEach(_:)`` does, within bounds.
  ///
  /// A document of which a bound leaves the end unread is handed over only where it is the file's first.
  ///
  /// - Returns: How many bytes of the file were read, and whether these are all of it.
  package func forEach(
    within bounds: ReadingBounds, _ body: (Document) throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) -> (readBytes: Int, isWhole: Bool) {
    let reader = try opened()
    var splitter = DocumentSplitter(form, limit: limits.inputBytes, keptBytes: bounds.keptBytes)
    var count = 0
    var readBytes = 0
    func handOver(_ found: DocumentSplitter.Document) throws(DocumentFailure) {
      count += 1
      do throws(DocumentFailure) {
        try body(
          Document(bytes: found.bytes, length: found.length, sample: count, line: found.line))
      } catch {
        throw error.located(in: found.bytes, limits: limits).counted(from: found.line)
          .inFile(name, sample: count, line: found.line)
      }
    }
    var isWhole = false
    while readBytes < bounds.readBytes {
      let bytes = try next(reader)
      do throws(DocumentFailure) {
        if readBytes == 0 { try Self.checkEncoding(bytes) }
        readBytes += bytes.count
        isWhole = bytes.isEmpty
        if isWhole { break }
        try splitter.take(bytes, handOver)
      } catch {
        throw explained(error, splitter, sample: count + 1)
      }
      bounds.progress(readBytes)
    }
    if !isWhole {
      if count == 0, let first = splitter.unfinished {
        let unread = max(0, (reader.fileBytes ?? 0) - readBytes)
        try handOver(.init(bytes: first.bytes, length: first.length + unread, line: first.line))
      }
      return (readBytes, false)
    }
    do throws(DocumentFailure) {
      try splitter.finish(handOver)
      if count == 0 { throw Self.nothing(in: splitter, isEmpty: readBytes == 0) }
    } catch {
      throw error.file == nil ? error.inFile(name) : error
    }
    return (readBytes, true)
  }
}
