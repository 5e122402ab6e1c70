import NativeCodecs

/// The records in a JSON file: one object, the objects of an array, or a line of text for each object (JSON Lines).
public struct JSONSamples: Sendable {
  /// How the records stand in the file.
  public enum Form: Sendable, Hashable {
    /// The document is one object.
    case object
    /// The document is an array of objects.
    case array
    /// Each line is a document of its own, an object. Source: jsonlines.org.
    case lines
  }

  /// The file's name, for messages.
  public let file: String
  /// How the records stand in the file.
  public let form: Form
  /// Where in ``bytes`` each record stands, a JSON object without what is around it.
  public let records: [Range<Int>]
  /// The file's bytes.
  public let bytes: [UInt8]

  /// Finds the records in a file's bytes.
  ///
  /// - Throws: ``InferenceFailure`` where the file is no JSON, or holds no object, or anything else than objects.
  public init(
    _ bytes: [UInt8], file: String, limits: DecodingLimits = .standard
  ) throws(InferenceFailure) {
    self.file = file
    self.bytes = bytes
    if Self.isBlank(bytes[...]) {
      throw InferenceFailure(file: file, "the file is empty; give one with a JSON object in it")
    }
    do throws(DecodingFailure) {
      (form, records) = try Self.document(bytes, limits)
    } catch {
      // Something behind the first object: perhaps an object a line.
      guard case .trailingBytes = error.reason else { throw InferenceFailure(file: file, error) }
      form = .lines
      records = try Self.lines(bytes, file: file, limits)
    }
    if records.isEmpty {
      throw InferenceFailure(file: file, "the array is empty; give one with an object in it")
    }
  }

  private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  /// The records of a file that is one document.
  private static func document(
    _ bytes: [UInt8], _ limits: DecodingLimits
  ) throws(DecodingFailure) -> (Form, [Range<Int>]) {
    try JSONTokenizer.reading(bytes.rawSpan, limits: limits) {
      tokens throws(DecodingFailure) -> (Form, [Range<Int>]) in
      var records: [Range<Int>] = []
      let first = try tokens.next()
      switch first {
      case .beginObject:
        let start = tokens.offset - 1
        try skipObject(&tokens)
        records.append(start..<tokens.offset)
        // Nothing may follow but white space.
        _ = try tokens.next()
        return (.object, records)
      case .beginArray:
        while let token = try tokens.next(), token != .endArray {
          guard token == .beginObject else {
            throw tokens.failure(
              .malformed(
                "element \(records.count) of the array is no object, and only objects are records"))
          }
          let start = tokens.offset - 1
          try skipObject(&tokens)
          records.append(start..<tokens.offset)
        }
        _ = try tokens.next()
        return (.array, records)
      default:
        throw tokens.failure(
          .malformed("the document is neither an object nor an array of objects"))
      }
    }
  }

  /// Passes over the rest of an object whose opening brace has been read.
  private static func skipObject(_ tokens: inout JSONTokenizer) throws(DecodingFailure) {
    while try tokens.next() != .endObject { try tokens.skipValue() }
  }

  private static func lines(
    _ bytes: [UInt8], file: String, _ limits: DecodingLimits
  ) throws(InferenceFailure) -> [Range<Int>] {
    var records: [Range<Int>] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !isBlank(line) {
      do throws(DecodingFailure) {
        let (form, found) = try document(Array(line), limits)
        guard form == .object else {
          throw DecodingFailure(.malformed("the line is no object, and only objects are records"))
        }
        records.append(
          found[0].lowerBound + line.startIndex..<found[0].upperBound + line.startIndex)
      } catch {
        throw InferenceFailure(file: file, error, firstLine: index + 1)
      }
    }
    return records
  }
}
