public import NativeCodecs
public import RecordModel

/// Carries JSON documents in records and gives them back equal (`JSONValue.says(_:)`).
///
///     let mapping = DocumentMapping(schema)
///     let record = try mapping.record(try JSONValue(reading: bytes))
///     let encoded = try ProtobufCodec<DynamicRecord>(schema: schema.root).encode(record)
///
/// A document that would not be given back equal is refused, unless ``DocumentSchema/allowsMissing`` says otherwise.
public struct DocumentMapping: Sendable {
  /// What documents are carried in.
  public let schema: DocumentSchema
  private let plan: DocumentPlan
  private let limits: DecodingLimits
  private let ignoresUnknown: Bool
  private let form: JSONForm

  /// Prepares for documents of a schema.
  ///
  /// - Parameters:
  ///   - schema: what documents are carried in.
  ///   - limits: how deep documents may nest.
  ///   - ignoresUnknown: whether members that the schema does not have are passed over. They are not given back.
  ///   - form: how documents are given back where members may be missing (``DocumentSchema/allowsMissing``); other
  ///     documents come back as they were.
  public init(
    _ schema: DocumentSchema, limits: DecodingLimits = .standard, ignoresUnknown: Bool = false,
    form: JSONForm = .plain
  ) {
    self.schema = schema
    self.limits = limits
    self.ignoresUnknown = ignoresUnknown
    self.form = schema.allowsMissing ? form : .plain
    plan = DocumentPlan(schema)
  }

  /// The rules that documents are read by, for codecs that read the same records.
  public var readingRules: ReadingRules {
    ReadingRules(
      unknownMembers: ignoresUnknown ? .allowed : .refused,
      missingMembers: schema.allowsMissing ? .allowed : .refused, repeatedMembers: .refused)
  }

  /// The record that carries a document.
  ///
  /// - Throws: ``DocumentFailure`` where the document does not fit the schema.
  public func record(_ document: JSONValue) throws(DocumentFailure) -> DynamicRecord {
    var reader = DocumentReader(plan: plan, limits: limits, ignoresUnknown: ignoresUnknown)
    return try reader.record(document, as: 0)
  }

  /// The document that a record carries.
  ///
  /// - Precondition: the record is one of the schema's root.
  /// - Throws: ``DocumentFailure`` where JSON has no form for a value, such as a moment after the year 9999.
  public func document(_ record: DynamicRecord) throws(DocumentFailure) -> JSONValue {
    precondition(record.schema.name == schema.root.name, "the record is of another schema")
    return try DocumentWriter(plan: plan, form: form, limits: limits)
      .document(record, as: 0, depth: 0)
  }
}
