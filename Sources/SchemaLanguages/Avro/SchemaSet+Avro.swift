public import NativeCodecs
public import RecordModel

extension SchemaSet {
  /// The records that carry documents of an Avro schema, and the one that carries a whole document.
  ///
  /// They are those that ``SchemaConversion`` makes of the schema, as one file. Around a document that is no record is a
  /// record named `Document`.
  ///
  /// - Parameters:
  ///   - schema: the schema, whose logical types mean nothing to the records.
  ///   - file: the schema's file, for messages.
  /// - Throws: ``SchemaFailure`` where a record holds itself without end, or too many others.
  public static func carrying(
    _ schema: AvroSchema, file: String
  ) throws(SchemaFailure) -> (set: SchemaSet, root: RecordSchema) {
    let (set, name) = AvroRecords.carriers(of: schema, file: file)
    guard let root = set.record(named: name) else {
      preconditionFailure("the document's record is not among the records")
    }
    var expansion = RecordExpansion(file: file)
    for record in set.files.flatMap(\.allRecords) { try expansion.check(record.schema) }
    return (set, root)
  }
}
