import NativeCodecs
public import RecordModel

/// Finds a schema that every sample has: for each member its type, and whether it is always there.
///
/// | what the samples hold | the field |
/// |---|---|
/// | whole numbers | `int64`; `uint64` where one is over 2⁶³ − 1 and none is negative |
/// | other numbers, or both kinds | `double` |
/// | text, true and false | `string`, `bool` |
/// | objects | a record of its own |
/// | arrays | repeated; of text where no array has an element |
/// | a member that is missing or null in a sample | `optional`; an array that is missing stays repeated |
///
/// No schema covers a member of two kinds, an array in an array, or null in an array. Fields are numbered in the order in
/// which their members are first seen. Samples are read one at a time and not kept.
///
///     var inference = SchemaInference()
///     try inference.observe(samples)
///     let schema = try inference.schema(named: "Payload")
public struct SchemaInference {
  private let root = SampleShape(path: "")
  private let limits: DecodingLimits

  /// Prepares for samples whose JSON stays within limits.
  public init(limits: DecodingLimits = .standard) {
    self.limits = limits
  }

  /// Takes the records of a file into account.
  ///
  /// - Throws: ``InferenceFailure`` where a record does not fit with those before.
  public func observe(_ samples: JSONSamples) throws(InferenceFailure) {
    var line = 1
    var counted = 0
    for record in samples.records {
      // The lines are counted as they go by, for the one that a failure is on.
      line += samples.bytes[counted..<record.lowerBound].count { $0 == 0x0A }
      counted = record.lowerBound
      do throws(DecodingFailure) {
        let bytes = Array(samples.bytes[record])
        try JSONTokenizer.reading(bytes.rawSpan, limits: limits) {
          tokens throws(DecodingFailure) in
          if let token = try tokens.next() { try root.observe(token, &tokens) }
        }
      } catch {
        throw InferenceFailure(file: samples.file, error, firstLine: line)
      }
    }
  }

  /// The schema that all records had so far.
  ///
  /// - Parameter name: the name of the outermost record, an identifier.
  public func schema(named name: String) -> RecordSchema {
    var names = InferredNames()
    return root.recordSchema(named: names.unique(name), &names)
  }
}
