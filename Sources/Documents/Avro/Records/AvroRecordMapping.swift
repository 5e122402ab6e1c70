import Bytes
public import NativeCodecs
public import RecordModel
public import SchemaLanguages

/// Carries JSON documents under an Avro schema in records, so that every codec writes them, and gives them back.
///
///     let mapping = try AvroRecordMapping(try AvroDocumentCodec(schema: schema))
///     let record = try mapping.record(document)
///     let bytes = try ProtobufCodec(schema: mapping.schema).encode(record)
///
/// The records are those of `SchemaSet.carrying`, which are the ones that a schema converted to `.proto`, `.xsd` or Swift
/// has: a union is a record with a field for each type, an array in an array a record with one field. A document becomes
/// Avro's bytes first and then a record, so that whatever ``AvroDocumentCodec`` says of unions, defaults, logical types and
/// names holds here too. Maps are given back in the order of their keys.
public struct AvroRecordMapping: Sendable {
  /// What is done with an empty array or map where there could also be `null`, which the records cannot tell from it.
  public enum Emptiness: Sendable, Hashable {
    /// It is refused.
    case refused
    /// It is taken for `null`.
    case isNull
  }

  /// The record that carries a document.
  public let schema: RecordSchema
  /// All records, as one file.
  public let schemas: SchemaSet
  private let codec: AvroDocumentCodec
  private let plan: AvroRecordPlan
  private let emptiness: Emptiness

  /// Prepares for documents of a codec's schema.
  ///
  /// - Parameters:
  ///   - codec: how the documents stand to Avro.
  ///   - emptiness: what is done with an empty collection that could be `null`.
  ///   - file: the schema's file, for messages.
  /// - Throws: `SchemaFailure` where a record of the schema holds itself without end.
  public init(
    _ codec: AvroDocumentCodec, emptiness: Emptiness = .refused, file: String = "schema.avsc"
  ) throws(SchemaFailure) {
    let carriers = try SchemaSet.carrying(codec.schema, file: file)
    schemas = carriers.set.namingMembers()
    schema = schemas.record(named: carriers.root.name) ?? carriers.root
    self.codec = codec
    self.emptiness = emptiness
    plan = AvroRecordPlan(codec.plan, root: schema)
  }

  /// The record that carries a document.
  ///
  /// - Throws: ``DocumentFailure`` where the document does not fit the schema, or would not be given back equal.
  public func record(_ document: JSONValue) throws(DocumentFailure) -> DynamicRecord {
    let bytes = try codec.encode(document)
    let value = try ByteReader.reading(bytes.rawSpan) { reader throws(DocumentFailure) in
      var reader = AvroRecordReader(
        plan: plan, refusesEmpty: emptiness == .refused,
        reader: AvroReader(reader, limits: codec.limits))
      return try reader.value(of: plan.root)
    }
    guard case .record(let record) = value else {
      preconditionFailure("a document is carried by a record")
    }
    return record
  }

  /// The document that a record carries.
  ///
  /// - Precondition: the record is one of ``schema``.
  /// - Throws: ``DocumentFailure`` where the record says more or less than a value of the Avro schema can: several fields of
  ///   a union, no field of one, a `fixed` of another size, an unknown number of an enum.
  public func document(_ record: DynamicRecord) throws(DocumentFailure) -> JSONValue {
    precondition(record.schema.name == schema.name, "the record is of another schema")
    var buffer = ByteBuffer()
    try AvroRecordWriter(plan: plan).write(.record(record), as: plan.root, into: &buffer)
    return try codec.decode(buffer.bytes())
  }
}

extension SchemaSet {
  /// The same files, in which a field whose name has an escape is called in JSON what it stands for.
  fileprivate func namingMembers() -> SchemaSet {
    var names: [String: [Int: String]] = [:]
    for record in files.flatMap(\.allRecords).map(\.schema) {
      var taken = Set(record.fields.map(\.jsonName))
      for field in record.fields {
        let meant = NameEscape.unescaped(field.jsonName)
        if taken.insert(meant).inserted { names[record.name, default: [:]][field.number] = meant }
      }
    }
    return naming(names)
  }
}
