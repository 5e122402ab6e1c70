import NativeCodecs
import RecordModel

/// Finds a schema that documents of any number and shape fit, and says why it is as it is.
///
///     var inference = DocumentInference()
///     try DocumentFile(path: "events.jsonl").forEach { try inference.observe($0.bytes) }
///     let inferred = inference.inferred(named: "Event")
///
/// | what the documents hold | what carries it |
/// |---|---|
/// | whole numbers | `uint32`, `uint64` where none is negative, else `int32`, `int64`: 32 bits where twice the greatest would fit; as varint, zigzag or fixed, whichever took fewest bytes (fixed: from ten numbers on) |
/// | numbers written with a fraction or an exponent | `double`; `float` where ten or more are all exact in it |
/// | UUIDs, dates, times in UTC, hexadecimal and base64 that print back the same | `bytes`, `int32`, `int64` (``TextForm``) |
/// | few texts that repeat | an enum, where each was there ten times on average, 20 or more in all, and no new one came among the last half |
/// | other texts; `true` and `false` | `string`; `bool` |
/// | objects | a record |
/// | objects whose names are data | a map: where names hold digits in one pattern, or where ten or more names are each in few of the objects; and the values are alike |
/// | arrays | a repeated field; a record (``RecordRole/tuple``) where four or more arrays are of one length and their elements differ in kind by position |
/// | arrays in arrays, `null` among elements, values of several kinds, anything but an object at the top | records with a ``RecordRole`` |
/// | a member that is sometimes missing, or `null` | optional |
///
/// Fields are numbered in the order in which their members are first seen; where there are more than 15, those that are
/// there most often take the numbers that Protobuf writes in one byte.
///
/// Documents are read one at a time and not kept. What is kept is bounded by ``InferenceLimits``.
public struct DocumentInference {
  private let root: Place
  private let ledger: InferenceLedger

  /// Prepares for documents.
  public init(limits: InferenceLimits = InferenceLimits()) {
    ledger = InferenceLedger(limits)
    root = Place(root: ledger)
  }

  /// Takes a document into account.
  ///
  /// - Throws: ``DocumentFailure`` where the bytes are no JSON, an object has two members of one name, a number has more
  ///   than 64 bits, or a limit is exceeded. The inference is of no use afterwards.
  public func observe(_ document: [UInt8]) throws(DocumentFailure) {
    try JSONTokenizer.readingDocument(document, limits: ledger.limits.decoding) {
      tokens, first throws(DocumentFailure) in
      try root.observe(first, &tokens)
    }
  }

  /// The schema that all documents fit. Nothing can be observed afterwards.
  ///
  /// - Parameters:
  ///   - name: the name of the outermost record, an identifier.
  ///   - carriesForms: whether UUIDs, times and the like are carried in other types; otherwise all texts are strings or
  ///     enums.
  public consuming func inferred(
    named name: String, carriesForms: Bool = true
  ) throws(DocumentFailure) -> InferredSchema {
    var conclusion = InferenceConclusion(ledger, carriesForms: carriesForms)
    return try conclusion.schema(of: root, named: name)
  }
}
