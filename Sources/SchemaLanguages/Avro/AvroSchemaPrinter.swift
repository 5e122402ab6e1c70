import NativeCodecs
import RecordModel

/// Writes the records of a schema file as an Avro schema.
///
/// The schema of a file is its *root*: the record that no other one in the file leads to. A file with several roots is
/// a union of them. Everything else is inside, in full where it is first mentioned and by its name afterwards; types of
/// other files too, since an Avro schema is whole in itself.
///
/// `AvroSchema(_: RecordSchema)` of `NativeCodecs` says what becomes of each type.
///
/// The namespace is the package; comments become `doc`, and a field's comment is the field's.
///
/// Source: Apache Avro 1.11, *Specification*, "Schema Declaration".
public struct AvroSchemaPrinter: Sendable {
  private let set: SchemaSet

  /// Prints files of a set.
  public init(_ set: SchemaSet) {
    self.set = set
  }

  /// The `.avsc` file's text.
  ///
  /// - Throws: ``SchemaFailure`` where a default is one that Avro's JSON cannot spell.
  public func text(of file: SchemaFile) throws(SchemaFailure) -> String {
    var mapping = AvroSchemaMapping { set.origin(of: $0).file.package }
    var schemas = Self.roots(of: file).map { mapping.schema(of: $0) }
    // Enums that no record uses are there for other files.
    for enumeration in file.enums where !mapping.hasWritten(enumeration.schema) {
      schemas.append(mapping.schema(of: enumeration.schema))
    }
    let schema = schemas.count == 1 ? schemas[0] : .union(schemas)
    if let name = Self.fieldWithoutDefault(in: schema) {
      throw SchemaFailure(
        "the default of '\(name)' cannot be written in an Avro schema; leave it out",
        file: file.path)
    }
    return schema.text()
  }

  /// The name of a field whose default the schema could not spell.
  private static func fieldWithoutDefault(in schema: AvroSchema) -> String? {
    for case .record(let record) in schema.definitions.values {
      for field in record.fields where field.defaultValue == nil { return field.name }
    }
    return nil
  }

  /// The records that no other one of the file leads to; of those that only lead to each other, the first.
  static func roots(of file: SchemaFile) -> [RecordSchema] {
    let records = file.records.map(\.schema)
    var known: Set<String> = []
    var reached: Set<String> = []
    for record in records { follow(record, &known) { reached.insert($0) } }
    var roots = records.filter { !reached.contains($0.name) }
    var covered: Set<String> = []
    for record in roots { follow(record, &covered) }
    for record in records where !covered.contains(record.name) {
      roots.append(record)
      follow(record, &covered)
    }
    return roots
  }

  /// Visits a record and all that it leads to, unless it is known; hands over what is led to by another record.
  private static func follow(
    _ record: RecordSchema, _ known: inout Set<String>, _ reach: (String) -> Void = { _ in }
  ) {
    var pending = [record]
    while let record = pending.popLast() {
      guard known.insert(record.name).inserted else { continue }
      for case .record(let reference) in record.fields.map(\.type) {
        if reference.schema.name != record.name { reach(reference.schema.name) }
        pending.append(reference.schema)
      }
    }
  }
}
